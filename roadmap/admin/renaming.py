"""Renaming an item's address: asked for on one page, with what happens on the next."""

from __future__ import annotations

from copy import copy
from typing import TYPE_CHECKING, Any

from django import forms
from django.contrib import admin, messages
from django.contrib.admin.utils import quote, unquote
from django.contrib.admin.widgets import AdminTextInputWidget
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils.translation import gettext_lazy as _

from roadmap.actions.slugs import RenameRefusedError, rename_item, slug_refusal
from roadmap.actions.versions import LONGEST_REASON
from roadmap.models import PUBLISH, FormerSlug, SluggedModel
from roadmap.models.base import kebab_case

if TYPE_CHECKING:
    from django.http import HttpRequest
    from django.urls import URLPattern

LONGEST_SLUG = 80


class ReasonForm(forms.Form):
    """Something that is done to an item for a reason, which stands in its history."""

    why = forms.CharField(
        label=_("Reason"),
        required=False,
        max_length=LONGEST_REASON,
        widget=AdminTextInputWidget({"class": "vLargeTextField"}),
        help_text=_("For the history of the item. It may be left empty."),
    )


class RenameForm(ReasonForm):
    """What an item is to be called, and what it was called when somebody asked for that."""

    slug = forms.CharField(
        label=_("New slug"),
        max_length=LONGEST_SLUG,
        validators=[kebab_case],
        widget=AdminTextInputWidget({"class": "vLargeTextField", "autocapitalize": "none", "spellcheck": "false"}),
        help_text=_("Lower-case letters, digits and single hyphens."),
    )
    seen = forms.CharField(required=False, widget=forms.HiddenInput)
    field_order = ("slug", "why", "seen")

    def __init__(self, item: SluggedModel, typed: Any = None) -> None:  # noqa: ANN401 (a query or what was posted)
        super().__init__(typed, initial={"slug": item.slug, "seen": item.slug})
        self.item = item

    def clean_slug(self) -> str:
        """Refuse what another item is called, or was."""
        slug: str = self.cleaned_data["slug"]
        if refusal := slug_refusal(self.item, slug):
            raise ValidationError(refusal)
        return slug

    def clean_seen(self) -> str:
        """Refuse to go on if somebody renamed the item meanwhile."""
        seen: str = self.cleaned_data["seen"]
        if seen and seen != self.item.slug:
            told = _("Somebody has meanwhile renamed it: it is called “%(now)s” now. Nothing was changed.")
            raise ValidationError(told, params={"now": self.item.slug})
        return seen


class RenamingAdmin(admin.ModelAdmin[Any]):
    """Items that publishers may rename."""

    def has_rename_permission(self, request: HttpRequest) -> bool:
        """Whether this person decides about addresses: who publishes does."""
        return self.has_change_permission(request) and request.user.has_perm(PUBLISH)

    def get_urls(self) -> list[URLPattern]:
        return [self.item_page("rename", self.rename_view), *super().get_urls()]

    def item_page(self, page: str, view: Any) -> URLPattern:  # noqa: ANN401 (a view)
        """A page of an item besides Django's own."""
        name = f"{self.opts.app_label}_{self.opts.model_name}_{page}"
        pattern: URLPattern = path(f"<path:object_id>/{page}/", self.admin_site.admin_view(view), name=name)
        return pattern

    def item_address(self, page: str, item: SluggedModel) -> str:
        """Where such a page of an item is."""
        return reverse(f"admin:{self.opts.app_label}_{self.opts.model_name}_{page}", args=[quote(item.pk)])

    def changeform_view(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Say so if somebody else has meanwhile saved what cannot be together with this."""
        try:
            return super().changeform_view(request, *args, **kwargs)
        except ValidationError as error:
            self.message_user(request, " ".join(error.messages), messages.ERROR)
            return redirect(request.get_full_path())

    def render_change_form(self, request: HttpRequest, context: dict[str, Any], *args: Any, **kwargs: Any) -> Any:  # noqa: ANN401
        """Offer it on the item's page."""
        if context["original"] and self.has_rename_permission(request):
            context["rename_address"] = self.item_address("rename", context["original"])
        return super().render_change_form(request, context, *args, **kwargs)

    def rename_view(self, request: HttpRequest, object_id: str) -> HttpResponse:
        """Ask what it is to be called, then whether that is meant, and rename it."""
        if not self.has_rename_permission(request):
            raise PermissionDenied
        item = self.get_object(request, unquote(object_id))
        if item is None:
            return self._get_obj_does_not_exist_redirect(request, self.opts, object_id)  # type: ignore[attr-defined, no-any-return]
        typed = request.POST if request.method == "POST" else request.GET
        form = RenameForm(item, typed if "slug" in typed else None)
        is_meant = form.is_valid()
        if is_meant and request.method == "POST" and self._renamed(request, item, form):
            return redirect(self.item_address("change", item))
        return self._rename_page(request, item, form)

    def _renamed(self, request: HttpRequest, item: Any, form: RenameForm) -> bool:  # noqa: ANN401
        old, new = item.slug, form.cleaned_data["slug"]
        try:
            rename_item(item, new, by=request.user, why=form.cleaned_data["why"])
        except RenameRefusedError as error:
            form.add_error("slug", str(error))
            return False
        self.log_change(request, item, f"{old} -> {new}")
        told = _("“%(item)s” is called “%(new)s” now. “%(old)s” leads to it for ever.")
        self.message_user(request, told % {"item": item, "new": new, "old": old}, messages.SUCCESS)
        return True

    def _rename_page(self, request: HttpRequest, item: Any, form: RenameForm) -> HttpResponse:  # noqa: ANN401
        new = form.cleaned_data["slug"] if form.is_valid() else ""
        context = self.admin_site.each_context(request) | {
            "title": _("Rename its address"),
            "subtitle": str(item),
            "opts": self.opts,
            "item": item,
            "form": form,
            "new": new,
            "addresses": _addresses(item, new) if new else None,
            "former": FormerSlug.objects.of_kind(type(item)).filter(now=item.slug),
            "back": self.item_address("change", item),
        }
        return TemplateResponse(request, "admin/roadmap/rename.html", context)


def _addresses(item: Any, new: str) -> tuple[str, str] | None:  # noqa: ANN401 (an item of any kind)
    """Where its page is now, and where it will be; None if it has none."""
    if not hasattr(item, "get_absolute_url"):
        return None
    renamed = copy(item)
    renamed.slug = new
    return item.get_absolute_url(), renamed.get_absolute_url()
