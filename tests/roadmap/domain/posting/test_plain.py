"""Notes, bare lists and paragraphs: what is read where no heading says what a part is about."""

import pytest

from tests.roadmap.domain.posting.adverts import asked, degrees, tiers


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Python", {"python": "context"}),
        ("We use Python.", {"python": "context"}),
        ("Data Scientist\nPython, SQL, Docker", dict.fromkeys(["python", "sql", "docker"], "required")),
        ("Python\nSQL\nDocker", dict.fromkeys(["python", "sql", "docker"], "required")),
        ("\u2705 Python\n\u2705 SQL", {"python": "required", "sql": "required"}),
        ("\u2022 Python \u2022 SQL", {"python": "required", "sql": "required"}),
        ("We are looking for somebody who knows Python and SQL.", {"python": "required", "sql": "required"}),
        ("Our stack is Python and Kafka. Apply now.", {"python": "context", "kafka": "context"}),
        ("Kafka experience. SQL skills.", {"kafka": "required", "sql": "required"}),
        ("You should know Python.\nNice if you know Scala.", {"python": "required", "scala": "preferred"}),
        ("No Python needed.", {}),
        ("- Develop Python services\n- SQL", {"python": "context", "sql": "required"}),
    ],
)
def test_short_texts_without_headings_are_read(text: str, expected: dict[str, str]) -> None:
    assert tiers(asked(text)) == expected


@pytest.mark.parametrize(
    "text",
    [
        "We are a bank. We offer training in Tableau and we use Oracle.",
        "Heron makes NLP tools for doctors. Founded in 1990, it is a leading provider of computer vision software.",
        "Our team of PhDs builds computer vision for farms.",
        "BSc in statistics",
        "Benefits\n- Tableau lessons",
    ],
)
def test_employers_offers_and_fields_of_study_are_none_without_headings_either(text: str) -> None:
    allowed = {"oracle": "context"}

    assert tiers(asked(text)).items() <= allowed.items()


def test_a_degree_in_a_paragraph_is_asked() -> None:
    assert degrees(asked("BSc in physics. Python.")) == ["bachelor"]


def test_pictures_adorn_headings_or_stand_for_bullets() -> None:
    posting = asked(
        "\U0001f4a1 Qualifications \u2728\n\u2705 Python\n\U0001f3af Bonus points\n\u2705 Scala\n"
        "\U0001f381 Perks\n\u2705 Tableau"
    )

    assert tiers(posting) == {"python": "required", "scala": "preferred"}


def test_a_long_text_without_headings_keeps_to_what_it_asks() -> None:
    blurb = "The firm runs on Oracle and Tableau in all of its halls and yards. " * 25

    assert tiers(asked(f"{blurb}Experience with SQL is what counts.")) == {"sql": "required"}
