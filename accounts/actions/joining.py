"""What becomes of a learner's two rows when two skills become one: nothing that either says is lost."""

from __future__ import annotations

from typing import TYPE_CHECKING

from accounts.models import ClaimedLevel
from roadmap.actions.moving import joiners

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime

    from accounts.models import NotYet, SkillClaim


def join_claims(gone: SkillClaim, kept: SkillClaim) -> None:
    """The higher level holds, all evidence moves, and both must be shared for the one to be."""
    steps = highest_of(gone.levels.all(), kept.levels.all())
    gone.evidence.update(claim=kept)
    kept.levels.all().delete()
    ClaimedLevel.objects.bulk_create([ClaimedLevel(claim=kept, since=since, level=level) for since, level in steps])
    kept.level = max(gone.level, kept.level)
    kept.is_shared = gone.is_shared and kept.is_shared
    kept.beyond = {**gone.beyond, **kept.beyond}
    # Who has the page open is told that it says something else now.
    kept.revision = max(gone.revision, kept.revision) + 1
    kept.save()


def join_put_off(gone: NotYet, kept: NotYet) -> None:
    """What was put off in either is put off."""
    kept.level = max(gone.level, kept.level)
    kept.save(update_fields=["level"])


def say_the_same(_gone: object, _kept: object) -> None:
    """Rows that say nothing but that a skill was used."""


def highest_of(one: Iterable[ClaimedLevel], other: Iterable[ClaimedLevel]) -> list[tuple[datetime, int]]:
    """The higher of two levels over time, as the moments at which it changed."""
    sides = [(level.since, side, level.level) for side, levels in enumerate((one, other)) for level in levels]
    now, steps, before = [0, 0], [], 0
    for since, side, level in sorted(sides):
        now[side] = level
        if max(now) != before:
            before = max(now)
            steps.append((since, before))
    return steps


joiners.update(
    {
        "accounts.SkillClaim": join_claims,
        "accounts.NotYet": join_put_off,
        "accounts.ExperienceSkill": say_the_same,
        "accounts.ProjectSkill": say_the_same,
    }
)
