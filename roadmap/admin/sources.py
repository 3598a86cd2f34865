"""Sources: what claims rest on."""

from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from roadmap.admin.base import ItemAdmin
from roadmap.admin.columns import Tally
from roadmap.models import (
    Certification,
    QuestionCitation,
    Resource,
    RoleExperience,
    RouteCitation,
    Rule,
    Source,
    StageCitation,
)


@admin.register(Source)
class SourceAdmin(ItemAdmin):
    list_display = (
        "title",
        "publisher",
        "published",
        "kind",
        "state_badge",
        Tally(
            "claims",
            _("claims"),
            (StageCitation.objects.all(), "source"),
            (RouteCitation.objects.all(), "source"),
            (QuestionCitation.objects.all(), "source"),
            (RoleExperience.objects.all(), "source"),
            (Rule.objects.all(), "source"),
            (Resource.objects.all(), "named_in"),
            (Certification.objects.all(), "named_in"),
        ),
        "changed",
    )
    list_filter = ("state", "kind")
    search_fields = ("slug", "title", "publisher", "url")
    search_help_text = _("Title, publisher, address or slug")
    fieldsets = (
        (None, {"fields": ("title", "slug", "state", "kind")}),
        (
            _("Where to find it"),
            {
                "fields": ("publisher", "published", "url", "note"),
                "description": _("Shown beside every claim that rests on it, so that a learner can check."),
            },
        ),
    )
