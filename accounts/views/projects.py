"""Projects, contributions and competitions."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib.auth.decorators import login_not_required
from django.core.paginator import Paginator
from django.shortcuts import get_object_or_404, render
from django.utils.http import urlencode
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods, require_safe

from accounts.forms.projects import ProjectForm
from accounts.models import Evidence, Project, ProjectKind
from accounts.views.editing import Section, edit, remove
from roadmap.filters import group

if TYPE_CHECKING:
    from django.http import HttpResponse

    from accounts.http import LearnerRequest

PER_PAGE = 20

PROJECTS = Section(
    name="projects",
    form=ProjectForm,
    title=_("Projects"),
    add_title=_("Add a project"),
    change_title=_("Change a project"),
    remove_title=_("Remove this project?"),
    removing=_("Its picture and its evidence go with it."),
)


@require_safe
def projects(request: LearnerRequest) -> HttpResponse:
    """What the learner made, newest first, a page at a time; an unknown kind filters nothing."""
    kind = request.GET.get("kind")
    kind = kind if kind in ProjectKind.values else ""
    rows = Project.objects.for_learner(request.user).with_picture().newest_first()
    page = Paginator(rows.filter(kind=kind) if kind else rows, PER_PAGE).get_page(request.GET.get("page"))
    context = {
        "section": PROJECTS,
        "page": page,
        "total": page.paginator.count or (kind and rows.count()),
        "filters": [group(_("Kind"), "kind", ProjectKind.choices, {"kind": kind})],
        "query": urlencode({"kind": kind}) if kind else "",
    }
    return render(request, "accounts/record/projects.html", context)


@require_safe
def project(request: LearnerRequest, pk: int) -> HttpResponse:
    """One of them, with what it proves."""
    row = get_object_or_404(Project.objects.for_learner(request.user).with_picture(), pk=pk)
    context = {
        "section": PROJECTS,
        "row": row,
        "milestones": row.milestones.order_by("stage__order", "order", "slug"),
        "skills": row.skills.order_by("category__order", "order", "slug"),
        "evidence": Evidence.objects.for_learner(request.user).filter(project=row).with_proofs(),
    }
    return render(request, "accounts/record/project.html", context)


@login_not_required
@require_http_methods(["GET", "HEAD", "POST"])
def add_projects(request: LearnerRequest) -> HttpResponse:
    """Record a project."""
    return edit(request, PROJECTS)


@login_not_required
@require_http_methods(["GET", "HEAD", "POST"])
def change_projects(request: LearnerRequest, pk: int) -> HttpResponse:
    """Change a project."""
    return edit(request, PROJECTS, pk)


@require_http_methods(["GET", "HEAD", "POST"])
def remove_projects(request: LearnerRequest, pk: int) -> HttpResponse:
    """Remove a project."""
    return remove(request, PROJECTS, pk)
