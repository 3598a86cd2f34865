"""Words that adverts use, and what they count toward."""

from __future__ import annotations

from dataclasses import dataclass

from roadmap.domain.catalogue import Label, SkillLevel


@dataclass(frozen=True, slots=True)
class Term:
    """A word or name that adverts use, with all its spellings. `skill` is what it counts toward, at which level.

    `aliases` are found in any case, `exact` ones only as they are written. A match inside one of the phrases of
    `not_in` is something else; where `only_with` names words, one of them has to stand in the same sentence, unless the
    term stands there all but alone. In an alias, `…` stands for up to three words.
    """

    slug: str
    title: str
    category: str
    category_label: Label
    aliases: tuple[str, ...]
    exact: tuple[str, ...] = ()
    not_in: tuple[str, ...] = ()
    only_with: tuple[str, ...] = ()
    skill: SkillLevel | None = None
