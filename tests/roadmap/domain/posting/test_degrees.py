"""Which degrees an advert asks for, what it takes instead, and which certifications it names."""

import pytest

from roadmap.domain.posting.values import Posting
from tests.roadmap.domain.posting.adverts import asked, degrees, needed, tiers


@pytest.mark.parametrize(
    ("item", "accepted", "liked"),
    [
        ("Bachelor's degree in computing", ["bachelor"], []),
        ("BSc or MSc in physics", ["bachelor", "master"], []),
        ("B.S./M.S. in statistics", ["bachelor", "master"], []),
        ("Degree in computing. M.S. or Ph.D. preferred.", ["bachelor"], ["master", "phd"]),
        ("Bachelor's required, Master's preferred", ["bachelor"], ["master"]),
        ("Bachelor's degree (graduate degree is a plus)", ["bachelor"], ["master", "phd"]),
        ("Advanced degree in maths", ["master", "phd"], []),
        ("You master Excel and MS Office, 10 ms at a time", [], []),
        ("Mentor PhD students", [], []),
        ("Education is not a requirement, nor is a PhD required", [], []),
    ],
)
def test_degrees_are_accepted_or_liked(item: str, accepted: list[str], liked: list[str]) -> None:
    posting = needed(item)

    assert (degrees(posting), degrees(posting, liked=True)) == (accepted, liked)


def test_a_degree_without_a_level_is_not_named() -> None:
    (asked_for,) = needed("A degree in computing or similar").degrees

    assert (asked_for.degree, asked_for.is_named) == ("bachelor", False)


def test_fields_of_study_are_no_skills_but_what_a_degree_focuses_on_is() -> None:
    fields = needed("BSc in statistics, mathematics, machine learning or a related field", "Knowledge of SQL")
    focus = needed("PhD in computing focusing on NLP")

    assert tiers(fields) == {"sql": "required"}
    assert tiers(focus) == {"nlp": "required"}


@pytest.mark.parametrize(
    "item",
    [
        "Bachelor's degree or equivalent practical experience",
        "Master's degree, or work experience in lieu of a degree",
        "BS in physics or an equivalent combination of education and training",
        "Bachelor's degree and 3 years of work or 7+ years of relevant experience",
    ],
)
def test_experience_is_taken_instead_of_a_degree(item: str) -> None:
    posting = needed(item)

    assert posting.equivalent is not None
    assert posting.text[slice(*posting.equivalent)] == item


@pytest.mark.parametrize("item", ["Bachelor's degree", "PhD. Experience with AWS or equivalent clouds"])
def test_an_equivalent_of_something_else_does_not_stand_for_a_degree(item: str) -> None:
    assert needed(item).equivalent is None


def exams(posting: Posting) -> list[tuple[str, str]]:
    return [(each.name, str(each.tier)) for each in posting.certifications]


@pytest.mark.parametrize(
    ("item", "expected"),
    [
        ("AWS Certified Solutions Architect", [("AWS Certified Solutions Architect", "required")]),
        ("Certified Kubernetes Administrator (CKA)", [("Certified Kubernetes Administrator", "required")]),
        ("CKA (Certified Kubernetes Administrator)", [("Certified Kubernetes Administrator", "required")]),
        ("CKA (CKAD is a plus)", [("CKA", "required"), ("CKAD", "preferred")]),
        ("SKILLS AND CERTIFICATIONS", []),
        ("Education, licenses & certifications:", []),
        ("CKA or CISSP is a plus", [("CKA", "preferred"), ("CISSP", "preferred")]),
        ("Azure certification preferred", [("Azure certification", "preferred")]),
        ("Knows how to manage SSL certificates", []),
        ("Our product has a safety certification", []),
        ("We pay for certifications and training", []),
    ],
)
def test_certifications_are_read_by_their_names(item: str, expected: list[tuple[str, str]]) -> None:
    assert exams(needed(item)) == expected


def test_words_in_the_name_of_a_certification_are_no_skills() -> None:
    assert tiers(needed("AWS Certified Machine Learning Engineer", "Knowledge of Git")) == {"git": "required"}


def test_blurb_has_no_degrees() -> None:
    assert (
        asked("About us\nWe are a team of PhDs from good schools.\n\nRequirements:\n- Knowledge of Git").degrees == ()
    )


@pytest.mark.parametrize(
    ("items", "accepts"),
    [
        (["A degree in physics, or comparable degree/experience"], True),
        (["BSc in statistics", "Or equivalent experience"], True),
        (["BSc in statistics", "3 years in the trade or relevant experience"], False),
    ],
)
def test_experience_stands_for_the_degree_it_is_said_with(items: list[str], *, accepts: bool) -> None:
    assert (needed(*items).equivalent is not None) is accepts


def test_a_field_that_is_preferred_leaves_the_degree_asked() -> None:
    posting = needed("Bachelor's degree, physics preferred, or equivalent experience")

    assert (degrees(posting), degrees(posting, liked=True)) == (["bachelor"], [])
