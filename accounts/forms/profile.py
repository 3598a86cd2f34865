"""Who a learner is, what they bring in short, where they want to go, and how much time they have."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any, cast
from zoneinfo import available_timezones

from django import forms
from django.utils.translation import gettext_lazy as _

from accounts.forms.account import PlanForm
from accounts.models import Origin, User
from roadmap.domain.record import EducationLevel

if TYPE_CHECKING:
    from django.http import QueryDict

    from roadmap.domain.catalogue import Role
    from roadmap.domain.journey import Journey

REGIONS = ("Africa", "America", "Antarctica", "Asia", "Atlantic", "Australia", "Europe", "Indian", "Pacific")
DEGREES = [
    ("", _("I would rather not say")),
    (EducationLevel.SCHOOL.value, _("None")),
    (EducationLevel.BACHELOR.value, _("Bachelor")),
    (EducationLevel.MASTER.value, _("Master")),
    (EducationLevel.PHD.value, _("PhD")),
]


@cache
def time_zones() -> list[tuple[str, Any]]:
    """The time zones that people live in, by region."""
    known = sorted(name for name in available_timezones() if name.partition("/")[0] in REGIONS)
    regions = [
        (region, [(name, name.partition("/")[2].replace("_", " ")) for name in known if name.startswith(f"{region}/")])
        for region in REGIONS
    ]
    return [("", _("As on the server")), ("UTC", "UTC"), *regions]


class OriginForm(forms.ModelForm[User]):
    """Where somebody comes from, and what to call them."""

    class Meta:
        model = User
        fields = ("name", "origin")
        labels = {"name": _("What should we call you?"), "origin": _("What describes you best?")}
        help_texts = {"name": _("Nobody else sees it unless you share a portfolio.")}
        widgets = {"origin": forms.RadioSelect}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["origin"].choices = list(Origin.choices)  # type: ignore[attr-defined]
        self.fields["name"].widget.attrs["autocomplete"] = "name"


class BringForm(forms.Form):
    """The highest degree and the months of relevant work, before anything is recorded with dates."""

    degree = forms.ChoiceField(
        label=_("Highest degree that you have"), choices=DEGREES, required=False, widget=forms.RadioSelect
    )
    field = forms.CharField(
        label=_("Field of it"), max_length=120, required=False, help_text=_("Such as physics or computer science.")
    )
    stated_months = forms.IntegerField(
        label=_("Months of relevant work"),
        min_value=0,
        max_value=720,
        required=False,
        error_messages={
            "max_value": _("These are more than 60 years. Enter months."),
            "min_value": _("Enter 0 or more."),
        },
        help_text=_("With data, software or machine learning, internships too. An estimate; leave it empty if unsure."),
    )


class AimForm(forms.Form):
    """The role aimed at; the forms below have it among other things."""

    journey: Journey
    target_role = forms.ChoiceField(
        label=_("The role you aim at"),
        required=False,
        help_text=_("What it asks is what you are compared with; nobody else is."),
    )

    def offer_roles(self, target_role: int | None) -> None:
        """Offer the roles of the ladder, with the present aim chosen."""
        roles, field = self.journey.catalogue.roles, cast("forms.ChoiceField", self.fields["target_role"])
        field.choices = [("", _("Not decided yet")), *((role.slug, role.title) for role in roles)]
        self.initial["target_role"] = next((role.slug for role in roles if role.id == target_role), "")

    @property
    def chosen_role(self) -> Role | None:
        """The role aimed at; None if that is not decided."""
        return self.journey.catalogue.role_by_slug.get(self.cleaned_data["target_role"])


class GoalForm(AimForm, PlanForm):
    """The role aimed at, and the way there."""

    field_order = ("target_role", "route", "specialisation")

    def __init__(self, typed: QueryDict | None, *, journey: Journey, target_role: int | None) -> None:
        super().__init__(typed, journey=journey)
        self.offer_roles(target_role)
        self.fields["route"].required = False


class TimeForm(forms.ModelForm[User]):
    """How many hours a week there are, and when it is midnight."""

    time_zone = forms.ChoiceField(
        label=_("Time zone"),
        required=False,
        help_text=_("Decides which day it is for you."),
        widget=forms.Select({"data-time-zone": ""}),
    )

    class Meta:
        model = User
        fields = ("weekly_hours", "time_zone")
        labels = {"weekly_hours": _("Hours a week for learning")}
        error_messages = {"weekly_hours": {"max_value": _("A week has 168 hours; enter fewer.")}}
        help_texts = {"weekly_hours": _("What is likely in an ordinary week, not in the best one. You can change it.")}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["weekly_hours"].error_messages["invalid"] = _("Enter whole hours, such as 8.")
        zones: Any = self.fields["time_zone"]
        zones.choices = time_zones()


class ProfileForm(AimForm, TimeForm, OriginForm):
    """All of it on one page, but for the way."""

    field_order = ("name", "origin", "target_role", "weekly_hours", "time_zone", "stated_months")

    class Meta:
        model = User
        fields = ("name", "origin", "weekly_hours", "time_zone", "stated_months")
        labels = OriginForm.Meta.labels | TimeForm.Meta.labels
        help_texts = OriginForm.Meta.help_texts | TimeForm.Meta.help_texts
        widgets = OriginForm.Meta.widgets

    def __init__(self, *args: Any, journey: Journey, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.journey = journey
        self.offer_roles(self.instance.target_role_id)
