"""All terms as one pattern, and which of them a sentence names."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Container, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from roadmap.domain.catalogue import Certification, Choice, Skill, SkillLevel
from roadmap.domain.posting.names import Names
from roadmap.domain.posting.tidying import evened, folded
from roadmap.domain.posting.values import Span
from roadmap.domain.terms import Term

# At which level a skill of the catalogue is asked by an advert that just names it.
LEVEL = 2
# A sentence of so few signs besides the term is an item of a list, which says what it is by standing there.
_ALONE = 12
_SHORT = 2
_MOST = 12
_JOINTS = str.maketrans({" ": None, "-": None, "\n": None})


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
    names: Names[_Guarded]

    @classmethod
    def of(
        cls, terms: Iterable[Term], certifications: Iterable[Certification] = (), skills: Iterable[Skill] = ()
    ) -> Vocabulary:
        """The vocabulary of these terms. A skill's names that no term has count as a term of the skill's own."""
        known = tuple(terms)
        names: Names[_Guarded] = Names()
        _add(known, names)
        added = tuple(_terms_of(skills, {term.slug for term in known}, names))
        _add(added, names)
        return cls((*known, *added), tuple(certifications), names)

    def found(self, text: str, small: str, sentence: Span, settled: Container[str] = ()) -> Iterator[Found]:
        """The terms that a sentence names, each as often as it does; `small` is the text, small and evened.

        A sentence that names a term again and again is heard so many times and no more, and of terms that are
        `settled` it is not asked whether they are meant.
        """
        company: dict[re.Pattern[str], bool] = {}
        heard: Counter[str] = Counter()
        for word, guards in self.names.found(small, sentence):
            for guarded in guards:
                if guarded.term.slug in settled:
                    continue
                heard[guarded.term.slug] += 1
                if heard[guarded.term.slug] > _MOST or not _is_meant(guarded, text, small, word):
                    continue
                if _has_company(guarded, small, sentence, word, company):
                    yield Found(guarded.term, word)


def _add(terms: Iterable[Term], names: Names[_Guarded]) -> None:
    for term in terms:
        company = _any_of(term.only_with)
        for name, exact in (*((alias, "") for alias in term.aliases), *((alias, alias) for alias in term.exact)):
            names.add(small := folded(name.strip()), _guarded(term, small, exact.strip(), company))


def _terms_of(skills: Iterable[Skill], slugs: set[str], names: Names[_Guarded]) -> Iterator[Term]:
    """A term for each skill that has names in which no term is found, with these names."""
    for skill in skills:
        left = [name for name in skill.aliases if not any(names.found(folded(name), Span(0, len(name))))]
        if left:
            yield _term_of(skill, left, slugs)


def _term_of(skill: Skill, names: Sequence[str], slugs: set[str]) -> Term:
    """A term that stands for a skill. Names of one or two letters are found as they are written or in capitals."""
    short = {spelling for name in names if len(name) <= _SHORT for spelling in (name.upper(),)}
    return Term(
        slug=f"{skill.slug}-skill" if skill.slug in slugs else skill.slug,
        title=skill.title,
        category=skill.category.slug,
        category_label=skill.category.title,
        aliases=tuple(name for name in names if len(name) > _SHORT),
        exact=tuple(sorted(short)),
        skill=SkillLevel(Choice(skill.slug, skill.title), LEVEL),
    )


def _guarded(term: Term, small: str, exact: str, company: re.Pattern[str] | None) -> _Guarded:
    phrases = tuple(
        (phrase, found.start())
        for phrase in map(evened, map(folded, term.not_in))
        for found in re.finditer(re.escape(evened(small)), phrase)
    )
    return _Guarded(term, exact, phrases, company)


def _any_of(words: Iterable[str]) -> re.Pattern[str] | None:
    alternatives = "|".join(re.escape(evened(folded(word))) for word in sorted(words, key=len, reverse=True))
    return re.compile(rf"(?<!\w)(?:{alternatives})(?!\w)") if alternatives else None


def _is_meant(guarded: _Guarded, text: str, small: str, word: Span) -> bool:
    """Whether the name is written as it has to be, and is no part of a phrase that is something else."""
    if guarded.exact and not _is_exactly(guarded.exact, text[word.start : word.end]):
        return False
    start = word.start
    return not any(
        small.startswith(phrase, max(0, start - offset)) and _stands(small, phrase, start - offset)
        for phrase, offset in guarded.not_in
    )


def _is_exactly(exact: str, said: str) -> bool:
    said, exact = _key(said), _key(exact)
    return said in {exact, f"{exact}s"}


def _key(name: str) -> str:
    """A name without what may part its words."""
    return name.translate(_JOINTS)


def _stands(small: str, phrase: str, start: int) -> bool:
    """Whether the phrase stands there, as whole words."""
    end = start + len(phrase)
    if start < 0 or not small.startswith(phrase, start):
        return False
    before, after = small[start - 1 : start], small[end : end + 1]
    return not (before.isalnum() and phrase[0].isalnum()) and not (after.isalnum() and phrase[-1].isalnum())


def _has_company(guarded: _Guarded, small: str, sentence: Span, word: Span, known: dict[re.Pattern[str], bool]) -> bool:
    """Whether one of the words that a term needs stands in the sentence, or the term all but alone in it."""
    words = guarded.only_with
    if words is None or sentence.end - sentence.start - (word.end - word.start) <= _ALONE:
        return True
    if words not in known:
        known[words] = words.search(small, *sentence) is not None
    return known[words]
