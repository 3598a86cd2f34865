"""What the catalogue has, by what files call it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

from roadmap.domain.catalogue import Catalogue, Certification, Choice, Role
from roadmap.domain.resume.texts import one_line


@dataclass(frozen=True, slots=True)
class Known:
    """Skills by title and alias in small letters; skills, certifications and milestones by slug, old or new."""

    skills: Mapping[str, Choice] = field(default_factory=dict)
    skill_by_slug: Mapping[str, Choice] = field(default_factory=dict)
    certifications: Mapping[str, Certification] = field(default_factory=dict)
    certification_by_slug: Mapping[str, Certification] = field(default_factory=dict)
    milestones: frozenset[str] = frozenset()
    roles: Sequence[Role] = ()
    slug_now: Callable[[str, str], str] = lambda _kind, slug: slug

    @classmethod
    def of(cls, catalogue: Catalogue) -> Known:
        """What the published catalogue has. Titles go before aliases, and what stands first before the rest."""
        chosen = [(skill, Choice(skill.slug, skill.title)) for skill in catalogue.skills]
        aliases = {_key(alias): choice for skill, choice in reversed(chosen) for alias in skill.aliases}
        titles = {_key(choice.title): choice for _skill, choice in reversed(chosen)}
        return cls(
            skills=aliases | titles,
            skill_by_slug={choice.slug: choice for _skill, choice in chosen},
            certifications={_key(one.title): one for one in reversed(catalogue.certifications)},
            certification_by_slug={one.slug: one for one in catalogue.certifications},
            milestones=frozenset(catalogue.milestone_by_slug),
            roles=catalogue.roles,
            slug_now=catalogue.slug_now,
        )

    def skill(self, name: str, slug: str = "") -> Choice | None:
        """The skill of a slug, else the one that goes by the name."""
        return self.skill_by_slug.get(self.slug_now("skill", slug)) or self.skills.get(_key(name))

    def certification(self, name: str, slug: str = "") -> Certification | None:
        """The certification of a slug, else the one that goes by the name."""
        by_slug = self.certification_by_slug.get(self.slug_now("certification", slug))
        return by_slug or self.certifications.get(_key(name))

    def milestone(self, slug: str) -> str:
        """The slug of a published milestone; nothing if there is none."""
        now = self.slug_now("milestone", slug)
        return now if now in self.milestones else ""


def _key(name: str) -> str:
    return one_line(name).casefold()
