"""Pictures of projects, by who may see them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from accounts.models import Project

if TYPE_CHECKING:
    from accounts.models import ProjectPicture, RecordQuerySet, User


def own_picture(learner: User, project: int) -> ProjectPicture | None:
    """The picture of a project of this learner; None for what is not theirs, or not there: one query."""
    return _picture(Project.objects.for_learner(learner), project)


def shared_picture(learner: User, project: int) -> ProjectPicture | None:
    """The same, if the learner shares the project. Whether they share projects at all is for the portfolio to say."""
    return _picture(Project.objects.for_learner(learner).shared(), project)


def _picture(projects: RecordQuerySet, key: int) -> ProjectPicture | None:
    row = projects.select_related("picture").filter(pk=key).first()
    picture: ProjectPicture | None = getattr(row, "picture", None)
    return picture
