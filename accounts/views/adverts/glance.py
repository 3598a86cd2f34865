"""How an advert looks beside what somebody brings, in two numbers that each open to what they count."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from roadmap.domain.posting.values import Tier

if TYPE_CHECKING:
    from accounts.models import Advert
    from roadmap.domain.gap import Gap


@dataclass(frozen=True, slots=True)
class Match:
    """So many skills of one tier are held, of those that are asked."""

    held: int
    asked: int


@dataclass(frozen=True)
class AtAGlance:
    """An advert with its gap; None until it has been read."""

    advert: Advert
    gap: Gap | None

    @cached_property
    def required(self) -> Match:
        """The skills that are required."""
        return match(self.gap, Tier.REQUIRED)

    @cached_property
    def preferred(self) -> Match:
        """The skills that are nice to have."""
        return match(self.gap, Tier.PREFERRED)


def match(gap: Gap | None, tier: Tier) -> Match:
    """The skills of the tier that are held, of those that are asked; nothing of nothing without a gap."""
    asked = [one for one in gap.skills if one.tier is tier] if gap else []
    return Match(sum(one.standing.is_held for one in asked), len(asked))
