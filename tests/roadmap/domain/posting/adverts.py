"""Adverts of nobody, and the vocabulary that they are read by."""

from functools import cache
from pathlib import Path
from typing import Any

import yaml

from roadmap.domain.catalogue import Choice, SkillLevel
from roadmap.domain.posting import Vocabulary, read
from roadmap.domain.posting.values import Posting
from roadmap.domain.terms import Term

CONTENT = Path(__file__).parents[4] / "roadmap" / "content"


def term(slug: str, *aliases: str, category: str = "language", **fields: Any) -> Term:
    """A term of that slug, found by its name if nothing else is said."""
    return Term(slug, slug.title(), category, category, aliases or (slug,), **fields)


@cache
def vocabulary() -> Vocabulary:
    """The terms that are shipped."""
    items = yaml.safe_load((CONTENT / "terms.yaml").read_text(encoding="utf-8"))
    return Vocabulary.of(_shipped(slug, item) for slug, item in items.items())


def _shipped(slug: str, item: dict[str, Any]) -> Term:
    names = {key: tuple(item.get(key, ())) for key in ("exact", "not_in", "only_with")}
    skill = SkillLevel(Choice(item["skill"], item["skill"]), 2) if "skill" in item else None
    return term(slug, *item.get("aliases", ()), category=item["category"], skill=skill, **names)


def asked(text: str, title: str = "Engineer") -> Posting:
    """The text as it is read with the shipped terms."""
    return read(title, text, vocabulary())


def needed(*items: str, title: str = "Engineer") -> Posting:
    """A list of what is asked."""
    return asked("Requirements:\n" + "\n".join(f"- {item}" for item in items), title)


def tiers(posting: Posting) -> dict[str, str]:
    """The terms found, each with its tier."""
    return {mention.term.slug: str(mention.tier) for mention in posting.mentions}


def found(*items: str) -> set[str]:
    """The terms found in a list of what is asked."""
    return set(tiers(needed(*items)))


def years(posting: Posting) -> dict[str, int]:
    """The years asked, by whom they are asked of."""
    return {str(each.asked_of): each.years for each in posting.years}


def degrees(posting: Posting, *, liked: bool = False) -> list[str]:
    """The degrees that are accepted, or only liked."""
    return [str(each.degree) for each in posting.degrees if each.is_preferred is liked]
