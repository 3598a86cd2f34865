"""Choosing many of a long list: boxes to tick, in groups that open, so that it works without a script."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING, Any

from django import forms
from django.db.models import Q
from django.forms.models import ModelChoiceIterator
from django.forms.widgets import Script
from django.template.loader import render_to_string
from django.utils.translation import gettext_lazy as _

from roadmap.models import Skill, State

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from django.forms.renderers import BaseRenderer
    from django.utils.functional import _StrPromise
    from django.utils.safestring import SafeString


class Picker(forms.CheckboxSelectMultiple):
    """Boxes in groups, each of which opens; those with something ticked are open. With a script one can search."""

    # Drawn whole by its own template, in templates/bootstrap5/field.html too.
    is_picker = True
    search_label: _StrPromise | str = ""

    class Media:
        js = (Script("js/picker.js", defer=True),)

    def render(
        self,
        name: str,
        value: Any,  # noqa: ANN401 (the signature is Django's)
        attrs: dict[str, Any] | None = None,
        renderer: BaseRenderer | None = None,  # noqa: ARG002 (as above)
    ) -> SafeString:
        """Each group with how many of it are ticked."""
        widget = self.get_context(name, value, attrs)["widget"]
        groups = [
            (group, boxes, sum(bool(box["selected"]) for box in boxes)) for group, boxes, _index in widget["optgroups"]
        ]
        context = {"groups": groups, "search_label": self.search_label, "name": name, "id": widget["attrs"].get("id")}
        return render_to_string("accounts/record/_picker.html", context)


class _ByCategory(ModelChoiceIterator[Skill]):
    """The skills of each category together."""

    def __iter__(self) -> Iterator[Any]:
        for category, skills in groupby(self.queryset, key=lambda skill: skill.category):
            yield category.title, [self.choice(skill) for skill in skills]


class SkillsField(forms.ModelMultipleChoiceField[Skill]):
    """Any of the published skills; those archived since stay where they were chosen, until they are unticked."""

    iterator = _ByCategory

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("widget", Picker())
        super().__init__(
            Skill.objects.none(),
            error_messages={
                "invalid_choice": _("One of these is no longer in the catalogue. Look through them and save again.")
            },
            **kwargs,
        )
        self.widget.search_label = _("Find a skill")
        self.offer(())

    def offer(self, chosen: Iterable[int]) -> None:
        """Let what was chosen before stand beside what is published."""
        skills = Skill.objects.filter(Q(state=State.PUBLISHED) | Q(pk__in=list(chosen)))
        self.queryset = skills.select_related("category").order_by(
            "category__order", "category__title", "category", "order", "title"
        )

    def label_from_instance(self, obj: Skill) -> str:
        """Say of what is archived that it is no longer there to choose."""
        if obj.state == State.PUBLISHED:
            return obj.title
        return _("%(skill)s (no longer in the catalogue)") % {"skill": obj.title}
