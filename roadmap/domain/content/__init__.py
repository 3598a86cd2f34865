"""The curriculum as files: what a file may say, what two versions of an item come to, and what does not fit."""

from roadmap.domain.content.checking import FILES, checked
from roadmap.domain.content.kind import Content, Item, Kind
from roadmap.domain.content.merging import Change, LoadReport, Merge, Stored, merge
from roadmap.domain.content.picture import inconsistencies
from roadmap.domain.content.problems import ContentError, Problem
from roadmap.domain.content.schema import KINDS

__all__ = [
    "FILES",
    "KINDS",
    "Change",
    "Content",
    "ContentError",
    "Item",
    "Kind",
    "LoadReport",
    "Merge",
    "Problem",
    "Stored",
    "checked",
    "inconsistencies",
    "merge",
]
