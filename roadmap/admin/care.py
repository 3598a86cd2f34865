"""What needs care now: counted lists on the home of the admin, and the filter that they lead to."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Any

from django.contrib import admin
from django.db.models import Model, QuerySet
from django.http import HttpRequest
from django.urls import reverse
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from roadmap.models import (
    Certification,
    DraftedChange,
    GlossaryEntry,
    Item,
    Milestone,
    Question,
    Report,
    ReportKind,
    ReportState,
    Resource,
    Role,
    Route,
    Skill,
    Source,
    Specialisation,
    Stage,
    State,
    Term,
)
from roadmap.readers.care import (
    certifications_not_confirmed,
    links_broken,
    links_not_checked,
    milestones_out_of_place,
    milestones_without_checks,
    milestones_without_resource,
    numbers,
    open_reports,
    price_reports,
    resources_no_longer_kept,
    roles_out_of_place,
    roles_without_source,
    skills_asked_above_given,
    skills_not_given,
    terms_without_spelling,
)

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise

OPEN = {"state__exact": ReportState.OPEN.value}


@dataclass(frozen=True, slots=True)
class Care:
    """Something that may be amiss, what to do about it, and which rows it is about, by kind.

    The list that shows them is filtered by `filters`; where that is None, by the name in the filter *needs care*.
    """

    name: str
    title: _StrPromise
    advice: _StrPromise
    rows: Mapping[type[Model], Callable[[], QuerySet[Any]]]
    filters: Mapping[str, str] | None = None

    def address(self, kind: type[Model]) -> str:
        """The list of this kind, showing these rows."""
        query = {NeedsCare.parameter_name: self.name} if self.filters is None else self.filters
        return reverse(f"admin:roadmap_{_desk(kind).opts.model_name}_changelist", query=query)


@dataclass(frozen=True, slots=True)
class Listed:
    """A list to go to: of what, how long, and where."""

    kind: str
    count: int
    address: str


KINDS: tuple[type[Item], ...] = (
    Stage,
    Milestone,
    Route,
    Specialisation,
    Skill,
    Resource,
    Certification,
    Term,
    Role,
    Question,
    GlossaryEntry,
    Source,
)

CARES = (
    Care(
        "reports",
        _("Learner reports"),
        _("Take one in work, mend what is wrong, and answer: the learner reads it."),
        {Report: open_reports},
        OPEN,
    ),
    Care(
        "price-reports",
        _("Resources whose price or access changed by report"),
        _("Look at the page, set the cost of the resource right or archive it, and answer the report."),
        {Report: price_reports},
        OPEN | {"kind__exact": ReportKind.PAID.value, "about": "resource"},
    ),
    Care(
        "drafts",
        _("Drafts waiting"),
        _("Read each once more. A publisher then publishes it, or archives what is not to come."),
        {kind: kind.objects.drafts for kind in KINDS},
        {"state__exact": State.DRAFT.value},
    ),
    Care(
        "drafted-changes",
        _("Drafted changes waiting"),
        _("See what differs, look at the preview, and publish it or drop it."),
        {DraftedChange: DraftedChange.objects.all},
        {},
    ),
    Care(
        "out-of-place",
        _("Published in something that is not"),
        _("Learners do not find these as they should: publish the stage or specialisation too, or change it here."),
        {Milestone: milestones_out_of_place, Role: roles_out_of_place},
    ),
    Care(
        "no-longer-kept",
        _("Resources that retired or are no longer renewed"),
        _("Learners are still sent there: see whether it still helps, and archive it once a better one is offered."),
        {Resource: resources_no_longer_kept},
    ),
    Care(
        "broken-link",
        _("Links that are broken or have moved"),
        _("Look where it leads now: take over the new address among the link checks, change it here, or archive it."),
        {kind: partial(links_broken, kind) for kind in (Resource, Certification)},
    ),
    Care(
        "unchecked-link",
        _("Links that nobody has checked for a year"),
        _("Have them checked from the list of link checks, or open them."),
        {kind: partial(links_not_checked, kind) for kind in (Resource, Certification)},
    ),
    Care(
        "not-confirmed",
        _("Certifications not confirmed"),
        _("Look up dates and terms with the issuer, add the pages under “seen at” and tick “confirmed”."),
        {Certification: certifications_not_confirmed},
    ),
    Care(
        "no-resource",
        _("Milestones without a resource"),
        _("Find one that helps and choose the milestone on the page of that resource."),
        {Milestone: milestones_without_resource},
    ),
    Care(
        "no-checks",
        _("Milestones without “done means”"),
        _("Write down the checks that a stranger could make, one per line."),
        {Milestone: milestones_without_checks},
    ),
    Care(
        "not-given",
        _("Skills that no milestone gives"),
        _("Add the skill to a milestone that gives it, or ask a publisher to archive it."),
        {Skill: skills_not_given},
    ),
    Care(
        "asked-above",
        _("Skills that a role asks above any milestone"),
        _("Add a milestone that leads there, raise the level of one that already does, or lower what the role asks."),
        {Skill: skills_asked_above_given},
    ),
    Care(
        "no-source",
        _("Roles that ask for experience without a source"),
        _("Find who says so and choose the source. Until then the page calls the figure editorial."),
        {Role: roles_without_source},
    ),
    Care(
        "no-spelling",
        _("Terms without a spelling"),
        _("No advert is found to name these: add how adverts write them, or archive them."),
        {Term: terms_without_spelling},
    ),
)


class NeedsCare(admin.SimpleListFilter):
    """The lists of the home of the admin, as a filter of each kind."""

    title = _("needs care")
    parameter_name = "care"

    def lookups(self, _request: HttpRequest, model_admin: admin.ModelAdmin[Any]) -> list[tuple[str, _StrPromise]]:
        """What may be amiss with this kind; drafts are found by their state."""
        return [(care.name, care.title) for care in CARES if model_admin.model in care.rows and care.filters is None]

    def queryset(self, _request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        """The rows that are amiss in the chosen way."""
        chosen = {care.name: care.rows for care in CARES}.get(self.value() or "", {})
        rows = chosen.get(queryset.model)
        return queryset.filter(pk__in=rows().values("pk")) if rows else queryset


def open_cares(request: HttpRequest) -> list[tuple[Care, list[Listed]]] | None:
    """What needs care in the lists that this person may open; None if they may open none of them."""
    asked = {_key(care, kind): care.rows[kind]() for care in CARES for kind in care.rows if _may_open(request, kind)}
    counts = numbers(asked)
    listed = ((care, list(_lists(care, counts))) for care in CARES)
    return [(care, lists) for care, lists in listed if lists] if asked else None


def _lists(care: Care, counts: dict[str, int]) -> Iterator[Listed]:
    for kind in care.rows:
        if count := counts.get(_key(care, kind)):
            yield Listed(capfirst(str(_desk(kind).opts.verbose_name_plural)), count, care.address(kind))


def _key(care: Care, kind: type[Model]) -> str:
    return f"{care.name} {_desk(kind).opts.model_name}"


def _desk(kind: type[Model]) -> admin.ModelAdmin[Any]:
    return admin.site.get_model_admin(kind)


def _may_open(request: HttpRequest, kind: type[Model]) -> bool:
    return _desk(kind).has_view_permission(request)
