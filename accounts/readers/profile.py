"""All that a learner brings, in one statement, as the value that every judgement starts from."""

from __future__ import annotations

from collections import defaultdict
from datetime import date
from typing import TYPE_CHECKING, Any

from django.db import connection

from roadmap.domain.experience import Month, Period
from roadmap.domain.profile import CertificateBrought, Profile, ProjectBrought
from roadmap.domain.record import EducationLevel, EvidenceKind, ExperienceKind, highest_degree, strength, strongest
from roadmap.domain.requirement import Background
from roadmap.domain.skillset import Claim

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
SELECT 'evidence', kind,
    CASE WHEN kind = 'certificate' AND certificate_id IS NULL AND url = '' THEN ''
         WHEN kind = 'used-at-work' AND experience_id IS NULL THEN '' ELSE '1' END,
    CAST(claim_id AS text), '', '', id
FROM accounts_evidence WHERE learner_id = %s AND claim_id IS NOT NULL
UNION ALL
SELECT 'project', title, kind,
    COALESCE(CAST(start AS text), ''), COALESCE(CAST("end" AS text), ''),
    CASE WHEN repository_url = '' THEN '' ELSE 'l' END || CASE WHEN demo_url = '' THEN '' ELSE 'l' END
    || CASE WHEN writeup_url = '' THEN '' ELSE 'l' END
    || CASE WHEN outcome_number IS NULL AND rank IS NULL THEN '' ELSE 'o' END, id
FROM accounts_project WHERE learner_id = %s
UNION ALL
SELECT 'certificate', COALESCE(certification.title, held.name), COALESCE(certification.slug, ''),
    COALESCE(CAST(held.expires AS text), ''), '', '', held.id
FROM accounts_certificateheld held LEFT JOIN roadmap_certification certification
    ON certification.id = held.certification_id
WHERE held.learner_id = %s
ORDER BY 7
"""


def profile_of(learner: User | AnonymousUser) -> Profile:
    """What the learner recorded: one query. A visitor brings nothing that is known, and costs none."""
    if not learner.is_authenticated:
        return Profile(is_visitor=True)
    with connection.cursor() as cursor:
        cursor.execute(_BROUGHT, [learner.pk] * _BROUGHT.count("%s"))
        sorts: dict[str, list[Row]] = defaultdict(list)
        for sort, *values in cursor.fetchall():
            sorts[sort].append(tuple(values))
    return Profile(
        background=_background(sorts, learner.stated_months),
        claims=_claims(sorts),
        projects=tuple(_project(*row) for row in sorts["project"]),
        certificates=tuple(
            CertificateBrought(title, slug, _day(expires)) for title, slug, expires, *_ in sorts["certificate"]
        ),
    )


def _background(sorts: dict[str, list[Row]], stated_months: int | None) -> Background:
    finished = [EducationLevel(level) for level, is_in_progress, *_ in sorts["education"] if not is_in_progress]
    periods = (
        Period(title, ExperienceKind(kind), _month(start), _month(end) if end else None, int(share))
        for title, kind, start, end, share, _ in sorts["experience"]
    )
    # By their dates, as the page of experience counts them: on equal shares the earlier one counts.
    ordered = sorted(periods, key=lambda period: period.start)
    return Background(highest_degree(finished), bool(sorts["education"]), tuple(ordered), stated_months)


def _claims(sorts: dict[str, list[Row]]) -> dict[str, Claim]:
    strengths = defaultdict(list)
    for kind, is_backed, claim, *_ in sorts["evidence"]:
        strengths[int(claim)].append(strength(EvidenceKind(kind), is_backed=bool(is_backed)))
    return {slug: Claim(int(level), strongest(strengths[int(key)])) for slug, level, _, _, _, key in sorts["claim"]}


def _project(title: str, kind: str, start: str, end: str, marks: str, _key: str) -> ProjectBrought:
    return ProjectBrought(title, kind, marks.count("l"), "o" in marks, _day(start), _day(end))


def _day(text: str) -> date | None:
    return date.fromisoformat(text) if text else None


def _month(text: str) -> Month:
    return Month.of(date.fromisoformat(text))
