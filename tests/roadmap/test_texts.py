"""The shipped curriculum reads as docs/curriculum.md asks: complete, of bounded length, in words of its own."""

import re
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from statistics import median
from typing import Any

import pytest

from roadmap.actions import SHIPPED
from roadmap.actions.files import read_documents
from roadmap.domain.content import Content, checked
from roadmap.templatetags.prose import markdown
from tests.roadmap.prose_measures import reading_ease, runs, sentences, words

# Least and most words of a text; of lists: of items, then of each item's words.
BOUNDS: dict[str, dict[str, Any]] = {
    "stages": {"changes": (35, 110), "stuck": (35, 120)},
    "milestones": {
        "why": (20, 80),
        "done_means": ((3, 5), (4, 38)),
        "how_to_start": ((3, 6), (4, 38)),
        "pitfalls": (12, 70),
        "evidence_note": (6, 50),
        "hours_basis": (4, 35),
    },
    "skills": {"summary": (5, 38)},
    "roles": {"day": (50, 140), "asks": (45, 130), "entry": (35, 120), "leads": (20, 90)},
    "routes": {
        "audience": (18, 70),
        "cost": (20, 90),
        "earns": (12, 70),
        "pros": ((2, 4), (5, 34)),
        "cons": ((2, 4), (5, 34)),
    },
    "certifications": {"proves": (8, 46), "worth": (8, 52), "not_worth": (6, 52)},
    "resources": {"verdict": (7, 46)},
    "questions": {"answer": (110, 270)},
    "glossary": {"meaning": (6, 60)},
    "rules": {"why": (15, 60)},
}
PLAIN_TAGS = {"p", "em", "strong", "code", "ul", "ol", "li", "a", "div", "table", "thead", "tbody", "tr", "th", "td"}
LEVEL_WORDS = (10, 52)
HARDEST = 20
PUBLIC_ARTICLES = Path(__file__).resolve().parents[3] / "shared" / "sources"


@pytest.fixture(scope="module")
def shipped() -> Content:
    """The shipped curriculum as its files say it."""
    return checked(read_documents(SHIPPED))


def prose(content: Content) -> Iterator[tuple[str, str]]:
    """Every written text with where it stands."""
    for kind, fields in BOUNDS.items():
        for slug, item in content[kind].items():
            for field in fields:
                value = item.get(field, "")
                for place, text in enumerate([value] if isinstance(value, str) else value):
                    yield f"{kind} {slug} {field} {place}", text
    for slug, skill in content["skills"].items():
        for level, text in skill["levels"].items():
            yield f"skills {slug} level {level}", text


def is_within(count: int, bounds: tuple[int, int]) -> bool:
    """The count is neither less nor more than the bounds."""
    return bounds[0] <= count <= bounds[1]


def test_texts_are_all_there_and_neither_thin_nor_long(shipped: Content) -> None:
    odd = []
    for kind, fields in BOUNDS.items():
        for slug, item in shipped[kind].items():
            for field, bounds in fields.items():
                if isinstance(bounds[0], tuple):
                    items, each = bounds
                    lines = item.get(field, [])
                    fits = is_within(len(lines), items) and all(is_within(len(words(line)), each) for line in lines)
                else:
                    fits = is_within(len(words(item.get(field, ""))), bounds)
                if not fits:
                    odd.append(f"{kind} {slug} {field}")

    assert odd == []


def test_skills_describe_all_five_levels(shipped: Content) -> None:
    odd = [
        slug
        for slug, skill in shipped["skills"].items()
        if sorted(skill["levels"]) != [1, 2, 3, 4, 5]
        or not all(is_within(len(words(text)), LEVEL_WORDS) for text in skill["levels"].values())
    ]

    assert odd == []


def test_hours_stand_inside_their_range(shipped: Content) -> None:
    assert [
        slug
        for slug, one in shipped["milestones"].items()
        if not one["hours_min"] <= one["hours"] <= one["hours_max"] or one["hours_min"] == one["hours_max"]
    ] == []


def test_no_sentence_stands_twice(shipped: Content) -> None:
    places = defaultdict(set)
    for place, text in prose(shipped):
        for sentence in sentences(text):
            places[sentence].add(place)

    assert {sentence: found for sentence, found in places.items() if len(found) > 1} == {}


def test_there_are_at_least_twenty_questions_with_sources_or_relations(shipped: Content) -> None:
    questions = shipped["questions"]

    assert len(questions) >= 20
    assert [slug for slug, one in questions.items() if not (one.get("citations") or one.get("milestones"))] == []


def test_answers_render_to_plain_safe_markup(shipped: Content) -> None:
    for question in shipped["questions"].values():
        rendered = markdown(question["answer"])

        assert set(re.findall(r"<(\w+)", rendered)) <= PLAIN_TAGS
        assert "javascript:" not in rendered


@pytest.mark.skipif(not PUBLIC_ARTICLES.is_dir(), reason="the two articles are not part of the project")
def test_no_seven_words_in_a_row_are_an_articles(shipped: Content) -> None:
    theirs = {run for path in PUBLIC_ARTICLES.glob("*.txt") for run in runs(path.read_text("utf-8"), 7)}

    assert {place: run for place, text in prose(shipped) for run in runs(text, 7) if run in theirs} == {}


def test_reading_ease_is_that_of_plain_english(shipped: Content) -> None:
    by_item = defaultdict(list)
    for place, text in prose(shipped):
        kind, slug, *_ = place.split()
        by_item[f"{kind} {slug}"].append(text)
    ease = {item: round(reading_ease(" ".join(texts))) for item, texts in by_item.items()}
    print("\nReading ease, hardest first:", sorted(ease.items(), key=lambda pair: pair[1])[:20])

    assert median(ease.values()) >= 50
    assert {item: score for item, score in ease.items() if score < HARDEST and not item.startswith("resources")} == {}
