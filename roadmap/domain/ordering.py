"""Putting things into another order: by where they were dropped, and by the numbers that somebody typed."""

from collections.abc import Hashable, Mapping, Sequence
from itertools import pairwise
from typing import TypeVar

Key = TypeVar("Key", bound=Hashable)


def rearranged(sequence: Sequence[Key], wanted: Sequence[Key]) -> list[Key]:
    """The sequence with the wanted ones as they are wanted, in the places that they had together; the rest stays.

    So a part of a sequence, one page of a list say, can be put into order without a look at the rest. What is wanted
    and not in the sequence, or wanted twice, is passed over.
    """
    moving = [key for key in dict.fromkeys(wanted) if key in set(sequence)]
    arriving = iter(moving)
    leaving = set(moving)
    return [next(arriving) if key in leaving else key for key in sequence]


def retyped(numbers: Mapping[Key, int], typed: Mapping[Key, int]) -> list[Key]:
    """The sequence after numbers were typed over; `numbers` are those from before, in their sequence.

    Who is given the number of another takes its place: coming up it stands before the other, going down after it. So
    typing a number does what dropping a row there does. Numbers typed for what is not in the sequence are passed over.
    """
    places = {key: place for place, key in enumerate(numbers)}

    def rank(key: Key) -> tuple[int, int, int]:
        number, before = typed.get(key, numbers[key]), numbers[key]
        return number, (number > before) - (number < before), places[key]

    return sorted(numbers, key=rank)


def numbered(sequence: Sequence[Key], numbers: Mapping[Key, int]) -> dict[Key, int]:
    """A number for each of the sequence, rising: those that they had, whoever had them, or from 1 on if some are equal.

    So nothing is renumbered that did not have to be.
    """
    present = sorted(numbers[key] for key in sequence)
    differ = all(lower < higher for lower, higher in pairwise(present))
    return dict(zip(sequence, present if differ else range(1, len(present) + 1), strict=True))
