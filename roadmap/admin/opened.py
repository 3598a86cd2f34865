"""The item that a page is about, for those who look at it before Django does."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.contrib.admin.utils import unquote

if TYPE_CHECKING:
    from django.contrib import admin
    from django.http import HttpRequest


def opened_item(desk: admin.ModelAdmin[Any], request: HttpRequest, object_id: str) -> Any:  # noqa: ANN401 (a row of the desk's model)
    """The item, or None. On a page that is only shown it is read once for all who ask; before saving, every time."""
    if request.method == "POST":
        return desk.get_object(request, unquote(object_id))
    if not hasattr(request, "opened_item"):
        request.opened_item = desk.get_object(request, unquote(object_id))  # type: ignore[attr-defined]
    return request.opened_item  # type: ignore[attr-defined]
