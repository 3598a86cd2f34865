"""All that a learner brings, in one statement, as the value that every judgement starts from."""

from __future__ import annotations

from collections import defaultdict
from datetime import date
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from django.db import connection
from django.utils import timezone

from roadmap.domain.certificates import has_expired
from roadmap.domain.experience import Month, Period
from roadmap.domain.profile import CertificateBrought, Profile, ProjectBrought
from roadmap.domain.record import (
    EducationLevel,
    EvidenceKind,
    ExperienceKind,
    highest_degree,
    is_degree_told,
    strength,
    strongest,
)
from roadmap.domain.requirement import Background
from roadmap.domain.skillset import Claim
from roadmap.models import Offer

if TYPE_CHECKING:
    from django.contrib.auth.models import AnonymousUser

    from accounts.models import User

Row = tuple[Any, ...]

# One statement for five tables, since every judgement needs all of them: what differs in type goes through text.
_BROUGHT = """
SELECT 'education', level, CASE WHEN is_in_progress THEN '1' ELSE '' END, '', '', '', id
FROM accounts_education WHERE learner_id = %s
UNION ALL
SELECT 'experience', title, kind, CAST(start AS text), COALESCE(CAST("end" AS text), ''), CAST(share AS text), id
FROM accounts_experience WHERE learner_id = %s
UNION ALL
SELECT 'claim', skill.slug, CAST(claim.level AS text), '', '', '', claim.id
FROM accounts_skillclaim claim JOIN roadmap_skill skill ON skill.id = claim.skill_id WHERE claim.learner_id = %s
UNION ALL
SELECT 'evidence', evidence.kind,
    CASE WHEN evidence.kind = 'certificate' AND evidence.certificate_id IS NULL AND evidence.url = '' THEN ''
         WHEN evidence.kind = 'used-at-work' AND evidence.experience_id IS NULL THEN '' ELSE '1' END,
    CAST(evidence.claim_id AS text), COALESCE(CAST(held.expires AS text), ''),
    evidence.url || COALESCE(held.credential_url, ''), evidence.id
FROM accounts_evidence evidence LEFT JOIN accounts_certificateheld held ON held.id = evidence.certificate_id
WHERE evidence.learner_id = %s AND evidence.claim_id IS NOT NULL
UNION ALL
SELECT 'project', title, CASE WHEN repository_url = '' THEN '' ELSE 'l' END
    || CASE WHEN demo_url = '' THEN '' ELSE 'l' END || CASE WHEN writeup_url = '' THEN '' ELSE 'l' END, '', '', '', id
FROM accounts_project WHERE learner_id = %s
UNION ALL
SELECT 'certificate', COALESCE(certification.title, held.name), COALESCE(certification.slug, ''),
    COALESCE(CAST(held.expires AS text), ''), COALESCE(certification.availability, ''),
    COALESCE(CAST(certification.retired_on AS text), ''), held.id
FROM accounts_certificateheld held LEFT JOIN roadmap_certification certification
    ON certification.id = held.certification_id
WHERE held.learner_id = %s
ORDER BY 7
"""
_COUNT = _BROUGHT.count("%s")


def profile_of(learner: User | AnonymousUser) -> Profile:
    """What the learner recorded: one query. A visitor brings nothing that is known, and costs none."""
    if not learner.is_authenticated:
        return Profile(is_visitor=True)
    with connection.cursor() as cursor:
        cursor.execute(_BROUGHT, [learner.pk] * _COUNT)
        rows = cursor.fetchall()
    return _profile(tuple(rows), learner.stated_months, timezone.localdate())


@lru_cache(maxsize=256)
def _profile(rows: tuple[Row, ...], stated_months: int | None, _today: date) -> Profile:
    """What these rows say on this day. Equal rows are the same profile, so that nobody works it out anew."""
    sorts: dict[str, list[Row]] = defaultdict(list)
    for sort, *values in rows:
        sorts[sort].append(tuple(values))
    return Profile(
        background=_background(sorts, stated_months),
        claims=_claims(sorts),
        projects=tuple(ProjectBrought(title, len(links)) for title, links, *_ in sorts["project"]),
        certificates=tuple(_certificate(*row) for row in sorts["certificate"]),
    )


def _background(sorts: dict[str, list[Row]], stated_months: int | None) -> Background:
    levels: dict[bool, list[EducationLevel]] = {False: [], True: []}
    for level, goes_on, *_ in sorts["education"]:
        levels[bool(goes_on)].append(EducationLevel(level))
    periods = (
        Period(title, ExperienceKind(kind), _month(start), _month(end) if end else None, int(share))
        for title, kind, start, end, share, _ in sorts["experience"]
    )
    # By their dates, as the page of experience counts them: on equal shares the earlier one counts.
    ordered = sorted(periods, key=lambda period: period.start)
    is_known = is_degree_told(levels[False], levels[True])
    return Background(highest_degree(levels[False]), is_known, tuple(ordered), stated_months)


def _claims(sorts: dict[str, list[Row]]) -> dict[str, Claim]:
    strengths, today = defaultdict(list), timezone.localdate()
    for kind, is_backed, claim, expires, address, _ in sorts["evidence"]:
        proved = strength(
            EvidenceKind(kind),
            is_backed=bool(is_backed),
            has_expired=has_expired(_day(expires), today),
            has_address=bool(address),
        )
        strengths[int(claim)].append(proved)
    return {slug: Claim(int(level), strongest(strengths[int(key)])) for slug, level, _, _, _, key in sorts["claim"]}


def _certificate(title: str, slug: str, expires: str, offer: str, retired: str, _key: str) -> CertificateBrought:
    """One that the catalogue does not know is taken as still offered."""
    return CertificateBrought(title, slug, _day(expires), offer in {"", Offer.ACTIVE}, _day(retired))


def _day(text: str) -> date | None:
    return date.fromisoformat(text) if text else None


def _month(text: str) -> Month:
    return Month.of(date.fromisoformat(text))
