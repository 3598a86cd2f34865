"""Which levels a learner may want to claim, from what they have finished and what they hold. None is claimed here."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from roadmap.domain.catalogue import Certification, Choice, SkillLevel
from roadmap.domain.journey import Journey, Status


class GivenBy(StrEnum):
    """What a suggestion comes from."""

    MILESTONE = "milestone"
    CERTIFICATE = "certificate"


@dataclass(frozen=True, slots=True)
class Given:
    """A skill at a level that something gives: a finished milestone or a certificate held, `by` its slug and title.

    `is_one_of`: it gives one of several skills, and only the learner knows whether it was this one.
    """

    skill: Choice
    level: int
    kind: GivenBy
    by: Choice
    is_one_of: bool = False


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A level above what is claimed, with all that reaches it; `held` is the level claimed, None if there is none."""

    skill: Choice
    level: int
    held: int | None
    reasons: tuple[Given, ...]


def finished(journey: Journey) -> list[Given]:
    """What the milestones that are done give, in the order of the catalogue; archived ones were finished, too."""
    catalogue = journey.catalogue
    return [
        given
        for milestone in (*catalogue.milestones, *catalogue.archived)
        if journey.status(milestone) is Status.DONE
        for given in _given(milestone.skills, GivenBy.MILESTONE, Choice(milestone.slug, milestone.title))
    ]


def certified(certifications: Iterable[Certification]) -> list[Given]:
    """What certificates of these kinds give. An exam that is retired was passed all the same; none may have expired."""
    return [
        given
        for one in certifications
        for given in _given(one.skills, GivenBy.CERTIFICATE, Choice(one.slug, one.title))
    ]


def suggestions(given: Iterable[Given], claimed: Mapping[str, int], not_yet: Mapping[str, int]) -> list[Suggestion]:
    """The levels to suggest, in the order in which their skills are first given.

    Of each skill the highest level that is given, if it is above the level claimed, so that none is ever lowered, and
    above the level that was put off, so that "not yet" is asked again only when there is more to say. Both mappings are
    by the slug of the skill; what is missing there is not claimed, and was not put off.
    """
    by_skill: dict[str, list[Given]] = {}
    for one in given:
        if one.level > max(claimed.get(one.skill.slug, 0), not_yet.get(one.skill.slug, 0)):
            by_skill.setdefault(one.skill.slug, []).append(one)
    return [_highest(more, claimed.get(slug)) for slug, more in by_skill.items()]


def _highest(given: list[Given], held: int | None) -> Suggestion:
    level = max(one.level for one in given)
    return Suggestion(given[0].skill, level, held, tuple(one for one in given if one.level == level))


def _given(skills: Iterable[SkillLevel], kind: GivenBy, by: Choice) -> list[Given]:
    return [Given(one.skill, one.level, kind, by, is_one_of=bool(one.any_of)) for one in skills]
