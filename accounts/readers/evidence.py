"""What a learner gave as evidence of a milestone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from accounts.models import Evidence

if TYPE_CHECKING:
    from django.contrib.auth.models import AnonymousUser

    from accounts.models import User
    from roadmap.domain.catalogue import Milestone


def evidence_of(learner: User | AnonymousUser, milestone: Milestone) -> list[Evidence]:
    """The learner's evidence of the milestone, the oldest first: one query. A visitor has none, and costs none."""
    if not learner.is_authenticated:
        return []
    return list(Evidence.objects.for_learner(learner).filter(milestone_id=milestone.id).with_proofs())
