"""Pictures of projects, by who may see them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from accounts.models import ProjectPicture

if TYPE_CHECKING:
    from accounts.models import User


def own_picture(learner: User, project: int) -> ProjectPicture | None:
    """The picture of a project of this learner; None for what is not theirs, or not there: one query."""
    return ProjectPicture.objects.filter(project__learner=learner, project=project).first()


def shared_picture(learner: User, project: int) -> ProjectPicture | None:
    """The same, if the learner shares the project. Whether they share projects at all is for the portfolio to say."""
    return ProjectPicture.objects.filter(project__learner=learner, project=project, project__is_shared=True).first()
