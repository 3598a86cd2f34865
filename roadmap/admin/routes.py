"""Routes: which milestones they take, in which order, and which of them they require."""

from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from roadmap.admin.columns import Tally
from roadmap.admin.inlines import ChildInline, CitationInline
from roadmap.admin.ordering import OrderedAdmin
from roadmap.models import Route, RouteCitation, RouteStep


class RouteStepInline(ChildInline):
    model = RouteStep
    fields = ("milestone", "is_required", "order")
    autocomplete_fields = ("milestone",)
    related = ("route", "milestone")


class RouteCitationInline(CitationInline):
    model = RouteCitation


@admin.register(Route)
class RouteAdmin(OrderedAdmin):
    list_display = (
        "title",
        "order",
        "state_badge",
        Tally("required_count", _("required"), (RouteStep.objects.filter(is_required=True), "route")),
        Tally("optional_count", _("optional"), (RouteStep.objects.filter(is_required=False), "route")),
        "changed",
    )
    list_filter = ("state",)
    autocomplete_fields = ("successor",)
    search_fields = ("slug", "title")
    search_help_text = _("Title or slug")
    inlines = (RouteCitationInline, RouteStepInline)
    fieldsets = (
        (
            None,
            {
                "fields": (
                    "title",
                    "slug",
                    ("state", "successor"),
                    "order",
                    "summary",
                    "audience",
                    "cost",
                    "earns",
                    "pros",
                    "cons",
                ),
                "description": _(
                    "Learners who change route keep all they have done; steps say what counts from then on."
                ),
            },
        ),
    )
