"""Curated Markdown as safe HTML."""

from collections.abc import Iterator, Sequence
from functools import lru_cache

import nh3
from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext
from markdown_it import MarkdownIt
from markdown_it.token import Token

register = template.Library()

_markdown = MarkdownIt("commonmark", {"html": False}).enable("table")
# The same, but for telling what is HTML from what is text.
_permissive = MarkdownIt("commonmark", {"html": True}).enable("table")
_TAGS = {
    "p", "br", "hr", "em", "strong", "code", "pre", "blockquote", "ul", "ol", "li", "a",
    "h2", "h3", "h4", "table", "thead", "tbody", "tr", "th", "td",
}  # fmt: skip
_INLINE_TAGS = {"br", "em", "strong", "code", "a"}
_ATTRIBUTES = {"a": {"href", "title"}, "ol": {"start"}}


@register.filter
def markdown(text: str) -> SafeString:
    """Render curated Markdown: no raw HTML, no script addresses, links that do not vouch for their target.

    A table that is wider than the page scrolls inside itself, by keyboard too.
    """
    opening = format_html(
        '<div class="table-scroll" role="group" tabindex="0" aria-label="{}"><table>', gettext("Table")
    )
    scrolling = _cleaned(text).replace("<table>", opening).replace("</table>", "</table></div>")
    return mark_safe(scrolling)  # noqa: S308 (cleaned against an allow-list just now)


@register.filter
def inline(text: str) -> SafeString:
    """A line of curated text with its code, emphasis and links, and nothing that is a paragraph of its own."""
    return mark_safe(_cleaned_line(str(text)))  # noqa: S308 (cleaned against an allow-list)


def lost(text: str) -> frozenset[str]:
    """What of a Markdown text readers will not see as its writer may have meant it: "html", "image", "heading"."""
    return frozenset(_lost(_permissive.parse(text)))


def _lost(tokens: Sequence[Token]) -> Iterator[str]:
    for token in tokens:
        if token.type in {"html_block", "html_inline"}:
            yield "html"
        if token.type == "image":
            yield "image"
        if token.type == "heading_open" and token.tag not in _TAGS:
            yield "heading"
        yield from _lost(token.children or ())


@lru_cache(maxsize=1024)
def _cleaned_line(text: str) -> str:
    """Safe HTML that may stand within a sentence."""
    return nh3.clean(
        _markdown.renderInline(text),
        tags=_INLINE_TAGS,
        attributes=_ATTRIBUTES,
        url_schemes={"http", "https", "mailto"},
        link_rel="nofollow noopener",
    )


@lru_cache(maxsize=1024)
def _cleaned(text: str) -> str:
    """Safe HTML. A column's heading that says nothing is no heading."""
    cleaned = nh3.clean(
        _markdown.render(text),
        tags=_TAGS,
        attributes=_ATTRIBUTES,
        url_schemes={"http", "https", "mailto"},
        link_rel="nofollow noopener",
    )
    return cleaned.replace("<th></th>", "<td></td>")
