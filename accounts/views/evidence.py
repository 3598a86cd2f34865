"""Evidence: adding it to a claim, a milestone or a project, changing it, removing it."""

from __future__ import annotations

import uuid
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from accounts.actions import EditConflictError
from accounts.actions.record import change_row, make_row, remove_row
from accounts.forms.comparing import differing
from accounts.forms.evidence import EvidenceForm
from accounts.models import Evidence, Project, SkillClaim
from accounts.views.unsaved import log_in_first, unsaved

if TYPE_CHECKING:
    from accounts.http import LearnerRequest
    from accounts.models import User
    from roadmap import models
    from roadmap.domain import catalogue as domain


@dataclass(frozen=True, slots=True)
class Subject:
    """What evidence proves, its kind and how addresses call it: its row, its title, and the page that shows it."""

    kind: str
    name: str
    key: int
    title: str
    page: str

    @property
    def address(self) -> str:
        """Where its evidence stands on that page."""
        return f"{self.page}#evidence"

    @property
    def add_url(self) -> str:
        """Where evidence is added to it."""
        return reverse("add_evidence", args=[self.kind, self.name])

    def evidence(self, learner: User) -> Evidence:
        """New evidence of it."""
        return Evidence(learner=learner, **{f"{self.kind}_id": self.key})


@login_not_required
@require_http_methods(["GET", "HEAD", "POST"])
def add_evidence(request: LearnerRequest, kind: str, key: str) -> HttpResponse:
    """Give evidence for something of the learner's own."""
    if not request.user.is_authenticated:
        return log_in_first(request, EvidenceForm.base_fields)
    if kind not in SUBJECTS:
        raise Http404
    subject = SUBJECTS[kind](request, key)
    return _edit(request, subject, subject.evidence(request.user))


@login_not_required
@require_http_methods(["GET", "HEAD", "POST"])
def change_evidence(request: LearnerRequest, pk: int) -> HttpResponse:
    """Change a piece of evidence."""
    if not request.user.is_authenticated:
        return log_in_first(request, EvidenceForm.base_fields)
    row = _find(request, pk)
    return _edit(request, _subject_of(row), row) if row else _removed(request)


@require_http_methods(["GET", "HEAD", "POST"])
def remove_evidence(request: LearnerRequest, pk: int) -> HttpResponse:
    """Ask, and then remove it for good."""
    row = _own(request, pk)
    subject = _subject_of(row)
    if request.method != "POST":
        return render(request, "accounts/record/remove_evidence.html", {"row": row, "subject": subject})
    remove_row(row)
    messages.success(request, _("Removed: %(what)s") % {"what": row})
    return redirect(subject.address)


def _edit(request: LearnerRequest, subject: Subject, row: Evidence) -> HttpResponse:
    if request.method != "POST":
        typed = unsaved(request)
        form = EvidenceForm(typed, instance=row, learner=request.user)
        return _page(request, subject, form, notice="unsaved" if typed else "")
    form = EvidenceForm(request.POST, instance=row, learner=request.user)
    if not form.is_valid():
        return _page(request, subject, form, status=422)
    try:
        _keep(form)
    except EditConflictError:
        return _conflict(request, subject, row.pk)
    messages.success(request, _("Saved: %(what)s") % {"what": form.instance})
    return redirect(request.path if "another" in request.POST else subject.address)


def _keep(form: EvidenceForm) -> None:
    if form.instance.pk:
        change_row(form.instance, seen=form.seen, only=form.columns)
    else:
        make_row(form.instance, learner=form.learner, op=form.cleaned_data["op"])


def _conflict(request: LearnerRequest, subject: Subject, pk: int) -> HttpResponse:
    """Show what was saved meanwhile beside what was typed; if it is gone, saving adds it again."""
    row = _find(request, pk)
    if row is None:
        return _again(request, subject, status=409)
    typed = request.POST.copy()
    typed["revision"] = str(row.revision)
    saved = EvidenceForm(instance=row, learner=request.user)
    form = EvidenceForm(typed, instance=row, learner=request.user)
    return _page(request, subject, form, status=409, notice="conflict", differing=differing(saved, form))


def _removed(request: LearnerRequest) -> HttpResponse:
    """404 for what was removed meanwhile as for what never was, or is not theirs; but nobody loses what they typed."""
    kind, _slash, key = request.POST.get("proves", "").partition("/")
    if kind not in SUBJECTS:
        raise Http404
    return _again(request, SUBJECTS[kind](request, key), status=404)


def _again(request: LearnerRequest, subject: Subject, status: int) -> HttpResponse:
    """What was typed about evidence that is gone: saving adds it again."""
    typed = request.POST.copy()
    typed["op"] = str(uuid.uuid4())
    form = EvidenceForm(typed, instance=subject.evidence(request.user), learner=request.user)
    return _page(request, subject, form, status=status, notice="removed")


def _page(
    request: LearnerRequest, subject: Subject, form: EvidenceForm, *, status: int = 200, **more: object
) -> HttpResponse:
    context = {"subject": subject, "form": form, "row": form.instance, **more}
    return render(request, "accounts/record/evidence_form.html", context, status=status)


def _rows(request: LearnerRequest) -> Any:  # noqa: ANN401 (a query set of them)
    rows = Evidence.objects.for_learner(request.user).with_proofs()
    return rows.select_related("claim__skill", "milestone", "project", "certificate__certification", "experience")


def _own(request: LearnerRequest, pk: int) -> Evidence:
    """The learner's own evidence; for everybody else it is not there."""
    row = _find(request, pk)
    if row is None:
        raise Http404
    return row


def _find(request: LearnerRequest, pk: int) -> Evidence | None:
    row: Evidence | None = _rows(request).filter(pk=pk).first()
    return row


def _subject_of(row: Evidence) -> Subject:
    if row.claim:
        return _of_claim(row.claim)
    if row.milestone:
        return _of_milestone(row.milestone, row.milestone.pk)
    assert row.project  # noqa: S101 (a constraint says that it proves something)
    return _of_project(row.project)


def _of_claim(claim: SkillClaim) -> Subject:
    skill = claim.skill
    return Subject("claim", skill.slug, claim.pk, skill.title, reverse("change_claim", args=[skill.slug]))


def _of_milestone(milestone: models.Milestone | domain.Milestone, key: int) -> Subject:
    slug = milestone.slug
    return Subject("milestone", slug, key, milestone.title, reverse("milestone", args=[slug]))


def _of_project(project: Project) -> Subject:
    page = reverse("project", args=[project.pk])
    return Subject("project", str(project.pk), project.pk, project.title, page)


def _claim(request: LearnerRequest, slug: str) -> Subject:
    """What the learner claims of this skill, under whichever slug it had."""
    slug = request.journey.catalogue.slug_now("skill", slug)
    claim = SkillClaim.objects.for_learner(request.user).filter(skill__slug=slug).select_related("skill").first()
    if claim is None:
        raise Http404
    return _of_claim(claim)


def _milestone(request: LearnerRequest, slug: str) -> Subject:
    """A milestone that the learner may see."""
    milestone = request.journey.reachable(slug)
    if milestone is None:
        raise Http404
    return _of_milestone(milestone, milestone.id)


def _project(request: LearnerRequest, key: str) -> Subject:
    """A project of the learner's own."""
    project = Project.objects.for_learner(request.user).filter(pk=key).first() if key.isdecimal() else None
    if project is None:
        raise Http404
    return _of_project(project)


SUBJECTS = {"claim": _claim, "milestone": _milestone, "project": _project}
