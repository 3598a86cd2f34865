"""Duplicating an item as a draft, or as an add form filled in from it where it cannot be copied whole."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.contrib import messages
from django.contrib.admin.utils import unquote
from django.core.exceptions import PermissionDenied
from django.forms import model_to_dict
from django.http import Http404, HttpResponseRedirect
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.text import get_text_list
from django.utils.translation import gettext as _

from roadmap.actions.duplicating import duplicate, free_slug, own_values
from roadmap.admin.following import change_address

if TYPE_CHECKING:
    from django.contrib import admin
    from django.db.models import Field
    from django.http import HttpRequest, HttpResponse

    from roadmap.models import Item

COPY_OF = "_copy_of"


def may_duplicate(desk: admin.ModelAdmin[Any], request: HttpRequest, item: Item) -> bool:
    """Who reads an item and may add one may begin a new one from it."""
    return desk.has_add_permission(request) and desk.has_view_permission(request, item)


def duplicated(desk: admin.ModelAdmin[Any], request: HttpRequest, object_id: str) -> HttpResponse:
    """Make the copy and lead to its page, or to the form that asks for what a copy needs of its own."""
    item = desk.get_object(request, unquote(object_id))
    if not desk.has_add_permission(request) or not desk.has_view_permission(request, item):
        raise PermissionDenied
    if item is None:
        raise Http404
    if own := own_values(desk.model):
        return _asked(desk, request, item, own)
    made = duplicate(item, by=request.user)
    desk.log_addition(request, made, _("Copied from %(slug)s.") % {"slug": item.slug})
    told = _("This is a draft copied from “%(item)s”. Change what is different, above all the title.")
    desk.message_user(request, told % {"item": item}, messages.SUCCESS)
    return redirect(change_address(desk, request, made.pk))


def _asked(
    desk: admin.ModelAdmin[Any], request: HttpRequest, item: Item, own: list[Field[Any, Any]]
) -> HttpResponseRedirect:
    names = get_text_list([str(column.verbose_name) for column in own], _("and"))
    told = _("Filled in from “%(item)s”, not saved yet. A copy needs its own: %(names)s.")
    desk.message_user(request, told % {"item": item, "names": names})
    query = {COPY_OF: item.pk}
    return HttpResponseRedirect(reverse(f"admin:{desk.opts.app_label}_{desk.opts.model_name}_add", query=query))


def filled_in(desk: admin.ModelAdmin[Any], request: HttpRequest, key: str) -> dict[str, Any]:
    """What the add form begins with, as a copy of the item with this key; nothing if that may not be read."""
    item = desk.get_object(request, key)
    if item is None or not may_duplicate(desk, request, item):
        return {}
    own = {"slug", "state", *(column.name for column in own_values(desk.model))}
    return {name: value for name, value in model_to_dict(item).items() if name not in own} | {"slug": free_slug(item)}
