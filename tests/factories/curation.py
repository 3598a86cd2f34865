"""What curators work with: drafts, former names, checked links, reports, searches and the log."""

# factory_boy ships its types without annotating its declarations.
# mypy: untyped-calls-exclude="factory"

from datetime import date
from typing import Any

from django.contrib.admin.models import CHANGE, LogEntry
from django.contrib.contenttypes.models import ContentType
from factory import LazyAttribute, Sequence, SubFactory
from factory.django import DjangoModelFactory

from accounts.models import User
from roadmap.actions.drafts import begin_draft
from roadmap.actions.stored import kind_of, stored_items
from roadmap.domain.content import Stored
from roadmap.models import DraftedChange, FormerSlug, Item, LinkCheck, Report, ReportKind, SearchMiss, SearchPage, Stage
from tests.factories.library import ResourceFactory
from tests.factories.people import UserFactory


class DraftedChangeFactory(DjangoModelFactory[DraftedChange]):
    """A new title for a question; `of` makes one for any item."""

    class Meta:
        model = DraftedChange

    kind = "question"
    slug = Sequence(lambda n: f"drafted-{n}")
    base = LazyAttribute(lambda row: f"question: {row.slug} before?\nanswer: Yes.\norder: 1\n")
    record = LazyAttribute(lambda row: f"question: {row.slug} after?\nanswer: Yes.\norder: 1\n")

    @classmethod
    def of(cls, item: Item, by: User | None = None, **fields: Any) -> DraftedChange:
        """A drafted change of the item, in which these fields are different."""
        kind = kind_of(type(item))
        stored = stored_items(kind, [item.slug])[item.slug]
        drafted = Stored({name: one for name, one in (stored.item | fields).items() if one is not None}, stored.order)
        draft = begin_draft(kind, item.slug, drafted, base=stored, by=by or UserFactory.create())
        assert draft
        return draft


class FormerSlugFactory(DjangoModelFactory[FormerSlug]):
    """What a skill was called before."""

    class Meta:
        model = FormerSlug

    kind = "skill"
    slug = Sequence(lambda n: f"old-{n}")
    now = Sequence(lambda n: f"new-{n}")


class LinkCheckFactory(DjangoModelFactory[LinkCheck]):
    """An address nobody has asked for yet; pass what belongs to another status."""

    class Meta:
        model = LinkCheck

    url = Sequence(lambda n: f"https://link-{n}.example.org/")


class ReportFactory(DjangoModelFactory[Report]):
    """An open report about a resource; pass what belongs to an answered one."""

    class Meta:
        model = Report

    learner = SubFactory(UserFactory)
    resource = SubFactory(ResourceFactory)
    kind = ReportKind.BROKEN


class SearchMissFactory(DjangoModelFactory[SearchMiss]):
    class Meta:
        model = SearchMiss

    week = date(2026, 3, 2)
    page = SearchPage.RESOURCES
    term = Sequence(lambda n: f"words {n}")


class LogEntryFactory(DjangoModelFactory[LogEntry]):
    """That somebody changed a stage; pass what else it was, with its content type."""

    class Meta:
        model = LogEntry

    user = SubFactory(UserFactory, is_staff=True)
    content_type = LazyAttribute(lambda _entry: ContentType.objects.get_for_model(Stage))
    object_id = Sequence(str)
    object_repr = Sequence(lambda n: f"Stage {n}")
    action_flag = CHANGE
    change_message = '[{"changed": {"fields": ["Title"]}}]'
