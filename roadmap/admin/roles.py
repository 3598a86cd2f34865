"""Roles: the ladder, and what each rung asks."""

from django import forms
from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from roadmap.admin.care import NeedsCare
from roadmap.admin.columns import Tally
from roadmap.admin.fields import ItemForm
from roadmap.admin.inlines import ChildForm, ChildInline
from roadmap.admin.ordering import OrderedAdmin
from roadmap.models import Role, RoleExperience, RoleMilestone, RoleSkill, RoleStep, WorkKind


class RoleForm(ItemForm):
    counts = forms.MultipleChoiceField(
        label=_("Kinds of work that count"),
        choices=WorkKind,
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("As experience for this role. None ticked: machine learning, data and software."),
    )
    spans = (("years_min", "years_max"),)
    wholes = {
        "esco_": ("esco_uri", "esco_label", "esco_match"),
        "onet_": ("onet_code", "onet_title", "onet_match"),
    }

    def clean_titles(self) -> list[str]:
        """The titles in lower case, as adverts are compared."""
        return list(dict.fromkeys(title.lower() for title in self.cleaned_data["titles"]))


class RoleExperienceInline(ChildInline):
    model = RoleExperience
    fields = ("degree", "months", "source")
    autocomplete_fields = ("source",)
    related = ("role", "source")


class RoleSkillInline(ChildInline):
    model = RoleSkill
    fields = ("skill", "level", "any_of", "order")
    autocomplete_fields = ("skill",)
    related = ("skill",)


class RoleMilestoneInline(ChildInline):
    model = RoleMilestone
    fields = ("milestone", "order")
    autocomplete_fields = ("milestone",)
    related = ("milestone",)


class RoleStepForm(ChildForm):
    def clean_next_role(self) -> Role:
        """Another role than this one."""
        next_role: Role = self.cleaned_data["next_role"]
        if next_role.pk == self.instance.role_id:
            raise forms.ValidationError(_("A role does not lead to itself."))
        return next_role


class RoleStepInline(ChildInline):
    model = RoleStep
    form = RoleStepForm
    fk_name = "role"
    fields = ("next_role", "order")
    autocomplete_fields = ("next_role",)
    related = ("next_role",)


@admin.register(Role)
class RoleAdmin(OrderedAdmin):
    form = RoleForm
    counted_within = "level"
    list_display = (
        "title",
        "level",
        "order",
        "track",
        "state_badge",
        Tally("skill_count", _("skills"), (RoleSkill.objects.all(), "role")),
        Tally("milestone_count", _("key milestones"), (RoleMilestone.objects.all(), "role")),
        Tally("experience_count", _("experience rows"), (RoleExperience.objects.all(), "role")),
        "changed",
    )
    list_filter = ("state", NeedsCare, "track", "level", "specialisation")
    search_fields = ("slug", "title", "titles")
    search_help_text = _("Title, title in adverts or slug")
    autocomplete_fields = ("specialisation", "successor")
    inlines = (RoleExperienceInline, RoleSkillInline, RoleMilestoneInline, RoleStepInline)
    fieldsets = (
        (None, {"fields": ("title", "slug", ("state", "successor"), "scope", "titles", "note")}),
        (_("In words"), {"fields": ("day", "asks", "entry", "leads")}),
        (_("Its place on the ladder"), {"fields": (("level", "order"), "track", "specialisation")}),
        (
            _("Typical years"),
            {
                "fields": (("years_min", "years_max"),),
                "description": _("What is usual, for orientation. What is asked stands below, by degree."),
            },
        ),
        (_("Experience"), {"fields": ("counts",)}),
        (
            _("ESCO and O*NET"),
            {
                "fields": (
                    ("esco_code", "esco_match"),
                    "esco_uri",
                    ("esco_label", "esco_label_newer"),
                    ("onet_code", "onet_match"),
                    "onet_title",
                ),
                "description": _("The occupations of public classifications that come nearest."),
            },
        ),
    )
