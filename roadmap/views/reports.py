"""Learners' reports: that something is wrong with a milestone or a resource, and what came of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.contrib.auth.views import redirect_to_login
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from roadmap.actions.reports import (
    Complaint,
    TooManyReportsError,
    read_answers,
    send_report,
    withdraw_report,
)
from roadmap.forms import ReportForm
from roadmap.http import HttpRequest, user_id
from roadmap.models import Report

if TYPE_CHECKING:
    from roadmap.domain.journey import Journey

REPORTS_PER_PAGE = 20
TOO_MANY = _(
    "You have sent ten reports in the last 24 hours, which is as many as we can take from one person. Thank you for "
    "reading so closely. Copy what you wrote and send it tomorrow."
)


@dataclass(frozen=True, slots=True)
class Subject:
    """The milestone or resource that a report is about, and where a learner finds it."""

    field: str
    slug: str
    title: str
    page: str


@login_not_required
@require_http_methods(["GET", "HEAD", "POST"])
def report_milestone(request: HttpRequest, slug: str) -> HttpResponse:
    """Say what is wrong with a milestone."""
    return _report(request, _subject(request.journey, "milestone", slug))


@login_not_required
@require_http_methods(["GET", "HEAD", "POST"])
def report_resource(request: HttpRequest, slug: str) -> HttpResponse:
    """Say what is wrong with a resource."""
    return _report(request, _subject(request.journey, "resource", slug))


@require_safe
def reports(request: HttpRequest) -> HttpResponse:
    """The learner's own reports, with what came of them; an answer that is shown is read."""
    mine = Report.objects.for_learner(user_id(request)).with_item().latest_first()
    page = Paginator(mine, REPORTS_PER_PAGE).get_page(request.GET.get("page"))
    listed = [(report, _subject(request.journey, *_name(report))) for report in page]
    if request.method == "GET":
        read_answers((report for report, _subject in listed), timezone.now())
    return render(request, "roadmap/reports.html", {"page": page, "reports": listed})


@require_POST
def withdraw(request: HttpRequest, report_id: int) -> HttpResponse:
    """Take a report back before anybody has looked at it."""
    learner_id = user_id(request)
    if withdraw_report(learner_id=learner_id, report_id=report_id, now=timezone.now()):
        messages.success(request, _("Withdrawn. Curators no longer see it."))
    elif Report.objects.for_learner(learner_id).filter(pk=report_id).exists():
        messages.info(request, _("A curator has looked at it already, so it stays."))
    else:
        raise Http404
    return redirect("reports")


def _subject(journey: Journey, field: str, slug: str) -> Subject | None:
    """What the learner may see under this name; None if it is nothing."""
    if field == "milestone":
        milestone = journey.reachable(slug)
        return Subject(field, slug, milestone.title, reverse(field, args=[slug])) if milestone else None
    resource = journey.catalogue.resource_by_slug.get(slug)
    page = reverse("resources", query={"q": resource.title}) if resource else ""
    return Subject(field, slug, resource.title, page) if resource else None


def _name(report: Report) -> tuple[str, str]:
    return ("milestone" if report.milestone else "resource", report.item.slug)


def _report(request: HttpRequest, subject: Subject | None) -> HttpResponse:
    """Fetch what it is about, decide, act, answer."""
    if subject is None:
        raise Http404
    if not request.user.is_authenticated:
        return _log_in_first(request, subject)
    if request.method != "POST":
        unsent = _unsent(request, subject)
        return _form_page(request, subject, ReportForm(initial=unsent), is_unsent=bool(unsent))
    form = ReportForm(request.POST)
    if not form.is_valid():
        return _form_page(request, subject, form, status=422)
    return _send(request, subject, form)


def _send(request: HttpRequest, subject: Subject, form: ReportForm) -> HttpResponse:
    try:
        is_new = send_report(
            learner_id=user_id(request),
            field=subject.field,
            slug=subject.slug,
            complaint=Complaint(**form.cleaned_data),
            now=timezone.now(),
        )
    except TooManyReportsError:
        form.add_error(None, TOO_MANY)
        return _form_page(request, subject, form, status=429)
    told = _("Thank you. A curator will look at it and answer here.")
    told_again = _("You had told us already: your report now says what you just wrote.")
    messages.success(request, told if is_new else told_again)
    return redirect("reports")


def _form_page(
    request: HttpRequest, subject: Subject, form: ReportForm, *, status: int = 200, is_unsent: bool = False
) -> HttpResponse:
    mine = Report.objects.for_learner(user_id(request)).about(subject.field, subject.slug).waiting()
    context = {
        "subject": subject,
        "crumbs": [{"label": subject.title, "url": subject.page}],
        "form": form,
        "waiting": mine.order_by("pk"),
        "is_unsent": is_unsent,
    }
    return render(request, "roadmap/report.html", context, status=status)


def _log_in_first(request: HttpRequest, subject: Subject) -> HttpResponse:
    """Keep what was typed over the log-in; the form then shows it, unsent."""
    typed = {name: request.POST[name][:4000] for name in ReportForm.base_fields if request.POST.get(name)}
    if typed:
        request.session["unsent_report"] = {_key(subject): typed}
    return redirect_to_login(request.path)


def _unsent(request: HttpRequest, subject: Subject) -> dict[str, str] | None:
    """What was typed about this before somebody was asked to log in; it is given once."""
    kept: dict[str, dict[str, str]] = request.session.get("unsent_report", {})
    if request.method == "GET" and _key(subject) in kept:
        del request.session["unsent_report"]
        return kept[_key(subject)]
    return None


def _key(subject: Subject) -> str:
    return f"{subject.field} {subject.slug}"
