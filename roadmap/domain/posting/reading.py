"""Reading an advert: from its title and text to what it asks, with the sentence that says so."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from roadmap.domain.catalogue import Degree
from roadmap.domain.posting.certificates import Named as NamedCertification
from roadmap.domain.posting.certificates import certifications_in
from roadmap.domain.posting.degrees import Named, degrees_in, fields_of_study
from roadmap.domain.posting.equivalent import equivalent_in
from roadmap.domain.posting.mentions import mentioned_in_title, mentions
from roadmap.domain.posting.passages import Passages, Sentence, passages
from roadmap.domain.posting.plain import is_list
from roadmap.domain.posting.remarks import remarks
from roadmap.domain.posting.sections import Section
from roadmap.domain.posting.seniority import seniority_of
from roadmap.domain.posting.tidying import evened, folded, tidied
from roadmap.domain.posting.tiers import Wish, asks, plain_wish, wish
from roadmap.domain.posting.values import CertificationAsked, DegreeAsked, Posting, Span, Tier, YearsFor
from roadmap.domain.posting.vocabulary import Vocabulary
from roadmap.domain.posting.years import years_asked

Wished = tuple[Sentence, Wish]
_ORDER = tuple(Degree)
# So many sentences that ask make a list of what is asked.
_A_LIST = 2
# A text without headings that is no longer is a note or a paragraph; a longer one is an advert that lost them.
_NOTE = 1500


def read(title: str, text: str, vocabulary: Vocabulary) -> Posting:
    """What an advert asks. Every finding has the sentence it comes from, as a span of the text that is given back.

    Never raises, whatever the text is, and takes time in proportion to its length. What cannot be told is left empty:
    no years are not zero years.
    """
    title = " ".join(tidied(title).split())
    there = passages(tidied(text))
    wished = _wishes(there)
    asking = [(sentence, how) for sentence, how in wished if how.tier in {Tier.REQUIRED, Tier.PREFERRED}]
    degrees = {sentence.span: list(degrees_in(there.text, sentence.span)) for sentence, _how in asking}
    exams = {
        sentence.span: list(certifications_in(there, sentence, vocabulary.certifications)) for sentence, _how in asking
    }
    others = {
        span: [*fields_of_study(there.small, span, named), *(exam.word for exam in exams[span])]
        for span, named in degrees.items()
    }
    accepted = tuple(_degrees(asking, degrees))
    years = years_asked(there, wished, _lowest(accepted), title)
    routes = [each.sentence for each in years.years if each.asked_of is YearsFor.NONE and each.sentence]
    found = mentioned_in_title(title, evened(folded(title)), vocabulary) | mentions(there, wished, vocabulary, others)
    return Posting(
        title=title,
        text=there.text,
        mentions=tuple(found.values()),
        years=years.years,
        years_preferred=years.preferred,
        degrees=accepted,
        equivalent=equivalent_in(there, (sentence for sentence, _how in asking), has_route=routes)
        if accepted
        else None,
        certifications=tuple(_certifications(asking, exams)),
        seniority=seniority_of(title, there.small),
        remarks=tuple(remarks(there, is_asking=bool(asking and (found or years.years or accepted)))),
    )


def _wishes(there: Passages) -> list[Wished]:
    """Each sentence with how much it wants. A list headed "desired" is what is asked if there is no other."""
    said = there.once()
    sections = {sentence.section for sentence in said}
    required = sum(sentence.section is Section.REQUIRED and asks(there, sentence) for sentence in said)
    desired = Tier.PREFERRED if required >= _A_LIST else Tier.REQUIRED
    has_lists = any(section.is_asked for section in sections)
    wished = [(each, wish(there, each, desired=desired, has_lists=has_lists)) for each in said]
    if has_lists or Section.DUTIES in sections:
        return wished
    is_note = len(there.text) <= _NOTE or not any(how.tier is Tier.REQUIRED for _sentence, how in wished)
    return _plain_wishes(there, wished) if is_note else wished


def _plain_wishes(there: Passages, wished: Sequence[Wished]) -> list[Wished]:
    """Each sentence with how much it wants, in a text that has no parts."""
    listed = is_list(there)
    return [(each, plain_wish(there, each, how, listed=listed)) for each, how in wished]


def _degrees(asking: Sequence[Wished], named: dict[Span, list[Named]]) -> Iterator[DegreeAsked]:
    """The degrees that are accepted, then those that are only liked, each where it is named first."""
    asked: dict[tuple[Degree, bool], DegreeAsked] = {}
    for sentence, how in asking:
        for degree in named[sentence.span]:
            tier = how.at(degree.word.start)
            for level in degree.levels if tier else ():
                is_preferred = tier is Tier.PREFERRED
                said = DegreeAsked(level, is_preferred, sentence.span, degree.is_named)
                asked.setdefault((level, is_preferred), said)
    for (level, is_preferred), said in sorted(asked.items(), key=lambda each: (each[0][1], _ORDER.index(each[0][0]))):
        if not is_preferred or (level, False) not in asked:
            yield said


def _lowest(degrees: Sequence[DegreeAsked]) -> Degree | None:
    return next((each.degree for each in degrees if not each.is_preferred), None)


def _certifications(
    asking: Sequence[Wished], exams: dict[Span, list[NamedCertification]]
) -> Iterator[CertificationAsked]:
    seen = set()
    for sentence, how in asking:
        for exam in exams[sentence.span]:
            tier = how.at(exam.word.start)
            if tier is not None and exam.name.casefold() not in seen:
                seen.add(exam.name.casefold())
                yield CertificationAsked(exam.name, tier, sentence.span, exam.slug)
