"""The text of an advert as it is read: tags gone, lists kept, one spelling for each sign."""

from __future__ import annotations

import html
import re
import unicodedata

# Signs that are written in several ways, each in the plainest one; what has no width and what steers writing goes.
_SIGNS = {
    **dict.fromkeys("\u2018\u2019\u201a\u201b\u02bc\u00b4\u0060\u2032", "'"),
    **dict.fromkeys("\u201c\u201d\u201e\u201f\u00ab\u00bb\u2033", '"'),
    **dict.fromkeys("\u2010\u2011\u2012\u2212\ufe63\uff0d", "-"),
    **dict.fromkeys("\u2013\u2014\u2015", "-"),
    **dict.fromkeys("\u00a0\u1680\u2007\u202f\u205f\u3000\t\v\f", " "),
    **{chr(number): " " for number in range(0x2000, 0x200B)},
    **dict.fromkeys("\u2028\u2029\u0085", "\n"),
    **dict.fromkeys("\u200b\u200c\u200d\u2060\ufeff\u00ad\u200e\u200f\u061c\u180e", ""),
    **{chr(number): "" for number in (*range(0x202A, 0x202F), *range(0x2061, 0x206A), *range(0xFE00, 0xFE10))},
    **{chr(number): "" for number in (*range(9), *range(0x0E, 0x20), 0x7F)},
    "\uff0f": "/",
    "\uff0c": ",",
    "\uff1a": ":",
    "\uff1b": ";",
    "\uff08": "(",
    "\uff09": ")",
}
_ODD = re.compile(f"[{re.escape(''.join(_SIGNS))}]")
_ITEMS = re.compile(r"<li\b[^<>]*>", re.IGNORECASE)
_BREAKS = re.compile(
    r"</?(?:p|br|div|ul|ol|h[1-6]|tr|table|section|article|header|footer|hr|li)\b[^<>]*>",
    re.IGNORECASE,
)
_HIDDEN = re.compile(r"<(script|style|head|title)\b[^<>]*>[^<]*</\1\s*>|<!--[^<>]*-->", re.IGNORECASE)
_TAGS = re.compile(r"</?[a-z][a-z0-9-]{0,15}(?:\s[^<>]*|/)?>", re.IGNORECASE)
_ENTITIES = re.compile(r"&(?:[a-z]{2,8}|#[0-9]{1,6}|#x[0-9a-f]{1,5});", re.IGNORECASE)
_BULLETS = (
    "\u2022\u25cf\u25aa\u25ab\u25e6\u2043\u2219\u25a0\u25a1\u25ba\u25b8"
    "\u27a2\u2713\u2714\u2726\u2756\u00b7\uf0b7\u25cb\u25c6"
)
_BULLET = re.compile(f"[ ]?[{_BULLETS}][ ]?")
_BLANKS = re.compile(r"[^\S\n]{2,}|[^\S\n ]")
_EDGES = re.compile(r" \n ?|\n ")
_EMPTY_LINES = re.compile(r"\n{3,}")
_INLINE = re.compile(r" [*] (?=[A-Z0-9])")
# Headings that stand within a long line, as in texts that lost their lines: with capitals, and a new beginning behind.
_LONG_LINE = 350
_HEADINGS = re.compile(
    r"(?<=[\w.!?;:)*]) ((?:Minimum|Basic|Required?|Preferred|Desired|Additional|Key|Technical|Bonus|Job|"
    r"Primary|Main|Core|Essential|Other|Mandatory|Your|Top) "
    r"(?:Skills?(?: (?:and|&) \w+)?|Qualifications?|Requirements?|Responsibilities|Experience|Education|"
    r"Duties|Functions)(?: [Rr]equired)?|"
    r"Skills Required|Skill Requirements|Nice [Tt]o [Hh]aves?|Good [Tt]o [Hh]ave|Must [Hh]aves?|"
    r"Bonus [Pp]oints|Bonus skills|"
    r"What [Yy]ou'll (?:[Dd]o|[Bb]e [Dd]oing|[Nn]eed|[Bb]ring)|What [Ww]e [Oo]ffer|Who [Yy]ou [Aa]re|"
    r"About (?:[Uu]s|[Yy]ou|[Tt]he [Rr]ole|[Tt]he [Tt]eam|[Tt]he [Cc]ompany)|Why [Jj]oin [Uu]s)"
    r":?(?= [-*A-Z0-9])"
    r"|(?:(?<=[\w.!?;:)*]) |\b)(Preferred|Required|Requirements|Qualifications|Responsibilities|Benefits|"
    r"Desired|Perks)(?=[A-Z][a-z])"
    r"|(?<=[.!?;:)*]) (Qualifications|Requirements|Responsibilities|Benefits|Perks|Compensation)(?:: ?| )(?=[-*A-Z0-9])"
)
_HEADING_AT_END = re.compile(r"(?<=[.!?]) ([A-Z][\w' &/]{3,60}:)$", re.MULTILINE)
# "Requirements: - Python - SQL": the items of a list that stands behind its heading on one line.
_ITEMS_BEHIND = re.compile(r"^([A-Z][\w' &/]{3,40}:) - (.*)$", re.MULTILINE)
# From how many on signs within a line are the items of a list that lost its lines.
_LIST = 3


def tidied(text: str) -> str:
    """The text that is read, and in which all spans count: no tags, no invisible signs, each list item on its line."""
    plain = unicodedata.normalize("NFC", text.replace("\r\n", "\n").replace("\r", "\n"))
    # Twice, since what was pasted out of a page's source has its tags as entities.
    for _time in range(2):
        plain = _ENTITIES.sub(lambda found: html.unescape(found[0]), _without_tags(plain))
    plain = _ODD.sub(lambda found: _SIGNS[found[0]], _without_tags(plain))
    plain = _EDGES.sub("\n", _BLANKS.sub(" ", _BULLET.sub("\n- ", plain)))
    if len(_INLINE.findall(plain)) >= _LIST:
        plain = _INLINE.sub("\n- ", plain)
    return _EMPTY_LINES.sub("\n\n", _with_lines(plain)).strip()


def _with_lines(text: str) -> str:
    """The text with the headings that stand within long lines on lines of their own."""
    text = _HEADING_AT_END.sub(r"\n\1", text)
    text = _ITEMS_BEHIND.sub(lambda found: f"{found[1]}\n- " + found[2].replace(" - ", "\n- "), text)
    return "\n".join(_parted(line) if len(line) > _LONG_LINE else line for line in text.split("\n"))


def _parted(line: str) -> str:
    """A long line with the headings in it on lines of their own."""
    return _HEADINGS.sub(lambda found: f"\n{found[1] or found[2] or found[3]}:\n", line)


def _without_tags(text: str) -> str:
    """What a browser would show of it."""
    if "<" not in text:
        return text
    return _TAGS.sub("", _BREAKS.sub("\n", _ITEMS.sub("\n- ", _HIDDEN.sub("\n", text))))


def folded(text: str) -> str:
    """The text in small letters, sign by sign as long as it was."""
    small = text.lower()
    if len(small) == len(text):
        return small
    return "".join(sign.lower() if len(sign.lower()) == 1 else sign for sign in text)


def evened(small: str) -> str:
    """The text with blanks for all that may part words, sign by sign as long as it was."""
    return small.replace("-", " ").replace("\n", " ")
