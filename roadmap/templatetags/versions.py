"""How what went and what came is marked, for eyes and for ears."""

from django import template
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext

from roadmap.domain.content import Word
from roadmap.domain.content.lines import Line

register = template.Library()

MARK = '<{tag}><span class="visually-hidden">[{said}: </span>{text}<span class="visually-hidden">]</span></{tag}>'


@register.filter
def marked(line: Line) -> SafeString:
    """The line with its words marked. Screen readers pass over the marks alone, so these are said in words too."""
    return format_html_join("", "{}", ((_marked(word),) for word in line.words))


def _marked(word: Word) -> SafeString:
    if word.sort == "gone":
        return format_html(MARK, tag="del", said=gettext("removed"), text=word.text)
    if word.sort == "new":
        return format_html(MARK, tag="ins", said=gettext("added"), text=word.text)
    return format_html("{}", word.text)
