"""The curriculum as files: what a file may say, what two versions of an item come to, and what does not fit."""

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
from roadmap.domain.content.picture import inconsistencies
from roadmap.domain.content.problems import ContentError, Problem
from roadmap.domain.content.schema import KINDS

__all__ = [
    "FILES",
    "KINDS",
    "Change",
    "Clash",
    "Combination",
    "Content",
    "ContentError",
    "Difference",
    "Item",
    "Kind",
    "LoadReport",
    "Merge",
    "Orders",
    "Problem",
    "Stored",
    "Verdict",
    "Word",
    "checked",
    "checked_items",
    "combination",
    "differences",
    "digest",
    "inconsistencies",
    "is_same",
    "merge",
    "replacement",
    "words",
]
