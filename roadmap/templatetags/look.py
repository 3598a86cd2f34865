"""How things look: icons drawn into the page, and markup that is rendered once."""

from functools import lru_cache

from django import template
from django.template.base import FilterExpression, NodeList, Parser, Token
from django.template.context import Context
from django.template.loader import render_to_string
from django.template.loader_tags import BLOCK_CONTEXT_KEY
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language, to_locale

register = template.Library()

# Of one piece of markup, so that values without end, such as content versions, cannot fill the memory.
MOST_KEPT = 512


@register.simple_tag
@lru_cache(maxsize=256)
def icon(name: str) -> SafeString:
    """Draw a Bootstrap icon at the size and in the colour of the text around it; say nothing aloud."""
    drawn: str = render_to_string(f"bs_icon/{name}.svg")
    drawn = drawn.replace(f'class="bi bi-{name}"', 'class="icon" aria-hidden="true"').replace(' height="16"', "")
    return mark_safe(drawn)  # noqa: S308 (the drawing comes from an installed package, not from people)


@register.simple_tag(takes_context=True)
def again(context: Context, name: str) -> SafeString:
    """Say once more what a block of this page says, such as its title; `block.super` does not work there."""
    block = context.render_context[BLOCK_CONTEXT_KEY].get_block(name)
    said: str = block.nodelist.render(context)
    return mark_safe(said.strip())  # noqa: S308 (as escaped as in its own place)


@register.simple_tag
def locale() -> str:
    """The language of the page as Open Graph writes it, such as en_GB."""
    return to_locale(get_language() or "")


class OnceNode(template.Node):
    """Markup that is the same for everybody of whom the named values are the same, in one language."""

    # Nothing inside is a block of a page, so `extends` need not walk through it on every request.
    child_nodelists = ()

    def __init__(self, nodelist: NodeList, values: list[FilterExpression]) -> None:
        self.nodelist = nodelist
        self.values = values
        self.rendered: dict[tuple[object, ...], SafeString] = {}

    def render(self, context: Context) -> SafeString:
        """Give what was rendered for these values before, or render it now and keep it."""
        key = (get_language(), *(value.resolve(context, ignore_failures=True) for value in self.values))
        rendered = self.rendered.get(key)
        if rendered is None:
            if len(self.rendered) >= MOST_KEPT:
                self.rendered.clear()
            rendered = self.rendered[key] = self.nodelist.render(context)
        return rendered


@register.tag
def once(parser: Parser, token: Token) -> OnceNode:
    """Render the markup up to `endonce` once per process, language and combination of the values named.

    `{% once user.is_authenticated here %}`: the values are the only part of the context that the markup may use.
    """
    values = [parser.compile_filter(bit) for bit in token.split_contents()[1:]]
    nodelist = parser.parse(["endonce"])
    parser.delete_first_token()
    return OnceNode(nodelist, values)
