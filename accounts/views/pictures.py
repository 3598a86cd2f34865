"""Pictures of projects, from the database to a browser."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from accounts.readers.pictures import own_picture

if TYPE_CHECKING:
    from accounts.http import LearnerRequest
    from accounts.models import ProjectPicture

# A year, in the reader's own browser and in no cache between.
KEPT_BY_DIGEST = "private, immutable, max-age=31536000"


@require_safe
def project_picture(request: LearnerRequest, pk: int) -> HttpResponse:
    """The picture of a project, for its learner; for everybody else it is not there."""
    picture = own_picture(request.user, pk)
    if picture is None:
        raise Http404
    return picture_answer(request, picture)


def picture_answer(request: HttpRequest, picture: ProjectPicture) -> HttpResponse:
    """The picture as it is; kept for long where the address names it by its digest."""
    headers = {"Content-Disposition": "inline", "X-Content-Type-Options": "nosniff", "Cache-Control": "no-store"}
    if request.GET.get("digest") == picture.digest:
        headers["Cache-Control"] = KEPT_BY_DIGEST
    return HttpResponse(bytes(picture.content), content_type="image/webp", headers=headers)
