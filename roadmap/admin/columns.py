"""List columns that several kinds of item share."""

from abc import ABC, abstractmethod
from functools import reduce
from operator import add
from typing import Any

from django.db.models import Count, IntegerField, Model, OuterRef, QuerySet, Subquery
from django.db.models.expressions import Combinable
from django.db.models.functions import Coalesce
from django.utils.functional import Promise


class Column(ABC):
    """A list column that shows what the list's own query found for it under the column's name."""

    __name__: str

    @property
    @abstractmethod
    def annotation(self) -> Combinable:
        """The expression that finds it."""

    @abstractmethod
    def __call__(self, row: Any) -> str:  # noqa: ANN401 (a row with what the list's query found for it)
        """What the list shows."""


class Tally(Column):
    """A list column that counts what belongs to a row, within the list's own query.

    Each of the `counted` is a QuerySet and the field by which its rows point to the row of the list.
    """

    def __init__(self, name: str, short_description: str | Promise, *counted: tuple[QuerySet[Any], str]) -> None:
        self.__name__ = self.admin_order_field = name
        self.short_description = short_description
        self.counted = counted

    def __call__(self, row: Model) -> str:
        """The number that the list's query found."""
        return str(getattr(row, self.__name__))

    @property
    def annotation(self) -> Combinable:
        """The expression that counts. A subquery each, since joins would multiply one another's rows."""
        return reduce(add, (_number(rows, field) for rows, field in self.counted))


def _number(rows: QuerySet[Any], field: str) -> Coalesce:
    mine = rows.filter(**{field: OuterRef("pk")}).order_by().values(field)
    return Coalesce(Subquery(mine.annotate(number=Count("*")).values("number"), output_field=IntegerField()), 0)
