"""What an import would change, in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django import template
from django.utils.html import format_html, format_html_join

from roadmap.domain.content import Difference, to_plain, words

if TYPE_CHECKING:
    from django.utils.safestring import SafeString

    from roadmap.admin.exchange import ItemRow, Outcome

register = template.Library()

LONGEST_SHOWN = 200
MARKS = {"same": "{}", "gone": "<del>{}</del>", "new": "<ins>{}</ins>"}


@register.filter
def changing(outcome: Outcome) -> list[ItemRow]:
    """The rows that would be written."""
    return [row for row in outcome.rows if not row.is_skip()]


@register.filter
def minus(count: int, other: int) -> int:
    """What is left of a count."""
    return count - other


@register.filter
def shortly(value: object) -> str:
    """A value of a field as text, cut where it gets long."""
    text = _text(value)
    return text if len(text) <= LONGEST_SHOWN else f"{text[:LONGEST_SHOWN]}…"


@register.simple_tag
def difference(one: Difference) -> SafeString:
    """What was and what is, word by word where both are text."""
    if isinstance(one.before, str) and isinstance(one.after, str):
        return format_html_join(
            "", "{}", ((format_html(MARKS[word.sort], word.text),) for word in words(one.before, one.after))
        )
    gone = format_html(MARKS["gone"], _text(one.before)) if one.before is not None else ""
    new = format_html(MARKS["new"], _text(one.after)) if one.after is not None else ""
    return format_html("{} {}", gone, new)


def _text(value: object) -> str:
    plain = to_plain(value)
    if isinstance(plain, dict):
        return ", ".join(f"{key}: {_text(one)}" for key, one in plain.items())
    return ", ".join(map(_text, plain)) if isinstance(plain, list) else str(plain)
