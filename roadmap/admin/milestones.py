"""Stages, milestones and specialisations."""

from django.contrib import admin
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.html import format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from roadmap.admin.care import NeedsCare
from roadmap.admin.columns import Tally
from roadmap.admin.fields import ItemForm
from roadmap.admin.inlines import ChildInline, CitationInline
from roadmap.admin.ordering import OrderedAdmin
from roadmap.models import (
    Milestone,
    MilestoneSkill,
    Prerequisite,
    Role,
    RouteStep,
    Specialisation,
    Stage,
    StageCitation,
)


class StageForm(ItemForm):
    spans = (("hours_min", "hours_max"), ("months_min", "months_max"))


class StageCitationInline(CitationInline):
    model = StageCitation


@admin.register(Stage)
class StageAdmin(OrderedAdmin):
    form = StageForm
    list_display = (
        "title",
        "order",
        "state_badge",
        Tally("milestone_count", _("milestones"), (Milestone.objects.all(), "stage")),
        Tally("published_count", _("published milestones"), (Milestone.objects.published(), "stage")),
        "changed",
    )
    list_filter = ("state",)
    search_fields = ("slug", "title")
    search_help_text = _("Title or slug")
    inlines = (StageCitationInline,)
    fieldsets = (
        (None, {"fields": ("title", "slug", "state", "order", "audience", "focus", "changes", "stuck")}),
        (
            _("Signals"),
            {
                "fields": ("entry_signal", "exit_signal"),
                "description": _("How a learner recognises where they are, without a test."),
            },
        ),
        (
            _("Estimate"),
            {
                "fields": (("hours_min", "hours_max"), ("months_min", "months_max"), "basis"),
                "description": _("Always a span, shown together with its basis."),
            },
        ),
    )


@admin.register(Specialisation)
class SpecialisationAdmin(OrderedAdmin):
    list_display = (
        "title",
        "order",
        "state_badge",
        Tally("milestone_count", _("milestones"), (Milestone.objects.all(), "specialisation")),
        Tally("role_count", _("roles"), (Role.objects.all(), "specialisation")),
        "changed",
    )
    list_filter = ("state",)
    search_fields = ("slug", "title")
    search_help_text = _("Title or slug")
    fieldsets = ((None, {"fields": ("title", "slug", "state", "order", "summary")}),)


class MilestoneForm(ItemForm):
    spans = (("hours_min", "hours"), ("hours", "hours_max"))


class PrerequisiteInline(ChildInline):
    model = Prerequisite
    fk_name = "milestone"
    fields = ("requires", "order")
    autocomplete_fields = ("requires",)
    related = ("milestone", "requires")


class MilestoneSkillInline(ChildInline):
    model = MilestoneSkill
    fields = ("skill", "level", "any_of", "order")
    autocomplete_fields = ("skill",)
    related = ("skill",)


@admin.register(Milestone)
class MilestoneAdmin(OrderedAdmin):
    form = MilestoneForm
    counted_within = "stage"
    list_display = (
        "title",
        "stage",
        "order",
        "hours",
        "state_badge",
        Tally("route_count", _("routes"), (RouteStep.objects.all(), "milestone")),
        Tally("need_count", _("needs"), (Prerequisite.objects.all(), "milestone")),
        Tally("skill_count", _("skills"), (MilestoneSkill.objects.all(), "milestone")),
        "changed",
    )
    list_select_related = ("stage",)
    list_filter = ("state", NeedsCare, "stage", "routes", "specialisation", "kind")
    search_fields = ("slug", "title")
    search_help_text = _("Title or slug")
    autocomplete_fields = ("stage", "specialisation", "successor")
    readonly_fields = ("on_routes",)
    inlines = (PrerequisiteInline, MilestoneSkillInline)
    fieldsets = (
        (None, {"fields": ("title", "slug", ("state", "successor"), "kind", "outcome", "why")}),
        (
            _("Doing it"),
            {
                "fields": ("done_means", "how_to_start", "pitfalls"),
                "description": _("What a learner reads before they begin."),
            },
        ),
        (_("Proving it"), {"fields": ("evidence", "evidence_note")}),
        (
            _("Estimate"),
            {
                "fields": (("hours", "hours_min", "hours_max"), "hours_basis"),
                "description": _("Sums use the hours; the page shows the range with its basis."),
            },
        ),
        (
            _("Its place"),
            {
                "fields": (("stage", "order"), "specialisation", "starts_work", "on_routes"),
                "description": _(
                    "It is on the site when its stage is published too. Routes choose it on their own pages."
                ),
            },
        ),
    )

    @admin.display(description=_("on routes"))
    def on_routes(self, milestone: Milestone) -> SafeString | Promise:
        """The routes that take it, each a link to where that is changed."""
        steps = milestone.route_steps.select_related("route") if milestone.pk else []
        links = [
            (
                reverse("admin:roadmap_route_change", args=[step.route_id]),
                step.route.title,
                _("required") if step.is_required else _("optional"),
            )
            for step in steps
        ]
        return format_html_join(", ", '<a href="{}">{}</a> ({})', links) or _("None.")
