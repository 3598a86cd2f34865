"""What a learner says about themselves in short."""

from __future__ import annotations

import uuid
from typing import TYPE_CHECKING

from accounts.models import Education, EducationLevel, User

if TYPE_CHECKING:
    from roadmap.domain.catalogue import Role

# The one education that the start records: answering it again corrects it instead of adding another.
STATED = uuid.UUID("5f0d0c9e-6d0f-4c1b-9a55-2b9f3a0f7c11")


def aim_at(learner: User, role: Role | None) -> None:
    """Make this the role that the learner aims at."""
    User.objects.filter(pk=learner.pk).update(target_role=role.id if role else None)


def state_background(learner: User, *, degree: str, field: str, months: int | None) -> None:
    """Keep the highest degree and the months of work as stated. Without a degree, what was stated before goes."""
    User.objects.filter(pk=learner.pk).update(stated_months=months)
    if degree:
        stated = {"level": EducationLevel(degree), "field": field}
        Education.objects.update_or_create(learner=learner, op=STATED, defaults=stated)
    else:
        Education.objects.for_learner(learner).filter(op=STATED).delete()


def stated_education(learner: User) -> Education | None:
    """The education that the start recorded."""
    education: Education | None = Education.objects.for_learner(learner).filter(op=STATED).first()
    return education


def step_taken(learner: User, number: int) -> None:
    """Remember that this step of the start is behind the learner; an earlier one done again takes nothing back."""
    User.objects.filter(pk=learner.pk, welcome_step__lt=number).update(welcome_step=number)
