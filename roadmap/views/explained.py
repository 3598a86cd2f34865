"""How a judgement is shown: the rule that made it, its sum line by line, and where the rule comes from.

Every judgement of the domain carries its inputs; whoever shows it puts them into words here, and
`components/explained.html` is the one template that renders them.
"""

from __future__ import annotations

from dataclasses import dataclass

from roadmap.domain.catalogue import Citation, Label


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a sum: what it is, how much, and a word about it; `url` leads to where it is corrected."""

    label: Label
    amount: Label = ""
    note: Label = ""
    url: str = ""


@dataclass(frozen=True, slots=True)
class Explained:
    """A judgement that opens to its sum. `slug` makes its id on the page unique.

    Without citations the rule is editorial: a guide of careerpath's own, and the page says so. `is_sourced` is false
    for what needs no source, such as a plain count.
    """

    slug: str
    rule: Label
    lines: tuple[Line, ...] = ()
    result: Line | None = None
    citations: tuple[Citation, ...] = ()
    is_sourced: bool = True
