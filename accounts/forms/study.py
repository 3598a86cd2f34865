"""Study time as learners type it in."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

from django import forms
from django.db.models import Sum
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from accounts.actions.study import refuse_too_long_a_day
from accounts.forms.choices import MilestoneField
from accounts.forms.record import RecordForm
from accounts.models import StudyTime
from accounts.models.study import A_DAY, EARLIEST_DAY

if TYPE_CHECKING:
    from datetime import date

    from accounts.models import OwnedModel

# As browsers send a day, and as people write one where their browser has only a line to type in.
DAY_FORMATS = ("%Y-%m-%d", "%d.%m.%Y", "%d %B %Y", "%d %b %Y")


class StudyForm(RecordForm):
    """Minutes on a day; today, and freely, unless something else is said."""

    minutes = forms.IntegerField(
        label=_("Minutes"),
        min_value=1,
        max_value=A_DAY,
        error_messages={
            "required": _("Enter how many minutes it was."),
            "invalid": _("Enter whole minutes, such as 45."),
            "min_value": _("Enter at least one minute."),
            "max_value": _("A day has 1,440 minutes; enter no more than that."),
        },
    )
    day = forms.DateField(
        label=_("Day"),
        input_formats=DAY_FORMATS,
        widget=forms.DateInput({"type": "date"}, format="%Y-%m-%d"),
        error_messages={
            "required": _("Enter the day."),
            "invalid": _("Enter a day as year, month and day, such as 2026-03-02."),
        },
    )
    milestone = MilestoneField(
        label=_("For"), required=False, help_text=_("The milestone you worked on, if it was one of them.")
    )

    class Meta(RecordForm.Meta):
        model = StudyTime
        fields = ("minutes", "day", "milestone", "note")
        help_texts = {"note": _("What it was about, in a few words. Nobody else sees it.")}

    field_order = ("minutes", "day", "milestone", "note")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not self.instance.pk:
            self.initial.setdefault("day", timezone.localdate())
        elif kept := self.instance.milestone:
            self.fields["milestone"].keep(kept)  # type: ignore[attr-defined]
            self.initial["milestone"] = kept.slug

    def clean_day(self) -> date:
        """Refuse days to come, by the learner's own clock, and years typed wrong."""
        day: date = self.cleaned_data["day"]
        if day > timezone.localdate():
            raise forms.ValidationError(_("This day is still to come. Log it once you have studied."), code="future")
        if day < EARLIEST_DAY:
            raise forms.ValidationError(_("This is too long ago. Is the year right?"), code="long_ago")
        return day

    def clean(self) -> dict[str, Any]:
        """Refuse more in a day than a day has."""
        typed = super().clean() or self.cleaned_data
        if typed.get("day") and typed.get("minutes"):
            left = A_DAY - self._logged_else(typed)
            if typed["minutes"] > left:
                self.add_error("minutes", _too_much(left))
        return typed

    def keep_links(self, row: OwnedModel) -> None:
        """Hold the day to its minutes, also against what was logged since the form was judged."""
        refuse_too_long_a_day(cast("StudyTime", row))

    def _logged_else(self, typed: dict[str, Any]) -> int:
        """The minutes of that day in other entries; one that this very form made before is not another."""
        rows = StudyTime.objects.for_learner(self.learner).filter(day=typed["day"]).exclude(pk=self.instance.pk)
        if typed.get("op"):
            rows = rows.exclude(op=typed["op"])
        logged: int | None = rows.aggregate(minutes=Sum("minutes"))["minutes"]
        return logged or 0


def _too_much(left: int) -> str:
    told = ngettext(
        "A day has 1,440 minutes, and on this one %(left)d is not logged yet. Enter no more than that, or another day.",
        "A day has 1,440 minutes, and on this one %(left)d are not logged yet. Enter fewer, or another day.",
        max(left, 0),
    )
    return told % {"left": max(left, 0)}
