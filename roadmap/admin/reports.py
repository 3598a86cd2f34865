"""What learners report: the queue, and answering it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.contrib import admin, messages
from django.contrib.admin.helpers import ACTION_CHECKBOX_NAME
from django.contrib.admin.models import CHANGE, LogEntry
from django.db.models import Case, Value, When
from django.db.models.functions import Coalesce
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.html import format_html
from django.utils.text import Truncator
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _

from roadmap.actions.reports import THANKS, answer_reports, save_answer, take_in_work
from roadmap.admin.report_forms import AnswerForm, ReportForm
from roadmap.http import user_id
from roadmap.models import ANSWERED, Milestone, Report, ReportState

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from django.db.models import QuerySet
    from django.http import HttpRequest, HttpResponse
    from django.utils.safestring import SafeString

    from roadmap.models import ReportQuerySet, Resource

ABOUT = {"milestone": _("Milestone"), "resource": _("Resource")}
LONGEST_IN_LIST = 80
# Open ones first, then those in work; the oldest of each first.
TURN = Case(When(state=ReportState.OPEN, then=Value(0)), When(state=ReportState.IN_WORK, then=Value(1)), default=2)


class AboutFilter(admin.SimpleListFilter):
    """Reports by what kind of item they are about."""

    title = _("kind of item")
    parameter_name = "about"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[Any, Any]]:  # noqa: ANN401, ARG002
        return list(ABOUT.items())

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:  # noqa: ARG002
        return queryset.filter(**{f"{self.value()}__isnull": False}) if self.value() in ABOUT else queryset


class StateFilter(admin.ChoicesFieldListFilter):
    """Reports by state; who withdrew one has taken it off this desk."""

    def choices(self, changelist: Any) -> Iterator[Any]:  # noqa: ANN401 (as Django's)
        withdrawn = ReportState.WITHDRAWN.label
        yield from (choice for choice in super().choices(changelist) if choice["display"] != withdrawn)


@admin.register(Report)
class ReportAdmin(admin.ModelAdmin[Report]):
    """Learners write reports, the staff answers them; nobody deletes any. Who wrote one is not shown."""

    form = ReportForm
    actions = ("take_in_work", "answer_done", "answer_declined")
    list_display = ("shown_item", "said", "kind", "badge", "reported")
    list_filter = (("state", StateFilter), "kind", AboutFilter)
    list_per_page = 50
    search_fields = ("milestone__slug", "milestone__title", "resource__slug", "resource__title", "text", "answer")
    search_help_text = _("Title or slug of the item, or words of the report or its answer")
    ordering = (TURN, "created_at", "pk")
    save_on_top = True
    readonly_fields = ("about", "kind", "text", "linked_address", "reported", "answered_at")
    fieldsets = (
        (_("What the learner says"), {"fields": ("about", "kind", "text", "linked_address", "reported")}),
        (
            _("What becomes of it"),
            {
                "fields": ("state", "answer", "answered_at", "seen"),
                "description": _("Mend the item first, then answer. The learner sees the state at any time."),
            },
        ),
    )

    def has_add_permission(self, request: HttpRequest) -> bool:  # noqa: ARG002
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:  # noqa: ANN401, ARG002
        return False

    def get_queryset(self, request: HttpRequest) -> ReportQuerySet:  # noqa: ARG002
        """The reports with what they are about."""
        return Report.objects.for_staff().with_item().order_by(*self.ordering)

    def get_object(self, request: HttpRequest, object_id: str, from_field: str | None = None) -> Report | None:
        """The report; while it is being saved, nobody else changes it."""
        report: Report | None = super().get_object(request, object_id, from_field)
        if report is None or request.method != "POST":
            return report
        return self.get_queryset(request).select_for_update(of=("self",)).filter(pk=report.pk).first()

    def formfield_for_dbfield(self, db_field: Any, request: HttpRequest, **kwargs: Any) -> Any:  # noqa: ANN401
        """Say what is answered if nothing is typed."""
        field = super().formfield_for_dbfield(db_field, request, **kwargs)
        if db_field.name == "answer" and field:
            thanks = {state.value: THANKS[state] for state in ANSWERED}
            told = _("If you leave it empty, “done” answers: “%(done)s” And “declined”: “%(declined)s”")
            field.help_text = format_html("{} {}", db_field.help_text, told % thanks)
        return field

    def save_model(self, request: HttpRequest, obj: Report, form: Any, change: bool) -> None:  # noqa: ANN401, ARG002, FBT001
        """Keep the answer; saving the page as it stands is no new answer."""
        if {"state", "answer"} & {*form.changed_data}:
            save_answer(obj, by_id=user_id(request), now=timezone.now())

    @admin.display(description=_("about"), ordering=Coalesce("milestone__title", "resource__title"))
    def shown_item(self, report: Report) -> str:
        """The title of the item."""
        return str(report.item)

    @admin.display(description=_("state"), ordering="state")
    def badge(self, report: Report) -> SafeString:
        """The state as a word that the stylesheet may colour."""
        return format_html('<span class="badge badge-report-{}">{}</span>', report.state, report.get_state_display())

    @admin.display(description=_("reported"), ordering="created_at")
    def reported(self, report: Report) -> str:
        """When, and that it was a learner; who it was is nobody's business here."""
        day = date_format(timezone.localdate(report.created_at), "SHORT_DATE_FORMAT")
        return gettext("%(day)s, by a learner") % {"day": day}

    @admin.display(description=_("says"), empty_value="-")
    def said(self, report: Report) -> str | None:
        """The beginning of what the learner wrote."""
        return Truncator(report.text or report.address).chars(LONGEST_IN_LIST) or None

    @admin.display(description=_("address"), empty_value="-")
    def linked_address(self, report: Report) -> SafeString | str:
        """The address as a link that opens beside the page."""
        return _beside(report.address, report.address) if report.address else self.get_empty_value_display()

    @admin.display(description=_("about"))
    def about(self, report: Report) -> SafeString:
        """The item, as a link to where it is changed, and one to what learners see."""
        item = report.item
        kind = item._meta.model_name  # noqa: SLF001 (documented, for all its underscore)
        page = reverse(f"admin:roadmap_{kind}_change", args=[item.pk])
        edit = format_html('{}: <a href="{}">{}</a>', ABOUT[str(kind)], page, item)
        return (
            format_html("{} ({})", edit, _beside(_public_page(item), _("on the site"))) if item.is_published else edit
        )

    @admin.action(description=_("Take the chosen reports in work"), permissions=["change"])
    def take_in_work(self, request: HttpRequest, reports: ReportQuerySet) -> None:
        """Let the learners know that somebody looks at it."""
        taken = list(reports.open())
        count = take_in_work(taken, timezone.now())
        self._log(request, taken, _("Taken in work."))
        told = ngettext("%(count)d report taken in work.", "%(count)d reports taken in work.", count)
        self._tell(request, told, count, _("Nothing changed: none of these is open."))

    @admin.action(description=_("Answer the chosen reports as done"), permissions=["change"])
    def answer_done(self, request: HttpRequest, reports: ReportQuerySet) -> HttpResponse | None:
        """Ask for the answer, and give it."""
        return self._answer(request, reports, ReportState.DONE)

    @admin.action(description=_("Decline the chosen reports"), permissions=["change"])
    def answer_declined(self, request: HttpRequest, reports: ReportQuerySet) -> HttpResponse | None:
        """Ask for the answer, and give it."""
        return self._answer(request, reports, ReportState.DECLINED)

    def _answer(self, request: HttpRequest, reports: ReportQuerySet, state: ReportState) -> HttpResponse | None:
        waiting = list(reports.waiting())
        form = AnswerForm(request.POST if "confirmed" in request.POST else None, initial={"answer": THANKS[state]})
        if waiting and not form.is_valid():
            return self._question(request, waiting, state, form)
        self._give(request, waiting, state, form.cleaned_data["answer"] if waiting else "")
        return None

    def _give(self, request: HttpRequest, waiting: list[Report], state: ReportState, answer: str) -> None:
        count = answer_reports(waiting, state=state, answer=answer, by_id=user_id(request), now=timezone.now())
        self._log(request, waiting, answer)
        told = ngettext("%(count)d report answered.", "%(count)d reports answered.", count)
        self._tell(request, told, count, _("Nothing changed: none of these waits for an answer."))

    def _question(
        self, request: HttpRequest, waiting: list[Report], state: ReportState, form: AnswerForm
    ) -> HttpResponse:
        """Ask what to answer; the reports and the words come back with it."""
        titles = {
            ReportState.DONE: _("Answer these reports as done?"),
            ReportState.DECLINED: _("Decline these reports?"),
        }
        asked = {
            "title": titles[state],
            "opts": self.opts,
            "reports": waiting,
            "form": form,
            "action": request.POST["action"],
            "checkbox": ACTION_CHECKBOX_NAME,
        }
        context = self.admin_site.each_context(request) | asked
        return TemplateResponse(request, "admin/roadmap/report/answer.html", context)

    def _tell(self, request: HttpRequest, told: str, count: int, nothing: Any) -> None:  # noqa: ANN401 (a lazy text)
        if count:
            self.message_user(request, told % {"count": count}, messages.SUCCESS)
        else:
            self.message_user(request, nothing)

    @staticmethod
    def _log(request: HttpRequest, reports: Iterable[Report], said: Any) -> None:  # noqa: ANN401 (as above)
        LogEntry.objects.log_actions(user_id(request), reports, CHANGE, str(said))


def _beside(url: str, text: Any) -> SafeString:  # noqa: ANN401 (as above)
    return format_html('<a href="{}" target="_blank" rel="noopener noreferrer">{}</a>', url, text)


def _public_page(item: Milestone | Resource) -> str:
    """Where learners find it; a resource has no page of its own, but can be searched for."""
    if isinstance(item, Milestone):
        return item.get_absolute_url()
    return reverse("resources", query={"q": item.title})
