"""The published rows become the catalogue, whole; what is not published is nowhere in it."""

from dataclasses import replace
from datetime import date

import pytest

from roadmap.domain.catalogue import (
    Catalogue,
    Certification,
    Choice,
    Citation,
    Degree,
    ExperienceRequirement,
    GlossaryEntry,
    Milestone,
    Question,
    Resource,
    Role,
    Route,
    Rule,
    Skill,
    SkillLevel,
    Specialisation,
    Stage,
)
from roadmap.models import DegreeLevel, Item, Offer, State
from roadmap.readers.assembly import read_catalogue
from tests import factories
from tests.conftest import Queries
from tests.roadmap.worlds import World, a_world, point

pytestmark = pytest.mark.django_db


def chosen(item: Item) -> Choice:
    return Choice(item.slug, str(item))


def cited(world: World, section: str = "Part 1") -> Citation:
    source = world.source
    return Citation(source.slug, source.title, source.publisher, source.published, source.url, section)


def test_an_empty_database_is_an_empty_catalogue() -> None:
    assert read_catalogue("1") == Catalogue(version="1")


def test_stage_carries_its_estimate_and_its_sources() -> None:
    world = a_world()

    assert read_catalogue("").stages == (
        Stage(
            slug=world.stage.slug,
            title=world.stage.title,
            order=world.stage.order,
            audience="Everybody",
            focus=("Python", "statistics"),
            entry_signal="",
            exit_signal="",
            hours_min=100,
            hours_max=200,
            months_min=2,
            months_max=4,
            basis="",
            citations=(cited(world),),
        ),
    )


def test_milestones_carry_prerequisites_skills_and_their_place() -> None:
    world = a_world()
    before = Milestone(
        id=world.before.pk,
        slug=world.before.slug,
        title=world.before.title,
        stage=chosen(world.stage),
        position=0,
        kind="build",
        kind_label="Build",
        outcome="A notebook that a stranger can run.",
        evidence="link",
        evidence_label="Link",
        hours=10,
    )

    catalogue = read_catalogue("")

    assert catalogue.milestones == (
        before,
        replace(
            before,
            id=world.milestone.pk,
            slug=world.milestone.slug,
            title=world.milestone.title,
            position=1,
            specialisation=chosen(world.specialisation),
            prerequisites=(world.before.slug,),
            skills=(SkillLevel(chosen(world.skill), 2),),
        ),
    )
    assert catalogue.archived == ()


def test_routes_and_specialisations_carry_the_ids_that_plans_point_to() -> None:
    world = a_world()

    catalogue = read_catalogue("")

    assert catalogue.routes == (
        Route(
            id=world.route.pk,
            slug=world.route.slug,
            title=world.route.title,
            summary="A way to the first paid role.",
            steps={world.before.slug: True, world.milestone.slug: False},
            citations=(cited(world),),
        ),
    )
    assert catalogue.specialisations == (
        Specialisation(world.specialisation.pk, world.specialisation.slug, world.specialisation.title, ""),
    )


def test_skills_carry_aliases_levels_and_references() -> None:
    world = a_world()
    world.skill.esco_uri, world.skill.esco_label, world.skill.esco_match = "https://esco.example/1", "ML", "exact"
    world.skill.save()
    category = Choice(world.skill.category.slug, world.skill.category.title)

    catalogue = read_catalogue("")

    assert catalogue.skill_categories == (category,)
    assert catalogue.skills == (
        Skill(
            slug=world.skill.slug,
            title=world.skill.title,
            category=category,
            aliases=(world.skill.aliases.get().name,),
            levels=((2, "What level 2 can do."),),
            esco=("https://esco.example/1", "ML", "Exact"),
            onet=(str(world.skill.onet_references.get()),),
        ),
    )


def test_resources_carry_words_for_every_choice() -> None:
    world = a_world()
    world.resource.named_in = world.source
    world.resource.save()

    assert read_catalogue("").resources == (
        Resource(
            slug=world.resource.slug,
            title=world.resource.title,
            author="An author",
            kind="course",
            kind_label="Course",
            url=world.resource.url,
            cost="free",
            cost_label="Free",
            level="beginner",
            level_label="Beginner",
            year=2024,
            availability="active",
            availability_label="Active",
            note="",
            named_in=cited(world, ""),
            skills=(chosen(world.skill),),
            milestones=(chosen(world.milestone),),
        ),
    )


def test_certifications_carry_what_became_of_them() -> None:
    world = a_world()
    world.certification.availability, world.certification.retired_on = Offer.REPLACED, date(2024, 5, 1)
    world.certification.seen_at = ["https://issuer.example/"]
    world.certification.save()
    successor = Certification(
        slug=world.successor.slug,
        title=world.successor.title,
        issuer="An issuer",
        code="",
        level="associate",
        availability="active",
        availability_label="Offered",
        launched_on=None,
        retired_on=None,
        validity_years=None,
        exam_cost_usd=None,
        url=world.successor.url,
        is_confirmed=False,
        note="",
        replaced_by=(),
        skills=(),
        seen_at=(),
    )

    assert read_catalogue("").certifications == (
        successor,
        replace(
            successor,
            slug=world.certification.slug,
            title=world.certification.title,
            url=world.certification.url,
            availability="replaced",
            availability_label="Replaced",
            retired_on=date(2024, 5, 1),
            replaced_by=(chosen(world.successor),),
            skills=(SkillLevel(chosen(world.skill), 2),),
            seen_at=("https://issuer.example/",),
        ),
    )


def test_roles_carry_what_they_ask_and_where_they_lead() -> None:
    world = a_world()
    factories.RoleExperienceFactory.create(role=world.role, degree=DegreeLevel.MASTER, months=24, source=world.source)
    factories.RoleExperienceFactory.create(role=world.role, degree=DegreeLevel.PHD, months=0)
    world.role.onet_code, world.role.onet_title, world.role.onet_match = "15-2051", "Data Scientists", "close"
    world.role.save()
    following = Role(
        id=world.next_role.pk,
        slug=world.next_role.slug,
        title=world.next_role.title,
        level=2,
        track="engineering",
        track_label="Engineering",
        specialisation=None,
        scope="Trains and ships models.",
        years_min=0,
        years_max=2,
        titles=(),
        note="",
        experience=(),
        skills=(),
        key_milestones=(),
        next_roles=(),
        esco=None,
        onet=None,
    )

    assert read_catalogue("").roles == (
        replace(
            following,
            id=world.role.pk,
            slug=world.role.slug,
            title=world.role.title,
            level=1,
            specialisation=chosen(world.specialisation),
            experience=(
                ExperienceRequirement(Degree.MASTER, "Master", 24, cited(world, "")),
                ExperienceRequirement(Degree.PHD, "PhD", 0, None),
            ),
            skills=(SkillLevel(chosen(world.skill), 3),),
            key_milestones=(chosen(world.milestone),),
            next_roles=(chosen(world.next_role),),
            onet=("15-2051", "Data Scientists", "Close"),
        ),
        following,
    )


def test_questions_carry_their_sources_and_what_they_are_about() -> None:
    world = a_world()

    assert read_catalogue("").questions == (
        Question(
            slug=world.question.slug,
            question=world.question.question,
            answer="It depends, and here is on what.",
            citations=(cited(world),),
            stages=(chosen(world.stage),),
            milestones=(chosen(world.milestone),),
            roles=(chosen(world.role),),
        ),
    )


def test_role_says_which_kinds_of_work_count() -> None:
    factories.RoleFactory.create(counts=["data", "software"])

    assert [role.counts for role in read_catalogue("").roles] == [("data", "software")]


def test_rules_stand_with_their_reason_and_source() -> None:
    source = factories.SourceFactory.create()
    factories.RuleFactory.create(slug="b", title="Cited", amount=12, unit="months", source=source, section="Part 2")
    factories.RuleFactory.create(slug="a", title="Editorial")
    factories.RuleFactory.create(source=factories.SourceFactory.create(state=State.DRAFT))
    cited_by = Citation(source.slug, source.title, source.publisher, source.published, source.url, "Part 2")

    assert read_catalogue("").rules == (
        Rule("a", "Editorial", 50, "percent", "Half of it is much."),
        Rule("b", "Cited", 12, "months", "Half of it is much.", cited_by),
    )


def test_glossary_stands_in_the_order_of_its_words() -> None:
    for term in ("loss", "epoch"):
        factories.GlossaryEntryFactory.create(slug=term, term=term, meaning=f"What {term} means.")

    assert read_catalogue("").glossary == (
        GlossaryEntry("epoch", "epoch", "What epoch means."),
        GlossaryEntry("loss", "loss", "What loss means."),
    )


@pytest.mark.parametrize(
    ("kind", "texts", "lists"),
    [
        ("stage", ("changes", "stuck"), ()),
        (
            "milestone",
            ("hours_basis", "why", "pitfalls", "evidence_note", "starts_work"),
            ("done_means", "how_to_start"),
        ),
        ("route", ("audience", "cost", "earns"), ("pros", "cons")),
        ("skill", ("summary",), ()),
        ("resource", ("verdict",), ()),
        ("certification", ("proves", "worth", "not_worth"), ()),
        ("role", ("day", "asks", "entry", "leads"), ()),
    ],
)
def test_texts_are_carried_under_their_own_names(kind: str, texts: tuple[str, ...], lists: tuple[str, ...]) -> None:
    item: Item = getattr(a_world(), kind)
    written = {name: f"The {name}." for name in texts} | {name: [f"One of {name}."] for name in lists}
    type(item).objects.filter(pk=item.pk).update(**written)

    carried = next(one for one in getattr(read_catalogue(""), f"{kind}s") if one.slug == item.slug)

    assert {name: getattr(carried, name) for name in texts} == {name: f"The {name}." for name in texts}
    assert {name: getattr(carried, name) for name in lists} == {name: (f"One of {name}.",) for name in lists}


@pytest.mark.parametrize("state", [State.DRAFT, State.ARCHIVED])
def test_what_is_not_published_is_nowhere(state: State) -> None:
    shown = a_world()
    alone = read_catalogue("")
    hidden = a_world(state)
    point(shown, hidden)
    shown.milestone.specialisation = shown.role.specialisation = hidden.specialisation
    shown.resource.named_in = hidden.source
    for item in (shown.milestone, shown.role, shown.resource):
        item.save()
    factories.RoleExperienceFactory.create(role=shown.role, source=hidden.source)
    of_hidden_stage = factories.MilestoneFactory.create(stage=hidden.stage)
    factories.RouteStepFactory.create(route=shown.route, milestone=of_hidden_stage)
    factories.PrerequisiteFactory.create(milestone=shown.milestone, requires=of_hidden_stage)
    factories.RoleMilestoneFactory.create(role=shown.role, milestone=of_hidden_stage)
    shown.question.milestones.add(of_hidden_stage)
    shown.resource.milestones.add(of_hidden_stage)

    catalogue = read_catalogue("")

    unspecialised = replace(alone.milestones[1], specialisation=None)
    categories = catalogue.skill_categories
    assert categories[: len(alone.skill_categories)] == alone.skill_categories
    assert catalogue == replace(
        alone,
        milestones=(alone.milestones[0], unspecialised),
        archived=catalogue.archived,
        skill_categories=categories,
        terms=(replace(alone.terms[0], skill=None),),
        roles=(replace(alone.roles[0], specialisation=None), alone.roles[1]),
    )


def test_archived_milestones_are_kept_apart_in_full() -> None:
    archived = factories.MilestoneFactory.create(state=State.ARCHIVED)
    need = factories.PrerequisiteFactory.create(milestone=archived)

    catalogue = read_catalogue("")

    assert [(one.slug, one.prerequisites, one.is_archived) for one in catalogue.archived] == [
        (archived.slug, (need.requires.slug,), True)
    ]
    assert [one.slug for one in catalogue.milestones] == [need.requires.slug]


def test_order_is_that_of_the_stages_then_that_within() -> None:
    late, early = (factories.StageFactory.create(order=order) for order in (2, 1))
    for slug, stage, order in [("last", late, 1), ("third", late, 0), ("second", early, 1), ("first", early, 0)]:
        factories.MilestoneFactory.create(slug=slug, stage=stage, order=order)

    catalogue = read_catalogue("")

    assert [(one.slug, one.position) for one in catalogue.milestones] == [
        ("first", 0),
        ("second", 1),
        ("third", 2),
        ("last", 3),
    ]


def test_reading_costs_the_same_for_one_of_everything_and_for_three(queries: Queries) -> None:
    def one_more() -> None:
        world = a_world()
        a_world(State.ARCHIVED)
        factories.RoleExperienceFactory.create(role=world.role, source=world.source)

    one_more()
    with queries(57):
        first = read_catalogue("")
    one_more()
    one_more()
    with queries(57):
        last = read_catalogue("")

    assert (len(first.milestones), len(last.milestones)) == (2, 6)
    assert (len(first.archived), len(last.archived)) == (2, 6)
