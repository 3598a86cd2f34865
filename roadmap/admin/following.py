"""From one item to the next, in the order and choice of the list that somebody came from."""

from __future__ import annotations

from copy import copy
from itertools import dropwhile
from typing import TYPE_CHECKING, Any

from django.contrib.admin.options import IncorrectLookupParameters
from django.contrib.admin.templatetags.admin_urls import add_preserved_filters
from django.contrib.admin.views.main import PAGE_VAR
from django.http import QueryDict
from django.urls import reverse

if TYPE_CHECKING:
    from django.contrib import admin
    from django.http import HttpRequest

SAVE_AND_NEXT = "_next"


def following(desk: admin.ModelAdmin[Any], request: HttpRequest, key: str) -> int | None:
    """The key of the item after this one in the list as it is now; None after the last, or for one not in the list.

    To be asked before the item is saved: a published draft is no longer in the list of drafts.
    """
    listing = copy(request)
    chosen = QueryDict(request.GET.get("_changelist_filters", ""), mutable=True)
    chosen.pop(PAGE_VAR, None)
    listing.GET = chosen  # type: ignore[assignment]
    try:
        listed = desk.get_changelist_instance(listing).queryset.values_list("pk", flat=True)
    except IncorrectLookupParameters:
        return None
    from_here_on = dropwhile(lambda other: str(other) != key, listed)
    next(from_here_on, None)
    return next(from_here_on, None)


def change_address(desk: admin.ModelAdmin[Any], request: HttpRequest, key: int) -> str:
    """The page of the item with this key, which remembers the list that somebody came from."""
    address = reverse(f"admin:{desk.opts.app_label}_{desk.opts.model_name}_change", args=[key])
    filters = {"preserved_filters": desk.get_preserved_filters(request), "opts": desk.opts}
    kept: str = add_preserved_filters(filters, address)  # type: ignore[arg-type]
    return kept
