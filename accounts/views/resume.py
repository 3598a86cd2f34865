"""A résumé from elsewhere: choose the file, look through what it says, take over what is right."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import Http404
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST

from accounts.actions import EditConflictError
from accounts.actions.record import remove_row
from accounts.actions.resume import take_over
from accounts.forms.resume import Brought, ResumeForm
from accounts.forms.review import ReviewForm
from accounts.forms.troubles import words
from accounts.models import ResumeImport
from accounts.readers.resume import recorded
from accounts.views.unsaved import log_in_first, unsaved
from roadmap.domain.resume.known import Known
from roadmap.domain.resume.reading import read
from roadmap.readers import catalogue

if TYPE_CHECKING:
    from django.http import HttpResponse, QueryDict

    from accounts.http import LearnerRequest
    from roadmap.domain.resume.troubles import Note

# Nobody reads more of them, and each is a line of the page.
MOST_NOTES = 200


@login_not_required
@require_http_methods(["GET", "HEAD", "POST"])
def import_resume(request: LearnerRequest) -> HttpResponse:
    """Bring a résumé: the file first, then what to take over of it."""
    if not request.user.is_authenticated:
        return log_in_first(request, _typed_names(request))
    if request.method != "POST":
        return _look_again(request) or _page(request, ResumeForm(learner=request.user))
    return _take_over(request) if "brought" in request.POST else _look_through(request)


@require_POST
def forget_resume(request: LearnerRequest, pk: int) -> HttpResponse:
    """Remove what is kept of an import for exports; what became entries stays."""
    kept = ResumeImport.objects.for_learner(request.user).filter(pk=pk).first()
    if kept is None:
        raise Http404
    remove_row(kept)
    messages.success(request, _("Removed. What you took over from that file into your record stays."))
    return redirect("import_resume")


def _typed_names(request: LearnerRequest) -> list[str]:
    """What is worth keeping over a log-in: the document with what was chosen of it; a file comes once only."""
    return [name for name in request.POST if name != "csrfmiddlewaretoken"] if "brought" in request.POST else []


def _look_again(request: LearnerRequest) -> HttpResponse | None:
    """The review as it was when somebody was signed out; None if there was none, or it was another learner's."""
    typed = unsaved(request)
    brought = Brought.unpacked(str(typed["brought"]), request.user) if typed and "brought" in typed else None
    return _review(request, brought, _review_form(request, brought, typed), notice="unsaved") if brought else None


def _look_through(request: LearnerRequest) -> HttpResponse:
    form = ResumeForm(request.POST, request.FILES, learner=request.user)
    if not form.is_valid() or form.brought is None:
        return _page(request, form, status=422)
    return _review(request, form.brought, _review_form(request, form.brought))


def _take_over(request: LearnerRequest) -> HttpResponse:
    brought = Brought.unpacked(request.POST["brought"], request.user)
    if brought is None:
        messages.warning(request, _("This was open for too long. Choose the file again; nothing was taken over."))
        return redirect("import_resume")
    form = _review_form(request, brought, request.POST)
    if not form.is_valid():
        return _review(request, brought, form, status=422)
    try:
        made = take_over(learner=request.user, op=brought.op, taken=form.taken())
    except EditConflictError:
        return _review(request, brought, _review_form(request, brought), status=409)
    messages.success(request, _said(made))
    return redirect("record")


def _review_form(request: LearnerRequest, brought: Brought, typed: QueryDict | None = None) -> ReviewForm:
    reading = read(brought.document, brought.notes, Known.of(catalogue()), timezone.localdate())
    return ReviewForm(
        typed,
        learner=request.user,
        reading=reading,
        there=recorded(request.user),
        seen_again=None if typed is None else brought.again,
    )


def _review(
    request: LearnerRequest, brought: Brought, form: ReviewForm, *, status: int = 200, notice: str = ""
) -> HttpResponse:
    seen = replace(brought, again=frozenset(form.again))
    reading = form.reading
    context = {
        "form": form,
        "brought": seen.packed(request.user),
        "refused": _lines(reading.refused),
        "notes": _lines(reading.notes),
        "notice": notice,
        "is_conflict": status == 409,  # noqa: PLR2004 (it is named there)
    }
    return render(request, "accounts/record/import_review.html", context, status=status)


def _page(request: LearnerRequest, form: ResumeForm, status: int = 200) -> HttpResponse:
    kept = [one for one in ResumeImport.objects.for_learner(request.user).order_by("-pk") if one.beyond]
    return render(request, "accounts/record/import.html", {"form": form, "kept": kept}, status=status)


def _lines(notes: list[Note]) -> list[tuple[str, str]]:
    shown = [(note.path, words(note)) for note in notes[:MOST_NOTES]]
    more = len(notes) - len(shown)
    text = ngettext("And %(count)s more of this sort.", "And %(count)s more of this sort.", more)
    return [*shown, ("", text % {"count": more})] if more else shown


def _said(made: ResumeImport) -> str:
    if not made.rows_made:
        return _("No entry was taken over into your record.")
    count = {"count": made.rows_made}
    return (
        ngettext("%(count)s entry is in your record now.", "%(count)s entries are in your record now.", made.rows_made)
        % count
    )
