"""Finding skills to claim: by words, by category, by a role, by what was finished or is held."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from roadmap.domain.suggestions import GivenBy
from roadmap.filters import Group, group

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from django.utils.functional import _StrPromise

    from accounts.readers.skills import Claim
    from roadmap.domain.catalogue import Catalogue, Role, Skill
    from roadmap.domain.suggestions import Given

GIVEN_BY = {
    GivenBy.MILESTONE: gettext_lazy("Milestones you finished"),
    GivenBy.CERTIFICATE: gettext_lazy("Certificates you hold"),
}


@dataclass(frozen=True, slots=True)
class Found:
    """A skill with what is claimed of it, the level that the chosen role asks, and what gives it."""

    skill: Skill
    claim: Claim | None
    asked: int | None = None
    given: Sequence[Given] = ()

    @property
    def is_met(self) -> bool:
        """The level claimed is the one asked, or above."""
        return bool(self.asked and self.claim and self.claim.row.level >= self.asked)


# A heading and the skills under it.
Section = tuple[str, list[Found]]


@dataclass(frozen=True, slots=True)
class SkillSearch:
    """Which skills are looked for. An unknown value asks for nothing."""

    catalogue: Catalogue
    given: Sequence[Given]
    chosen: dict[str, str]

    @property
    def is_active(self) -> bool:
        """Something is looked for."""
        return any(self.chosen.values())

    @property
    def role(self) -> Role | None:
        """The role whose skills are looked for."""
        return self.catalogue.role_by_slug.get(self.chosen["role"])

    @property
    def kept(self) -> list[tuple[str, str]]:
        """What is chosen beside the words, for their form to keep."""
        return [(name, value) for name, value in self.chosen.items() if value and name != "q"]

    @property
    def without_words(self) -> str:
        """The same search without its words."""
        return f"?{urlencode(self.kept)}"

    @property
    def groups(self) -> list[Group]:
        """What else can be chosen, as links."""
        categories = [(one.slug, one.title) for one in self.catalogue.skill_categories]
        roles = [(one.slug, one.title) for one in self.catalogue.roles]
        given: list[tuple[str, str | _StrPromise]] = [(kind.value, words) for kind, words in GIVEN_BY.items()]
        return [
            group(gettext_lazy("Category"), "category", categories, self.chosen),
            group(gettext_lazy("Asked by"), "role", roles, self.chosen),
            group(gettext_lazy("Given by"), "given", given, self.chosen),
        ]

    def found(self, claims: Mapping[str, Claim]) -> list[Section]:
        """The skills that are looked for: as the role asks for them, else under their categories."""
        sections = self._asked(claims) if self.role else self.by_category(claims)
        return [(title, shown) for title, found in sections if (shown := [one for one in found if self._shows(one)])]

    def by_category(self, claims: Mapping[str, Claim]) -> list[Section]:
        """All skills under their categories; a category without any is left out."""
        sections = [
            (one.title, [self._found(skill, claims) for skill in self.catalogue.skills if skill.category == one])
            for one in self.catalogue.skill_categories
        ]
        return [(title, found) for title, found in sections if found]

    def _asked(self, claims: Mapping[str, Claim]) -> list[Section]:
        role = self.role
        assert role  # noqa: S101 (this tells the type checker)
        groups = [(_("Asked for"), role.skills_required), *((_("Any one of"), one) for one in role.skills_any_of)]
        skills = self.catalogue.skill_by_slug
        return [
            (
                title,
                [self._found(skills[one.skill.slug], claims, one.level) for one in asked if one.skill.slug in skills],
            )
            for title, asked in groups
        ]

    def _found(self, skill: Skill, claims: Mapping[str, Claim], asked: int | None = None) -> Found:
        kind = self.chosen["given"]
        given = [one for one in self.given if one.skill.slug == skill.slug and one.kind == kind] if kind else []
        return Found(skill, claims.get(skill.slug), asked, given)

    def _shows(self, found: Found) -> bool:
        skill, chosen = found.skill, self.chosen
        return (
            chosen["category"] in {"", skill.category.slug}
            and (not chosen["given"] or bool(found.given))
            and all(word in _names(skill) for word in chosen["q"].casefold().split())
        )


def skill_search(query: Mapping[str, str], catalogue: Catalogue, given: Sequence[Given]) -> SkillSearch:
    """The search as the address asks for it."""

    def known(name: str, values: Iterable[str]) -> str:
        value = catalogue.slug_now(name, query.get(name, ""))
        return value if value in values else ""

    chosen = {
        "q": " ".join(query.get("q", "").split())[:100],
        "category": known("category", [one.slug for one in catalogue.skill_categories]),
        "role": known("role", catalogue.role_by_slug),
        "given": known("given", [one.value for one in GivenBy]),
    }
    return SkillSearch(catalogue, given, chosen)


def _names(skill: Skill) -> str:
    """All that the skill is called, in adverts too."""
    return " ".join((skill.title, *skill.aliases)).casefold()
