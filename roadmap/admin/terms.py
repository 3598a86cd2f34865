"""Words that adverts use."""

from typing import Any

from django import forms
from django.contrib import admin, messages
from django.http import HttpRequest
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.text import Truncator
from django.utils.translation import gettext_lazy as _

from roadmap.admin.care import NeedsCare
from roadmap.admin.merging import MergingAdmin
from roadmap.models import Term
from roadmap.models.terms import is_spelling

# So much of the spellings tells in a list what a term is found by.
SHOWN = 60
# So many shared spellings are told of at once.
MOST_TOLD = 5


@admin.register(Term)
class TermAdmin(MergingAdmin):
    list_display = ("title", "category", "found_by", "counts_toward", "state_badge", "changed")
    list_select_related = ("skill",)
    list_filter = ("state", NeedsCare, "category", ("skill", admin.EmptyFieldListFilter))
    search_fields = ("slug", "title", "aliases", "exact", "skill__title")
    search_help_text = _("Name, spelling, skill or slug")
    autocomplete_fields = ("skill", "successor")
    line_validators = dict.fromkeys(("aliases", "exact", "not_in", "only_with"), is_spelling)
    fieldsets = (
        (None, {"fields": ("title", "slug", ("state", "successor"), "category")}),
        (
            _("How adverts write it"),
            {
                "fields": ("aliases", "exact"),
                "description": _("Adverts are searched for these from the next reading on."),
            },
        ),
        (_("When it is something else"), {"fields": ("not_in", "only_with")}),
        (_("What it counts toward"), {"fields": (("skill", "level"), "note")}),
    )

    def save_model(self, request: HttpRequest, obj: Any, form: forms.ModelForm[Any], change: bool) -> None:  # noqa: ANN401, FBT001
        """Save the term, and tell which of its spellings are another term's too."""
        super().save_model(request, obj, form, change)
        found = obj.shared_spellings() if {"aliases", "exact"}.intersection(form.changed_data) else []
        for one in found[:MOST_TOLD]:
            told = _("“%(spelling)s” is a spelling of “%(other)s” as well: an advert that has it names both.")
            self.message_user(request, told % {"spelling": one.spelling.text, "other": one.other}, messages.WARNING)

    @admin.display(description=_("spellings"))
    def found_by(self, term: Term) -> str:
        """What it is found by, as far as a list has room."""
        return Truncator(", ".join(one.text for one in term.spellings)).chars(SHOWN)

    @admin.display(description=_("counts toward"), ordering="skill__title", empty_value="-")
    def counts_toward(self, term: Term) -> SafeString | None:
        """The skill with the level."""
        return format_html("{}&nbsp;{}", term.skill, term.level) if term.skill else None
