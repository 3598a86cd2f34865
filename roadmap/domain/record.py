"""What a learner brings, in words and ranks: kinds of experience, degrees, and how strong evidence is."""

from __future__ import annotations

from collections.abc import Iterable
from enum import IntEnum, StrEnum

from roadmap.domain.catalogue import Degree


class ExperienceKind(StrEnum):
    """What the work was about; a role says which kinds count for it."""

    MACHINE_LEARNING = "machine-learning"
    DATA = "data"
    SOFTWARE = "software"
    OTHER = "other"


class EducationLevel(StrEnum):
    """What an education leads to. Only the three degrees are what roles ask for."""

    SCHOOL = "school"
    BACHELOR = "bachelor"
    MASTER = "master"
    PHD = "phd"
    OTHER = "other"


class EvidenceKind(StrEnum):
    """What sort of proof it is."""

    LINK = "link"
    REPOSITORY = "repository"
    CERTIFICATE = "certificate"
    TEXT = "text"
    USED_AT_WORK = "used-at-work"


class Strength(IntEnum):
    """How much evidence proves, weakest first. It stands beside a level and is never mixed into it."""

    CLAIMED = 0
    LINKED = 1
    USED_AT_WORK = 2
    REVIEWED = 3
    CREDENTIAL = 4


_STRENGTHS = {
    EvidenceKind.TEXT: Strength.CLAIMED,
    EvidenceKind.LINK: Strength.LINKED,
    EvidenceKind.REPOSITORY: Strength.LINKED,
    EvidenceKind.USED_AT_WORK: Strength.USED_AT_WORK,
    EvidenceKind.CERTIFICATE: Strength.CREDENTIAL,
}
_DEGREES = {
    EducationLevel.BACHELOR: Degree.BACHELOR,
    EducationLevel.MASTER: Degree.MASTER,
    EducationLevel.PHD: Degree.PHD,
}
# Begun with a degree.
_AFTER_A_DEGREE = {EducationLevel.MASTER, EducationLevel.PHD}


def strength(
    kind: EvidenceKind, *, is_backed: bool = True, has_expired: bool = False, has_address: bool = False
) -> Strength:
    """How much evidence of this kind proves. A text alone is no more than the claim that it explains.

    Nor is evidence whose proof is gone, such as a certificate that was removed: it is not backed any more. One that
    has expired is no credential either: it is linked where it can still be looked at, at an address, else claimed.
    """
    if kind is EvidenceKind.CERTIFICATE and has_expired:
        return Strength.LINKED if has_address else Strength.CLAIMED
    return _STRENGTHS[kind] if is_backed else Strength.CLAIMED


def strongest(strengths: Iterable[Strength]) -> Strength:
    """How much several pieces prove together: as much as the best of them. Without any it is claimed."""
    return max(strengths, default=Strength.CLAIMED)


def is_degree_told(finished: Iterable[EducationLevel], going_on: Iterable[EducationLevel]) -> bool:
    """Whether educations say which degree is held: of who is at a master's or a doctorate, a finished one has to."""
    held, coming = set(finished), set(going_on)
    return highest_degree(held) is not None or (bool(held | coming) and not coming & _AFTER_A_DEGREE)


def highest_degree(finished: Iterable[EducationLevel]) -> Degree | None:
    """The highest of the degrees held; None if there is none among the educations that were finished."""
    held = set(finished)
    return next((degree for level, degree in reversed(_DEGREES.items()) if level in held), None)
