"""Lists that are put into order: by dragging rows, or by typing numbers where there is no mouse or no JavaScript."""

from __future__ import annotations

import json
from http import HTTPStatus
from typing import TYPE_CHECKING, Any, ClassVar

from adminsortable2.admin import MovePageActionForm
from django import forms
from django.contrib import admin, messages
from django.contrib.admin.models import CHANGE, LogEntry
from django.contrib.admin.options import IS_POPUP_VAR
from django.contrib.admin.utils import model_ngettext
from django.contrib.admin.views.main import ORDER_VAR
from django.db import transaction
from django.http import HttpResponse, HttpResponseRedirect, JsonResponse
from django.urls import path, reverse
from django.utils.html import format_html
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from roadmap.actions.ordering import drop, number
from roadmap.admin.base import ItemAdmin

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from django.contrib.admin.views.main import ChangeList
    from django.db.models import QuerySet
    from django.http import HttpRequest
    from django.utils.safestring import SafeString

SAME = _("Nothing changed: they stand in that order already.")


def _keys(body: bytes) -> list[int] | None:
    """The keys of the rows as they were dragged, in the form in which the script sends them; None if it is another."""
    try:
        return [int(key) for key, _place in json.loads(body)["updatedItems"]]
    except (LookupError, TypeError, ValueError):
        return None


class OrderForm(forms.ModelForm[Any]):
    """The number of one row of a list; its name is on the row, which a screen reader does not read with it."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        label = _("Order of %(item)s") % {"item": self.instance}
        self.fields["order"].widget.attrs |= {"aria-label": label, "class": "order-number", "min": 0}


class OrderedAdmin(ItemAdmin):
    """Items that stand in an order: all of them, or those that have the same value in the field `counted_within`.

    A list can be put into order while it stands in it, and while all of its rows are counted together. It may well be
    a part only, found by a search or a filter: what it does not show stays where it is.
    """

    counted_within = ""
    list_editable = ("order",)
    action_form = MovePageActionForm
    change_list_template = "admin/roadmap/ordered_list.html"

    class Media:
        css: ClassVar[dict[str, list[str]]] = {"all": ["adminsortable2/css/sortable.css"]}
        js: ClassVar[list[str]] = ["js/admin-order.js", "adminsortable2/js/adminsortable2.min.js"]

    def get_urls(self) -> list[Any]:
        """Where a list says into which order its rows were dragged."""
        view = self.admin_site.admin_view(require_POST(self.drop_view))
        return [path("order/", view, name=f"roadmap_{self.opts.model_name}_order"), *super().get_urls()]

    def get_list_display(self, request: HttpRequest) -> Any:  # noqa: ANN401
        """The handles to drag by and the numbers come first, where there is something to put into order."""
        columns = super().get_list_display(request)
        if not self._is_in_order(request):
            return columns
        others = [column for column in columns if column not in {"order", self.counted_within}]
        return ("handle", "order", *others)

    def get_list_display_links(self, _request: HttpRequest, _list_display: Any) -> Any:  # noqa: ANN401
        """The name leads to the item, whatever stands before it."""
        return [self.named_by]

    def get_changelist_form(self, request: HttpRequest, **_options: Any) -> type[OrderForm]:  # noqa: ARG002
        return OrderForm

    def get_changelist_instance(self, request: HttpRequest) -> ChangeList:
        """Take numbers only where they mean a place among all that is shown."""
        shown = super().get_changelist_instance(request)
        if not self._is_in_order(request):
            shown.list_editable = ()
        return shown

    @admin.display(description=_("move"))
    def handle(self, item: Any) -> SafeString:  # noqa: ANN401 (an item of a kind that has an order)
        """What a row is dragged by; whoever has no pointer types a number."""
        return format_html(
            '<span class="drag handle" aria-hidden="true" title="{}" pk="{}" order="{}"></span>',
            _("Drag to move"), item.pk, item.order,
        )  # fmt: skip

    def changelist_view(self, request: HttpRequest, extra_context: dict[str, Any] | None = None) -> HttpResponse:
        """The list, and how to put it into order; numbers that can be taken are."""
        if "_save" in request.POST and self._is_in_order(request):
            typed = self._typed(request)
            if typed is not None:
                self._tell(request, self._moved(request, number, typed))
                return HttpResponseRedirect(request.get_full_path())
        return super().changelist_view(request, self._explained(request) | (extra_context or {}))

    def drop_view(self, request: HttpRequest) -> HttpResponse:
        """Take over the order into which rows were dragged, and answer with all numbers as they are now."""
        if not self.has_change_permission(request):
            return HttpResponse(_("You may not change the order."), status=HTTPStatus.FORBIDDEN)
        wanted = _keys(request.body) if self._is_counted_together(request) else None
        if wanted is None:
            return HttpResponse(_("This is not an order of rows."), status=HTTPStatus.BAD_REQUEST)
        self._moved(request, drop, wanted)
        return JsonResponse({"numbers": dict(self._counted(request).values_list("pk", "order"))})

    def _is_in_order(self, request: HttpRequest) -> bool:
        """Whether what the list shows is in its order, counted together, and this person's to change."""
        as_ordered = not {ORDER_VAR, IS_POPUP_VAR} & request.GET.keys()
        return as_ordered and self._is_counted_together(request) and self.has_change_permission(request)

    def _is_counted_together(self, request: HttpRequest) -> bool:
        """Whether the filter leaves only rows that are counted together."""
        chosen = request.GET.getlist(self._filter) if self.counted_within else ["0"]
        return len(chosen) == 1 and chosen[0].isdecimal()

    @property
    def _filter(self) -> str:
        field: Any = self.opts.get_field(self.counted_within)
        return f"{field.name}__id__exact" if field.is_relation else str(field.name)

    def _counted(self, request: HttpRequest) -> QuerySet[Any]:
        """All that are counted together with what the list shows."""
        items: QuerySet[Any] = self.model._default_manager.order_by("order", "slug")  # noqa: SLF001
        return items.filter(**{self._filter: int(request.GET[self._filter])}) if self.counted_within else items

    def _typed(self, request: HttpRequest) -> Mapping[int, int] | None:
        """The numbers typed by row; None if one cannot be taken, which the list then says."""
        form_set: Any = self.get_changelist_formset(request)
        rows = self._get_list_editable_queryset(request, form_set.get_default_prefix())
        typed = form_set(request.POST, queryset=rows)
        return {form.instance.pk: form.cleaned_data["order"] for form in typed.forms} if typed.is_valid() else None

    @transaction.atomic
    def _moved(self, request: HttpRequest, put: Callable[..., list[Any]], wanted: object) -> list[Any]:
        """Put the rows into order, and note in the log of each that moved that it did."""
        moved = put(self._counted(request), wanted, by=request.user)
        if moved:
            noted = [{"changed": {"fields": [capfirst(str(_("order")))]}}]
            LogEntry.objects.log_actions(request.user.pk, moved, CHANGE, noted)  # type: ignore[arg-type]
        return moved

    def _tell(self, request: HttpRequest, moved: list[Any]) -> None:
        if not moved:
            return self.message_user(request, SAME)
        told = ngettext("%(count)d %(items)s moved.", "%(count)d %(items)s moved.", len(moved))
        told %= {"count": len(moved), "items": model_ngettext(self.opts, len(moved))}
        return self.message_user(request, told, messages.SUCCESS)

    def _explained(self, request: HttpRequest) -> dict[str, Any]:
        """What the list says about its order."""
        if not self.has_change_permission(request):
            return {}
        if self._is_in_order(request):
            query = {self._filter: request.GET[self._filter]} if self.counted_within else None
            return {"order_address": reverse(f"admin:roadmap_{self.opts.model_name}_order", query=query)}
        field: Any = self.opts.get_field(self.counted_within) if self.counted_within else None
        return {"order_within": field.verbose_name if field else ""}
