"""The curriculum as files: what a file may say, what two versions of an item come to, and what does not fit."""

from roadmap.domain.content.agreement import Agreement, agreement, names_here
from roadmap.domain.content.cells import from_cell, from_plain, to_cell, to_plain
from roadmap.domain.content.checking import FILES, checked, checked_items
from roadmap.domain.content.combining import Clash, Combination, combination
from roadmap.domain.content.differences import Difference, Word, differences, words
from roadmap.domain.content.kind import Content, Item, Kind
from roadmap.domain.content.merging import (
    Change,
    LoadReport,
    Merge,
    Orders,
    Stored,
    Verdict,
    digest,
    is_same,
    merge,
    replacement,
)
from roadmap.domain.content.names import Former, Name, Names, parted, rejoined, understood, with_present_references
from roadmap.domain.content.picture import inconsistencies
from roadmap.domain.content.problems import ContentError, Problem
from roadmap.domain.content.schema import KINDS

__all__ = [
    "FILES",
    "KINDS",
    "Agreement",
    "Change",
    "Clash",
    "Combination",
    "Content",
    "ContentError",
    "Difference",
    "Former",
    "Item",
    "Kind",
    "LoadReport",
    "Merge",
    "Name",
    "Names",
    "Orders",
    "Problem",
    "Stored",
    "Verdict",
    "Word",
    "agreement",
    "checked",
    "checked_items",
    "combination",
    "differences",
    "digest",
    "from_cell",
    "from_plain",
    "inconsistencies",
    "is_same",
    "merge",
    "names_here",
    "parted",
    "rejoined",
    "replacement",
    "to_cell",
    "to_plain",
    "understood",
    "with_present_references",
    "words",
]
