"""A whole advert, odd texts, and what holds for every text."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from roadmap.domain.posting.names import Names
from roadmap.domain.posting.passages import LONGEST, passages
from roadmap.domain.posting.seniority import seniority_of
from roadmap.domain.posting.tidying import folded, tidied
from roadmap.domain.posting.values import Posting, Span
from tests.roadmap.domain.posting.adverts import asked, degrees, needed, tiers, years

ADVERT = """Heron Rail keeps night trains on time. Founded 31 years ago, we run on Oracle.

What you'll do
• Forecast delays with time series models
• Work with the data engineering team on Airflow pipelines

What we need
• MSc in statistics, mathematics or a related field, or equivalent experience
• 4+ years of experience with Python and SQL
• Cloud experience (AWS preferred; Azure a plus)
• No knowledge of Java is required

Nice to have
• Kubernetes
• AWS Certified Data Engineer

What we offer
• Lessons in Tableau and 30 days off every year
"""
WORDS = [
    "Python", "R", "a plus", "required", "not", "5+ years", "PhD", "or", "with",
    "(", ")", ";", ".", "\n", "- ", "Requirements:", "Preferred", "Certified",
    "MS", "C++", "…", "<li>", "&amp;", "\u202e", "İ", "experience", ":",
]  # fmt: skip
TEXTS = st.one_of(st.text(max_size=300), st.lists(st.sampled_from(WORDS), max_size=60).map(" ".join))


def test_an_advert_is_read_as_its_author_means_it() -> None:
    posting = asked(ADVERT, "Senior Data Scientist")

    assert tiers(posting) == {
        "python": "required",
        "sql": "required",
        "aws": "preferred",
        "azure": "preferred",
        "kubernetes": "preferred",
        "time-series": "context",
        "airflow": "context",
    }
    assert (years(posting), degrees(posting), posting.seniority) == ({"any": 4}, ["master"], "senior")
    assert posting.equivalent is not None
    assert [each.name for each in posting.certifications] == ["AWS Certified Data Engineer"]
    assert posting.remarks == ()


@pytest.mark.parametrize(
    ("title", "rung"),
    [
        ("Senior Lead Engineer", "lead"),
        ("Sr. Data Scientist", "senior"),
        ("Senior Principal Engineer", "principal"),
        ("Director II, Data Science", "director"),
        ("Data Science Intern", "intern"),
        ("Junior ML Engineer", "entry"),
        ("Staff Engineer", "staff"),
        ("Product Manager", "unspecified"),
        ("Engineering Manager", "manager"),
        ("Data Scientist", "unspecified"),
    ],
)
def test_the_rung_is_that_of_the_title(title: str, rung: str) -> None:
    assert seniority_of(title, "work with senior people") == rung


def test_the_rung_may_stand_in_a_line_of_the_text() -> None:
    assert asked("Position title: Senior AI Engineer\n\nRequirements:\n- Python", "AI Engineer").seniority == "senior"


def test_pasted_html_is_read_without_its_tags_and_with_its_lists() -> None:
    items = "<li>Experience with <b>Python</b>&nbsp;&amp; SQL</li><li>Git</li>"
    text = f"<h2>Requirements</h2><ul>{items}</ul><script>x</script>"

    posting = asked(text)

    assert posting.text == "Requirements\n\n- Experience with Python & SQL\n\n- Git"
    assert tiers(posting) == {"python": "required", "sql": "required", "git": "required"}


def test_signs_without_width_and_of_direction_are_gone() -> None:
    posting = needed("Py\u200bthon\u202e and\u00a0SQL \u2013 well")

    assert posting.text.endswith("Python and SQL - well")
    assert set(tiers(posting)) == {"python", "sql"}


@pytest.mark.parametrize(
    ("text", "remarks"),
    [
        ("", ["empty"]),
        ("... !", ["empty"]),
        ("Python", ["short", "nothing-asked"]),
        (
            "Wir suchen eine Person, die gern mit Daten arbeitet. " * 8,
            ["other-language", "nothing-asked"],
        ),
        (
            "Work history\nI have built models. I led a team. 2019 - 2023 at the mill. I am one who has written much "
            "about rivers and trees and who would be glad of a talk about it with anybody at all. " * 2,
            ["looks-like-cv"],
        ),
        (f"Job title: A\n{ADVERT}\nJob title: B\n{ADVERT}", ["several-adverts"]),
    ],
)
def test_odd_texts_are_remarked_on(text: str, remarks: list[str]) -> None:
    said = [str(remark) for remark in asked(text).remarks]

    assert [remark for remark in said if remark in remarks] == remarks


def _advert(job: str, *, offer: str = "Benefits\n- Trains") -> str:
    return f"{job}\n\nAbout the role\nYou will forecast.\n\nRequirements\n- Python\n- SQL\n\n{offer}\n"


@pytest.mark.parametrize(
    ("text", "is_several"),
    [
        (_advert("Data Engineer at Heron Rail") + _advert("Backend Developer, Otter Foods"), True),
        ("Data Engineer\n\nRequirements:\n- SQL\n\nBackend Developer\n\nRequirements:\n- Go", True),
        (_advert("Heron Rail") + _advert("Otter Foods"), True),
        (_advert("Data Engineer at Heron Rail"), False),
        ("Requirements:\n- SQL\n\nSenior Data Engineer (Leeds)\n\nCore skills:\n- Python", False),
    ],
)
def test_two_different_adverts_in_one_text_are_remarked_on(text: str, is_several: bool) -> None:
    assert ("several-adverts" in asked(text).remarks) is is_several


def _spans(posting: Posting) -> list[Span]:
    found = [span for each in posting.mentions for span in (each.word, each.sentence)]
    found += [years.sentence for years in (*posting.years, posting.years_preferred) if years is not None]
    found += [degree.sentence for degree in posting.degrees]
    found += [exam.sentence for exam in posting.certifications]
    return [span for span in (*found, posting.equivalent) if span is not None]


@given(TEXTS, st.text(max_size=40))
def test_reading_never_fails_and_its_spans_are_within_the_text(text: str, title: str) -> None:
    posting = asked(text, title)

    assert all(0 <= start < end <= len(posting.text) for start, end in _spans(posting))
    for mention in posting.mentions:
        if mention.word is not None and mention.sentence is not None:
            assert mention.sentence.start <= mention.word.start < mention.word.end <= mention.sentence.end


@given(st.text(alphabet=st.characters(blacklist_categories=["L", "N"]), max_size=80))
def test_text_that_says_nothing_takes_nothing_away(noise: str) -> None:
    before = tiers(asked(ADVERT))

    after = tiers(asked(f"{ADVERT}\n\nThank you\n\n{noise.replace('<', ' ')}"))

    assert before.items() <= after.items()


@given(TEXTS)
def test_tidying_twice_is_tidying_once_and_folding_keeps_places(text: str) -> None:
    once = tidied(text)

    assert len(folded(once)) == len(once)
    assert "\u202e" not in once


@given(TEXTS)
def test_sentences_are_in_order_apart_and_bounded(text: str) -> None:
    spans = [sentence.span for sentence in passages(tidied(text)).sentences]

    assert all(0 < end - start <= LONGEST for start, end in spans)
    assert all(one.end <= other.start for one, other in pairwise(spans))


def test_the_longest_name_wins_and_a_gap_takes_three_words() -> None:
    names: Names[str] = Names()
    for name in ("sql", "sql server", "deploy … models"):
        names.add(name, name)
    text = "sql and sql-servers, deploy small and large models, deploy one two three four models"

    found = [meanings for _span, meanings in names.found(text, Span(0, len(text)))]

    assert found == [["sql"], ["sql server"], ["deploy … models"]]
