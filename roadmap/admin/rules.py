"""Rules: the numbers that judgements rest on."""

from typing import Any

from django import forms
from django.contrib import admin
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from roadmap.admin.base import ItemAdmin
from roadmap.admin.fields import ItemForm
from roadmap.domain.content.kind import ALL_OF_IT
from roadmap.models import Rule, RuleUnit


class RuleForm(ItemForm):
    def clean_amount(self) -> int:
        """A share is at most all of it, also when the unit is not on the form."""
        amount: int = self.cleaned_data["amount"]
        unit = self.data.get("unit", self.instance.unit)
        if unit == RuleUnit.PERCENT and amount > ALL_OF_IT:
            raise forms.ValidationError(_("No share is larger than 100 percent."))
        return amount


@admin.register(Rule)
class RuleAdmin(ItemAdmin):
    form = RuleForm
    list_display = ("title", "amount", "unit", "source", "state_badge", "changed")
    list_select_related = ("source",)
    list_filter = ("state", "unit")
    search_fields = ("slug", "title", "why")
    search_help_text = _("Title, reason or slug")
    autocomplete_fields = ("source",)
    fieldsets = (
        (
            None,
            {
                "fields": ("title", "slug", "state", ("amount", "unit"), "why"),
                "description": _(
                    "Judgements find their numbers by slug. A new amount holds at once, for everybody; without one of "
                    "its numbers a judgement says nothing. A rule with a slug that no judgement knows changes nothing."
                ),
            },
        ),
        (
            _("Where it comes from"),
            {
                "fields": ("source", "section"),
                "description": _("Without a source the pages call it editorial: a guide, not a rule of anybody else."),
            },
        ),
    )

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> Any:  # noqa: ANN401 (as in the base)
        """What a rule counts is part of what it is: only the amount changes."""
        readonly = super().get_readonly_fields(request, obj)
        return (*readonly, "unit") if obj else readonly
