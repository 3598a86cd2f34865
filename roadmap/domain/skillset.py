"""The skills that a role asks, beside the levels that somebody claims."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction

from roadmap.domain.catalogue import Role, SkillLevel
from roadmap.domain.record import Strength


@dataclass(frozen=True, slots=True)
class Claim:
    """A level that somebody says they have, and how strong their evidence is."""

    level: int
    strength: Strength = Strength.CLAIMED


@dataclass(frozen=True, slots=True)
class AskedSkill:
    """A skill that is asked, and the claim on it; None if nothing is claimed.

    `worth` is the level that it counts as once it is met: in a group the highest one that the group asks, so that the
    sum asked stays the same whichever of the group somebody has.
    """

    asked: SkillLevel
    claim: Claim | None
    worth: int

    @property
    def is_met(self) -> bool:
        """The level asked is claimed."""
        return self.claim is not None and self.claim.level >= self.asked.level

    @property
    def held(self) -> int:
        """The level that counts: what is claimed, but no more than is asked."""
        if self.claim is None:
            return 0
        return self.worth if self.is_met else self.claim.level


@dataclass(frozen=True, slots=True)
class Skillset:
    """What a role asks, skill by skill; of each "any one of" group the one that counts, with the others beside it."""

    skills: tuple[AskedSkill, ...]
    others: Mapping[str, tuple[AskedSkill, ...]]

    @property
    def held(self) -> int:
        """The sum of the levels held, each no higher than asked."""
        return sum(one.held for one in self.skills)

    @property
    def asked(self) -> int:
        """The sum of the levels asked."""
        return sum(one.worth for one in self.skills)

    @property
    def is_known(self) -> bool:
        """Something is claimed of what is asked; otherwise the share is unknown, not zero."""
        claims = [one.claim for one in self.skills] + [one.claim for group in self.others.values() for one in group]
        return any(claim is not None for claim in claims)

    @property
    def share(self) -> Fraction | None:
        """Levels held over levels asked, from 0 to 1; None if nothing is asked or nothing of it was claimed."""
        return Fraction(self.held, self.asked) if self.asked and self.is_known else None

    @property
    def missing(self) -> tuple[AskedSkill, ...]:
        """The skills whose level is not reached, widest gap first, then in the order of the role."""
        short = [one for one in self.skills if not one.is_met]
        return tuple(sorted(short, key=lambda one: one.held - one.worth))


def skillset(role: Role, claims: Mapping[str, Claim]) -> Skillset:
    """The role's skills beside the claims, by slug.

    Of a group of which any one will do, one that is met counts, else the one with the highest level; on equal levels
    the one that the role names first. Levels above what is asked count as what is asked, and strength changes no
    number.
    """
    counted = [_beside(asked, claims, asked.level) for asked in role.skills_required]
    others: dict[str, tuple[AskedSkill, ...]] = {}
    for group in role.skills_any_of:
        worth = max(asked.level for asked in group)
        members = [_beside(asked, claims, worth) for asked in group]
        best = max(members, key=lambda one: one.held)
        counted.append(best)
        others[best.asked.skill.slug] = tuple(one for one in members if one is not best)
    return Skillset(tuple(counted), others)


def _beside(asked: SkillLevel, claims: Mapping[str, Claim], worth: int) -> AskedSkill:
    return AskedSkill(asked, claims.get(asked.skill.slug), worth)
