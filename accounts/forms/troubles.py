"""What is said about a file that was brought, in the words of whoever reads it."""

from __future__ import annotations

from django.utils.translation import gettext, ngettext

from roadmap.domain.resume.troubles import Fault, Note, Trouble, UnreadableError

# `%(said)s` is what the file says there, `%(limit)s` a length.
_WORDS = {
    Trouble.STRANGE: lambda: gettext("Control characters were taken out."),
    Trouble.TWICE: lambda: gettext("This key stands there twice. The last one was read."),
    Trouble.SHORTENED: lambda: gettext("Longer than fits in: the first %(limit)s characters were taken."),
    Trouble.COMPLETED: lambda: gettext("The address had no https:// and was read as %(said)s."),
    Trouble.YEAR_ALONE: lambda: gettext("Only the year is given. %(said)s was read as January %(said)s."),
    Trouble.GOING_ON: lambda: gettext("The end, %(said)s, is still to come: taken as still going on."),
    Trouble.LEVEL_UNKNOWN: lambda: gettext("“%(said)s” says no level from 1 to 5. Choose one."),
    Trouble.SKILLS_UNKNOWN: lambda: gettext("Not in the catalogue, so left out: %(said)s."),
    Trouble.WRONG_TYPE: lambda: gettext("Something of another type was expected, so this was left out: %(said)s"),
    Trouble.NO_LINK: lambda: gettext("Not a web address that begins with https:// or http://, so left out: %(said)s"),
    Trouble.NO_DATE: lambda: gettext("Not a date such as 2024-09, so left out: %(said)s"),
    Trouble.NO_SENSE: lambda: gettext("This cannot be, so it was left out: %(said)s"),
    Trouble.EMPTY: lambda: gettext("It says nothing."),
    Trouble.NO_NAME: lambda: gettext("It has no title or name. Add it by hand."),
    Trouble.NO_START: lambda: gettext("“%(said)s” has no start, and without one its months cannot be counted."),
    Trouble.FUTURE: lambda: gettext("%(said)s is still to come. Add it once it has happened."),
    Trouble.LONG_AGO: lambda: gettext("%(said)s is too long ago. Is the year right?"),
    Trouble.BACKWARDS: lambda: gettext("The end is before the start: %(said)s."),
    Trouble.SKILL_UNKNOWN: lambda: gettext("“%(said)s” is not a skill of the catalogue. It is kept as it is."),
    Trouble.SKILL_AGAIN: lambda: gettext("“%(said)s” is a skill that stands there already. It is kept as it is."),
}


def words(note: Note) -> str:
    """What there is to say of a place in the file."""
    return _WORDS[note.trouble]() % {"said": note.said, "limit": note.limit}


def refusal(error: UnreadableError) -> str:
    """Why the file cannot be read, and what to do."""
    number = error.number
    if error.fault is Fault.JSON:
        where = gettext("Line %(number)s is where it stops making sense.") % {"number": number} if number else ""
        return f"{gettext('This is not JSON. Choose the file that your résumé was exported to.')} {where}".strip()
    if error.fault is Fault.ENTRIES:
        text = ngettext(
            "It has more than %(number)s entry. Divide it into several files.",
            "It has more than %(number)s entries. Divide it into several files.",
            number,
        )
        return text % {"number": number}
    return {
        Fault.TEXT: gettext("This is not a text file in UTF-8. Choose the JSON file of your résumé."),
        Fault.KIND: gettext("This is JSON, but not a résumé: it has to be one object, with basics, work and so on."),
        Fault.DEPTH: gettext("It is nested more than %(number)s levels deep, which no résumé is."),
        Fault.VALUES: gettext("It holds more than %(number)s values, which is more than a résumé."),
    }[error.fault] % {"number": number}
