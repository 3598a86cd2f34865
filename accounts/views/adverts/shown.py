"""An advert as its page shows it: findings in groups, each tied to its sentence, and the text in which these stand."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _

from accounts.models import CorrectedTier
from roadmap.domain.gap import Standing
from roadmap.domain.posting.corrected import is_recognised
from roadmap.domain.posting.marked import Marked, marked
from roadmap.domain.posting.values import Tier

if TYPE_CHECKING:
    from collections.abc import Iterable

    from django.utils.functional import _StrPromise

    from roadmap.domain.catalogue import Resource
    from roadmap.domain.gap import Best, Gap, SkillGap
    from roadmap.domain.posting.values import Mention, Posting, Span

REQUIREMENT = "requirement"
CERTIFICATES = "certificates"


@dataclass(frozen=True, slots=True)
class TermShown:
    """A term or word that was found: its anchor on the page, its sentence by number, and what it can be put right to.

    Each of `others` is a tier with its word; `key` names the term or word to whoever puts it right.
    """

    title: str
    anchor: str
    sentence: int
    tier: CorrectedTier
    key: str
    is_recognised: bool

    @property
    def others(self) -> list[tuple[str, _StrPromise]]:
        """What else could be said of it."""
        return [(f"{one}/{self.key}", one.label) for one in CorrectedTier if one != self.tier]


@dataclass(frozen=True, slots=True)
class SkillShown:
    """A skill that is asked, with the terms that ask for it."""

    gap: SkillGap
    terms: tuple[TermShown, ...]


@dataclass(frozen=True, slots=True)
class Group:
    """Findings of one kind: what it means, and the skills or single terms in it."""

    slug: str
    title: _StrPromise
    lead: _StrPromise
    skills: tuple[SkillShown, ...] = ()
    terms: tuple[TermShown, ...] = ()

    @property
    def count(self) -> int:
        """How many there are."""
        return len(self.skills) or len(self.terms)


@dataclass(frozen=True, slots=True)
class Finding:
    """What a sentence asks, and where on the page that is judged."""

    title: str | _StrPromise
    anchor: str


@dataclass(frozen=True, slots=True)
class PartShown:
    """A part of the text; a sentence that asks for something has a number and says what it asks."""

    text: str
    number: int
    findings: tuple[Finding, ...]


@dataclass(frozen=True, slots=True)
class StepShown:
    """A milestone that closes gaps, and something to begin with for the first of them."""

    best: Best
    resource: Resource | None


# What there is to do comes first.
STANDINGS: dict[Standing, tuple[_StrPromise, _StrPromise]] = {
    Standing.MISSING: (_("Missing"), _("Asked, and not among the skills that you claim.")),
    Standing.BELOW: (_("Below the level asked"), _("You claim it, at a lower level than the advert seems to want.")),
    Standing.UNKNOWN: (_("Asked"), _("As soon as you record your skills, you see here which of these you have.")),
    Standing.CLAIMED: (_("Claimed, without evidence"), _("You have it by your own word. A link makes it believed.")),
    Standing.PROVEN: (_("There, with evidence"), _("You claim the level, and something shows it.")),
}


@dataclass(frozen=True)
class Shown:
    """Everything that the page of an advert is made of."""

    gap: Gap
    groups: tuple[Group, ...]
    mentioned: tuple[SkillShown, ...]
    parts: tuple[PartShown, ...]
    text: Marked


def shown(gap: Gap) -> Shown:
    """The advert for its page. Skills that are only mentioned stand apart, unless it asks for nothing outright."""
    posting = gap.posting
    text = marked(posting.text, _spans(posting))
    terms = {id(mention): _term(mention, number, text) for number, mention in enumerate(posting.mentions, start=1)}
    skills = {one.skill.slug: _skill(one, terms) for one in gap.skills}
    asked = [one.skill.slug for one in gap.asked]
    unlisted = [terms[id(one.mention)] for one in gap.unlisted]
    groups = (*_by_standing(skills[slug] for slug in asked), *_unlisted(unlisted))
    mentioned = tuple(one for slug, one in skills.items() if slug not in asked)
    return Shown(gap, groups, mentioned, _parts(text, posting, terms.values()), text)


def _spans(posting: Posting) -> list[Span | None]:
    return [
        *(one.sentence for one in posting.mentions),
        *(sentence for _finding, sentence in _of_the_requirement(posting)),
    ]


def _of_the_requirement(posting: Posting) -> list[tuple[Finding, Span | None]]:
    liked = [posting.years_preferred] if posting.years_preferred else []
    return [
        *((Finding(_("Years of work"), REQUIREMENT), one.sentence) for one in (*posting.years, *liked)),
        *((Finding(_("Degree"), REQUIREMENT), one.sentence) for one in posting.degrees),
        *([(Finding(_("Or equivalent"), REQUIREMENT), posting.equivalent)] if posting.equivalent else []),
        *((Finding(one.name, CERTIFICATES), one.sentence) for one in posting.certifications),
    ]


def _term(mention: Mention, number: int, text: Marked) -> TermShown:
    term = mention.term
    return TermShown(
        title=term.title,
        anchor=f"asked-{term.slug}" if term.slug else f"asked-word-{number}",
        sentence=text.number(mention.sentence),
        tier=CorrectedTier(mention.tier.value),
        key=f"{term.slug}/" if term.slug else f"/{term.title}",
        is_recognised=is_recognised(mention),
    )


def _skill(gap: SkillGap, terms: dict[int, TermShown]) -> SkillShown:
    return SkillShown(gap, tuple(terms[id(one.mention)] for one in gap.terms))


def _by_standing(skills: Iterable[SkillShown]) -> list[Group]:
    by_standing: dict[Standing, list[SkillShown]] = defaultdict(list)
    for one in skills:
        by_standing[one.gap.standing].append(one)
    return [
        Group(standing.value, title, lead, tuple(by_standing[standing]))
        for standing, (title, lead) in STANDINGS.items()
        if by_standing[standing]
    ]


def _unlisted(terms: list[TermShown]) -> list[Group]:
    known = tuple(one for one in terms if one.is_recognised)
    words = tuple(one for one in terms if not one.is_recognised)
    groups = [
        Group(
            "unlisted", _("Not in the catalogue"), _("We know the word, but no skill here stands for it."), (), known
        ),
        Group("unknown-words", _("Not recognised"), _("Words that you found; no term knows them yet."), (), words),
    ]
    return [group for group in groups if group.terms]


def _parts(text: Marked, posting: Posting, terms: Iterable[TermShown]) -> tuple[PartShown, ...]:
    findings: dict[int, list[Finding]] = defaultdict(list)
    for one in terms:
        findings[one.sentence].append(Finding(one.title, one.anchor))
    for finding, sentence in _of_the_requirement(posting):
        if finding not in findings[text.number(sentence)]:
            findings[text.number(sentence)].append(finding)
    return tuple(
        PartShown(part.text, part.number, tuple(findings[part.number]) if part.number else ()) for part in text.parts
    )


def steps(gap: Gap) -> list[StepShown]:
    """The milestones that close a gap, best first."""
    resources = {one.skill.slug: one.resource for one in gap.skills}
    return [
        StepShown(one, next(filter(None, (resources[skill.slug] for skill in one.closes)), None)) for one in gap.best
    ]


def sentences(page: Shown, anchor: str) -> list[PartShown]:
    """The sentences that say what stands at a place of the page, such as what is asked of education and work."""
    return [part for part in page.parts if any(one.anchor == anchor for one in part.findings)]


TIER_WORDS = {Tier(one.value): one.label for one in CorrectedTier if one != CorrectedTier.NOT_ASKED}
