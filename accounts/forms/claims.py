"""A level in a skill, as a learner chooses it against what each level means."""

from __future__ import annotations

import uuid
from typing import TYPE_CHECKING, Any

from django import forms
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _

from roadmap.templatetags.prose import inline

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from accounts.models import SkillClaim
    from accounts.readers.skills import Rung


class LevelForm(forms.Form):
    """A suggested level, as a button sends it."""

    level = forms.IntegerField(min_value=1, max_value=5)


class ClaimForm(forms.Form):
    """One level of five; the same form claims a level and changes it."""

    level = forms.TypedChoiceField(
        label=_("Which of these is you?"),
        coerce=int,
        widget=forms.RadioSelect,
        error_messages={
            "required": _("Choose the level that describes you."),
            "invalid_choice": _("Choose one of the five levels."),
        },
    )
    op = forms.UUIDField(required=False, widget=forms.HiddenInput)
    revision = forms.IntegerField(min_value=0, max_value=2**31 - 1, required=False, widget=forms.HiddenInput)

    def __init__(
        self,
        typed: Mapping[str, Any] | None = None,
        *,
        scale: Iterable[Rung],
        claim: SkillClaim | None,
        suggested: int | None = None,
    ) -> None:
        known = {"level": suggested or (claim.level if claim else None)}
        super().__init__(
            typed,
            initial=known | ({"revision": claim.revision} if claim else {"op": uuid.uuid4()}),
        )
        field = self.fields["level"]
        assert isinstance(field, forms.ChoiceField)  # noqa: S101 (this tells the type checker)
        field.choices = [(rung.level, _choice(rung)) for rung in scale]


def _choice(rung: Rung) -> str:
    return format_html(
        '<span class="level-choice"><strong>{} {}</strong> <span>{}</span></span>',
        rung.level,
        rung.name,
        inline(str(rung.meaning)),
    )
