"""Items whose changes can be drafted: what somebody types is kept beside the item until a publisher decides."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.contrib import admin, messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _

from roadmap.actions.drafts import (
    OvertakenError,
    begin_draft,
    drafted_change,
    edition,
    go_on_with_draft,
    open_draft,
    unschedule,
)
from roadmap.actions.publishing import spelled
from roadmap.actions.records import stored_item
from roadmap.actions.rehearsal import rehearsal
from roadmap.actions.stored import kind_of
from roadmap.admin.following import SAVE_AND_NEXT
from roadmap.admin.opened import opened_item
from roadmap.admin.previews import preview_address
from roadmap.domain.content import ContentError
from roadmap.models import PUBLISH, DraftedChange, Item

if TYPE_CHECKING:
    from django import forms
    from django.http import HttpRequest

# In the address of an item's page: which edition of the draft somebody goes on with.
DRAFTED = "drafted"


def draft_address(draft: DraftedChange) -> str:
    """The page on which a drafted change is looked at and decided about."""
    return reverse("admin:roadmap_draftedchange_change", args=[draft.pk])


def going_on_address(item: Item, draft: DraftedChange) -> str:
    """The item's page, filled in as the draft has it."""
    page = reverse(f"admin:roadmap_{type(item)._meta.model_name}_change", args=[item.pk])  # noqa: SLF001 (documented)
    return f"{page}?{urlencode({DRAFTED: edition(draft)})}"


class DraftingAdmin(admin.ModelAdmin[Any]):
    """Who may not publish drafts what they change of a published item; who may, chooses."""

    def changeform_view(
        self,
        request: HttpRequest,
        object_id: str | None = None,
        form_url: str = "",
        extra_context: dict[str, Any] | None = None,
    ) -> Any:  # noqa: ANN401 (as Django has it)
        """The item's page: as it is, or with its draft, in which case nothing of it is written to the item."""
        item = opened_item(self, request, object_id) if object_id else None
        if item is None or not self.has_change_permission(request, item):
            return super().changeform_view(request, object_id, form_url, extra_context)
        draft = drafted_change(kind_of(self.model), item.slug)
        is_drafting = _is_drafting(request, item, draft)
        context = _context(request, item, draft, is_drafting=is_drafting) | (extra_context or {})
        if not is_drafting:
            return super().changeform_view(request, object_id, form_url, context)
        if request.method == "POST" and request.GET.get(DRAFTED, "") != edition(draft):
            return self._overtaken(request, item)
        form_url = f"?{urlencode({DRAFTED: edition(draft)})}" if draft else form_url
        return self._draft(request, item, draft, form_url, context)

    def save_related(self, request: HttpRequest, form: forms.ModelForm[Any], formsets: Any, change: bool) -> None:  # noqa: ANN401, FBT001
        """Save, and let a publisher look once more before what they scheduled goes out."""
        super().save_related(request, form, formsets, change)
        if change and not request.user.has_perm(PUBLISH):
            unschedule(kind_of(self.model), form.instance.slug)

    def response_change(self, request: HttpRequest, obj: Any) -> HttpResponse:  # noqa: ANN401
        """What is only tried out is not said to be done."""
        return HttpResponse() if is_rehearsed(request) else super().response_change(request, obj)

    def _draft(
        self, request: HttpRequest, item: Item, draft: DraftedChange | None, form_url: str, context: dict[str, Any]
    ) -> HttpResponse:
        """Let Django do to the item what was asked for, look at what came of it, and undo it."""
        kind = kind_of(self.model)
        rehearse(request)
        with rehearsal():
            base = stored_item(kind, item.slug)
            try:
                if draft:
                    open_draft(draft)
            except ContentError as error:
                return _no_longer_fits(request, draft, error)
            response: HttpResponse = super().changeform_view(request, str(item.pk), form_url, context)
            if isinstance(response, TemplateResponse):
                return response.render()
            drafted = stored_item(kind, item.slug)
        if base is None or drafted is None:
            return response
        try:
            kept = (
                go_on_with_draft(draft, drafted, by=request.user)
                if draft
                else begin_draft(kind, item.slug, drafted, base=base, by=request.user)
            )
        except OvertakenError:
            return self._overtaken(request, item)
        return self._kept(request, item, draft, kept)

    def _kept(
        self, request: HttpRequest, item: Item, before: DraftedChange | None, kept: DraftedChange | None
    ) -> HttpResponse:
        if kept is None:
            told = _("That is what is there already, so there is no drafted change.")
            self.message_user(request, told, messages.INFO)
            return redirect(f"admin:roadmap_{self.opts.model_name}_change", item.pk)
        told = _("Kept as a drafted change. Learners do not see it until a publisher publishes it.")
        self.message_user(request, told, messages.SUCCESS)
        if before and before.publish_at and not kept.publish_at:
            told = _("It was scheduled and is no longer: a publisher has to look at it again.")
            self.message_user(request, told, messages.WARNING)
        if SAVE_AND_NEXT in request.POST:
            return self.response_post_save_change(request, item)
        return redirect(going_on_address(item, kept) if "_continue" in request.POST else draft_address(kept))

    def _overtaken(self, request: HttpRequest, item: Item) -> HttpResponse:
        """Say that somebody else was faster. Nothing is overwritten, and the browser still has what was typed."""
        draft = drafted_change(kind_of(self.model), item.slug)
        context = self.admin_site.each_context(request) | {
            "title": _("The drafted change is no longer what you opened"),
            "opts": self.opts,
            "item": item,
            "draft": draft,
            "draft_address": draft_address(draft) if draft else "",
        }
        return TemplateResponse(request, "admin/roadmap/draftedchange/overtaken.html", context, status=409)


def rehearse(request: HttpRequest) -> None:
    """Note that what this request does is undone again."""
    request.is_rehearsed = True  # type: ignore[attr-defined]


def is_rehearsed(request: HttpRequest) -> bool:
    """What this request does is undone again."""
    return getattr(request, "is_rehearsed", False)


def _only_drafts(request: HttpRequest, item: Item) -> bool:
    return item.is_published and not request.user.has_perm(PUBLISH)


def _is_drafting(request: HttpRequest, item: Item, draft: DraftedChange | None) -> bool:
    """Say whether this is about the draft: it is asked for, or this person may do nothing else."""
    if request.method == "POST":
        return DRAFTED in request.GET or "_draft" in request.POST or _only_drafts(request, item)
    return draft is not None and (DRAFTED in request.GET or _only_drafts(request, item))


def _context(request: HttpRequest, item: Item, draft: DraftedChange | None, *, is_drafting: bool) -> dict[str, Any]:
    only_drafts = _only_drafts(request, item)
    return {
        "draft": draft,
        "draft_address": draft_address(draft) if draft else "",
        "going_on_address": going_on_address(item, draft) if draft else "",
        "preview_address": preview_address(item) if draft or item.state == "draft" else "",
        "is_drafting": is_drafting,
        "only_drafts": only_drafts,
        "may_draft": draft is None and not only_drafts and request.user.has_perm(PUBLISH),
    }


def _no_longer_fits(request: HttpRequest, draft: DraftedChange | None, error: ContentError) -> HttpResponse:
    told = _("The drafted change does not fit any more: %s") % spelled(error.problems)
    messages.error(request, told)
    return redirect(draft_address(draft) if draft else "admin:index")
