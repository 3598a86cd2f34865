"""What a learner puts right in a reading, how little of it a list keeps, and where its sentences stand."""

from collections.abc import Mapping
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from roadmap.domain.catalogue import Choice, Degree, SkillLevel
from roadmap.domain.posting.corrected import Correction, corrected, is_recognised, named_term, recognised
from roadmap.domain.posting.marked import Part, marked
from roadmap.domain.posting.packed import NOWHERE, Packed, packed, unpacked
from roadmap.domain.posting.values import (
    CertificationAsked,
    DegreeAsked,
    Mention,
    Posting,
    Remark,
    Seniority,
    Span,
    Tier,
    YearsAsked,
    YearsFor,
)
from roadmap.domain.terms import Term

TEXT = "What we ask:\n- Python and SQL\n- some Kubeflow, and k8s\nFresh air."


def term(slug: str, title: str, *aliases: str, **more: Any) -> Term:
    return Term(slug, title, "tool", "Tool", (title.lower(), *aliases), **more)


PYTHON = term("python", "Python", skill=SkillLevel(Choice("python", "Python"), 2))
SQL, KUBERNETES = term("sql", "SQL"), term("kubernetes", "Kubernetes", "k8s")
TERMS = {one.slug: one for one in (PYTHON, SQL, KUBERNETES)}
LINE = Span(13, 29)
POSTING = Posting(
    "Engineer", TEXT, (Mention(PYTHON, Tier.REQUIRED, Span(15, 21), LINE), Mention(SQL, Tier.REQUIRED, None, LINE))
)


def tiers(posting: Posting) -> dict[str, str]:
    return {one.term.title: one.tier.value for one in posting.mentions}


def says(text: str, span: Span | None) -> str | None:
    return None if span is None else text[span.start : span.end]


def test_nothing_put_right_changes_nothing() -> None:
    assert corrected(POSTING, [], TERMS) == POSTING


def test_a_term_that_is_not_asked_goes_and_another_tier_holds() -> None:
    changed = corrected(POSTING, [Correction("sql", "", None), Correction("python", "", Tier.PREFERRED)], TERMS)

    assert changed.mentions == (Mention(PYTHON, Tier.PREFERRED, Span(15, 21), LINE),)


def test_the_last_word_on_a_term_holds() -> None:
    said = [Correction("sql", "", None), Correction("sql", "", Tier.CONTEXT)]

    assert tiers(corrected(POSTING, said, TERMS)) == {"Python": "required", "SQL": "context"}


def test_a_missed_term_stands_where_it_is_found_by_any_name() -> None:
    missed = corrected(POSTING, [Correction("kubernetes", "", Tier.PREFERRED)], TERMS).mentions[-1]

    assert (missed.term, missed.tier) == (KUBERNETES, Tier.PREFERRED)
    assert (says(TEXT, missed.word), says(TEXT, missed.sentence)) == ("k8s", "some Kubeflow, and k8s")


def test_a_term_that_is_nowhere_in_the_text_has_no_sentence() -> None:
    ray = term("ray", "Ray")

    missed = corrected(POSTING, [Correction("ray", "", Tier.REQUIRED)], TERMS | {"ray": ray}).mentions[-1]

    assert missed == Mention(ray, Tier.REQUIRED, None, None)


def test_a_word_that_no_term_knows_is_found_too_and_said_to_be_unknown() -> None:
    changed = corrected(POSTING, [Correction("", "kubeflow", Tier.REQUIRED)], TERMS)

    missed = changed.mentions[-1]
    assert (missed.term.slug, missed.term.title, is_recognised(missed)) == ("", "kubeflow", False)
    assert says(TEXT, missed.sentence) == "some Kubeflow, and k8s"
    assert recognised(changed) == POSTING


def test_a_word_that_a_term_has_learned_since_is_that_term() -> None:
    changed = corrected(POSTING, [Correction("", "K8S", Tier.REQUIRED)], TERMS)

    assert changed.mentions[-1].term == KUBERNETES


def test_a_word_is_found_whole_and_never_as_a_pattern() -> None:
    odd = Posting("", "We use C++ (and .NET), not NETs.")

    found = [corrected(odd, [Correction("", word, Tier.REQUIRED)], {}).mentions[0].word for word in ("net", "(and")]

    assert [says(odd.text, one) for one in found] == ["NET", "(and"]


def test_a_correction_of_a_term_that_is_gone_changes_nothing() -> None:
    assert corrected(POSTING, [Correction("no-such", "", Tier.REQUIRED)], TERMS) == POSTING
    assert corrected(POSTING, [Correction("no-such", "", None)], TERMS) == POSTING


def test_of_a_long_line_the_sentence_is_marked() -> None:
    text = f"{'We make boats. ' * 30}You know Kubeflow well. And more."

    missed = corrected(Posting("", text), [Correction("", "Kubeflow", Tier.REQUIRED)], {}).mentions[0]

    assert says(text, missed.sentence) == "You know Kubeflow well."


@pytest.mark.parametrize(("word", "expected"), [("K8s", KUBERNETES), ("sql", SQL), ("Ray", None), ("", None)])
def test_a_term_goes_by_all_its_names(word: str, expected: Term | None) -> None:
    assert named_term(word, TERMS.values()) == expected


WHOLE = Posting(
    "Engineer",
    TEXT,
    (*POSTING.mentions, Mention(Term("", "Kubeflow", "", "", ("Kubeflow",)), Tier.CONTEXT, None, LINE)),
    (YearsAsked(5, YearsFor.BACHELOR, LINE), YearsAsked(2, YearsFor.ANY, None)),
    YearsAsked(7, YearsFor.ANY, LINE),
    (DegreeAsked(Degree.BACHELOR, is_preferred=False, sentence=LINE, is_named=False),),
    LINE,
    (CertificationAsked("An exam", Tier.PREFERRED, LINE, "exam"),),
    Seniority.SENIOR,
    (Remark.SHORT,),
)


def repacked(posting: Posting, terms: Mapping[str, Term] = TERMS) -> Posting:
    kept = unpacked(packed(posting), terms)
    assert kept is not None
    return kept


def test_a_packed_reading_says_all_that_a_list_asks() -> None:
    kept = repacked(WHOLE)

    assert tiers(kept) == {"Python": "required", "SQL": "required", "Kubeflow": "context"}
    assert [is_recognised(one) for one in kept.mentions] == [True, True, False]
    assert [(one.years, one.asked_of) for one in kept.years] == [(5, YearsFor.BACHELOR), (2, YearsFor.ANY)]
    assert kept.years_preferred == YearsAsked(7, YearsFor.ANY, None)
    assert kept.degrees == (DegreeAsked(Degree.BACHELOR, is_preferred=False, sentence=NOWHERE, is_named=False),)
    assert kept.certifications == (CertificationAsked("An exam", Tier.PREFERRED, NOWHERE, "exam"),)
    assert (kept.equivalent, kept.seniority) == (NOWHERE, Seniority.SENIOR)
    assert repacked(kept) == kept


def test_a_packed_reading_of_nothing_is_nothing() -> None:
    assert repacked(Posting("", "")) == Posting("", "")


@pytest.mark.parametrize("kept", [{}, {"terms": []}, packed(WHOLE) | {"shape": 0}])
def test_what_was_packed_in_another_shape_is_to_be_read_anew(kept: Packed) -> None:
    assert unpacked(kept, TERMS) is None


def test_a_term_that_is_gone_is_left_out_of_what_was_packed() -> None:
    assert tiers(repacked(WHOLE, {"sql": SQL})) == {"SQL": "required", "Kubeflow": "context"}


def test_marked_sentences_are_numbered_and_the_rest_stands_between() -> None:
    cut = marked("One. Two. Three.", [Span(5, 9), Span(0, 4), None])

    assert cut.parts == (Part("One.", 1), Part(" "), Part("Two.", 2), Part(" Three."))
    assert [cut.number(one) for one in (Span(0, 4), Span(5, 9), None, Span(10, 12))] == [1, 2, 0, 0]


def test_sentences_that_overlap_are_one_mark_and_those_beside_one_another_are_two() -> None:
    cut = marked("abcdefgh", [Span(0, 4), Span(2, 6), Span(6, 7)])

    assert cut.parts == (Part("abcdef", 1), Part("g", 2), Part("h"))
    assert cut.number(Span(2, 6)) == 1


def test_what_lies_beyond_the_text_or_is_empty_is_no_mark() -> None:
    assert marked("abc", [Span(1, 9), Span(2, 2)]).parts == (Part("abc"),)
    assert marked("", []).parts == ()


spans = st.tuples(st.integers(0, 40), st.integers(0, 40)).map(lambda ends: Span(*ends))


@given(st.text(max_size=40), st.lists(spans))
def test_the_parts_are_the_text_whatever_is_marked(text: str, given_spans: list[Span]) -> None:
    cut = marked(text, given_spans)

    assert "".join(part.text for part in cut.parts) == text
    assert [part.number for part in cut.parts if part.number] == list(range(1, len(cut.sentences) + 1))


@given(st.text(max_size=80), st.text(min_size=1, max_size=20))
def test_a_missed_word_never_stands_outside_the_text(text: str, word: str) -> None:
    missed = corrected(Posting("", text), [Correction("", word, Tier.REQUIRED)], {}).mentions[0]

    if missed.word is not None and missed.sentence is not None:
        assert missed.word.end - missed.word.start == len(word)
        assert missed.sentence.start <= missed.word.start < missed.word.end <= missed.sentence.end
