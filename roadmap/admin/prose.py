"""Markdown in the admin: shown as readers will see it, beside what is typed, with a sheet of what can be typed."""

from collections.abc import Collection
from typing import Any

from django.contrib import admin
from django.contrib.admin.widgets import AdminTextareaWidget
from django.core.exceptions import BadRequest
from django.forms.renderers import BaseRenderer
from django.forms.widgets import Script
from django.http import HttpRequest, HttpResponse
from django.template import loader
from django.template.response import TemplateResponse
from django.utils.safestring import SafeString
from django.utils.text import normalize_newlines
from django.utils.translation import gettext_lazy as _

from roadmap.templatetags.prose import lost

LONGEST_MARKDOWN = 100_000
# Whichever button or script asks for a preview says under this name which field it is of.
ASKED = "_preview"
SHEET = (
    _("An empty line\n\nbegins a new paragraph."),
    _("This is **important**, this is *stressed*."),
    _("[A link](https://example.org/)"),
    _("- one\n- another"),
    _("1. first\n2. second"),
    _("## A heading\n\n### A smaller one"),
    _("> Somebody said so."),
    _("The command `pip install`"),
    _("| Degree | Years |\n|---|---|\n| Master | 2 |"),
)


class MarkdownWidget(AdminTextareaWidget):
    """A text with its preview: live where scripts run, behind a button where not."""

    class Media:
        js = [Script("js/admin-preview.js", defer=True)]

    def __init__(self, preview_address: str) -> None:
        super().__init__({"rows": 20})
        self.preview_address = preview_address

    def render(
        self, name: str, value: object, attrs: dict[str, Any] | None = None, renderer: BaseRenderer | None = None
    ) -> SafeString:
        textarea = super().render(name, value, attrs, renderer)
        context = {
            "name": name,
            "textarea": textarea,
            "address": self.preview_address,
            "asked": ASKED,
            "sheet": [str(typed) for typed in SHEET],
        }
        return loader.render_to_string("admin/roadmap/_markdown_field.html", context | shown(str(value or "")))


def shown(text: str) -> dict[str, Any]:
    """What the preview of a text is rendered with."""
    length = len(normalize_newlines(text))
    if length > LONGEST_MARKDOWN:
        return {"length": length, "longest": LONGEST_MARKDOWN, "is_too_long": True}
    return {"length": length, "longest": LONGEST_MARKDOWN, "text": text, "lost": lost(text)}


def preview(
    desk: admin.ModelAdmin[Any], request: HttpRequest, *, fields: Collection[str], is_fragment: bool
) -> HttpResponse:
    """The text of the field that is asked for, as readers will see it; nothing is saved."""
    name = request.POST.get(ASKED, "")
    if name not in fields:
        message = "A preview of no field."
        raise BadRequest(message)
    context = shown(request.POST.get(name, ""))
    status = 413 if "is_too_long" in context else 200
    if is_fragment:
        return TemplateResponse(request, "admin/roadmap/_preview.html", context, status=status)
    context |= desk.admin_site.each_context(request) | {"title": _("Preview"), "opts": desk.opts}
    return TemplateResponse(request, "admin/roadmap/preview.html", context, status=status)
