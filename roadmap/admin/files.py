"""The pages on which files go out and come in: the library's, with our formats, our rules and our words."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar, cast

from django import forms
from django.contrib import admin, messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.utils.text import slugify
from django.utils.timezone import localdate
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext
from import_export.admin import ImportExportMixin
from import_export.forms import ConfirmImportForm, ExportForm, ImportForm
from import_export.tmp_storages import CacheStorage

from roadmap.actions.stored import kind_of
from roadmap.actions.tabling import LARGEST_SHEET
from roadmap.admin.exchange import FORMATS, ItemResource, Json, Outcome, OutdatedError, Table, Yaml, refuse_large
from roadmap.domain.content import ContentError
from roadmap.models import PUBLISH

if TYPE_CHECKING:
    from django.db.models import QuerySet

    from roadmap.admin.exchange import FileFormat

MOST_PREVIEWED = 200


class ItemImportForm(ImportForm):  # type: ignore[misc]
    """A file to import; its format may be left to its name."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["import_file"].help_text = _("CSV, YAML or JSON, as the export writes them; at most 5 MB.")
        self.fields["format"].required = False
        self.fields["format"].help_text = _("Left open, the name of the file decides.")

    def clean_import_file(self) -> Any:  # noqa: ANN401 (an uploaded file)
        """Refuse what is too large to be looked at in one go."""
        file = self.cleaned_data["import_file"]
        refuse_large(file.size, LARGEST_SHEET)
        return file

    def clean(self) -> dict[str, Any]:
        """Take the format from the name of the file where none is chosen."""
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        if not cleaned.get("format") and "import_file" in cleaned:
            ending = cleaned["import_file"].name.rpartition(".")[2].lower().replace("yml", "yaml")
            known = {kind.extension: str(number) for number, kind in enumerate(FORMATS)}
            if ending not in known:
                self.add_error("format", _("The name of the file does not tell its format. Choose it here."))
            cleaned["format"] = known.get(ending, "")
        return cleaned


class ItemConfirmForm(ConfirmImportForm):  # type: ignore[misc]
    """The file that was previewed, and which preview it was."""

    digest = forms.CharField(widget=forms.HiddenInput)


class ExchangeAdmin(ImportExportMixin, admin.ModelAdmin[Any]):  # type: ignore[misc]
    """A list that can be taken home as a file and brought back. Only publishers bring back."""

    formats: ClassVar[list[type[FileFormat]]] = FORMATS
    import_form_class = ItemImportForm
    confirm_form_class = ItemConfirmForm
    export_form_class = ExportForm
    tmp_storage_class = CacheStorage
    exports: ClassVar[tuple[str, ...]] = ("export_csv", "export_yaml", "export_json")
    actions = exports

    def has_import_permission(self, request: HttpRequest) -> bool:
        """Whether this person may write many items at once."""
        return self.has_change_permission(request) and self.has_add_permission(request) and _publishes(request)

    def has_export_permission(self, request: HttpRequest) -> bool:
        return self.has_view_permission(request)

    def get_import_resource_classes(self, request: HttpRequest) -> list[type[ItemResource]]:  # noqa: ARG002
        return [ItemResource]

    def get_export_resource_classes(self, request: HttpRequest) -> list[type[ItemResource]]:  # noqa: ARG002
        return [ItemResource]

    def get_resource_kwargs(self, request: HttpRequest, *_args: Any, **_kwargs: Any) -> dict[str, Any]:  # noqa: ARG002
        return {"kind": kind_of(self.model)}

    def get_import_data_kwargs(self, **kwargs: Any) -> dict[str, Any]:
        form = kwargs["form"]
        return {"previewed": form.cleaned_data.get("digest", "")}

    def get_import_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return kwargs | {"columns": ["slug", *kind_of(self.model).record.fields], "most": MOST_PREVIEWED}

    def get_export_filename(self, request: HttpRequest, queryset: QuerySet[Any], file_format: FileFormat) -> str:  # noqa: ARG002
        """Named after the kind and the day."""
        return f"{slugify(kind_of(self.model).name)}-{localdate():%Y-%m-%d}.{file_format.get_extension()}"

    def add_data_read_fail_error_to_form(self, form: forms.Form, e: Exception) -> None:
        """Say what is wrong with the file; anything but that is our own mistake."""
        if not isinstance(e, ContentError):
            raise e
        for problem in e.problems:
            form.add_error("import_file", str(problem))

    def process_import(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        """Import what was previewed; if it would now do something else, show that instead."""
        try:
            return cast("HttpResponse", super().process_import(request, **kwargs))
        except OutdatedError as error:
            return self._preview_again(request, error.outcome)
        except (ContentError, TypeError, AttributeError):
            told = _("The file is no longer here, or it is not the one that was previewed. Please choose it again.")
            self.message_user(request, told, messages.WARNING)
            return redirect(f"admin:{self.opts.app_label}_{self.opts.model_name}_import")

    def _preview_again(self, request: HttpRequest, outcome: Outcome) -> HttpResponse:
        told = _("Somebody changed the catalogue meanwhile. Nothing was imported; this is what it would do now.")
        self.message_user(request, told, messages.WARNING)
        form = ItemConfirmForm(initial=request.POST.dict())
        context = self.admin_site.each_context(request) | self.get_import_context_data()
        context |= {"title": _("Import"), "opts": self.opts, "result": outcome, "media": self.media}
        context |= {"confirm_form": form} if not outcome.refusals else {"form": self.create_blank_form()}
        return TemplateResponse(request, [self.import_template_name], context)

    def create_blank_form(self) -> ItemImportForm:
        """A form in which nothing is chosen."""
        return ItemImportForm(self.get_import_formats(), [ItemResource])

    def generate_log_entries(self, result: Outcome, request: HttpRequest) -> None:
        """Note in the log of the admin what became of each item."""
        rows = {row.slug: row for row in result.rows if not row.is_skip()}
        for item in self.model.objects.filter(slug__in=rows):
            rows[item.slug].instance = item
        self._create_log_entries(
            request.user.pk,
            {kind: [row.instance for row in rows.values() if row.import_type == kind] for kind in ("new", "update")},
        )

    def add_success_message(self, result: Outcome, request: HttpRequest) -> None:
        new, changed, same = (result.totals[kind] for kind in ("new", "update", "skip"))
        told = ngettext(
            "Imported %(count)d item in %(seconds).1f s: %(new)d new, %(changed)d changed, %(same)d as before.",
            "Imported %(count)d items in %(seconds).1f s: %(new)d new, %(changed)d changed, %(same)d as before.",
            result.total_rows,
        )
        told %= {
            "count": result.total_rows,
            "seconds": result.seconds,
            "new": new,
            "changed": changed,
            "same": same,
        }
        messages.success(request, told)

    @admin.action(description=_("Export selected as CSV"))
    def export_csv(self, request: HttpRequest, items: QuerySet[Any]) -> HttpResponse:
        """The selected items as a table."""
        return cast("HttpResponse", self._do_file_export(Table(), request, items))

    @admin.action(description=_("Export selected as YAML"))
    def export_yaml(self, request: HttpRequest, items: QuerySet[Any]) -> HttpResponse:
        """The selected items as a file of the curriculum."""
        return cast("HttpResponse", self._do_file_export(Yaml(), request, items))

    @admin.action(description=_("Export selected as JSON"))
    def export_json(self, request: HttpRequest, items: QuerySet[Any]) -> HttpResponse:
        """The selected items as JSON."""
        return cast("HttpResponse", self._do_file_export(Json(), request, items))


def _publishes(request: HttpRequest) -> bool:
    return request.user.has_perm(PUBLISH)
