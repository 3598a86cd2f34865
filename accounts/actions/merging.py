"""What becomes of a learner's two rows when the skills or milestones that they point to become one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db.models import F

from roadmap.actions.moving import joiners

if TYPE_CHECKING:
    from accounts.models import ExperienceSkill, NotYet, ProjectMilestone, ProjectSkill, SkillClaim


def drop_twin(
    _gone: ExperienceSkill | ProjectSkill | ProjectMilestone, _kept: ExperienceSkill | ProjectSkill | ProjectMilestone
) -> None:
    """Both say the same: that the one was used, or proved, here."""


def join_not_yets(gone: NotYet, kept: NotYet) -> None:
    """Nobody is asked again about a level that they put off in either."""
    if gone.level > kept.level:
        kept.level = gone.level
        kept.save(update_fields=["level"])


def join_claims(gone: SkillClaim, kept: SkillClaim) -> None:
    """The higher level stays, with the evidence of both and the levels that both had; a page that is open is told.

    Where the newest of these levels is another one, the higher one follows it from now on. Is one of the two claims
    shared and the other is not, what stays is not: what nobody showed is shown to nobody.
    """
    gone.evidence.update(claim=kept)
    gone.levels.update(claim=kept)
    kept.level = max(gone.level, kept.level)
    latest = kept.levels.last()
    if latest and latest.level != kept.level:
        kept.levels.create(level=kept.level)
    kept.is_shared = gone.is_shared and kept.is_shared
    kept.beyond = gone.beyond | kept.beyond
    kept.revision = F("revision") + 1
    kept.save()


def register_joiners() -> None:
    """Tell those who merge items of the catalogue how rows of learners become one."""
    joiners["accounts.ExperienceSkill"] = drop_twin
    joiners["accounts.ProjectSkill"] = drop_twin
    joiners["accounts.ProjectMilestone"] = drop_twin
    joiners["accounts.NotYet"] = join_not_yets
    joiners["accounts.SkillClaim"] = join_claims
