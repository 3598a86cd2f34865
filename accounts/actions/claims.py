"""Claiming a level in a skill, and putting off a level that was suggested."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import IntegrityError

from accounts.actions.progress import EditConflictError
from accounts.actions.record import change_row, make_row
from accounts.models import ClaimedLevel, NotYet, SkillClaim

if TYPE_CHECKING:
    import uuid

    from accounts.models import User


def claim_level(
    *, learner: User, skill: int, level: int, op: uuid.UUID | None = None, seen: int | None = None
) -> SkillClaim:
    """Claim this level in the skill, which is given by its row; each change of level is kept with its moment.

    There is one claim per learner and skill: the same form sent twice makes one, and the same level again writes
    nothing. `seen` is the revision of the claim that the learner saw, None if they saw none. Raises
    `EditConflictError`, and changes nothing, if it was claimed, changed or removed elsewhere meanwhile.
    """
    claim = claim_on(learner, skill) or (_made(learner, skill, level, op) if seen is None else None)
    if claim is None or claim.skill_id != skill:
        raise EditConflictError
    if claim.level == level:
        return claim
    seen = 0 if seen is None and op and claim.op == op else seen
    if seen is None:
        raise EditConflictError
    claim.level = level
    return change_row(claim, seen=seen, then=_note_level)


def raise_level(*, learner: User, skill: int, level: int) -> SkillClaim:
    """Claim at least this level; who claims as much or more keeps what they claim."""
    claim = claim_on(learner, skill)
    if claim and claim.level >= level:
        return claim
    return claim_level(learner=learner, skill=skill, level=level, seen=claim.revision if claim else None)


def put_off(*, learner: User, skill: int, level: int) -> None:
    """Not yet: this level is not suggested again, nor one below it; only a higher one may be."""
    kept, is_new = NotYet.objects.get_or_create(learner=learner, skill_id=skill, defaults={"level": level})
    if not is_new and kept.level < level:
        NotYet.objects.filter(pk=kept.pk, level__lt=level).update(level=level)


def suggest_again(*, learner: User, skill: int) -> None:
    """Forget what was put off."""
    NotYet.objects.filter(learner=learner, skill_id=skill).delete()


def claim_on(learner: User, skill: int) -> SkillClaim | None:
    """What the learner claims of the skill; None if nothing."""
    claim: SkillClaim | None = SkillClaim.objects.for_learner(learner).filter(skill_id=skill).first()
    return claim


def _made(learner: User, skill: int, level: int, op: uuid.UUID | None) -> SkillClaim | None:
    """The claim that is new now, or the one that another window made at the same moment."""
    try:
        return make_row(SkillClaim(skill_id=skill, level=level), learner=learner, op=op, then=_note_level)
    except IntegrityError:
        return claim_on(learner, skill)


def _note_level(claim: SkillClaim) -> None:
    ClaimedLevel.objects.create(claim=claim, level=claim.level)
