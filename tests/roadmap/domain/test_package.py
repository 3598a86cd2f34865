"""The total package: five bars with their sums, the weakest with its next step, and no number for all."""

from dataclasses import fields, replace
from datetime import date
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from roadmap.domain.catalogue import Catalogue, Certification, Choice, Degree
from roadmap.domain.journey import Journey, MilestoneState, Status
from roadmap.domain.package import Bar, Move, Package, PackagePart, PackageRule, package, package_rule
from roadmap.domain.profile import CertificateBrought, Profile, ProjectBrought
from roadmap.domain.readiness import readiness
from roadmap.domain.requirement import Background
from roadmap.domain.skillset import Claim
from tests.roadmap.domain.test_changes import BASICS, CLOUD, DEEP, QUERIES
from tests.roadmap.domain.test_readiness import ENGINEER, a_rule
from tests.roadmap.domain.test_readiness import RULE as READINESS
from tests.roadmap.domain.test_requirement import BACKGROUNDS, TODAY, having, work
from tests.roadmap.domain.test_skillset import asked
from tests.roadmap.domain.values import catalogue

RULE = PackageRule(a_rule("package-projects", 3, "number"), a_rule("package-certifications", 1, "number"))


def an_exam(slug: str, level: int, availability: str = "active", skill: str = "python") -> Certification:
    return Certification(
        slug=slug,
        title=slug.capitalize(),
        issuer="",
        code="",
        level="",
        availability=availability,
        availability_label="",
        launched_on=None,
        retired_on=None,
        validity_years=None,
        exam_cost_usd=None,
        url="",
        is_confirmed=True,
        note="",
        replaced_by=(),
        skills=(asked(skill, level),),
        seen_at=(),
    )


ROLE = replace(ENGINEER, key_milestones=tuple(Choice(one.slug, one.title) for one in (DEEP, QUERIES)))
EXAMS = (an_exam("old", 5, "retired"), an_exam("small", 2), an_exam("large", 4), an_exam("chess", 5, skill="chess"))
CATALOGUE = replace(catalogue(BASICS, QUERIES, CLOUD, DEEP), certifications=EXAMS)
SHOWN = ProjectBrought("Shown", links=1)
HIDDEN = ProjectBrought("Hidden")
FULL = Profile(
    having(Degree.MASTER, work(24)),
    {"python": Claim(4), "sql": Claim(3), "gcp": Claim(2)},
    (SHOWN, SHOWN, SHOWN),
    (CertificateBrought("Large", "large"),),
)
DONE = {one.id: MilestoneState(Status.DONE) for one in (DEEP, QUERIES)}


def toward(profile: Profile, states: dict[int, MilestoneState] | None = None, *, has_aim: bool = True) -> Package:
    journey = Journey(CATALOGUE, DONE if states is None else states)
    judged = readiness(ROLE, profile, journey, TODAY, READINESS) if has_aim else None
    return package(profile, journey, TODAY, judged, RULE)


def test_everything_that_is_asked_makes_every_bar_full_and_none_weakest() -> None:
    whole = toward(FULL)

    assert whole.bars == (
        Bar(PackagePart.BACKGROUND, 24, 24),
        Bar(PackagePart.SKILLS, 10, 10),
        Bar(PackagePart.PORTFOLIO, 3, 3),
        Bar(PackagePart.CERTIFICATIONS, 1, 1),
        Bar(PackagePart.MILESTONES, 2, 2),
    )
    assert (whole.weakest, whole.move) == (None, None)


def test_what_was_never_recorded_is_unknown_and_not_none_of_it() -> None:
    nothing = toward(Profile(), {})

    assert nothing.bars == (
        Bar(PackagePart.BACKGROUND, None, None),
        Bar(PackagePart.SKILLS, None, 10),
        Bar(PackagePart.PORTFOLIO, None, 3),
        Bar(PackagePart.CERTIFICATIONS, None, 1),
        Bar(PackagePart.MILESTONES, None, 2),
    )
    assert {bar.share for bar in nothing.bars} == {None}
    assert (nothing.weakest, nothing.move) == (None, None)


def test_without_an_aim_the_bars_only_count() -> None:
    counted = toward(replace(FULL, projects=(SHOWN, HIDDEN)), has_aim=False)

    assert counted.bars == (
        Bar(PackagePart.BACKGROUND, 24),
        Bar(PackagePart.SKILLS, 3),
        Bar(PackagePart.PORTFOLIO, 1),
        Bar(PackagePart.CERTIFICATIONS, 1),
        Bar(PackagePart.MILESTONES, 2),
    )
    assert (counted.weakest, counted.move) == (None, None)
    assert toward(Profile(), {}, has_aim=False).bars == tuple(Bar(part, None) for part in PackagePart)


@pytest.mark.parametrize(
    ("background", "bar"),
    [
        # Article 000: five years with a Bachelor, two with a Master, none with a PhD.
        (having(Degree.BACHELOR, work(24)), (24, 60)),
        (having(Degree.MASTER, work(30)), (24, 24)),
        (having(Degree.PHD), (0, 0)),
        (having(Degree.MASTER), (None, 24)),
        (having(None, work(50)), (50, 60)),
        (Background(stated_months=24), (None, None)),
    ],
)
def test_background_is_measured_by_the_row_that_holds(
    background: Background, bar: tuple[int | None, int | None]
) -> None:
    shown = toward(replace(FULL, background=background)).bar(PackagePart.BACKGROUND)

    assert (shown.held, shown.asked) == bar


def test_degree_that_asks_for_no_work_makes_the_bar_full() -> None:
    assert toward(replace(FULL, background=having(Degree.PHD))).bar(PackagePart.BACKGROUND).share == 1


@pytest.mark.parametrize(
    ("profile", "states", "weakest", "move"),
    [
        (
            replace(FULL, background=having(Degree.BACHELOR, work(24))),
            DONE,
            Bar(PackagePart.BACKGROUND, 24, 60),
            Move(PackagePart.BACKGROUND, months=36),
        ),
        (
            replace(FULL, projects=(SHOWN, HIDDEN)),
            DONE,
            Bar(PackagePart.PORTFOLIO, 1, 3),
            Move(PackagePart.PORTFOLIO, project="Hidden"),
        ),
        (replace(FULL, projects=(SHOWN,)), DONE, Bar(PackagePart.PORTFOLIO, 1, 3), Move(PackagePart.PORTFOLIO)),
        (
            replace(FULL, certificates=(CertificateBrought("Chess", "chess"),)),
            DONE,
            Bar(PackagePart.CERTIFICATIONS, 0, 1),
            Move(PackagePart.CERTIFICATIONS, certification=Choice("large", "Large")),
        ),
        (
            replace(FULL, certificates=(CertificateBrought("Large", "large", expires=date(2026, 3, 14)),)),
            DONE,
            Bar(PackagePart.CERTIFICATIONS, 0, 1),
            Move(PackagePart.CERTIFICATIONS, certification=Choice("large", "Large")),
        ),
        # Deep comes first, but needs basics; queries can be begun now.
        (
            FULL,
            {BASICS.id: MilestoneState(Status.STARTED)},
            Bar(PackagePart.MILESTONES, 0, 2),
            Move(PackagePart.MILESTONES, milestone=QUERIES),
        ),
        (
            FULL,
            {QUERIES.id: MilestoneState(Status.SET_ASIDE)},
            Bar(PackagePart.MILESTONES, 0, 1),
            Move(PackagePart.MILESTONES, milestone=DEEP),
        ),
    ],
)
def test_weakest_bar_comes_with_its_next_step(
    profile: Profile, states: dict[int, MilestoneState], weakest: Bar, move: Move
) -> None:
    shown = toward(profile, states)

    assert (shown.weakest, shown.move) == (weakest, move)


def test_next_step_for_skills_is_the_one_that_changes_most() -> None:
    shown = toward(replace(FULL, claims={"sql": Claim(1)}))

    assert shown.weakest == Bar(PackagePart.SKILLS, 1, 10)
    assert shown.move
    assert shown.move.change
    assert shown.move.change.gain == 5


def test_of_equally_weak_bars_the_first_is_named() -> None:
    profile = replace(FULL, projects=(HIDDEN,), certificates=(CertificateBrought("Other"),))

    assert toward(profile).weakest == Bar(PackagePart.PORTFOLIO, 0, 3)


def test_numbers_of_the_package_come_from_the_content() -> None:
    rules = (RULE.projects, RULE.certifications)

    assert package_rule(Catalogue(rules=rules)) == RULE
    assert package_rule(Catalogue(rules=rules[:1])) is None
    judged = readiness(ROLE, FULL, Journey(CATALOGUE), TODAY, READINESS)
    assert package(FULL, Journey(CATALOGUE), TODAY, judged, None).bar(PackagePart.PORTFOLIO).asked is None


def test_there_is_no_number_for_all_of_them() -> None:
    assert {field.name for field in fields(Package)} == {
        "role",
        "bars",
        "weakest",
        "move",
        "rule",
        "projects",
        "certificates",
    }


@given(
    BACKGROUNDS,
    st.dictionaries(st.sampled_from(["python", "sql", "aws"]), st.builds(Claim, st.integers(1, 5))),
    st.lists(st.sampled_from([SHOWN, HIDDEN]), max_size=5),
    st.lists(st.sampled_from([CertificateBrought("Large", "large"), CertificateBrought("Other")]), max_size=2),
    st.dictionaries(
        st.sampled_from([BASICS.id, DEEP.id, QUERIES.id]), st.builds(MilestoneState, st.sampled_from(Status))
    ),
    st.booleans(),
)
def test_shares_are_within_bounds_and_the_weakest_is_the_smallest(
    background: Background,
    claims: dict[str, Claim],
    projects: list[ProjectBrought],
    certificates: list[CertificateBrought],
    states: dict[int, MilestoneState],
    has_aim: bool,
) -> None:
    profile = Profile(background, claims, tuple(projects), tuple(certificates))

    shown = toward(profile, states, has_aim=has_aim)

    shares = [bar.share for bar in shown.bars if bar.share is not None]
    assert all(0 <= share <= 1 for share in shares)
    assert (shown.weakest is None) is all(share == Fraction(1) for share in shares)
    assert shown.weakest is None or shown.weakest.share == min(shares)
