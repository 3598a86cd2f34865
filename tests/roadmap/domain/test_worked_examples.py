"""The rules beside examples worked out by hand; docs/rules.md shows the same table."""

import pytest

from tests.roadmap.domain.worked import WORKED, Worked

EXAMPLES = [pytest.param(one, id=f"{rule}: {one.given}") for rule, worked in WORKED.items() for one in worked]


@pytest.mark.parametrize("example", EXAMPLES)
def test_rule_says_what_was_worked_out_by_hand(example: Worked) -> None:
    assert example.found() == example.outcome


def test_no_two_examples_of_a_rule_are_told_alike() -> None:
    for worked in WORKED.values():
        told = [one.given for one in worked]
        assert len(told) == len(set(told))
