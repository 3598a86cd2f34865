"""Drafted changes: looked at beside what is on the site, and then published, scheduled or dropped."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import forms
from django.contrib import admin, messages
from django.contrib.admin.helpers import ACTION_CHECKBOX_NAME
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import models
from django.http import HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils import timezone
from django.utils.decorators import method_decorator
from django.utils.text import capfirst
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST

from roadmap.actions.affected import affected
from roadmap.actions.drafts import OvertakenError, Review, item_of, kind_of_draft, model_of, placed, review
from roadmap.actions.files import read_record
from roadmap.actions.publishing import publish_draft, spelled
from roadmap.admin.changes import changes
from roadmap.admin.drafting import draft_address, going_on_address
from roadmap.admin.previews import preview_address
from roadmap.admin.wording import Wording
from roadmap.domain.content import ContentError, differences
from roadmap.models import PUBLISH, DraftedChange, State

if TYPE_CHECKING:
    from django.db.models import QuerySet
    from django.http import HttpRequest
    from django.urls import URLPattern
    from django.utils.functional import _StrPromise

# Of a clash on the page: the prefix of its field's name, and what is chosen.
CLASH, KEEP, TAKE = "clash-", "present", "drafted"
TITLES = ("title", "question", "term")


class DraftedChangeForm(forms.ModelForm[DraftedChange]):
    """Why, and when."""

    def clean_publish_at(self) -> Any:  # noqa: ANN401 (a moment or nothing)
        """Refuse a time that is over, and a schedule for what somebody has to decide first."""
        moment = self.cleaned_data["publish_at"]
        if moment and "publish_at" in self.changed_data:
            if moment <= timezone.now():
                raise ValidationError(_("That time is over. Choose one to come, or publish it now."))
            if review(self.instance).combined.clashes:
                raise ValidationError(_("The same was changed on the site meanwhile: publish it now, and choose."))
        return moment


class Scheduled(admin.SimpleListFilter):
    """Drafts that have a time, and those that wait for somebody."""

    title = _("publication")
    parameter_name = "scheduled"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, Any]]:  # noqa: ANN401, ARG002
        return [("yes", _("scheduled")), ("no", _("waits for a publisher"))]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:  # noqa: ARG002
        return queryset.filter(publish_at__isnull=self.value() == "no") if self.value() else queryset


@admin.register(DraftedChange)
class DraftedChangeAdmin(admin.ModelAdmin[DraftedChange]):
    """They are made on the pages of items; here somebody decides about them."""

    form = DraftedChangeForm
    actions = ("publish",)
    change_form_template = "admin/roadmap/draftedchange/change_form.html"
    delete_confirmation_template = "admin/roadmap/draftedchange/drop.html"
    fields = ("note", "publish_at")
    formfield_overrides = {
        models.DateTimeField: {
            "form_class": forms.DateTimeField,
            "widget": forms.DateTimeInput({"type": "datetime-local"}, format="%Y-%m-%dT%H:%M"),
        }
    }
    list_display = ("title", "of_kind", "what", "author_name", "updated_at", "publish_at")
    list_filter = ("kind", Scheduled)
    list_per_page = 50
    list_select_related = ("author",)
    search_fields = ("slug", "record")
    search_help_text = _("Slug, or words of the drafted text")

    def has_add_permission(self, request: HttpRequest) -> bool:  # noqa: ARG002
        return False

    def has_change_permission(self, request: HttpRequest, obj: DraftedChange | None = None) -> bool:
        """Whoever may change the item."""
        return super().has_change_permission(request, obj) and (obj is None or self._may_change_item(request, obj))

    def has_delete_permission(self, request: HttpRequest, obj: DraftedChange | None = None) -> bool:
        return super().has_delete_permission(request, obj) and (obj is None or self._may_change_item(request, obj))

    def has_publish_permission(self, request: HttpRequest, obj: DraftedChange | None = None) -> bool:
        """Whoever may change the item and decides what learners see."""
        return self.has_change_permission(request, obj) and request.user.has_perm(PUBLISH)

    def _may_change_item(self, request: HttpRequest, draft: DraftedChange) -> bool:
        return self.admin_site.get_model_admin(model_of(draft)).has_change_permission(request)

    def get_readonly_fields(self, request: HttpRequest, obj: DraftedChange | None = None) -> tuple[str, ...]:
        return () if self.has_publish_permission(request, obj) else ("publish_at",)

    def get_urls(self) -> list[URLPattern]:
        """Publishing besides Django's own pages."""
        publish = self.admin_site.admin_view(self.publish_view)
        return [path("<int:pk>/publish/", publish, name="roadmap_draftedchange_publish"), *super().get_urls()]

    @admin.display(description=_("item"), ordering="slug")
    def title(self, draft: DraftedChange) -> str:
        """The title as drafted."""
        record = read_record(draft.record)
        return next((str(record[name]) for name in TITLES if name in record), draft.slug)

    @admin.display(description=_("kind"), ordering="kind")
    def of_kind(self, draft: DraftedChange) -> _StrPromise | str:
        """What sort of item it is of."""
        return capfirst(str(model_of(draft)._meta.verbose_name))  # noqa: SLF001 (documented)

    @admin.display(description=_("what changes"))
    def what(self, draft: DraftedChange) -> str:
        """The fields that differ from when it was begun."""
        found = differences(read_record(draft.base), read_record(draft.record))
        wording = Wording(kind_of_draft(draft))
        return ", ".join(dict.fromkeys(wording.label(one.path[:1]) for one in found))

    @admin.display(description=_("drafted by"), ordering="author")
    def author_name(self, draft: DraftedChange) -> str:
        """Whoever changed it last, as they like to be called."""
        author: Any = draft.author
        return author.get_short_name() if author else gettext("somebody who is gone")

    def changelist_view(self, request: HttpRequest, extra_context: dict[str, Any] | None = None) -> Any:  # noqa: ANN401
        """Say what the list is; one looks at drafts here and does not write them."""
        return super().changelist_view(
            request, {"title": capfirst(str(self.opts.verbose_name_plural))} | (extra_context or {})
        )

    def save_model(self, request: HttpRequest, obj: DraftedChange, form: Any, change: bool) -> None:  # noqa: ANN401, FBT001
        """Remember who scheduled it: it is published as their act."""
        if "publish_at" in form.changed_data:
            obj.scheduled_by = request.user if obj.publish_at else None  # type: ignore[assignment]
            obj.refusal = ""
        super().save_model(request, obj, form, change)

    def render_change_form(self, request: HttpRequest, context: dict[str, Any], *args: Any, **kwargs: Any) -> Any:  # noqa: ANN401
        """Show what there is to decide about."""
        draft: DraftedChange | None = kwargs.get("obj")
        if draft:
            context |= self._review_context(request, draft)
        return super().render_change_form(request, context, *args, **kwargs)

    def _review_context(self, request: HttpRequest, draft: DraftedChange) -> dict[str, Any]:
        reviewed, item = review(draft), item_of(draft)
        settled, wording = reviewed.settled(), Wording(reviewed.kind)
        base, present = placed(reviewed.base), placed(reviewed.present)
        archives = settled.get("state") == State.ARCHIVED and item and item.state != State.ARCHIVED
        return {
            "title": gettext("Drafted change of “%s”") % (item or draft.slug),
            "subtitle": None,
            "review": reviewed,
            "item": item,
            "item_kind": model_of(draft)._meta.verbose_name,  # noqa: SLF001 (documented)
            "author_name": self.author_name(draft),
            "drafted": changes(base, placed(reviewed.drafted), wording),
            "meanwhile": changes(base, present, wording),
            "outcome": changes(present, placed(settled), wording),
            "clashes": _clashes(reviewed, wording),
            "affected": affected([item]) if archives and item else None,
            "may_publish": self.has_publish_permission(request, draft),
            "item_address": reverse(f"admin:roadmap_{item._meta.model_name}_change", args=[item.pk]) if item else "",  # noqa: SLF001
            "going_on_address": going_on_address(item, draft) if item else "",
            "preview_address": preview_address(item, self.title(draft)) if item and "state" not in settled else "",
        }

    @method_decorator(require_POST)
    def publish_view(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Publish what the page showed, with the choices made there."""
        draft = DraftedChange.objects.filter(pk=pk).first()
        if draft is None:
            self.message_user(request, _("It is no longer there: it was published or dropped."), messages.WARNING)
            return redirect("admin:roadmap_draftedchange_changelist")
        if not self.has_publish_permission(request, draft):
            raise PermissionDenied
        clashes = [clash.field for clash in review(draft).combined.clashes]
        chosen = {field: request.POST.get(f"{CLASH}{field}") for field in clashes}
        if not set(chosen.values()) <= {KEEP, TAKE}:
            self.message_user(request, _("Choose one of both wherever both changed the same."), messages.ERROR)
            return redirect(draft_address(draft))
        keeping = [field for field in clashes if chosen[field] == KEEP]
        return self._publish(request, draft, request.POST.get("seen", ""), keeping)

    def _publish(self, request: HttpRequest, draft: DraftedChange, seen: str, keeping: list[str]) -> HttpResponse:
        try:
            publish_draft(draft, by=request.user, seen=seen, keeping=keeping)
        except OvertakenError:
            told = gettext("It changed while you were reading, so nothing was published. This is how it is now.")
            self.message_user(request, told, messages.WARNING)
            return redirect(draft_address(draft))
        except ContentError as error:
            told = gettext("It does not fit any more, so nothing was published: %s") % spelled(error.problems)
            self.message_user(request, told, messages.ERROR)
            return redirect(draft_address(draft))
        item = item_of(draft)
        self._log(request, draft)
        self.message_user(request, gettext("Published: %s") % item, messages.SUCCESS)
        return redirect(f"admin:roadmap_{model_of(draft)._meta.model_name}_change", item.pk if item else "")  # noqa: SLF001

    def _log(self, request: HttpRequest, draft: DraftedChange) -> None:
        if item := item_of(draft):
            self.admin_site.get_model_admin(type(item)).log_change(
                request, item, gettext("Published a drafted change.")
            )

    @admin.action(description=_("Publish selected %(verbose_name_plural)s"), permissions=["publish"])
    def publish(self, request: HttpRequest, drafts: QuerySet[DraftedChange]) -> HttpResponse | None:
        """Ask, and then publish those that are as they were shown when asking."""
        reviews = [review(draft) for draft in drafts if self.has_publish_permission(request, draft)]
        ready = [one for one in reviews if not one.is_overtaken]
        if "confirmed" not in request.POST:
            return self._question(request, ready, [one for one in reviews if one.is_overtaken])
        agreed = set(request.POST.getlist("seen"))
        self._publish_all(request, [one for one in ready if one.seen in agreed])
        return None

    def _question(self, request: HttpRequest, ready: list[Review], overtaken: list[Review]) -> HttpResponse:
        context = self.admin_site.each_context(request) | {
            "title": gettext("Publish these drafted changes?"),
            "opts": self.opts,
            "ready": [(one, self.title(one.draft), self.of_kind(one.draft), self.what(one.draft)) for one in ready],
            "overtaken": [(self.title(one.draft), draft_address(one.draft)) for one in overtaken],
            "checkbox": ACTION_CHECKBOX_NAME,
        }
        return TemplateResponse(request, "admin/roadmap/draftedchange/publish.html", context)

    def _publish_all(self, request: HttpRequest, agreed: list[Review]) -> None:
        count = 0
        for one in agreed:
            try:
                publish_draft(one.draft, by=request.user, seen=one.seen)
            except OvertakenError:
                continue
            except ContentError as error:
                told = gettext("%(item)s does not fit any more and stays a draft: %(why)s") % {
                    "item": self.title(one.draft),
                    "why": spelled(error.problems),
                }
                self.message_user(request, told, messages.ERROR)
                continue
            self._log(request, one.draft)
            count += 1
        told = ngettext("%(count)d drafted change published.", "%(count)d drafted changes published.", count)
        self.message_user(request, told % {"count": count}, messages.SUCCESS if count else messages.INFO)


def _clashes(reviewed: Review, wording: Wording) -> list[dict[str, str]]:
    return [
        {
            "name": f"{CLASH}{clash.field}",
            "label": wording.label((clash.field,)),
            "present": _said(clash.field, clash.present, wording),
            "drafted": _said(clash.field, clash.drafted, wording),
        }
        for clash in reviewed.combined.clashes
    ]


def _said(field: str, value: object, wording: Wording) -> str:
    sort, names = wording.sort((field,))
    return "\n".join(wording.lines(sort, value, names))
