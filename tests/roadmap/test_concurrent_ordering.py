"""Curators who put the same list into order at the same moment leave it in the order of one of them."""

from collections.abc import Callable

import pytest

from roadmap.actions.ordering import drop, number
from roadmap.models import Stage
from tests.factories import StageFactory
from tests.threads import at_once

pytestmark = pytest.mark.django_db(transaction=True)


def dragged(stages: list[Stage]) -> Callable[[], object]:
    """A drag to come, by somebody who saw all of them."""
    return lambda: drop(Stage.objects.all(), [stage.pk for stage in stages])


def numbers() -> dict[str, int]:
    return dict(Stage.objects.values_list("slug", "order"))


def test_last_one_wins_and_no_two_have_the_same_number() -> None:
    a, b, c = (StageFactory.create(slug=slug, order=order) for order, slug in enumerate("abc", 1))

    at_once(dragged([c, b, a]), dragged([b, a, c]), dragged([c, b, a]), dragged([b, a, c]))

    assert numbers() in ({"c": 1, "b": 2, "a": 3}, {"b": 1, "a": 2, "c": 3})


def test_numbers_typed_at_once_are_told_apart() -> None:
    a, b, c = (StageFactory.create(slug=slug, order=order) for order, slug in enumerate("abc", 1))

    at_once(lambda: number(Stage.objects.all(), {b.pk: 1}), lambda: number(Stage.objects.all(), {c.pk: 1}))

    assert sorted(numbers().values()) == [1, 2, 3]
    assert numbers()["a"] == 3
    assert a.order == 1
