"""Skills asked beside levels claimed: sums by hand, and what holds for all."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from roadmap.domain.catalogue import Choice, Role, SkillLevel
from roadmap.domain.record import Strength
from roadmap.domain.skillset import Claim, Skillset, skillset
from tests.roadmap.domain.test_catalogue import a_role


def asked(slug: str, level: int, any_of: str = "") -> SkillLevel:
    return SkillLevel(Choice(slug, slug.capitalize()), level, any_of)


ENGINEER = a_role("engineer", asked("python", 4), asked("sql", 3), asked("aws", 3, "cloud"), asked("gcp", 2, "cloud"))


def claimed(**levels: int) -> Skillset:
    return skillset(ENGINEER, {slug: Claim(level) for slug, level in levels.items()})


@pytest.mark.parametrize(
    ("levels", "held", "share"),
    [
        ({"python": 4, "sql": 3, "aws": 3}, 10, Fraction(1)),
        ({"python": 5, "sql": 5, "gcp": 5}, 10, Fraction(1)),
        ({"python": 4, "sql": 3, "gcp": 2}, 10, Fraction(1)),
        ({"python": 4, "sql": 3, "gcp": 1}, 8, Fraction(8, 10)),
        ({"python": 4, "sql": 3, "gcp": 1, "aws": 2}, 9, Fraction(9, 10)),
        ({"python": 2}, 2, Fraction(2, 10)),
        ({"sql": 1, "aws": 1, "gcp": 1}, 2, Fraction(2, 10)),
        ({"gcp": 2}, 3, Fraction(3, 10)),
        ({"writing": 5}, 0, None),
        ({}, 0, None),
    ],
)
def test_worked_examples(levels: dict[str, int], held: int, share: Fraction | None) -> None:
    beside = claimed(**levels)

    assert (beside.held, beside.asked, beside.share) == (held, 10, share)


def test_group_counts_once_with_the_one_that_is_met_and_keeps_the_others_beside_it() -> None:
    beside = claimed(aws=2, gcp=2)

    assert [one.asked.skill.slug for one in beside.skills] == ["python", "sql", "gcp"]
    assert [one.asked.skill.slug for one in beside.others["gcp"]] == ["aws"]


def test_missing_ones_come_widest_gap_first_and_then_in_the_order_of_the_role() -> None:
    beside = claimed(python=3, sql=3)

    assert [one.asked.skill.slug for one in beside.missing] == ["aws", "python"]


def test_role_that_asks_for_no_skill_has_no_share() -> None:
    assert skillset(a_role("artist"), {"python": Claim(5)}).share is None


def test_strength_stands_beside_and_changes_no_number() -> None:
    weak, strong = ({"python": Claim(4, strength), "sql": Claim(2)} for strength in (Strength.CLAIMED, Strength.LINKED))

    assert skillset(ENGINEER, weak).share == skillset(ENGINEER, strong).share


LEVELS = st.integers(1, 5)
SKILLS = st.lists(
    st.builds(asked, st.sampled_from("abcdef"), LEVELS, st.sampled_from(["", "", "one", "other"])),
    max_size=6,
    unique_by=lambda one: one.skill.slug,
)
ROLES = SKILLS.map(lambda skills: a_role("role", *skills))
CLAIMS = st.dictionaries(st.sampled_from("abcdef"), st.builds(Claim, LEVELS, st.sampled_from(Strength)))


@given(ROLES, CLAIMS)
def test_share_is_between_none_and_all_of_it_and_unknown_is_not_none_of_it(
    role: Role, claims: dict[str, Claim]
) -> None:
    beside = skillset(role, claims)

    assert beside.share is None or 0 < beside.share <= 1
    assert (beside.share == 1) is (beside.is_known and bool(beside.skills) and not beside.missing)


@given(ROLES, CLAIMS, st.sampled_from("abcdef"))
def test_raising_a_level_never_lowers_the_share(role: Role, claims: dict[str, Claim], slug: str) -> None:
    before = skillset(role, claims).share or 0
    level = claims[slug].level if slug in claims else 0

    after = skillset(role, {**claims, slug: Claim(min(5, level + 1))}).share or 0

    assert after >= before
