"""Making, changing and removing a row of the record: the same pages for every kind."""

from __future__ import annotations

import uuid
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from accounts.actions import EditConflictError
from accounts.actions.record import RefusedError, change_row, make_row, remove_row
from accounts.forms.comparing import differing
from accounts.views.unsaved import log_in_first, unsaved

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise

    from accounts.forms.record import RecordForm
    from accounts.http import LearnerRequest
    from accounts.models import OwnedModel

YOUR_RECORD = _("Your record")
FROM_PORTFOLIO = _("It is removed for good, from your portfolio too.")


@dataclass(frozen=True, slots=True)
class Section:
    """A kind of row: its list is at the URL name `name`; `add_`, `change_` and `remove_` before it are its pages.

    `remove_title` asks whether to remove one, and `removing` says what goes with it where something does. Of rows that
    have a page of their own, `row_page` names it: saving leads there instead of to the list.
    """

    name: str
    form: type[RecordForm]
    title: _StrPromise
    add_title: _StrPromise
    change_title: _StrPromise
    remove_title: _StrPromise | str = ""
    removing: _StrPromise | str = ""
    # Where the way up from its pages begins: a URL name, and what it is called; none for pages of the navigation.
    parent: str = "record"
    parent_title: _StrPromise = YOUR_RECORD
    removed_from: _StrPromise = FROM_PORTFOLIO
    row_page: str = ""
    template: str = "accounts/record/form.html"

    @property
    def model(self) -> type[OwnedModel]:
        """Whose rows they are."""
        model: type[OwnedModel] = self.form._meta.model  # noqa: SLF001 (documented)
        return model

    @property
    def address(self) -> str:
        """The list of them."""
        return reverse(self.name)

    def find(self, request: LearnerRequest, pk: int) -> OwnedModel | None:
        """The learner's own row; None for everybody else's as for one that is not there."""
        row: OwnedModel | None = self.model.objects.for_learner(request.user).filter(pk=pk).first()
        return row

    def row(self, request: LearnerRequest, pk: int) -> OwnedModel:
        """The learner's own row, or 404."""
        row = self.find(request, pk)
        if row is None:
            raise Http404
        return row


def edit(request: LearnerRequest, section: Section, pk: int | None = None, *, back: str = "") -> HttpResponse:
    """Fetch the row or begin one, decide, keep it, answer. Whoever was signed out meanwhile finds what they typed.

    `back` is the page to return to, where the form is not on one of the section's own.
    """
    if not request.user.is_authenticated:
        return log_in_first(request, section.form.base_fields, reverse(f"add_{section.name}") if back else "")
    row = None if pk is None else section.find(request, pk)
    if pk is not None and row is None:
        return _not_there(request, section)
    if request.method != "POST":
        return _open(request, section, row)
    form = section.form(request.POST, request.FILES, instance=row, learner=request.user)
    if not form.is_valid():
        return _page(request, section, form, status=422)
    try:
        kept = _keep(form)
    except (EditConflictError, RefusedError) as error:
        return _conflict(request, section, pk) if isinstance(error, EditConflictError) else _anew(request, section, pk)
    messages.success(request, _("Saved: %(what)s") % {"what": kept})
    if section.row_page:
        address = reverse(section.row_page, args=[kept.pk])
    else:
        address = reverse(f"add_{section.name}") if "another" in request.POST else back or section.address
    return redirect(address)


def remove(request: LearnerRequest, section: Section, pk: int) -> HttpResponse:
    """Ask, and then remove it for good."""
    row = section.row(request, pk)
    if request.method != "POST":
        return render(request, "accounts/record/remove.html", {"section": section, "row": row})
    said = _("Removed: %(what)s") % {"what": row}
    remove_row(row)
    messages.success(request, said)
    return redirect(section.name)


def _open(request: LearnerRequest, section: Section, row: OwnedModel | None) -> HttpResponse:
    """The form as it is saved, or as it was typed before somebody was signed out."""
    typed = unsaved(request)
    form = section.form(typed, instance=row, learner=request.user)
    return _page(request, section, form, notice="unsaved" if typed else "")


def _keep(form: RecordForm) -> OwnedModel:
    row: OwnedModel = form.instance
    if row.pk:
        return change_row(row, seen=form.seen, only=form.columns, then=form.keep_links)
    return make_row(row, learner=form.learner, op=form.cleaned_data["op"], then=form.keep_links)


def _page(
    request: LearnerRequest, section: Section, form: RecordForm, *, status: int = 200, notice: str = "", **more: object
) -> HttpResponse:
    title = section.change_title if form.instance.pk else section.add_title
    context = {"section": section, "form": form, "title": title, "notice": notice, "row": form.instance, **more}
    return render(request, section.template, context, status=status)


def _not_there(request: LearnerRequest, section: Section) -> HttpResponse:
    """404 for what was removed meanwhile as for what never was, or is not theirs; but nobody loses what they typed."""
    if request.method != "POST":
        raise Http404
    typed = request.POST.copy()
    typed["op"] = str(uuid.uuid4())
    return _page(request, section, section.form(typed, learner=request.user), status=404, notice="removed")


def _anew(request: LearnerRequest, section: Section, pk: int | None) -> HttpResponse:
    """Say what speaks against it now that something else was kept; if nothing does any more, it can be sent again."""
    row = None if pk is None else section.find(request, pk)
    form = section.form(request.POST, request.FILES, instance=row, learner=request.user)
    if form.is_valid():
        form.add_error(None, _("This met something else that you saved. Send it once more."))
    return _page(request, section, form, status=422)


def _conflict(request: LearnerRequest, section: Section, pk: int | None) -> HttpResponse:
    """Show what was saved meanwhile beside what was typed; saving again is then a choice."""
    row = None if pk is None else section.find(request, pk)
    if row is None:
        return _not_there(request, section)
    typed = request.POST.copy()
    typed["revision"] = str(row.revision)
    saved = section.form(instance=row, learner=request.user)
    form = section.form(typed, request.FILES, instance=row, learner=request.user)
    return _page(request, section, form, status=409, notice="conflict", differing=differing(saved, form))
