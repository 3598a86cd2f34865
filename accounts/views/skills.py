"""The skills of the record: what is claimed, what may be, and all there are."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING

from django.core.paginator import Paginator
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from accounts.readers.skills import claims_of, scale, suggested
from accounts.views.level_chart import level_chart
from accounts.views.skill_search import skill_search

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from django.http import HttpResponse

    from accounts.http import LearnerRequest
    from accounts.readers.skills import Claim, Rung
    from accounts.views.level_chart import LevelChart
    from roadmap.domain.catalogue import Catalogue, Choice, Role
    from roadmap.domain.suggestions import Suggestion

CLAIMS_PER_PAGE = 40
# So many that one can decide on them in a sitting; the others unfold.
FIRST_SUGGESTIONS = 3


@dataclass(frozen=True, slots=True)
class Offer:
    """A suggestion with what its level means."""

    suggestion: Suggestion
    rung: Rung


@require_safe
def record_skills(request: LearnerRequest) -> HttpResponse:
    """What the learner claims, with what is suggested; or the skills that are looked for."""
    catalogue = request.journey.catalogue
    claims = claims_of(request.user, catalogue)
    suggestions = suggested(request.user, request.journey, claims)
    search = skill_search(request.GET, catalogue, suggestions.given)
    context = {"search": search, "claims": claims, "count": len(claims), "catalogue": catalogue}
    if search.is_active:
        return render(request, "accounts/record/skill_search.html", context | {"found": search.found(claims)})
    offers = _offers(catalogue, suggestions.open)
    page = Paginator(list(claims.values()), CLAIMS_PER_PAGE).get_page(request.GET.get("page"))
    context |= {
        "page": page,
        "groups": list(_grouped(page)),
        "offers": offers[:FIRST_SUGGESTIONS],
        "more_offers": offers[FIRST_SUGGESTIONS:],
        "put_off": _offers(catalogue, suggestions.put_off),
        "target": _target(request),
        "categories": search.by_category(claims),
    }
    return render(request, "accounts/record/skills.html", context)


def _offers(catalogue: Catalogue, suggestions: Iterable[Suggestion]) -> list[Offer]:
    return [Offer(one, scale(catalogue.skill_by_slug[one.skill.slug])[one.level - 1]) for one in suggestions]


def _grouped(claims: Iterable[Claim]) -> Iterator[tuple[Choice, list[tuple[Claim, LevelChart | None]]]]:
    """The claims under their categories, each with its levels drawn."""
    now = timezone.now()
    for category, group in groupby(claims, key=lambda claim: claim.skill.category):
        yield category, [(claim, level_chart(claim.levels, now)) for claim in group]


def _target(request: LearnerRequest) -> Role | None:
    """The role that the learner aims at, if it is published."""
    roles = request.journey.catalogue.roles
    return next((role for role in roles if role.id == request.user.target_role_id), None)
