"""Taking over what somebody answered before they had an account."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction

from accounts.actions.claims import claim_level
from accounts.actions.profile import STATED
from accounts.actions.progress import EditConflictError
from accounts.actions.record import make_row
from accounts.models import Education, EducationLevel, User
from roadmap.domain.answers import NO_DEGREE
from roadmap.models import Skill

if TYPE_CHECKING:
    from collections.abc import Mapping

    from roadmap.domain.answers import Answers
    from roadmap.domain.catalogue import Catalogue


@transaction.atomic
def take_over_answers(*, learner: User, new: Answers, catalogue: Catalogue) -> None:
    """Record what of the answers is new, as `roadmap.domain.answers.additions` says.

    What another window records at the same moment stays as it is there. The degree becomes the education that the
    start asks for, so that answering there corrects it.
    """
    if new.role:
        aim = catalogue.role_by_slug[new.role].id
        User.objects.filter(pk=learner.pk, target_role=None).update(target_role=aim)
    if new.months is not None:
        User.objects.filter(pk=learner.pk, stated_months=None).update(stated_months=new.months)
    if new.degree:
        level = EducationLevel.SCHOOL if new.degree == NO_DEGREE else EducationLevel(new.degree)
        make_row(Education(level=level), learner=learner, op=STATED)
    _claim(learner, new.levels)


def _claim(learner: User, levels: Mapping[str, int]) -> None:
    # Those that are still there under this name: another process may have renamed one just now.
    for slug, key in Skill.objects.filter(slug__in=levels).values_list("slug", "pk"):
        try:
            claim_level(learner=learner, skill=key, level=levels[slug])
        except EditConflictError:
            # It was claimed meanwhile: what was said there counts.
            continue
