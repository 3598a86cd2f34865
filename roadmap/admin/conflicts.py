"""Two people edit one item: the second to save sees both versions, and nothing is overwritten unseen."""

from __future__ import annotations

from http import HTTPStatus
from typing import TYPE_CHECKING, Any

from django.contrib.admin.utils import flatten_fieldsets
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.forms import all_valid
from django.utils.translation import gettext_lazy as _

from roadmap.admin.comparing import conflict
from roadmap.admin.history import VersionedAdmin
from roadmap.admin.opened import opened_item
from roadmap.admin.typed_rows import fit
from roadmap.admin.versions import OPENED, fingerprint
from roadmap.models import wait_for_writers

if TYPE_CHECKING:
    from django import forms
    from django.http import HttpRequest, HttpResponse

    from roadmap.domain.content import Stored


class GuardedAdmin(VersionedAdmin):
    """Items that are saved only over what was seen of them."""

    def changeform_view(
        self,
        request: HttpRequest,
        object_id: str | None = None,
        form_url: str = "",
        extra_context: dict[str, Any] | None = None,
    ) -> HttpResponse:
        """Send along by what the item is known again, and refuse to save over another one."""
        if not object_id:
            return super().changeform_view(request, object_id, form_url, extra_context)
        if request.method != "POST":
            # Before the form reads the item, so that it never shows anything newer than this stands for.
            extra = self._seen(request, object_id)
            return super().changeform_view(request, object_id, form_url, extra | (extra_context or {}))
        with transaction.atomic():
            wait_for_writers()
            extra = self._seen(request, object_id)
            answer: HttpResponse = super().changeform_view(request, object_id, form_url, extra | (extra_context or {}))
        if "conflict" in extra:
            answer.status_code = HTTPStatus.CONFLICT
        return answer

    def _seen(self, request: HttpRequest, object_id: str) -> dict[str, Any]:
        """By what the item is known again; if what was posted is about another one, also what is different.

        Then what was typed is fitted to what is there, and refused unless it comes to the very same.
        """
        item = opened_item(self, request, object_id)
        if item is None or not self.has_change_permission(request, item):
            return {}
        now = self.present(item)
        seen = {"opened_name": OPENED, "opened": fingerprint(now)}
        opened = request.POST.get(OPENED, "")
        if request.method != "POST" or opened == seen["opened"]:
            return seen
        self._fit_rows(request, item)
        mine = self._as_typed(request, item)
        if mine == now:  # most often a second click
            return seen
        request.is_refused = True  # type: ignore[attr-defined]
        both = conflict(self.kind, self.versions(item), opened, (now, mine), request.user)
        return seen | {"title": _("Not saved yet"), "conflict": both} | ({"errors": []} if mine else {})

    def get_form(self, request: HttpRequest, obj: Any = None, change: bool = False, **kwargs: Any) -> Any:  # noqa: ANN401, FBT001, FBT002
        """The form; one that is shown again with what was typed, and not saved, if the item is another by now."""
        form = super().get_form(request, obj, change=change, **kwargs)
        return _refusing(form) if getattr(request, "is_refused", False) else form

    def _fit_rows(self, request: HttpRequest, item: Any) -> None:  # noqa: ANN401 (a row of the desk's model)
        typed = request.POST.copy()
        for table in self._tables(request, item):
            fit(typed, table)
        request.POST = typed  # type: ignore[assignment]

    def _tables(self, request: HttpRequest, item: Any) -> list[Any]:  # noqa: ANN401 (as above)
        tables, _inlines = self._create_formsets(request, item, change=True)  # type: ignore[attr-defined]
        return list(tables)

    def _as_typed(self, request: HttpRequest, item: Any) -> Stored | None:  # noqa: ANN401 (as above)
        """The item as it would be with what was typed; None if that cannot be saved. Nothing stays saved."""
        fields = flatten_fieldsets(self.get_fieldsets(request, item))
        form = self.get_form(request, item, change=True, fields=fields)(request.POST, request.FILES, instance=item)
        tables = self._tables(request, form.instance)
        if not (form.is_valid() and all_valid(tables)):
            return None
        try:
            with transaction.atomic():
                self.save_model(request, self.save_form(request, form, change=True), form, change=True)
                self.save_related(request, form, tables, change=True)
                typed = self.present(item)
                transaction.set_rollback(True)
        except (ValidationError, IntegrityError):
            return None
        return typed


def _refusing(form: type[forms.ModelForm[Any]]) -> type[forms.ModelForm[Any]]:
    """The same form, but never valid."""

    class Refusing(form):  # type: ignore[valid-type, misc]
        def clean(self) -> Any:  # noqa: ANN401 (what the form cleans)
            cleaned = super().clean()
            self.add_error(None, _("Somebody else saved this while you had it open."))
            return cleaned

    return Refusing
