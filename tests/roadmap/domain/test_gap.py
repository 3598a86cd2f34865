"""The gap between an advert and a profile: cases worked out by hand, and what holds for all."""

from dataclasses import replace
from datetime import date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from roadmap.domain.catalogue import Catalogue, Choice, Milestone, SkillLevel
from roadmap.domain.gap import (
    Across,
    Best,
    CertificateStanding,
    Gap,
    Helped,
    SkillLacked,
    Standing,
    StepAcross,
    across,
    gap,
    helped,
)
from roadmap.domain.gap.across import TermAsked
from roadmap.domain.journey import Journey, MilestoneState, Status
from roadmap.domain.posting.values import CertificationAsked, Mention, Posting, Span, Tier
from roadmap.domain.profile import CertificateBrought, Profile
from roadmap.domain.record import Strength
from roadmap.domain.skillset import Claim
from roadmap.domain.terms import Term
from tests.roadmap.domain import values
from tests.roadmap.domain.test_catalogue import a_resource

TODAY = date(2026, 3, 15)
SENTENCE, WORD = Span(0, 30), Span(5, 11)
REQUIRED, PREFERRED, CONTEXT = Tier


def skill(slug: str, level: int, any_of: str = "") -> SkillLevel:
    return SkillLevel(Choice(slug, slug.capitalize()), level, any_of)


def term(slug: str, toward: SkillLevel | None = None) -> Term:
    return Term(slug, slug.capitalize(), "language", "Language", (slug,), skill=toward)


def mention(slug: str, toward: SkillLevel | None = None, tier: Tier = REQUIRED) -> Mention:
    return Mention(term(slug, toward), tier, WORD, SENTENCE)


def advert(*mentions: Mention) -> Posting:
    return Posting("Engineer", "Some text.", mentions)


def build(slug: str, position: int, hours: int, *skills: SkillLevel) -> Milestone:
    return replace(values.milestone(slug, position, skills=skills), hours=hours)


PYTHON, SQL, SPARK = skill("python", 3), skill("sql", 2), skill("spark", 2)
SCRIPTS = build("scripts", 0, 20, skill("python", 2))
PACKAGE = build("package", 1, 40, PYTHON)
PIPELINE = build("pipeline", 2, 40, PYTHON, SQL)
LAKE = build("lake", 3, 30, SQL, SPARK)
BIG = build("big", 4, 90, PYTHON, SQL, SPARK)
CATALOGUE = values.catalogue(SCRIPTS, PACKAGE, PIPELINE, LAKE, BIG)
JOURNEY = Journey(CATALOGUE)
ASKS = advert(mention("python", PYTHON), mention("sql", SQL), mention("pyspark", SPARK, PREFERRED))
RUST = Profile(claims={"rust": Claim(1)})


def claiming(**claims: int) -> Profile:
    return Profile(claims={slug: Claim(level) for slug, level in claims.items()})


def having(journey: Journey, status: Status, *milestones: Milestone) -> Journey:
    now = datetime(2026, 1, 1)  # noqa: DTZ001 (any moment will do)
    state = MilestoneState(status, now, now)
    return replace(journey, states={**journey.states, **{one.id: state for one in milestones}})


def standings(found: Gap) -> list[Standing]:
    return [one.standing for one in found.terms]


def closing(found: Gap) -> dict[str, list[str]]:
    return {one.skill.slug: [step.milestone.slug for step in one.closing] for one in found.skills}


@pytest.mark.parametrize(
    ("claim", "standing"),
    [
        (Claim(3, Strength.LINKED), Standing.PROVEN),
        (Claim(5, Strength.CREDENTIAL), Standing.PROVEN),
        (Claim(3), Standing.CLAIMED),
        (Claim(5), Standing.CLAIMED),
        (Claim(2, Strength.REVIEWED), Standing.BELOW),
        (Claim(1), Standing.BELOW),
    ],
)
def test_claim_stands_by_its_level_and_its_evidence(claim: Claim, standing: Standing) -> None:
    found = gap(advert(mention("python", PYTHON)), Profile(claims={"python": claim}), JOURNEY, TODAY)

    assert [(one.standing, one.claim, one.level) for one in found.terms] == [(standing, claim, 3)]
    assert [(one.standing, one.claim, one.level) for one in found.skills] == [(standing, claim, 3)]


def test_what_is_not_claimed_is_missing_and_unknown_while_nothing_is() -> None:
    missing, unknown = (gap(ASKS, profile, JOURNEY, TODAY) for profile in (RUST, Profile()))

    assert standings(missing) == [Standing.MISSING] * 3
    assert standings(unknown) == [Standing.UNKNOWN] * 3
    assert (unknown.lacking, unknown.best) == ((), ())


def test_term_without_a_skill_is_not_in_the_catalogue_whatever_is_claimed() -> None:
    found = gap(advert(mention("cobol"), mention("python", PYTHON)), claiming(cobol=5, python=3), JOURNEY, TODAY)

    assert [one.mention.term.slug for one in found.unlisted] == ["cobol"]
    assert [one.skill.slug for one in found.skills] == ["python"]


def test_terms_of_one_skill_are_one_gap_and_stay_visible() -> None:
    torch, keras = mention("pytorch", skill("frameworks", 3), PREFERRED), mention("keras", skill("frameworks", 2))

    found = gap(advert(torch, keras), claiming(frameworks=2), JOURNEY, TODAY)

    assert standings(found) == [Standing.BELOW, Standing.CLAIMED]
    assert [(one.skill.slug, one.tier, one.level, one.standing, one.terms) for one in found.skills] == [
        ("frameworks", REQUIRED, 2, Standing.CLAIMED, found.terms)
    ]


def test_skill_asks_the_highest_level_of_its_strongest_tier() -> None:
    terms = [mention(str(level), skill("python", level), tier) for level, tier in ((2, REQUIRED), (3, REQUIRED))]
    in_passing = mention("expert", skill("python", 5), CONTEXT)

    found = gap(advert(in_passing, *terms), claiming(python=3), JOURNEY, TODAY)

    assert [(one.level, one.standing) for one in found.skills] == [(3, Standing.CLAIMED)]


def test_skills_stand_by_tier_and_then_as_the_advert_has_them() -> None:
    asks = advert(
        mention("a", skill("a", 1), CONTEXT), mention("b", skill("b", 1), PREFERRED), mention("python", PYTHON)
    )

    found = gap(asks, RUST, JOURNEY, TODAY)

    assert [one.skill.slug for one in found.skills] == ["python", "b", "a"]
    assert [one.mention.term.slug for one in found.terms] == ["a", "b", "python"]


def test_what_is_only_worked_with_opens_no_gap() -> None:
    asks = advert(mention("python", PYTHON), mention("sql", SQL, CONTEXT))

    found = gap(asks, RUST, JOURNEY, TODAY)

    assert [one.skill.slug for one in found.lacking] == ["python"]
    assert {one.of for one in found.best} == {1}


def test_advert_that_asks_nothing_outright_asks_what_it_works_with() -> None:
    found = gap(advert(mention("sql", SQL, CONTEXT)), RUST, JOURNEY, TODAY)

    assert [one.skill.slug for one in found.lacking] == ["sql"]
    assert found.best[0].milestone == LAKE


def test_closing_milestones_reach_the_level_by_fewest_hours_then_position() -> None:
    found = gap(ASKS, RUST, JOURNEY, TODAY)

    assert closing(found) == {
        "python": ["package", "pipeline", "big"],
        "sql": ["lake", "pipeline", "big"],
        "spark": ["lake", "big"],
    }


def test_milestones_of_the_learners_route_come_first() -> None:
    on_way = replace(JOURNEY, route=values.route(steps={"pipeline": False, "big": True}))

    found = gap(ASKS, RUST, on_way, TODAY)

    assert closing(found)["python"] == ["pipeline", "big", "package"]
    assert [step.is_on_way for step in found.skills[0].closing] == [True, True, False]


def test_what_was_set_aside_is_not_proposed_and_what_was_done_only_wants_a_claim() -> None:
    aside = having(having(JOURNEY, Status.SET_ASIDE, BIG), Status.DONE, PACKAGE)

    found = gap(ASKS, RUST, aside, TODAY)

    assert closing(found) == {"python": ["pipeline"], "sql": ["lake", "pipeline"], "spark": ["lake"]}
    assert [one.finished for one in found.skills] == [(PACKAGE,), (), ()]
    assert standings(found) == [Standing.MISSING] * 3


def test_where_no_milestone_reaches_the_level_the_nearest_ones_are_told() -> None:
    asks = advert(mention("python", skill("python", 5)))

    below, above = (gap(asks, claiming(python=level), JOURNEY, TODAY).skills[0] for level in (2, 3))

    assert (below.closing, [step.milestone.slug for step in below.toward]) == ((), ["package", "pipeline", "big"])
    assert (above.closing, above.toward) == ((), ())


def test_best_closes_most_gaps_then_by_fewest_hours() -> None:
    found = gap(ASKS, RUST, JOURNEY, TODAY)

    python, sql, spark = PYTHON.skill, SQL.skill, SPARK.skill
    assert found.best == (
        Best(BIG, (python, sql, spark), 3),
        Best(LAKE, (sql, spark), 3),
        Best(PIPELINE, (python, sql), 3),
        Best(PACKAGE, (python,), 3),
    )


def test_milestone_that_gives_any_one_of_several_skills_closes_one_gap() -> None:
    choose = build("choose", 0, 10, skill("torch", 2, "framework"), skill("jax", 2, "framework"), SQL)
    asks = advert(mention("torch", skill("torch", 2)), mention("jax", skill("jax", 2)), mention("sql", SQL))

    found = gap(asks, RUST, Journey(values.catalogue(choose)), TODAY)

    assert found.best == (Best(choose, (Choice("torch", "Torch"), SQL.skill), 3),)


def resourced(*resources: tuple[str, str, str, str]) -> Journey:
    """The journey with resources: slug, skill, milestone, availability."""
    found = tuple(
        replace(
            a_resource(slug, *([milestone] if milestone else [])),
            skills=(Choice(about, about),) if about else (),
            availability=availability,
        )
        for slug, about, milestone, availability in resources
    )
    return Journey(replace(CATALOGUE, resources=found))


@pytest.mark.parametrize(
    ("resources", "chosen"),
    [
        ((), None),
        ((("book", "sql", "", "active"),), None),
        ((("book", "", "package", "active"), ("course", "python", "", "active")), "course"),
        ((("book", "", "package", "active"),), "book"),
        ((("book", "python", "", "active"), ("course", "python", "package", "active")), "course"),
        ((("gone", "python", "package", "retired"), ("book", "python", "", "active")), "book"),
        ((("gone", "python", "", "retired"),), "gone"),
    ],
)
def test_one_resource_fits_the_skill_and_the_first_step(
    resources: tuple[tuple[str, str, str, str], ...], chosen: str | None
) -> None:
    found = gap(advert(mention("python", PYTHON)), RUST, resourced(*resources), TODAY).skills[0].resource

    assert (found.slug if found else None) == chosen


def test_held_skill_wants_neither_milestone_nor_resource() -> None:
    journey = resourced(("book", "python", "package", "active"))

    found = gap(advert(mention("python", PYTHON)), claiming(python=4), journey, TODAY).skills[0]

    assert (found.closing, found.toward, found.finished, found.resource) == ((), (), (), None)


HELD, EXPIRED, NOT_HELD, UNKNOWN = CertificateStanding


@pytest.mark.parametrize(
    ("held", "standing"),
    [
        ((CertificateBrought("AWS ML", "aws-ml"),), HELD),
        ((CertificateBrought("AWS ML", "aws-ml", TODAY),), HELD),
        ((CertificateBrought("AWS ML", "aws-ml", date(2026, 3, 14)),), EXPIRED),
        ((CertificateBrought("AWS ML", "aws-ml", date(2020, 1, 1)), CertificateBrought("AWS ML", "aws-ml")), HELD),
        ((CertificateBrought("aws certified  ML"),), HELD),
        ((CertificateBrought("Forklift"),), NOT_HELD),
        ((), UNKNOWN),
    ],
)
def test_certificate_is_held_by_slug_or_name_while_it_is_valid(
    held: tuple[CertificateBrought, ...], standing: CertificateStanding
) -> None:
    asked = CertificationAsked("AWS Certified ML", REQUIRED, SENTENCE, "aws-ml")
    posting = replace(advert(), certifications=(asked,))

    found = gap(posting, Profile(certificates=held), JOURNEY, TODAY)

    assert [(one.asked, one.standing) for one in found.certificates] == [(asked, standing)]


def test_empty_advert_has_an_empty_gap() -> None:
    found = gap(Posting("", ""), claiming(python=3), JOURNEY, TODAY)

    assert (found.terms, found.skills, found.certificates, found.best, found.asked) == ((), (), (), (), ())


def test_catalogue_without_milestones_closes_nothing() -> None:
    found = gap(ASKS, RUST, Journey(Catalogue()), TODAY)

    assert (closing(found), found.best) == ({"python": [], "sql": [], "spark": []}, ())
    assert len(found.lacking) == 3


def test_across_counts_each_advert_once() -> None:
    first, second = ASKS, advert(mention("python", PYTHON), mention("py", PYTHON), mention("sql", SQL, CONTEXT))
    profile = claiming(sql=2)

    found = across(gap(one, profile, JOURNEY, TODAY) for one in (first, second))

    assert found == Across(
        adverts=2,
        terms=(
            TermAsked(term("python", PYTHON), 2, 2, 0),
            TermAsked(term("sql", SQL), 2, 1, 0),
            TermAsked(term("py", PYTHON), 1, 1, 0),
            TermAsked(term("pyspark", SPARK), 1, 0, 1),
        ),
        lacked=(SkillLacked(PYTHON.skill, 2, 2), SkillLacked(SPARK.skill, 1, 1)),
        steps=(
            StepAcross(BIG, 2, 3),
            StepAcross(PACKAGE, 2, 2),
            StepAcross(PIPELINE, 2, 2),
            StepAcross(LAKE, 1, 1),
        ),
    )


def test_helped_counts_adverts_and_not_gaps() -> None:
    second = advert(mention("python", PYTHON), mention("py", PYTHON), mention("sql", SQL, CONTEXT))

    found = helped(gap(one, claiming(sql=2), JOURNEY, TODAY) for one in (ASKS, second))

    assert found == Helped(2, ((BIG.slug, 2), (PACKAGE.slug, 2), (PIPELINE.slug, 2), (LAKE.slug, 1)))


def test_across_of_nothing_is_nothing() -> None:
    assert across([]) == Across(0, (), (), ())


SKILLS = st.builds(skill, st.sampled_from(["python", "sql", "spark", "rust"]), st.integers(1, 5))
MENTIONS = st.builds(mention, st.sampled_from(["a", "b", "c", "d", "e"]), st.none() | SKILLS, st.sampled_from(Tier))
ADVERTS = st.lists(MENTIONS, max_size=8, unique_by=lambda one: one.term.slug).map(lambda found: advert(*found))
CLAIMS = st.dictionaries(
    st.sampled_from(["python", "sql", "spark"]), st.builds(Claim, st.integers(1, 5), st.sampled_from(Strength))
)
PROFILES = st.builds(Profile, claims=CLAIMS)
STATES = st.dictionaries(
    st.sampled_from([one.id for one in CATALOGUE.milestones]), st.sampled_from(Status).map(MilestoneState)
)
JOURNEYS = st.builds(Journey, st.just(CATALOGUE), STATES)


@given(ADVERTS, PROFILES, JOURNEYS)
def test_every_term_is_told_once_and_every_skill_has_its_terms(
    posting: Posting, profile: Profile, journey: Journey
) -> None:
    found = gap(posting, profile, journey, TODAY)

    assert tuple(one.mention for one in found.terms) == posting.mentions
    assert sorted(map(id, found.terms)) == sorted(
        map(id, [*found.unlisted, *(one for asked in found.skills for one in asked.terms)])
    )


@given(ADVERTS, PROFILES, JOURNEYS)
def test_what_is_proposed_is_open_and_does_what_it_says(posting: Posting, profile: Profile, journey: Journey) -> None:
    found = gap(posting, profile, journey, TODAY)

    for asked in found.skills:
        for step in asked.closing:
            assert step.level >= asked.level
            assert journey.status(step.milestone) not in {Status.DONE, Status.SET_ASIDE}
    lacking = [one.skill for one in found.lacking]
    assert all(one.of == len(lacking) and one.closes and set(one.closes) <= set(lacking) for one in found.best)


@given(ADVERTS, PROFILES, JOURNEYS)
def test_the_best_milestone_closes_as_many_gaps_as_it_says(
    posting: Posting, profile: Profile, journey: Journey
) -> None:
    before = gap(posting, profile, journey, TODAY)

    for best in before.best:
        levels = {given.skill.slug: Claim(given.level) for given in best.milestone.skills}
        raised = {slug: max(claim, profile.claims.get(slug, claim), key=_level) for slug, claim in levels.items()}
        after = gap(posting, Profile(claims={**profile.claims, **raised}), journey, TODAY)
        assert len(before.lacking) - len(after.lacking) == len(best.closes)


@given(ADVERTS, PROFILES, JOURNEYS, st.sampled_from(["python", "sql", "spark"]), st.integers(1, 5))
def test_raising_a_level_never_opens_a_gap_of_what_was_known(
    posting: Posting, profile: Profile, journey: Journey, slug: str, level: int
) -> None:
    raised = max(Claim(level), profile.claims.get(slug, Claim(level)), key=_level)

    before = gap(posting, profile, journey, TODAY)
    after = gap(posting, Profile(claims={**profile.claims, slug: raised}), journey, TODAY)

    assert len(after.held) >= len(before.held)
    if profile.claims:
        assert len(after.lacking) <= len(before.lacking)


@given(ADVERTS, JOURNEYS)
def test_nothing_is_missing_while_nothing_is_claimed(posting: Posting, journey: Journey) -> None:
    found = gap(posting, Profile(), journey, TODAY)

    assert {one.standing for one in found.terms} <= {Standing.UNKNOWN, Standing.UNLISTED}
    assert (found.lacking, found.best) == ((), ())


@given(st.lists(ADVERTS, max_size=4), PROFILES, JOURNEYS)
def test_no_number_across_is_larger_than_the_adverts(
    postings: list[Posting], profile: Profile, journey: Journey
) -> None:
    found = across(gap(one, profile, journey, TODAY) for one in postings)

    assert found.adverts == len(postings)
    assert all(one.required + one.preferred <= one.adverts <= found.adverts for one in found.terms)
    assert all(1 <= one.lacking <= one.asked <= found.adverts for one in found.lacked)
    assert all(1 <= one.adverts <= found.adverts and one.gaps >= one.adverts for one in found.steps)


def _level(claim: Claim) -> int:
    return claim.level
