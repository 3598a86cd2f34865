"""Choosing many things of the catalogue: boxes to tick, in groups that open, which work without a script."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import forms
from django.forms.widgets import Script
from django.template.loader import render_to_string
from django.utils.translation import gettext_lazy as _

from roadmap.models import Certification, Milestone, Skill
from roadmap.readers import catalogue

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from django.db.models import Manager
    from django.utils.safestring import SafeString
    from django_stubs_ext import StrOrPromise

    from roadmap.domain.catalogue import Choice

# The title of each group, and in it the slug and title of each thing to choose.
Groups = list[tuple["StrOrPromise", list[tuple[str, str]]]]


def skills_by_category() -> Groups:
    """Every published skill, under its category; costs no query."""
    held = catalogue()
    return [
        (category.title, chosen)
        for category in held.skill_categories
        if (chosen := [(one.slug, one.title) for one in held.skills if one.category == category])
    ]


def milestones_by_stage() -> Groups:
    """Every published milestone, under its stage; costs no query."""
    held = catalogue()
    return [
        (stage.title, chosen)
        for stage in held.stages
        if (chosen := [(one.slug, one.title) for one in held.milestones_by_stage[stage.slug]])
    ]


def certifications_by_offer() -> Groups:
    """Every published certification: those that can be sat, then those that no longer can; costs no query."""
    listed = catalogue().certifications
    ended = (one for one in listed if one.availability != "active")
    return [
        (_("Offered"), [(one.slug, f"{one.title} ({one.issuer})") for one in listed if one.availability == "active"]),
        (_("No longer offered"), [(one.slug, f"{one.title} ({one.issuer})") for one in ended]),
    ]


class GroupedBoxes(forms.CheckboxSelectMultiple):
    """Boxes in groups; what is ticked is named while all of them are folded away."""

    template_name = "accounts/record/_choices.html"
    is_grouped = True

    class Media:
        js = (Script("js/choices.js", defer=True),)

    def get_context(self, name: str, value: Any, attrs: dict[str, Any] | None) -> dict[str, Any]:  # noqa: ANN401 (as Django has it)
        context = super().get_context(name, value, attrs)
        groups = [
            {"title": title, "options": options, "is_open": any(option["selected"] for option in options)}
            for title, options, _index in context["widget"]["optgroups"]
        ]
        chosen = [option["label"] for group in groups for option in group["options"] if option["selected"]]
        context["widget"] |= {"groups": groups, "chosen": chosen}
        return context

    def render(self, name: str, value: Any, attrs: dict[str, Any] | None = None, renderer: Any = None) -> SafeString:  # noqa: ANN401, ARG002 (as Django has it)
        """With the project's own templates, which Django's renderer of forms does not look into."""
        return render_to_string(self.template_name, self.get_context(name, value, attrs))


class ItemsField(forms.MultipleChoiceField):
    """Any number of items, typed in as slugs; what comes out is the keys of their rows.

    What is chosen already can be kept when it is no longer in the catalogue: see `show_links`.
    """

    widget = GroupedBoxes

    def __init__(self, model: type[Milestone | Skill], groups: Callable[[], Groups], **kwargs: Any) -> None:
        self.model = model
        self.groups = groups
        kwargs.setdefault("required", False)
        super().__init__(
            choices=groups,
            error_messages={
                "invalid_choice": _("“%(value)s” is no longer in the catalogue, and was taken out. Save once more.")
            },
            **kwargs,
        )

    def keep(self, chosen: Iterable[tuple[str, str]]) -> None:
        """Offer these, by slug and title, also where the catalogue no longer does."""
        groups = self.groups()
        offered = {slug for _title, items in groups for slug, _name in items}
        if gone := [(slug, title) for slug, title in chosen if slug not in offered]:
            self.choices = [*groups, (_("No longer in the catalogue"), gone)]

    def to_python(self, value: Any) -> list[str]:  # noqa: ANN401 (as Django has it)
        """Understand what was called otherwise when the page was opened."""
        kind = str(self.model._meta.model_name)  # noqa: SLF001 (documented)
        return list(dict.fromkeys(catalogue().slug_now(kind, slug) for slug in super().to_python(value)))

    def clean(self, value: Any) -> set[int]:  # noqa: ANN401 (keys, which is what rows link)
        """The keys of the rows that were chosen: one query, or none."""
        slugs = super().clean(value)
        return set(self.model.objects.filter(slug__in=slugs).values_list("pk", flat=True)) if slugs else set()


class CertificationField(forms.ChoiceField):
    """A certification of the catalogue, typed in as its slug; what comes out is its row, or None."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(choices=self._offered, **kwargs)

    def keep(self, chosen: Certification) -> None:
        """Offer this one also where the catalogue no longer does."""
        if chosen.slug not in catalogue().certification_by_slug:
            self.choices = [*self._offered(), (_("No longer in the catalogue"), [(chosen.slug, chosen.title)])]

    def to_python(self, value: Any) -> str:  # noqa: ANN401 (as Django has it)
        """Understand what was called otherwise when the page was opened."""
        return catalogue().slug_now("certification", super().to_python(value))

    def clean(self, value: Any) -> Certification | None:  # noqa: ANN401 (a row, which is what a row links)
        """The row that was chosen: one query, or none."""
        slug = super().clean(value)
        return Certification.objects.get(slug=slug) if slug else None

    @staticmethod
    def _offered() -> list[Any]:
        return [("", _("Another one: its name is below")), *certifications_by_offer()]


class MilestoneField(forms.ChoiceField):
    """A milestone, typed in as its slug, or none; what comes out is its row, or None."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(choices=self._offered, **kwargs)

    def keep(self, chosen: Choice) -> None:
        """Offer this one also where the catalogue no longer does."""
        if chosen.slug not in catalogue().milestone_by_slug:
            self.choices = [*self._offered(), (_("No longer in the catalogue"), [(chosen.slug, chosen.title)])]

    def to_python(self, value: Any) -> str:  # noqa: ANN401 (as Django has it)
        """Understand what was called otherwise when the page was opened."""
        return catalogue().slug_now("milestone", super().to_python(value))

    def clean(self, value: Any) -> Milestone | None:  # noqa: ANN401 (a row, which is what a row links)
        """The row that was chosen: one query, or none."""
        slug = super().clean(value)
        return Milestone.objects.get(slug=slug) if slug else None

    @staticmethod
    def _offered() -> list[Any]:
        return [("", _("None: learned freely")), *milestones_by_stage()]


def skills_field(label: StrOrPromise, help_text: StrOrPromise = "") -> ItemsField:
    """Skills to tick."""
    return ItemsField(Skill, skills_by_category, label=label, help_text=help_text)


def milestones_field(label: StrOrPromise, help_text: StrOrPromise = "") -> ItemsField:
    """Milestones to tick."""
    return ItemsField(Milestone, milestones_by_stage, label=label, help_text=help_text)


def show_links(form: forms.BaseForm, name: str, links: Manager[Any], column: str) -> None:
    """Tick what a row links already: `links` are its link rows, by their `column`; one query."""
    chosen = list(links.order_by(f"{column}__title").values_list(f"{column}__slug", f"{column}__title"))
    field = form.fields[name]
    assert isinstance(field, ItemsField)  # noqa: S101 (this tells the type checker)
    field.keep(chosen)
    form.initial[name] = [slug for slug, _title in chosen]
