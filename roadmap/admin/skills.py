"""Skills and the categories they are listed under."""

from django import forms
from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from roadmap.admin.base import CatalogueAdmin
from roadmap.admin.care import NeedsCare
from roadmap.admin.columns import Tally
from roadmap.admin.fields import ItemForm
from roadmap.admin.inlines import ChildForm, ChildInline
from roadmap.admin.merging import MergingAdmin
from roadmap.admin.ordering import OrderedAdmin
from roadmap.models import (
    MilestoneSkill,
    OnetReference,
    Resource,
    RoleSkill,
    Skill,
    SkillAlias,
    SkillCategory,
    SkillLevel,
)


@admin.register(SkillCategory)
class SkillCategoryAdmin(CatalogueAdmin):
    list_display = ("title", "order", Tally("skill_count", _("skills"), (Skill.objects.all(), "category")))
    search_fields = ("slug", "title")
    search_help_text = _("Title or slug")
    fieldsets = ((None, {"fields": ("title", "slug", "order")}),)


class SkillAliasForm(ChildForm):
    def clean_name(self) -> str:
        """The name in lower case and with single spaces; refused if another skill has it, saying which."""
        name: str = " ".join(self.cleaned_data["name"].lower().split())
        others = SkillAlias.objects.filter(name=name).exclude(skill=self.instance.skill_id)
        if other := others.select_related("skill").first():
            taken = _("“%(name)s” is an alias of %(skill)s already.")
            raise forms.ValidationError(taken, params={"name": name, "skill": other.skill})
        return name


class SkillAliasInline(ChildInline):
    model = SkillAlias
    form = SkillAliasForm
    fields = ("name", "order")


class SkillLevelInline(ChildInline):
    model = SkillLevel
    fields = ("level", "descriptor")


class OnetReferenceInline(ChildInline):
    model = OnetReference
    fields = ("technology", "soc", "is_hot", "is_in_demand")


class SkillForm(ItemForm):
    wholes = {"esco_": ("esco_uri", "esco_label", "esco_match")}


@admin.register(Skill)
class SkillAdmin(MergingAdmin, OrderedAdmin):
    form = SkillForm
    counted_within = "category"
    list_display = (
        "title",
        "category",
        "order",
        "state_badge",
        Tally("alias_count", _("aliases"), (SkillAlias.objects.all(), "skill")),
        Tally("milestone_count", _("milestones"), (MilestoneSkill.objects.all(), "skill")),
        Tally("role_count", _("roles"), (RoleSkill.objects.all(), "skill")),
        Tally("resource_count", _("resources"), (Resource.skills.through.objects.all(), "skill")),
        "changed",
    )
    list_select_related = ("category",)
    list_filter = ("state", NeedsCare, "category")
    search_fields = ("slug", "title", "aliases__name")
    search_help_text = _("Name, alias or slug")
    autocomplete_fields = ("category", "successor")
    inlines = (SkillAliasInline, SkillLevelInline, OnetReferenceInline)
    fieldsets = (
        (None, {"fields": ("title", "slug", ("state", "successor"), ("category", "order"), "summary", "note")}),
        (
            _("ESCO"),
            {
                "fields": ("esco_uri", "esco_label", "esco_match"),
                "description": _("The concept of the European classification that comes nearest. All three or none."),
            },
        ),
    )
