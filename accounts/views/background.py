"""Background: education and experience."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib.auth.decorators import login_not_required
from django.core.paginator import Paginator
from django.db.models import F
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods, require_safe

from accounts.forms.background import EducationForm, ExperienceForm
from accounts.models import Education, Experience, ExperienceKind
from accounts.readers.experience import experience_of
from accounts.views.editing import Section, edit, remove

if TYPE_CHECKING:
    from django.http import HttpResponse

    from accounts.http import LearnerRequest

PER_PAGE = 20

EDUCATION = Section(
    name="education",
    form=EducationForm,
    title=_("Education"),
    add_title=_("Add an education"),
    change_title=_("Change an education"),
    remove_title=_("Remove this education?"),
)

EXPERIENCE = Section(
    name="experience",
    form=ExperienceForm,
    title=_("Experience"),
    add_title=_("Add experience"),
    change_title=_("Change experience"),
    remove_title=_("Remove this experience?"),
    removing=_("Evidence that names it stays, without its name."),
)


@require_safe
def education(request: LearnerRequest) -> HttpResponse:
    """What the learner has learned where: what goes on first, then the newest."""
    rows = Education.objects.for_learner(request.user).order_by(
        "-is_in_progress", F("end").desc(nulls_last=True), F("start").desc(nulls_last=True), "-pk"
    )
    page = Paginator(rows, PER_PAGE).get_page(request.GET.get("page"))
    return render(request, "accounts/record/education.html", {"section": EDUCATION, "page": page})


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


@require_safe
def experience(request: LearnerRequest) -> HttpResponse:
    """Where the learner has worked, and how many months that makes: what goes on first, then the newest."""
    rows = (
        Experience.objects.for_learner(request.user)
        .prefetch_related("skills")
        .order_by(F("end").desc(nulls_first=True), "-start", "-pk")
    )
    page = Paginator(rows, PER_PAGE).get_page(request.GET.get("page"))
    counted = experience_of(request.user)
    context = {
        "section": EXPERIENCE,
        "page": page,
        "rows": [(row, counted.parts.get(row.pk)) for row in page],
        "whole": counted.whole,
        "kinds": [(ExperienceKind(kind.value).label, one) for kind, one in counted.kinds.items()],
    }
    return render(request, "accounts/record/experience.html", context)


@login_not_required
@require_http_methods(["GET", "HEAD", "POST"])
def add_experience(request: LearnerRequest) -> HttpResponse:
    """Record experience."""
    return edit(request, EXPERIENCE)


@login_not_required
@require_http_methods(["GET", "HEAD", "POST"])
def change_experience(request: LearnerRequest, pk: int) -> HttpResponse:
    """Change experience."""
    return edit(request, EXPERIENCE, pk)


@require_http_methods(["GET", "HEAD", "POST"])
def remove_experience(request: LearnerRequest, pk: int) -> HttpResponse:
    """Remove experience."""
    return remove(request, EXPERIENCE, pk)
