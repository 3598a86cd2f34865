"""What if: plain fields that change nothing until somebody asks for it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import forms
from django.utils.translation import gettext_lazy as _

from roadmap.domain.arrival import Changes
from roadmap.domain.forecast import HOURS_A_WEEK

if TYPE_CHECKING:
    from collections.abc import Mapping

    from roadmap.domain.arrival import Outset

LONGEST_INTERNSHIP = 36
WITHOUT, WITH = "without", "with"


class WhatIfForm(forms.Form):
    """Hours a week, optional milestones, an internship and another route; a field that is left out changes nothing."""

    hours = forms.IntegerField(
        label=_("Hours a week"),
        required=False,
        min_value=0,
        max_value=HOURS_A_WEEK,
        widget=forms.NumberInput({"data-slider": ""}),
        error_messages={
            "invalid": _("Enter whole hours, such as 8."),
            "min_value": _("Enter 0 or more."),
            "max_value": _("A week has 168 hours; enter fewer."),
        },
    )
    optional = forms.ChoiceField(
        label=_("Optional milestones"),
        required=False,
        choices=[(WITHOUT, _("Skip them")), (WITH, _("Do them too"))],
        widget=forms.Select,
    )
    internship = forms.IntegerField(
        label=_("Months of a planned internship"),
        required=False,
        min_value=0,
        max_value=LONGEST_INTERNSHIP,
        help_text=_("It counts as work for the role you aim at, and runs beside your study."),
        error_messages={
            "invalid": _("Enter whole months, such as 6."),
            "min_value": _("Enter 0 or more."),
            "max_value": _("Enter 36 or fewer; what is longer is a job."),
        },
    )
    route = forms.ChoiceField(label=_("Route"), required=False)

    def __init__(self, typed: Mapping[str, str] | None, *, outset: Outset) -> None:
        self.outset = outset
        journey, now = outset.journey, outset.pace
        first = {
            "hours": round(now.weekly_minutes / 60) if now else outset.weekly_hours,
            "optional": WITH if outset.with_optional else WITHOUT,
            "internship": outset.internship,
            "route": journey.chosen_route.slug if journey.chosen_route else "",
        }
        named = {name: str(typed[name]) for name in first if name in typed} if typed else {}
        if "route" in named:
            named["route"] = journey.catalogue.slug_now("route", named["route"])
        super().__init__(named or None, initial=first, auto_id="what_%s")
        self.fields["route"].choices = [(one.slug, one.title) for one in journey.catalogue.routes]  # type: ignore[attr-defined]
        if len(journey.catalogue.routes) < 2:  # noqa: PLR2004 (no other to try)
            del self.fields["route"]

    @property
    def changes(self) -> Changes:
        """What is tried out: the fields that say something else than what holds; for a form that is valid."""
        said = {name: self._other(name) for name in ("hours", "optional", "internship", "route")}
        return Changes(
            weekly_hours=said["hours"],
            with_optional=said["optional"] and said["optional"] == WITH,
            internship=said["internship"],
            route=self.outset.journey.catalogue.route_by_slug.get(said["route"] or ""),
        )

    def _other(self, name: str) -> Any:  # noqa: ANN401 (of whatever type the field is)
        """What the field says; None if it is empty or as it was."""
        value = self.cleaned_data.get(name)
        return None if value in (None, "") or value == self.get_initial_for_field(self.fields[name], name) else value
