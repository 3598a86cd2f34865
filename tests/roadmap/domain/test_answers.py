"""Answers in short: as a link, as what is known, and what of them is new beside a record."""

from dataclasses import replace
from datetime import date
from urllib.parse import parse_qs

import pytest
from hypothesis import given
from hypothesis import strategies as st

from roadmap.domain.answers import Answers, Wrong, WrongLevel, additions, answers_kept, answers_of, as_if, read_levels
from roadmap.domain.catalogue import Catalogue, Choice, Degree, Skill
from roadmap.domain.experience import Month, Period
from roadmap.domain.profile import Profile
from roadmap.domain.record import ExperienceKind, Strength
from roadmap.domain.requirement import Background
from roadmap.domain.skillset import Claim
from tests.roadmap.domain.test_catalogue import a_role

TODAY = date(2026, 3, 15)
SLUGS = ["python", "sql", "statistics"]
CATALOGUE = Catalogue(
    skills=tuple(Skill(slug, slug.capitalize(), Choice("all", "All")) for slug in SLUGS),
    roles=(a_role("engineer"),),
    former={("skill", "py"): "python", ("role", "ml"): "engineer"},
)
JOBS = (
    Period("Job", ExperienceKind.DATA, Month(2025, 1), Month(2025, 6)),
    Period("Bakery", ExperienceKind.OTHER, Month(2020, 1), Month(2024, 12)),
)
ANSWERS = Answers("engineer", "bachelor", 24, {"python": 3, "sql": 2})


def test_link_says_what_was_answered_and_nothing_else() -> None:
    assert ANSWERS.query == "role=engineer&degree=bachelor&months=24&skill=python:3&skill=sql:2"
    assert Answers("engineer", months=0).query == "role=engineer&months=0"
    assert Answers().query == ""


def test_answers_are_what_is_known_of_somebody() -> None:
    assert ANSWERS.profile == Profile(
        Background(Degree.BACHELOR, is_degree_known=True, stated_months=24),
        {"python": Claim(3, Strength.CLAIMED), "sql": Claim(2, Strength.CLAIMED)},
        is_visitor=True,
    )
    assert Answers(degree="none").profile.background == Background(None, is_degree_known=True)
    assert Answers("engineer").profile.is_empty


def test_record_answers_for_itself() -> None:
    recorded = Profile(Background(Degree.PHD, is_degree_known=True, periods=JOBS), {"sql": Claim(4, Strength.LINKED)})

    assert answers_of(recorded, "engineer", TODAY) == Answers("engineer", "phd", 6, {"sql": 4})
    assert answers_of(Profile(), "", TODAY) == Answers()
    assert answers_of(ANSWERS.profile, "engineer", TODAY) == ANSWERS
    assert answers_of(Answers(degree="none").profile, "", TODAY) == Answers(degree="none")


def test_longer_work_than_the_form_takes_answers_as_much_as_it_takes() -> None:
    since_1940 = Period("Job", ExperienceKind.DATA, Month(1940, 1))
    recorded = Profile(Background(periods=(since_1940,)))

    answers = answers_of(recorded, "engineer", TODAY)

    assert answers == Answers("engineer", months=720)
    assert as_if(answers, recorded, TODAY).background == recorded.background


def test_what_if_changes_only_what_is_answered_otherwise() -> None:
    background = Background(Degree.PHD, is_degree_known=True, periods=JOBS, stated_months=1)
    has = Profile(background, {"sql": Claim(4, Strength.LINKED), "python": Claim(2, Strength.CREDENTIAL)})
    same = answers_of(has, "engineer", TODAY)

    otherwise = as_if(replace(same, degree="none", levels={"sql": 4, "python": 3}), has, TODAY)
    more_work = as_if(replace(same, months=60), has, TODAY)

    assert as_if(same, has, TODAY) == has
    assert otherwise.background == replace(background, degree=None)
    assert otherwise.claims == {"sql": Claim(4, Strength.LINKED), "python": Claim(3)}
    assert more_work.background == Background(Degree.PHD, is_degree_known=True, stated_months=60)


@pytest.mark.parametrize("answers", [Answers(), Answers(levels={})])
def test_nothing_answered_is_empty(answers: Answers) -> None:
    assert answers.is_empty


@pytest.mark.parametrize("answers", [Answers("engineer"), Answers(months=0), Answers(levels={"sql": 1})])
def test_whatever_is_answered_is_not_empty(answers: Answers) -> None:
    assert not answers.is_empty


@pytest.mark.parametrize(
    ("written", "why"),
    [
        ("python", Wrong.FORM),
        (":3", Wrong.FORM),
        ("juggling:3", Wrong.SKILL),
        ("python:0", Wrong.LEVEL),
        ("python:6", Wrong.LEVEL),
        ("python:", Wrong.LEVEL),
        ("python:-1", Wrong.LEVEL),
        ("python:+3", Wrong.LEVEL),
        ("python:3.5", Wrong.LEVEL),
        ("python:\u0663", Wrong.LEVEL),
        ("python:3:4", Wrong.LEVEL),
        ("python:three", Wrong.LEVEL),
    ],
)
def test_what_cannot_be_a_level_is_named_and_the_rest_is_read(written: str, why: Wrong) -> None:
    assert read_levels(["sql:2", written, ""], CATALOGUE) == ({"sql": 2}, [WrongLevel(written, why)])


def test_skill_goes_by_its_former_name_too_and_is_told_apart_only_by_its_level() -> None:
    assert read_levels(["py:3", "python:3"], CATALOGUE) == ({"python": 3}, [])
    assert read_levels(["py:3", "python:4"], CATALOGUE) == ({"python": 3}, [WrongLevel("python:4", Wrong.TWICE)])


def test_kept_answers_go_by_the_names_of_today() -> None:
    kept = {"role": "ml", "degree": "none", "months": None, "levels": {"py": 3, "juggling": 5}}

    assert answers_kept(kept, CATALOGUE) == Answers("engineer", "none", None, {"python": 3})
    assert answers_kept(kept | {"role": "archived"}, CATALOGUE).role == ""


def test_only_what_is_new_is_taken_over() -> None:
    has = Profile(Background(None, is_degree_known=True, stated_months=0), {"sql": Claim(1)})

    assert additions(ANSWERS, has, has_aim=True) == Answers(levels={"python": 3})
    assert additions(ANSWERS, Profile(), has_aim=False) == ANSWERS
    assert additions(ANSWERS, has, has_aim=False) == Answers("engineer", levels={"python": 3})


def test_stated_months_say_nothing_beside_work_with_dates() -> None:
    has = Profile(Background(periods=(Period("Job", ExperienceKind.OTHER, Month(2020, 1)),)))

    assert additions(ANSWERS, has, has_aim=False) == replace(ANSWERS, months=None)


LEVELS = st.dictionaries(st.sampled_from(SLUGS), st.integers(1, 5))
DEGREES = st.sampled_from(["", "none", *Degree])
ANY = st.builds(
    Answers, role=st.just("engineer"), degree=DEGREES, months=st.none() | st.integers(0, 720), levels=LEVELS
)


@given(ANY)
def test_link_and_what_is_kept_say_the_same_as_the_answers(answers: Answers) -> None:
    written = parse_qs(answers.query)

    levels, wrong = read_levels(written.get("skill", []), CATALOGUE)

    assert (levels, wrong) == (answers.levels, [])
    assert answers_kept(answers.kept, CATALOGUE) == answers


@given(ANY, ANY)
def test_taking_over_twice_adds_nothing_more(answers: Answers, before: Answers) -> None:
    has = before.profile
    new = additions(answers, has, has_aim=True)
    background = Background(
        has.background.degree or new.profile.background.degree,
        has.background.is_degree_known or new.profile.background.is_degree_known,
        stated_months=has.background.stated_months if has.background.stated_months is not None else new.months,
    )
    after = Profile(background, {**new.profile.claims, **has.claims})

    assert additions(answers, after, has_aim=True).is_empty
    assert {slug: after.claims[slug] for slug in has.claims} == has.claims


@given(st.lists(st.text(max_size=12)))
def test_whatever_is_written_is_read_or_named(written: list[str]) -> None:
    levels, wrong = read_levels(written, CATALOGUE)

    assert len(levels) + len(wrong) <= len(written)
    assert all(1 <= level <= 5 for level in levels.values())
