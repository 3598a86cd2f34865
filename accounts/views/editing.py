"""Making, changing and removing a row of the record: the same pages for every kind."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.contrib import messages
from django.http import Http404, HttpResponse, QueryDict
from django.shortcuts import redirect, render, resolve_url
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext_lazy as _

from accounts.actions import EditConflictError
from accounts.actions.record import change_row, make_row, remove_row

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise

    from accounts.forms.record import RecordForm
    from accounts.http import LearnerRequest
    from accounts.models import RecordModel

UNSAVED = "unsaved_record"
LONGEST_UNSAVED = 20_000


@dataclass(frozen=True, slots=True)
class Section:
    """A kind of row: its list is at the URL name `name`; `add_`, `change_` and `remove_` before it are its pages."""

    name: str
    form: type[RecordForm]
    title: _StrPromise
    add_title: _StrPromise
    change_title: _StrPromise

    @property
    def model(self) -> type[RecordModel]:
        """Whose rows they are."""
        model: type[RecordModel] = self.form._meta.model  # noqa: SLF001 (documented)
        return model

    @property
    def address(self) -> str:
        """The list of them."""
        return reverse(self.name)

    def row(self, request: LearnerRequest, pk: int) -> RecordModel:
        """The learner's own row; for everybody else it is not there."""
        row: RecordModel | None = self.model.objects.for_learner(request.user).filter(pk=pk).first()
        if row is None:
            raise Http404
        return row


def edit(request: LearnerRequest, section: Section, pk: int | None = None) -> HttpResponse:
    """Fetch the row or begin one, decide, keep it, answer. Whoever was signed out meanwhile finds what they typed."""
    if not request.user.is_authenticated:
        return _log_in_first(request)
    row = section.row(request, pk) if pk else None
    if request.method != "POST":
        unsaved = _unsaved(request)
        form = section.form(unsaved, instance=row, learner=request.user)
        return _page(request, section, form, notice="unsaved" if unsaved else "")
    form = section.form(request.POST, request.FILES, instance=row, learner=request.user)
    if not form.is_valid():
        return _page(request, section, form, status=422)
    try:
        _keep(form)
    except EditConflictError:
        return _conflict(request, section, pk)
    messages.success(request, _("Saved: %(what)s") % {"what": form.instance})
    return redirect(f"add_{section.name}" if "another" in request.POST else section.name)


def remove(request: LearnerRequest, section: Section, pk: int) -> HttpResponse:
    """Ask, and then remove it for good. What is gone already is gone."""
    row = section.row(request, pk)
    if request.method != "POST":
        return render(request, "accounts/record/remove.html", {"section": section, "row": row})
    said = _("Removed: %(what)s") % {"what": row}
    remove_row(row)
    messages.success(request, said)
    return redirect(section.name)


def _keep(form: RecordForm) -> None:
    if form.instance.pk:
        change_row(form.instance, seen=form.seen, then=form.keep_links)
    else:
        make_row(form.instance, learner=form.learner, op=form.cleaned_data["op"], then=form.keep_links)


def _page(
    request: LearnerRequest, section: Section, form: RecordForm, *, status: int = 200, notice: str = "", **more: object
) -> HttpResponse:
    title = section.change_title if form.instance.pk else section.add_title
    context = {"section": section, "form": form, "title": title, "notice": notice, "row": form.instance, **more}
    return render(request, "accounts/record/form.html", context, status=status)


def _conflict(request: LearnerRequest, section: Section, pk: int | None) -> HttpResponse:
    """Show what was saved meanwhile beside what was typed; saving again is then a choice."""
    saved: Any = section.model.objects.for_learner(request.user).filter(pk=pk).first()
    typed = request.POST.copy()
    if saved is None:
        form = section.form(typed, learner=request.user)
        return _page(request, section, form, status=409, notice="removed")
    typed["revision"] = saved.revision
    differing = _differing(section.form(instance=saved, learner=request.user), section, typed, request)
    form = section.form(typed, instance=saved, learner=request.user)
    return _page(request, section, form, status=409, notice="conflict", differing=differing)


def _differing(
    saved: RecordForm, section: Section, typed: QueryDict, request: LearnerRequest
) -> list[tuple[str, object]]:
    """The fields that are not as typed, each with what is saved."""
    mine = section.form(typed, learner=request.user)
    return [
        (str(field.label), field.value())
        for field in saved.visible_fields()
        if mine[field.name].field.has_changed(field.initial, mine[field.name].data)
    ]


def _log_in_first(request: LearnerRequest) -> HttpResponse:
    """Keep what was typed over the log-in; the page then shows it, unsaved."""
    if request.method == "POST":
        typed = request.POST.copy()
        typed.pop("csrfmiddlewaretoken", None)
        body = typed.urlencode()
        if len(body) <= LONGEST_UNSAVED:
            request.session[UNSAVED] = {request.path: body}
    return redirect(f"{resolve_url(settings.LOGIN_URL)}?{urlencode({'next': request.path})}")


def _unsaved(request: LearnerRequest) -> QueryDict | None:
    """What was typed on this page before the log-in; it is shown once."""
    kept: dict[str, str] = request.session.get(UNSAVED, {})
    if request.path not in kept:
        return None
    del request.session[UNSAVED]
    return QueryDict(kept[request.path])
