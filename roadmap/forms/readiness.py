"""Whether what somebody answers about themselves in short is acceptable."""

from collections.abc import Iterable, Iterator
from typing import Any

from django import forms
from django.http import QueryDict
from django.template.loader import render_to_string
from django.utils.html import format_html_join
from django.utils.safestring import SafeString, mark_safe
from django.utils.text import Truncator
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from roadmap.domain.answers import MOST_MONTHS, MOST_SKILLS, NO_DEGREE, Answers, Wrong, WrongLevel, read_levels
from roadmap.domain.catalogue import Catalogue, Choice, Role
from roadmap.models import LEVELS, DegreeLevel

# A longer list of what is wrong would say no more, and what was written may be anything.
MOST_COMPLAINTS, LONGEST_QUOTE = 5, 40

WRONG_LEVELS = {
    Wrong.FORM: _("“%(written)s” was taken out: write a skill and its level as python:3."),
    Wrong.SKILL: _("“%(written)s” was taken out: there is no such skill in the catalogue."),
    Wrong.LEVEL: _("“%(written)s” was taken out: a level is 1 to 5. Leave out what you do not know."),
    Wrong.TWICE: _("“%(written)s” was taken out: the same skill is there before it, at another level."),
}


class LevelSelects(forms.Widget):
    """A list for each skill that a role asks; levels of other skills go along unseen."""

    template_name = "roadmap/_levels.html"
    use_fieldset = True
    # As boxes in groups, it draws its own fields with their labels.
    is_grouped = True
    catalogue: Catalogue
    role: Role | None = None

    def value_from_datadict(self, data: Any, _files: object, name: str) -> list[str]:  # noqa: ANN401 (as Django has it)
        """All that was written under this name."""
        return data.getlist(name) if isinstance(data, QueryDict) else list(data.get(name, []))

    def get_context(self, name: str, value: Iterable[str] | None, attrs: dict[str, Any] | None) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context(name, None, attrs)
        levels, _wrong = read_levels(value or (), self.catalogue)
        context["widget"] |= {
            "groups": [
                (is_group, [(one, _options(one.slug, levels.pop(one.slug, 0))) for one in skills])
                for is_group, skills in self._asked()
            ],
            "others": [(self.catalogue.skill_by_slug[slug], level) for slug, level in levels.items()],
        }
        return context

    def render(
        self,
        name: str,
        value: Any,  # noqa: ANN401 (as Django has it)
        attrs: dict[str, Any] | None = None,
        renderer: object = None,  # noqa: ARG002 (ours are the project's templates)
    ) -> SafeString:
        """With the project's own templates, which Django's renderer of forms does not look into."""
        return render_to_string(self.template_name, self.get_context(name, value, attrs))

    def id_for_label(self, id_: str, index: str | None = None) -> str:  # noqa: ARG002 (as Django has it)
        """The first list, for the links of the error summary; without a role there is none."""
        groups = self._asked()
        return f"{id_}_{groups[0][1][0].slug}" if groups else "id_role"

    def _asked(self) -> list[tuple[bool, list[Choice]]]:
        """The skills to ask about, each once: those that the role asks, then the groups of which any one will do."""
        if self.role is None:
            return []
        listed = [(False, self.role.skills_required), *((True, group) for group in self.role.skills_any_of)]
        seen: set[str] = set()
        groups = []
        for is_group, asked in listed:
            fresh = [one.skill for one in asked if one.skill.slug not in seen]
            seen |= {skill.slug for skill in fresh}
            if fresh:
                groups.append((is_group, fresh))
        return groups


def _options(slug: str, chosen: int) -> SafeString:
    """The levels to choose from, joined here: a template run for each would cost more than the rest of the page."""
    rows = ((slug, level, mark_safe(" selected") if level == chosen else "", level, name) for level, name, _m in LEVELS)
    return format_html_join("", '<option value="{}:{}"{}>{} · {}</option>', rows)


class LevelsField(forms.Field):
    """Levels by skill, written as `skill:level`; what comes out is a mapping."""

    widget = LevelSelects
    catalogue: Catalogue

    def clean(self, value: Any) -> dict[str, int]:  # noqa: ANN401 (as Django has it)
        """The levels, or what is wrong with them, in a few lines."""
        levels, wrong = read_levels(value, self.catalogue)
        if wrong:
            raise forms.ValidationError(list(_complaints(wrong)))
        if len(levels) > MOST_SKILLS:
            too_many = ngettext("Name at most %(limit)d skill.", "Name at most %(limit)d skills.", MOST_SKILLS)
            raise forms.ValidationError(too_many, params={"limit": MOST_SKILLS})
        return levels


def _complaints(wrong: list[WrongLevel]) -> Iterator[str]:
    for one in wrong[:MOST_COMPLAINTS]:
        yield WRONG_LEVELS[one.why] % {"written": Truncator(one.written).chars(LONGEST_QUOTE)}
    if (more := len(wrong) - MOST_COMPLAINTS) > 0:
        yield ngettext("And %(more)d more of them.", "And %(more)d more of them.", more) % {"more": more}


class ReadinessForm(forms.Form):
    """The four questions of whoever wants to know where they stand, with an account or without."""

    role = forms.ChoiceField(
        label=_("Which role do you look at?"),
        error_messages={
            "required": _("Choose a role: the other answers are held beside what it asks."),
            "invalid_choice": _("This role is not in the catalogue, or not any more. Choose one of these."),
        },
    )
    degree = forms.ChoiceField(
        label=_("Highest degree that you have"),
        required=False,
        widget=forms.RadioSelect,
        choices=[("", _("I would rather not say")), (NO_DEGREE, _("None")), *DegreeLevel.choices],
        error_messages={"invalid_choice": _("Choose one of these degrees, or do not say.")},
    )
    months = forms.IntegerField(
        label=_("Months of relevant work"),
        min_value=0,
        max_value=MOST_MONTHS,
        required=False,
        help_text=_("With data, software or machine learning, internships too. An estimate; leave it empty if unsure."),
        error_messages={
            "invalid": _("Enter whole months, such as 18."),
            "max_value": _("These are more than 60 years. Enter months."),
            "min_value": _("Enter 0 or more."),
        },
    )
    skill = LevelsField(
        label=_("Your level in the skills that it asks"),
        required=False,
        help_text=_("Leave open what you cannot judge: it counts as unknown."),
    )

    def __init__(self, typed: QueryDict | None, *, catalogue: Catalogue, own: Answers) -> None:
        typed = typed and _named_now(typed, catalogue)
        levels = [f"{slug}:{level}" for slug, level in own.levels.items()]
        super().__init__(typed, initial={"role": own.role, "degree": own.degree, "months": own.months, "skill": levels})
        roles = [(one.slug, one.title) for one in catalogue.roles]
        self.fields["role"].choices = [("", _("Choose a role")), *roles]  # type: ignore[attr-defined]
        field, widget = self.fields["skill"], self.fields["skill"].widget
        field.catalogue = widget.catalogue = catalogue  # type: ignore[attr-defined]
        widget.role = catalogue.role_by_slug.get(str(self["role"].value() or ""))

    @property
    def answers(self) -> Answers:
        """What was answered, once it is known to be acceptable."""
        typed = self.cleaned_data
        return Answers(typed["role"], typed["degree"], typed["months"], typed["skill"])


def _named_now(typed: QueryDict, catalogue: Catalogue) -> QueryDict:
    """The same answers where the link is older than the name of the role."""
    named = typed.copy()
    if "role" in named:
        named["role"] = catalogue.slug_now("role", str(named["role"]))
    return named
