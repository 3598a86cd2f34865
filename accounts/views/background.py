"""Background: education and experience."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib.auth.decorators import login_not_required
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods

from accounts.forms.background import EducationForm
from accounts.views.editing import Section, edit, remove

if TYPE_CHECKING:
    from django.http import HttpResponse

    from accounts.http import LearnerRequest

EDUCATION = Section(
    name="education",
    form=EducationForm,
    title=_("Education"),
    add_title=_("Add an education"),
    change_title=_("Change an education"),
)


@login_not_required
@require_http_methods(["GET", "HEAD", "POST"])
def add_education(request: LearnerRequest) -> HttpResponse:
    """Record an education."""
    return edit(request, EDUCATION)


@login_not_required
@require_http_methods(["GET", "HEAD", "POST"])
def change_education(request: LearnerRequest, pk: int) -> HttpResponse:
    """Change an education."""
    return edit(request, EDUCATION, pk)


@require_http_methods(["GET", "HEAD", "POST"])
def remove_education(request: LearnerRequest, pk: int) -> HttpResponse:
    """Remove an education."""
    return remove(request, EDUCATION, pk)
