"""All terms as one pattern, and which of them a sentence names."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import NamedTuple

from roadmap.domain.catalogue import Certification, Choice, Skill, SkillLevel
from roadmap.domain.posting import spellings
from roadmap.domain.posting.tidying import folded
from roadmap.domain.posting.values import Span
from roadmap.domain.terms import Term

# At which level a skill of the catalogue is asked by an advert that just names it.
LEVEL = 2
# A sentence of so few signs besides the term is an item of a list, which says what it is by standing there.
_ALONE = 12


class Found(NamedTuple):
    """A term where it stands in the text."""

    term: Term
    word: Span


@dataclass(frozen=True, slots=True, eq=False)
class _Guarded:
    """A term under one of its names: `exact` if case counts; the phrases that make it something else."""

    term: Term
    exact: str
    not_in: tuple[tuple[str, int], ...]
    only_with: re.Pattern[str] | None


@dataclass(frozen=True, slots=True, eq=False)
class Vocabulary:
    """The terms of a catalogue, ready to be found. To be made once for a catalogue; it is never changed.

    Serves every text: a name is found as a whole word, in any case unless it says otherwise, with blanks, hyphens or
    nothing between its words, in the plural and in British and American spelling. The longest name wins, so that a
    product of its own ("SQL Server") is never its part ("SQL").
    """

    terms: tuple[Term, ...]
    certifications: tuple[Certification, ...]
    names: dict[str, tuple[_Guarded, ...]]
    pattern: re.Pattern[str]
    gaps: tuple[_Guarded, ...]
    gap_pattern: re.Pattern[str]

    @classmethod
    def of(
        cls, terms: Iterable[Term], certifications: Iterable[Certification] = (), skills: Iterable[Skill] = ()
    ) -> Vocabulary:
        """The vocabulary of these terms. A skill's names that no term has count as a term of the skill's own."""
        known = with_skills(tuple(terms), skills)
        names: dict[str, list[_Guarded]] = {}
        spelt: dict[str, None] = {}
        gaps: dict[str, _Guarded] = {}
        for term in known:
            for name, exact in (*((alias, "") for alias in term.aliases), *((alias, alias) for alias in term.exact)):
                small = folded(name.strip())
                guarded = _guarded(term, small, exact.strip())
                if spellings.GAP in small:
                    gaps[small] = guarded
                    continue
                for spelling in spellings.spellings(small) if small else ():
                    spelt[spelling] = None
                    names.setdefault(spellings.key(spelling), []).append(guarded)
        return cls(
            terms=known,
            certifications=tuple(certifications),
            names={name: tuple(guarded) for name, guarded in names.items()},
            pattern=spellings.pattern(spelt),
            gaps=tuple(gaps.values()),
            gap_pattern=spellings.gapped(gaps),
        )

    def found(self, text: str, small: str, sentence: Span) -> Iterator[Found]:
        """The terms that a sentence names, each as often as it does; `small` is the text in small letters."""
        for match in self.pattern.finditer(small, *sentence):
            word = Span(*match.span())
            guards = self.names.get(name := spellings.key(match[0])) or self.names.get(name[:-1], ())
            yield from _kept(guards, text, small, sentence, word)
        for match in self.gap_pattern.finditer(small, *sentence):
            guarded = self.gaps[(match.lastindex or 1) - 1]
            yield from _kept((guarded,), text, small, sentence, Span(*match.span()))


def with_skills(terms: tuple[Term, ...], skills: Iterable[Skill]) -> tuple[Term, ...]:
    """The terms, and for each skill one under its slug with those of its names that no term has."""
    taken = {spellings.key(folded(name)) for term in terms for name in (*term.aliases, *term.exact)}
    slugs = {term.slug for term in terms}
    left = {
        skill: tuple(name for name in skill.aliases if spellings.key(folded(name)) not in taken) for skill in skills
    }
    return (*terms, *(_term_of(skill, names, slugs) for skill, names in left.items() if names))


def _term_of(skill: Skill, names: tuple[str, ...], slugs: set[str]) -> Term:
    """A term that stands for a skill. Names of one or two letters are found as they are written or in capitals."""
    short = {spelling for name in names if len(name) <= 2 for spelling in (name.upper(),)}
    return Term(
        slug=f"{skill.slug}-skill" if skill.slug in slugs else skill.slug,
        title=skill.title,
        category=skill.category.slug,
        category_label=skill.category.title,
        aliases=tuple(name for name in names if len(name) > 2),
        exact=tuple(sorted(short)),
        skill=SkillLevel(Choice(skill.slug, skill.title), LEVEL),
    )


def _guarded(term: Term, small: str, exact: str) -> _Guarded:
    phrases = tuple(
        (phrase, found.start())
        for phrase in map(folded, term.not_in)
        for found in re.finditer(re.escape(small), phrase)
    )
    words = "|".join(re.escape(folded(word)) for word in sorted(term.only_with, key=len, reverse=True))
    return _Guarded(term, exact, phrases, re.compile(rf"(?<!\w)(?:{words})(?!\w)") if words else None)


def _kept(guards: Iterable[_Guarded], text: str, small: str, sentence: Span, word: Span) -> Iterator[Found]:
    for guarded in guards:
        if guarded.exact and not _is_exactly(guarded.exact, text[word.start : word.end]):
            continue
        if any(_stands(small, phrase, word.start - offset) for phrase, offset in guarded.not_in):
            continue
        if guarded.only_with is None or _has_company(guarded.only_with, small, sentence, word):
            yield Found(guarded.term, word)


def _is_exactly(exact: str, said: str) -> bool:
    said, exact = spellings.key(said), spellings.key(exact)
    return said in {exact, f"{exact}s"}


def _stands(small: str, phrase: str, start: int) -> bool:
    """Whether the phrase stands there, as whole words."""
    end = start + len(phrase)
    if start < 0 or not small.startswith(phrase, start):
        return False
    before, after = small[start - 1 : start], small[end : end + 1]
    return not (before.isalnum() and phrase[0].isalnum()) and not (after.isalnum() and phrase[-1].isalnum())


def _has_company(words: re.Pattern[str], small: str, sentence: Span, word: Span) -> bool:
    """Whether one of the words stands in the sentence, or the term stands all but alone in it."""
    others = sentence.end - sentence.start - (word.end - word.start)
    return others <= _ALONE or words.search(small, *sentence) is not None
