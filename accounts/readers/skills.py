"""A learner's claims with what they mean and what proves them, and the levels that may be suggested."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.db.models import Prefetch
from django.utils import timezone

from accounts.models import CertificateHeld, Evidence, NotYet, SkillClaim, strength_word
from roadmap.domain.catalogue import Choice, Skill
from roadmap.domain.certificates import has_expired
from roadmap.domain.record import strongest
from roadmap.domain.suggestions import certified, finished, suggestions
from roadmap.models import LEVELS

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from django.utils.functional import _StrPromise

    from accounts.models import ClaimedLevel, User
    from roadmap import models
    from roadmap.domain.catalogue import Catalogue, Certification
    from roadmap.domain.journey import Journey
    from roadmap.domain.record import Strength
    from roadmap.domain.suggestions import Given, Suggestion


@dataclass(frozen=True, slots=True)
class Rung:
    """A level of a skill: its name, and what it means there."""

    level: int
    name: str | _StrPromise
    meaning: str | _StrPromise


@dataclass(frozen=True, slots=True)
class Claim:
    """A claim with the skill that it is about, as the catalogue has it; an archived skill has what its row says."""

    row: SkillClaim
    skill: Skill
    is_archived: bool

    @property
    def rung(self) -> Rung:
        """The level claimed."""
        return scale(self.skill)[self.row.level - 1]

    @property
    def evidence(self) -> list[Evidence]:
        """What proves it."""
        return list(self.row.evidence.all())

    @property
    def strength(self) -> Strength:
        """How much all of it proves."""
        return strongest(one.strength for one in self.evidence)

    @property
    def strength_word(self) -> str | _StrPromise:
        """The word for it."""
        return strength_word(self.strength)

    @property
    def levels(self) -> list[ClaimedLevel]:
        """The levels claimed so far, the first one first."""
        return list(self.row.levels.all())


@dataclass(frozen=True, slots=True)
class Suggested:
    """What may be claimed beyond what is claimed, and of that what was put off; with all that led to it."""

    given: list[Given]
    open: list[Suggestion]
    put_off: list[Suggestion]


def scale(skill: Skill) -> list[Rung]:
    """The five levels of a skill; the general scale speaks where the skill does not."""
    return [Rung(level, name, skill.descriptor(level) or meaning) for level, name, meaning in LEVELS]


def claims_of(learner: User, catalogue: Catalogue) -> dict[str, Claim]:
    """All that the learner claims, by slug, in the order of the catalogue and archived skills last: three queries."""
    rows = SkillClaim.objects.for_learner(learner).select_related("skill__category").prefetch_related("levels")
    known = {row.skill.slug: claim_shown(row, catalogue) for row in rows.prefetch_related(_proofs())}
    ordered = [skill.slug for skill in catalogue.skills if skill.slug in known]
    return {slug: known[slug] for slug in (*ordered, *sorted(known.keys() - set(ordered)))}


def claim_of(learner: User, catalogue: Catalogue, skill: models.Skill) -> Claim | None:
    """What the learner claims of one skill: three queries, or one if that is nothing."""
    rows = SkillClaim.objects.for_learner(learner).filter(skill=skill).prefetch_related("levels")
    row = rows.select_related("skill__category").prefetch_related(_proofs()).first()
    return claim_shown(row, catalogue) if row else None


def _proofs() -> Prefetch[str, Any, Any]:
    return Prefetch("evidence", Evidence.objects.with_proofs())


def claim_shown(row: SkillClaim, catalogue: Catalogue) -> Claim:
    """The claim with its skill."""
    published = catalogue.skill_by_slug.get(row.skill.slug)
    return Claim(row, published or skill_value(row.skill), is_archived=published is None)


def skill_value(row: models.Skill) -> Skill:
    """A skill that is no longer in the catalogue, as far as a claim needs it."""
    return Skill(row.slug, row.title, Choice(row.category.slug, row.category.title), summary=row.summary)


def suggested(learner: User, journey: Journey, claims: Mapping[str, Claim]) -> Suggested:
    """What finished milestones and certificates held suggest beyond these claims: two queries."""
    given = [*finished(journey), *certified(certifications_held(learner, journey.catalogue))]
    claimed = {slug: claim.row.level for slug, claim in claims.items()}
    put_off = dict(NotYet.objects.filter(learner=learner).values_list("skill__slug", "level"))
    still_open = suggestions(given, claimed, put_off)
    seen = {one.skill.slug for one in still_open}
    return Suggested(given, still_open, [one for one in suggestions(given, claimed, {}) if one.skill.slug not in seen])


def certifications_held(learner: User, catalogue: Catalogue) -> Iterable[Certification]:
    """The certifications of the catalogue that the learner holds and that have not expired, each once: one query."""
    rows = CertificateHeld.objects.for_learner(learner).filter(certification__isnull=False)
    today, dated = timezone.localdate(), rows.values_list("certification__slug", "expires")
    slugs = {slug for slug, expires in dated if not has_expired(expires, today)}
    return [one for one in catalogue.certifications if one.slug in slugs]
