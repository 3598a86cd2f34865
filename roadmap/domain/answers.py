"""What somebody answers in short about themselves: a role, a degree, months of work, and levels in skills."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from enum import StrEnum
from types import MappingProxyType
from typing import Any, NamedTuple
from urllib.parse import urlencode

from roadmap.domain.catalogue import Catalogue, Degree
from roadmap.domain.experience import experience
from roadmap.domain.profile import Profile
from roadmap.domain.requirement import RELEVANT, Background
from roadmap.domain.skillset import Claim

NO_DEGREE = "none"
LOWEST, HIGHEST = 1, 5
# Far more than any role asks, and few enough to be read, linked and kept.
MOST_SKILLS = 200
# 60 years: more than anybody is asked for, so who has more says as many.
MOST_MONTHS = 720


@dataclass(frozen=True, slots=True)
class Answers:
    """The four answers; an empty text, None and a skill that is left out are unknown, never zero.

    `degree` is `none`, or the value of a `Degree`.
    """

    role: str = ""
    degree: str = ""
    months: int | None = None
    levels: Mapping[str, int] = field(default_factory=lambda: MappingProxyType({}))

    @property
    def query(self) -> str:
        """The answers as the query of an address, in one spelling, so that a link can be shared."""
        pairs = [("role", self.role), ("degree", self.degree), ("months", "" if self.months is None else self.months)]
        pairs += [("skill", f"{slug}:{level}") for slug, level in self.levels.items()]
        return urlencode([pair for pair in pairs if pair[1] != ""], safe=":")

    @property
    def profile(self) -> Profile:
        """What is known of somebody who gave these answers; each level is claimed, without evidence."""
        return Profile(
            background=Background(
                degree=Degree(self.degree) if self.degree not in {"", NO_DEGREE} else None,
                is_degree_known=bool(self.degree),
                stated_months=self.months,
            ),
            claims={slug: Claim(level) for slug, level in self.levels.items()},
            is_visitor=True,
        )

    @property
    def is_empty(self) -> bool:
        """Nothing was answered."""
        return not (self.role or self.degree or self.levels) and self.months is None

    @property
    def kept(self) -> dict[str, Any]:
        """The answers as plain values, to be kept and read again by `answers_kept`."""
        return {"role": self.role, "degree": self.degree, "months": self.months, "levels": dict(self.levels)}


def answers_of(profile: Profile, role: str, today: date) -> Answers:
    """What somebody who recorded all this would answer: the months of relevant work until today, and every claim."""
    background = profile.background
    months = background.stated_months
    if background.periods:
        months = min(experience(background.periods, today, RELEVANT).months, MOST_MONTHS)
    degree = background.degree.value if background.degree else NO_DEGREE
    levels = {slug: claim.level for slug, claim in profile.claims.items()}
    return Answers(role, degree if background.is_degree_known else "", months, levels)


def as_if(answers: Answers, has: Profile, today: date) -> Profile:
    """What somebody would bring if these answers were so: where they agree with the record, its sums and evidence hold.

    Projects and certificates are as they are recorded, for nobody is asked about them.
    """
    recorded, given = answers_of(has, answers.role, today), answers.profile
    background = given.background
    if answers.months == recorded.months:
        known = has.background
        background = replace(background, periods=known.periods, stated_months=known.stated_months)
    claims = {
        slug: has.claims[slug] if recorded.levels.get(slug) == claim.level else claim
        for slug, claim in given.claims.items()
    }
    return Profile(background, claims, has.projects, has.certificates, has.is_visitor)


def answers_kept(kept: Mapping[str, Any], catalogue: Catalogue) -> Answers:
    """Answers that were kept, as `answers_now` has them."""
    return answers_now(Answers(kept["role"], kept["degree"], kept["months"], kept["levels"]), catalogue)


def answers_now(answers: Answers, catalogue: Catalogue) -> Answers:
    """The answers by the names of today: what was renamed goes by its new one, what is archived is left out."""
    role = catalogue.slug_now("role", answers.role)
    levels = {catalogue.slug_now("skill", slug): level for slug, level in answers.levels.items()}
    return replace(
        answers,
        role=role if role in catalogue.role_by_slug else "",
        levels={slug: level for slug, level in levels.items() if slug in catalogue.skill_by_slug},
    )


class Wrong(StrEnum):
    """What is wrong with a level as it was written."""

    FORM = "form"
    SKILL = "skill"
    LEVEL = "level"
    TWICE = "twice"


class WrongLevel(NamedTuple):
    """A level that cannot be taken, as it was written, and why."""

    written: str
    why: Wrong


def read_levels(written: Iterable[str], catalogue: Catalogue) -> tuple[dict[str, int], list[WrongLevel]]:
    """The levels by skill that are written as `skill:level`, and what cannot be taken.

    Empty texts are skills that nothing was said of. The same skill again is fine at the same level; at another one
    neither is known to be meant, and the first is taken. A former slug means what it is called now.
    """
    levels: dict[str, int] = {}
    wrong: list[WrongLevel] = []
    for one in filter(None, written):
        slug, level, why = _read(one, catalogue)
        if why is None and levels.setdefault(slug, level) != level:
            why = Wrong.TWICE
        if why is not None:
            wrong.append(WrongLevel(one, why))
    return levels, wrong


def _read(written: str, catalogue: Catalogue) -> tuple[str, int, Wrong | None]:
    name, colon, number = written.partition(":")
    slug = catalogue.slug_now("skill", name)
    if not (name and colon):
        return slug, 0, Wrong.FORM
    if slug not in catalogue.skill_by_slug:
        return slug, 0, Wrong.SKILL
    # One ASCII digit and nothing else: "+3" and "3.0" are no levels, nor are the digits of other scripts.
    level = int(number) if len(number) == 1 and number in "0123456789" else 0
    return slug, level, None if LOWEST <= level <= HIGHEST else Wrong.LEVEL


def additions(answers: Answers, has: Profile, *, has_aim: bool) -> Answers:
    """What of the answers is new beside what somebody has recorded.

    Nothing that is recorded is lowered or overwritten: not the aim, not a degree, no months where there are some with
    dates or stated ones, and no skill that is claimed at whatever level.
    """
    background = has.background
    is_work_known = background.stated_months is not None or bool(background.periods)
    return Answers(
        role="" if has_aim else answers.role,
        degree="" if background.is_degree_known else answers.degree,
        months=None if is_work_known else answers.months,
        levels={slug: level for slug, level in answers.levels.items() if slug not in has.claims},
    )
