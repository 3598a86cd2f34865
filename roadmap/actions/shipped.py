"""What adverts are read by where nothing is loaded: the terms, skills and certifications of the files."""

from __future__ import annotations

from typing import TYPE_CHECKING

from roadmap.actions.files import read_documents
from roadmap.actions.load import SHIPPED
from roadmap.domain.catalogue import Certification, Choice, Skill, SkillLevel
from roadmap.domain.content import checked, parted
from roadmap.domain.posting import Vocabulary
from roadmap.domain.terms import Term
from roadmap.models import State
from roadmap.models.terms import USUAL_LEVEL

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from roadmap.domain.content import Content, Item


def shipped_vocabulary(path: Path = SHIPPED) -> Vocabulary:
    """The vocabulary of the files: needs no database. Raises ContentError with everything that is wrong in them."""
    content, _names = parted(checked(read_documents(path)))
    skills = {slug: Choice(slug, item["title"]) for slug, item in _published(content, "skills")}
    return Vocabulary.of(
        [_term(slug, item, skills) for slug, item in _published(content, "terms")],
        [_certification(slug, item) for slug, item in _published(content, "certifications")],
        [_skill(slug, item) for slug, item in _published(content, "skills")],
    )


def _published(content: Content, kind: str) -> Iterator[tuple[str, Item]]:
    items = content.get(kind, {}).items()
    return ((slug, item) for slug, item in items if item.get("state", State.PUBLISHED) == State.PUBLISHED)


def _term(slug: str, item: Item, skills: Mapping[str, Choice]) -> Term:
    toward = skills.get(item.get("skill", ""))
    return Term(
        slug=slug,
        title=item["title"],
        category=item["category"],
        category_label=item["category"],
        **{name: tuple(item.get(name, ())) for name in ("aliases", "exact", "not_in", "only_with")},
        skill=SkillLevel(toward, item.get("level", USUAL_LEVEL)) if toward else None,
    )


def _skill(slug: str, item: Item) -> Skill:
    category = Choice(item["category"], item["category"])
    return Skill(slug, item["title"], category, tuple(item.get("aliases", ())))


def _certification(slug: str, item: Item) -> Certification:
    """By name and code, which is all that reading looks at."""
    return Certification(
        slug=slug,
        title=item["title"],
        issuer=item["issuer"],
        code=item.get("code", ""),
        level=item["level"],
        availability=item.get("availability", "active"),
        availability_label=item.get("availability", "active"),
        launched_on=item.get("launched_on"),
        retired_on=item.get("retired_on"),
        validity_years=item.get("validity_years"),
        exam_cost_usd=item.get("exam_cost_usd"),
        url=item["url"],
        is_confirmed=item.get("is_confirmed", False),
        note=item.get("note", ""),
        replaced_by=(),
        skills=(),
        seen_at=tuple(item.get("seen_at", ())),
    )
