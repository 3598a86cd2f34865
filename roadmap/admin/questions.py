"""Questions and their answers, and the glossary."""

from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from roadmap.admin.base import ItemAdmin
from roadmap.admin.columns import Tally
from roadmap.admin.inlines import CitationInline
from roadmap.admin.ordering import OrderedAdmin
from roadmap.models import GlossaryEntry, Question, QuestionCitation


class QuestionCitationInline(CitationInline):
    model = QuestionCitation


@admin.register(Question)
class QuestionAdmin(OrderedAdmin):
    named_by = "question"
    markdown_fields = ("answer",)
    list_display = (
        "question",
        "order",
        "state_badge",
        Tally("citation_count", _("citations"), (QuestionCitation.objects.all(), "question")),
        Tally(
            "related_count",
            _("related pages"),
            (Question.stages.through.objects.all(), "question"),
            (Question.milestones.through.objects.all(), "question"),
            (Question.roles.through.objects.all(), "question"),
        ),
        "changed",
    )
    list_filter = ("state", "stages", "roles")
    search_fields = ("slug", "question", "answer")
    search_help_text = _("Question, answer or slug")
    autocomplete_fields = ("stages", "milestones", "roles")
    inlines = (QuestionCitationInline,)
    fieldsets = (
        (None, {"fields": ("question", "slug", "state", "order", "answer")}),
        (
            _("Related pages"),
            {"fields": ("stages", "milestones", "roles"), "description": _("Linked below the answer.")},
        ),
    )


@admin.register(GlossaryEntry)
class GlossaryEntryAdmin(ItemAdmin):
    named_by = "term"
    list_display = ("term", "state_badge", "changed")
    list_filter = ("state",)
    search_fields = ("slug", "term", "meaning")
    search_help_text = _("Term, meaning or slug")
    fieldsets = ((None, {"fields": ("term", "slug", "state", "meaning")}),)
