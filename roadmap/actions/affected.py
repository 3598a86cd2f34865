"""Whom archiving affects: learners in numbers, and the published items that name what is archived."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from django.contrib.auth import get_user_model
from django.db.models import Count, ForeignKey, ManyToOneRel, Model
from django.utils.functional import Promise

from roadmap.actions.stored import kind_of, snapshot
from roadmap.domain.content import KINDS
from roadmap.models import Item

# Numbers of people under this are not told, as they could say who.
FEWEST_TOLD = 5


@dataclass(frozen=True, slots=True)
class Learners:
    """How many learners have something to do with the items, in one way."""

    what: str
    state: str | Promise
    number: int

    @property
    def is_told(self) -> bool:
        """There are enough of them to say how many."""
        return self.number >= FEWEST_TOLD


@dataclass(frozen=True, slots=True)
class Naming:
    """A published item that names one of the items, and in which field."""

    kind: str
    slug: str
    title: str
    field: str


@dataclass(frozen=True, slots=True)
class Affected:
    """Whom and what archiving affects."""

    learners: tuple[Learners, ...]
    named_by: tuple[Naming, ...]


def affected(items: Sequence[Item]) -> Affected:
    """Whom archiving these items, all of one kind, affects; nothing at all for no items."""
    if not items:
        return Affected((), ())
    return Affected(tuple(_learners(items)), tuple(_named_by(items)))


def _learners(items: Sequence[Item]) -> Iterator[Learners]:
    """What other apps keep of learners, found through the database's relations, as none of them is known here."""
    model = type(items[0])
    for relation in _relations(model):
        rows: Any = relation.related_model
        learner = _learner(rows)
        if rows._meta.app_label == model._meta.app_label or learner is None:  # noqa: SLF001 (documented)
            continue
        chosen = rows._default_manager.filter(**{f"{relation.field.name}__in": items}).order_by()  # noqa: SLF001
        if not (states := _states(rows)):
            what = relation.field.verbose_name if learner == "pk" else rows._meta.verbose_name  # noqa: SLF001
            number = chosen.aggregate(number=Count(learner, distinct=True))["number"]
            yield from [Learners(str(what), "", number)] if number else []
            continue
        counts = dict(chosen.values_list("status").annotate(number=Count(learner, distinct=True)))
        what = str(rows._meta.verbose_name)  # noqa: SLF001
        yield from (Learners(what, states[state], counts[state]) for state in states if counts.get(state))


def _relations(model: type[Model]) -> Iterator[ManyToOneRel]:
    every = model._meta.get_fields(include_hidden=True)  # noqa: SLF001 (documented, for all its underscore)
    return (relation for relation in every if isinstance(relation, ManyToOneRel))


def _learner(rows: type[Model]) -> str | None:
    """The field that says whose a row is."""
    if issubclass(rows, get_user_model()):
        return "pk"
    fields = (field for field in rows._meta.get_fields() if isinstance(field, ForeignKey))  # noqa: SLF001
    return next((field.name for field in fields if field.related_model is get_user_model()), None)


def _states(rows: type[Model]) -> dict[str, str | Promise]:
    fields = {field.name: field for field in rows._meta.concrete_fields}  # noqa: SLF001
    return dict(fields["status"].flatchoices) if "status" in fields else {}


def _named_by(items: Iterable[Item]) -> Iterator[Naming]:
    wanted = {(kind_of(type(item)).name, item.slug) for item in items}
    for name, others in snapshot().content.items():
        kind = KINDS[name]
        for slug, item in others.items():
            if "state" in kind.record.fields and "state" in item:
                continue  # neither a draft nor what is archived is on the site
            named = {field.partition(".")[0] for field, other, one in kind.references(item) if (other, one) in wanted}
            yield from (Naming(kind.label, slug, _title(item, slug), field) for field in sorted(named))


def _title(item: dict[str, Any], slug: str) -> str:
    return next((str(item[name]) for name in ("title", "question", "term") if name in item), slug)
