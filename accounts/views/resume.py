"""A résumé from elsewhere: choose the file, look through what it says, take over what is right."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from django.contrib import messages
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
from roadmap.domain.resume.known import Known
from roadmap.domain.resume.reading import read
from roadmap.readers import catalogue

if TYPE_CHECKING:
    from django.http import HttpResponse

    from accounts.http import LearnerRequest
    from roadmap.domain.resume.troubles import Note

# Nobody reads more of them, and each is a line of the page.
MOST_NOTES = 200


@require_http_methods(["GET", "HEAD", "POST"])
def import_resume(request: LearnerRequest) -> HttpResponse:
    """Bring a résumé: the file first, then what to take over of it."""
    if request.method != "POST":
        return _page(request, ResumeForm(learner=request.user))
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
    form = _review_form(request, brought, is_sent=True)
    if not form.is_valid():
        return _review(request, brought, form, status=422)
    try:
        made = take_over(learner=request.user, op=brought.op, taken=form.taken())
    except EditConflictError:
        return _review(request, brought, _review_form(request, brought), status=409)
    messages.success(request, _said(made))
    return redirect("record")


def _review_form(request: LearnerRequest, brought: Brought, *, is_sent: bool = False) -> ReviewForm:
    reading = read(brought.document, brought.notes, Known.of(catalogue()), timezone.localdate())
    return ReviewForm(
        request.POST if is_sent else None,
        learner=request.user,
        reading=reading,
        there=recorded(request.user),
        seen_again=brought.again if is_sent else None,
    )


def _review(request: LearnerRequest, brought: Brought, form: ReviewForm, status: int = 200) -> HttpResponse:
    seen = replace(brought, again=frozenset(form.again))
    reading = form.reading
    context = {
        "form": form,
        "brought": seen.packed(request.user),
        "refused": _lines(reading.refused),
        "notes": _lines(reading.notes),
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
