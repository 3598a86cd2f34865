"""Job adverts as learners paste them, what they note about them, and what they put right in how they were read."""

from __future__ import annotations

from typing import Any, ClassVar

from django import forms
from django.core.validators import MaxLengthValidator
from django.utils import timezone
from django.utils.text import Truncator, normalize_newlines
from django.utils.translation import gettext_lazy as _

from accounts.actions.adverts import keep_reading
from accounts.forms.certificates import DayField
from accounts.forms.record import RecordForm
from accounts.models import LONGEST_ADVERT, Advert, CorrectedTier
from roadmap.domain.posting.tidying import tidied

LONGEST_WORD, LONGEST_NAME = 80, 80


class AdvertTextField(forms.CharField):
    """The text of an advert: kept as it was pasted, but for the ends of lines and of the whole.

    The browser is not told how long it may be: it would cut the rest off without a word.
    """

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(
            label=_("Text of the advert"),
            widget=forms.Textarea({"rows": 16, "dir": "auto"}),
            help_text=_("All of it, as it is on the page; up to 50,000 characters. Only you see it."),
            error_messages={"required": _("Paste the text of the advert here.")},
            **kwargs,
        )
        told = _("This has %(show_value)s characters; at most %(limit_value)s fit. Leave out what is not the advert.")
        self.validators.append(MaxLengthValidator(LONGEST_ADVERT, told))

    def to_python(self, value: object) -> str:
        """Bring the ends of lines to one form before the length is looked at; nothing to see is nothing."""
        text = normalize_newlines(super().to_python(value) or "")
        return text if any(character.isprintable() and not character.isspace() for character in text) else ""


class PasteForm(RecordForm):
    """An advert, in one go: the text is all that is needed."""

    text = AdvertTextField()

    class Meta(RecordForm.Meta):
        model = Advert
        fields = ("text", "title", "company", "link")
        widgets: ClassVar[dict[str, Any]] = {name: forms.TextInput({"dir": "auto"}) for name in ("title", "company")}
        help_texts = {"title": _("As the advert has it: it says something about how senior they look for.")}

    def clean(self) -> dict[str, Any]:
        """Call it by its first line, if nothing else says what it is: that is mostly the title, or near it."""
        typed = super().clean() or self.cleaned_data
        if not self.instance.pk and not typed.get("title") and not typed.get("company"):
            first = next(filter(None, tidied(typed.get("text", "")).splitlines()), "").lstrip("- ")
            self.instance.name = Truncator(first).chars(LONGEST_NAME)
        return typed

    def keep_links(self, row: Advert) -> None:  # type: ignore[override]
        """Read it."""
        keep_reading(row)


class AdvertForm(PasteForm):
    """All that there is to say of an advert."""

    fields_template = "accounts/adverts/_fields.html"

    applied_on = DayField(label=_("Applied on"))
    interview_on = DayField(label=_("Interview on"))
    decided_on = DayField(label=_("Decided on"))

    class Meta(PasteForm.Meta):
        fields = (  # type: ignore[assignment]
            "name", "stage", "applied_on", "interview_on", "decided_on", "outcome", "notes",
            "title", "company", "link", "text",
        )  # fmt: skip
        widgets: ClassVar[dict[str, Any]] = {
            **PasteForm.Meta.widgets,
            "stage": forms.RadioSelect,
            "outcome": forms.Textarea({"rows": 3}),
            "notes": forms.Textarea({"rows": 5}),
        }  # fmt: skip
        help_texts = PasteForm.Meta.help_texts | {
            "name": _("How you speak of it, where the title says too little."),
            "outcome": _("Such as: they looked for more work with Spark. It helps with the next one."),
        }

    def clean(self) -> dict[str, Any]:
        """Refuse what is still to come where it cannot be."""
        typed = super().clean() or self.cleaned_data
        for name in ("applied_on", "decided_on"):
            day = typed.get(name)
            if day and day > timezone.localdate():
                self.add_error(name, _("This day is still to come. Leave it out until then."))
        return typed


class WordField(forms.CharField):
    """A word or name as it stands in an advert, on one line."""

    def to_python(self, value: object) -> str:
        """Single spaces, nothing invisible."""
        seen = "".join(one for one in super().to_python(value) or "" if one.isprintable() or one.isspace())
        return " ".join(seen.split())


class MissedForm(forms.Form):
    """A word that an advert asks for and that was not found."""

    word = WordField(
        label=_("What did we miss?"),
        max_length=LONGEST_WORD,
        help_text=_("A tool, a method, a skill: as the advert spells it."),
        error_messages={
            "required": _("Write the word that was missed."),
            "max_length": _("This has %(show_value)d characters; at most %(limit_value)d fit."),
        },
    )
    tier = forms.ChoiceField(
        label=_("How much is it asked?"),
        choices=[one for one in CorrectedTier.choices if one[0] != CorrectedTier.NOT_ASKED],
        initial=CorrectedTier.REQUIRED,
        widget=forms.RadioSelect,
    )
    tells_curators = forms.BooleanField(
        label=_("Tell the curators this word, so that it is found next time"),
        required=False,
        help_text=_("They get the word alone: not the advert, and not your name."),
    )
