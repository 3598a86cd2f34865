"""Merging an item into another of its kind: chosen on one page, with what moves on the next."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import forms
from django.contrib import admin, messages
from django.contrib.admin.utils import unquote
from django.core.exceptions import FieldDoesNotExist, PermissionDenied
from django.db.models import Field, ForeignKey, Model
from django.http import HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from roadmap.actions.merging import Consequence, MergeRefusedError, consequence, merge_items
from roadmap.actions.moving import pointing_to
from roadmap.actions.stored import kind_of
from roadmap.actions.tables import TABLES
from roadmap.admin.base import ItemAdmin
from roadmap.admin.choices import ItemChoice
from roadmap.admin.renaming import ReasonForm
from roadmap.models import Item

if TYPE_CHECKING:
    from django.http import HttpRequest
    from django.urls import URLPattern


class MergeForm(ReasonForm):
    """Which item stays."""

    def __init__(self, desk: admin.ModelAdmin[Any], gone: Item, typed: Any = None) -> None:  # noqa: ANN401
        super().__init__(typed)
        others = type(gone).objects.exclude(pk=gone.pk)
        kept = forms.ModelChoiceField(
            others,
            label=_("The one that stays"),
            widget=ItemChoice(_column(type(gone)), desk.admin_site),
            error_messages={"invalid_choice": _("Choose another one: this one is no longer there, or the same.")},
        )
        self.fields = {"kept": kept, **self.fields}


def _column(model: type[Model]) -> ForeignKey[Any, Any]:
    """Any column that points to the model: by it the search for an item of its kind is found."""
    return next(column for column in pointing_to(model) if column.model._meta.app_label == model._meta.app_label)  # noqa: SLF001


class MergingAdmin(ItemAdmin):
    """Items of which two may become one."""

    def get_urls(self) -> list[URLPattern]:
        return [self.item_page("merge", self.merge_view), *super().get_urls()]

    def render_change_form(self, request: HttpRequest, context: dict[str, Any], *args: Any, **kwargs: Any) -> Any:  # noqa: ANN401
        """Offer it on the item's page."""
        if context["original"] and self.has_rename_permission(request):
            context["merge_address"] = self.item_address("merge", context["original"])
        return super().render_change_form(request, context, *args, **kwargs)

    def merge_view(self, request: HttpRequest, object_id: str) -> HttpResponse:
        """Ask which one stays, then whether that is meant, and merge them."""
        if not self.has_rename_permission(request):
            raise PermissionDenied
        gone = self.get_object(request, unquote(object_id))
        if gone is None:
            return self._get_obj_does_not_exist_redirect(request, self.opts, object_id)  # type: ignore[no-any-return]
        typed = request.POST if request.method == "POST" else request.GET
        form = MergeForm(self, gone, typed if "kept" in typed else None)
        kept = form.cleaned_data["kept"] if form.is_valid() else None
        if kept and request.method == "POST":
            is_merged = self._merged(request, gone, kept, form)
            return redirect(self.item_address("change", kept) if is_merged else self.item_address("merge", gone))
        return self._merge_page(request, gone, kept, form)

    def _merged(self, request: HttpRequest, gone: Any, kept: Any, form: MergeForm) -> bool:  # noqa: ANN401
        told = _("“%(gone)s” became part of “%(kept)s”. Its address leads there for ever.")
        said = told % {"gone": gone, "kept": kept}
        note = f"{gone.slug} -> {kept.slug}"
        try:
            merge_items(gone=gone, kept=kept, by=request.user, why=form.cleaned_data["why"])
        except MergeRefusedError as error:
            self.message_user(request, _("Nothing was merged. %(why)s") % {"why": error}, messages.ERROR)
            return False
        self.log_change(request, kept, note)
        self.message_user(request, said, messages.SUCCESS)
        return True

    def _merge_page(self, request: HttpRequest, gone: Any, kept: Any, form: MergeForm) -> HttpResponse:  # noqa: ANN401
        come_to = consequence(gone=gone, kept=kept) if kept else None
        context = self.admin_site.each_context(request) | {
            "title": _("Merge into another"),
            "subtitle": str(gone),
            "opts": self.opts,
            "item": gone,
            "kept": kept,
            # For browsers without scripts.
            "others": type(gone).objects.exclude(pk=gone.pk).order_by("title").values_list("pk", "title"),
            "form": form,
            "media": self.media + form.media,
            "moving": _counted(come_to) if come_to else None,
            "gained": _gained(self.model, come_to) if come_to else None,
            "back": self.item_address("change", gone),
        }
        return TemplateResponse(request, "admin/roadmap/merge.html", context)


def _counted(come_to: Consequence) -> list[tuple[str, int]]:
    """How many of what refer to the one that goes, by what they are called."""
    counts = {**come_to.items, **come_to.rows}
    return [(capfirst(str(model._meta.verbose_name_plural)), count) for model, count in counts.items()]  # noqa: SLF001


def _gained(model: type[Model], come_to: Consequence) -> list[tuple[str, str]]:
    """What the one that stays will say besides, field by field; of lists, what comes to them."""
    before, after = come_to.before, come_to.after
    return [
        (capfirst(_label(model, name)), ", ".join(map(str, _new(before.get(name), said))))
        for name, said in after.items()
        if said != before.get(name)
    ]


def _new(before: Any, after: Any) -> list[str]:  # noqa: ANN401 (whatever a field holds)
    entries = after if isinstance(after, list) else []
    return [one for one in entries if isinstance(one, str) and one not in (before or [])]


def _label(model: type[Model], name: str) -> str:
    kind = kind_of(model)
    table = next((table.model for table in TABLES if table.kind == kind.name and name in table.fields), None)
    if table and not table._meta.auto_created:  # noqa: SLF001 (documented, for all its underscore)
        return str(table._meta.verbose_name_plural)  # noqa: SLF001 (as above)
    try:
        column = model._meta.get_field(name)  # noqa: SLF001 (as above)
    except FieldDoesNotExist:
        return name.upper()
    return str(column.verbose_name) if isinstance(column, Field) else name
