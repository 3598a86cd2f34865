"""Words that adverts use."""

from django.contrib import admin
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


@admin.register(Term)
class TermAdmin(MergingAdmin):
    list_display = ("title", "category", "spellings", "counts_toward", "state_badge", "changed")
    list_select_related = ("skill",)
    list_filter = ("state", NeedsCare, "category", ("skill", admin.EmptyFieldListFilter))
    search_fields = ("slug", "title", "aliases", "exact", "skill__title")
    search_help_text = _("Name, spelling, slug or skill")
    autocomplete_fields = ("skill", "successor")
    line_validators = dict.fromkeys(("aliases", "exact", "not_in", "only_with"), is_spelling)
    fieldsets = (
        (None, {"fields": ("title", "slug", ("state", "successor"), "category")}),
        (
            _("How adverts write it"),
            {
                "fields": ("aliases", "exact"),
                "description": _("An advert that is read from now on is searched for these. No two terms share one."),
            },
        ),
        (_("When it is something else"), {"fields": ("not_in", "only_with")}),
        (_("What it counts toward"), {"fields": (("skill", "level"), "note")}),
    )

    @admin.display(description=_("spellings"))
    def spellings(self, term: Term) -> str:
        """What it is found by, as far as a list has room."""
        return Truncator(", ".join([*term.exact, *term.aliases])).chars(SHOWN)

    @admin.display(description=_("counts toward"), ordering="skill__title", empty_value="-")
    def counts_toward(self, term: Term) -> SafeString | None:
        """The skill with the level."""
        return format_html("{}&nbsp;{}", term.skill, term.level) if term.skill else None
