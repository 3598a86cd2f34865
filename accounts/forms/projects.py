"""Projects, contributions and competitions as learners type them in."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from accounts.actions.pictures import Drawn, PictureError, describe_picture, drawn_anew, keep_picture, remove_picture
from accounts.actions.record import set_links
from accounts.forms.choices import milestones_field, show_links, skills_field
from accounts.forms.record import MonthField, RecordForm
from accounts.models import Project, ProjectKind, ProjectPicture

# More than have ever taken part in one.
MOST_RANKED = 100_000_000


class PictureField(forms.FileField):
    """A picture, drawn anew while it is judged: what comes out is no longer what was sent."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(
            required=False,
            widget=forms.FileInput({"accept": "image/png,image/jpeg,image/webp"}),
            error_messages={"empty": _("This file is empty. Choose another one.")},
            **kwargs,
        )

    def clean(self, data: Any, initial: Any = None) -> Drawn | None:  # noqa: ANN401 (as Django has it)
        """Refuse what is no picture, with what to do instead."""
        sent = super().clean(data, initial)
        if not sent:
            return None
        try:
            return drawn_anew(sent, sent.size)
        except PictureError as error:
            raise forms.ValidationError(str(error), code="picture") from error

    def has_changed(self, initial: Any, data: Any) -> bool:  # noqa: ANN401, ARG002 (as Django has it)
        """What was sent stands beside nothing that could be shown as text."""
        return False


class ProjectForm(RecordForm):
    """Something made, alone or with others."""

    fields_template = "accounts/record/_project_fields.html"

    start = MonthField(label=_("From"), required=False)
    end = MonthField(label=_("To"), required=False, help_text=_("Empty if it is still going on."))
    outcome_number = forms.DecimalField(
        label=_("Number"),
        required=False,
        max_digits=16,
        decimal_places=4,
        localize=True,
        error_messages={"invalid": _("Enter a number alone, such as 0.93 or 12500; its unit has a place of its own.")},
    )
    # The blank tells the style sheet when they are empty: then only a competition shows them.
    rank = forms.IntegerField(
        label=_("Rank"),
        required=False,
        min_value=1,
        max_value=MOST_RANKED,
        widget=forms.NumberInput({"placeholder": " "}),
    )
    rank_of = forms.IntegerField(
        label=_("Of how many"),
        required=False,
        min_value=1,
        max_value=MOST_RANKED,
        widget=forms.NumberInput({"placeholder": " "}),
    )
    skills = skills_field(_("Skills used"))
    milestones = milestones_field(_("Milestones it proves"))
    picture = PictureField(
        label=_("Picture"), help_text=_("PNG, JPEG or WebP, at most 5 MB. Where and when it was taken is not kept.")
    )
    picture_description = forms.CharField(
        label=_("What the picture shows"),
        required=False,
        max_length=200,
        help_text=_("In a sentence, for those who have it read aloud."),
    )
    without_picture = forms.BooleanField(label=_("Remove the picture"), required=False)

    class Meta(RecordForm.Meta):
        model = Project
        fields = (
            "title", "kind", "summary", "part", "start", "end", "repository_url", "demo_url", "writeup_url",
            "outcome", "outcome_number", "outcome_unit", "rank", "rank_of",
        )  # fmt: skip
        widgets = {"summary": forms.Textarea({"rows": 5}), "part": forms.Textarea({"rows": 3})}
        labels = {"repository_url": _("Repository"), "demo_url": _("Demo"), "writeup_url": _("Write-up")}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.instance.pk:
            show_links(self, "skills", self.instance.used, "skill")
            show_links(self, "milestones", self.instance.proves, "milestone")
        if number := self.instance.outcome_number:
            self.initial["outcome_number"] = f"{number.normalize():f}"
        if self.kept_picture:
            self.initial["picture_description"] = self.kept_picture.description
        else:
            del self.fields["without_picture"]

    @cached_property
    def kept_picture(self) -> ProjectPicture | None:
        """What is known of the picture that the project has; the picture itself stays where it is."""
        pictures = ProjectPicture.objects.filter(project=self.instance.pk).defer("content")
        return pictures.first() if self.instance.pk else None

    @property
    def has_lost_picture(self) -> bool:
        """Whether a picture came with what was refused: browsers do not choose a file again by themselves."""
        return bool(self.files.get("picture"))

    def clean(self) -> dict[str, Any]:
        """Refuse what contradicts itself."""
        typed = super().clean() or self.cleaned_data
        self.refuse_end_before_start()
        self._refuse_half_an_outcome(typed)
        self._refuse_rank(typed)
        if typed.get("picture") and typed.get("without_picture"):
            self.add_error("without_picture", _("You chose a new picture too. Leave one of both out."))
        self._refuse_description_of_nothing(typed)
        return typed

    def keep_links(self, row: Project) -> None:  # type: ignore[override]
        """Write the skills, the milestones and the picture."""
        set_links(row.used, "project", "skill", self.cleaned_data["skills"])
        set_links(row.proves, "project", "milestone", self.cleaned_data["milestones"])
        description = self.cleaned_data["picture_description"]
        if self.cleaned_data.get("without_picture"):
            remove_picture(row)
        elif drawn := self.cleaned_data["picture"]:
            keep_picture(row, drawn, description)
        else:
            describe_picture(row, description)

    def _refuse_description_of_nothing(self, typed: dict[str, Any]) -> None:
        has_picture = typed.get("picture") or self.kept_picture or "picture" in self.errors
        if typed.get("picture_description") and not has_picture:
            self.add_error("picture", _("You say what it shows: choose the picture too, or leave both out."))

    def _refuse_half_an_outcome(self, typed: dict[str, Any]) -> None:
        number = typed.get("outcome_number")
        if number is None and typed.get("outcome_unit") and "outcome_number" not in self.errors:
            self.add_error("outcome_number", _("There is a unit without its number."))
        if number is not None and not typed.get("outcome"):
            self.add_error("outcome", _("Say what the number counts or measures."))

    def _refuse_rank(self, typed: dict[str, Any]) -> None:
        rank, of = typed.get("rank"), typed.get("rank_of")
        if of and not rank and "rank" not in self.errors:
            self.add_error("rank", _("Of how many, and which rank?"))
        if rank and of and rank > of:
            self.add_error("rank", _("A rank cannot be beyond how many took part. Are the two swapped?"))
        if rank and typed.get("kind") not in (None, ProjectKind.COMPETITION):
            self.add_error("rank", _("Only a competition has a rank. Choose that kind, or leave the rank out."))
