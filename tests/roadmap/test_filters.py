"""Filters as links: each keeps the other choices, and an unknown value filters nothing."""

from dataclasses import replace

import pytest

from roadmap.domain.catalogue import Catalogue, Choice, Resource, Skill
from roadmap.domain.journey import Journey, MilestoneState, Status
from roadmap.filters import Group, Option, group, resource_filters, roadmap_filters
from tests.roadmap.domain import values

TRAIN = values.milestone("train", 0)
MASKS = values.milestone("masks", 1, field="vision")
TOKENS = values.milestone("tokens", 2, field="language")
DIRECT = values.route("direct", {"train": True, "masks": False})
CATALOGUE = replace(
    values.catalogue(TRAIN, MASKS, TOKENS, routes=[DIRECT]),
    specialisations=(values.specialisation("vision"), values.specialisation("language")),
)
JOURNEY = Journey(CATALOGUE, {TRAIN.id: MilestoneState(Status.STARTED)})


def resource(**changed: object) -> Resource:
    book = Resource(
        slug="book",
        title="Deep Learning",
        author="Ada",
        kind="book",
        kind_label="Book",
        url="https://example.org/",
        cost="free",
        cost_label="Free",
        level="beginner",
        level_label="Beginner",
        year=2024,
        availability="active",
        availability_label="Active",
        note="With exercises.",
        named_in=None,
        skills=(Choice("python", "Python"),),
        milestones=(),
    )
    return replace(book, **changed)  # type: ignore[arg-type]


def test_group_offers_all_first_and_marks_the_current_value() -> None:
    offered = group("Kind", "kind", [("book", "Book"), ("paper", "Paper")], {"q": "a&b", "kind": "paper"})

    assert offered == Group(
        "Kind",
        [
            Option("All", "?q=a%26b", current=False),
            Option("Book", "?q=a%26b&kind=book", current=False),
            Option("Paper", "?q=a%26b&kind=paper", current=True),
        ],
    )


def test_group_without_a_choice_stands_at_all() -> None:
    offered = group("Kind", "kind", [("book", "Book")], {"kind": ""})

    assert [(option.url, option.current) for option in offered.options] == [("?", True), ("?kind=book", False)]


def test_roadmap_filters_offer_routes_specialisations_and_to_learners_states() -> None:
    for_learner = roadmap_filters({}, JOURNEY)
    for_visitor = roadmap_filters({}, Journey(CATALOGUE, is_visitor=True))

    assert [(str(one.label), [str(option.label) for option in one.options]) for one in for_learner.groups] == [
        ("Route", ["All", "Direct"]),
        ("Specialisation", ["All", "Vision", "Language"]),
        ("State", ["All", "Not started", "Started", "Done", "Set aside"]),
    ]
    assert [str(one.label) for one in for_visitor.groups] == ["Route", "Specialisation"]


@pytest.mark.parametrize(
    ("query", "shown"),
    [
        ({}, ["train", "masks", "tokens"]),
        ({"route": "direct"}, ["train", "masks"]),
        ({"specialisation": "vision"}, ["train", "masks"]),
        ({"state": "started"}, ["train"]),
        ({"state": "not-started", "route": "direct"}, ["masks"]),
        ({"state": "done"}, []),
        ({"state": "DONE", "route": "Direct", "specialisation": ""}, ["train", "masks", "tokens"]),
    ],
    ids=str,
)
def test_roadmap_filters_show_what_passes_every_one(query: dict[str, str], shown: list[str]) -> None:
    filters = roadmap_filters(query, JOURNEY)

    assert [one.slug for one in filters.shown(JOURNEY, CATALOGUE.milestones)] == shown
    assert filters.is_active is (len(shown) < 3)


def test_roadmap_filters_drop_unknown_values_from_their_links() -> None:
    filters = roadmap_filters({"route": "direct", "state": "unknown", "utm": "x"}, JOURNEY)

    assert filters.key == "route=direct&specialisation=&state="
    assert [one.url for one in filters.groups[1].options] == [
        "?route=direct",
        "?route=direct&specialisation=vision",
        "?route=direct&specialisation=language",
    ]


@pytest.mark.parametrize(
    ("query", "shown"),
    [
        ({}, True),
        ({"q": "  DEEP   exercises "}, True),
        ({"q": "ada"}, True),
        ({"q": "python"}, True),
        ({"q": "deep canary"}, False),
        ({"kind": "book", "cost": "free", "level": "beginner", "skill": "python"}, True),
        ({"kind": "paper"}, False),
        ({"cost": "paid"}, False),
        ({"level": "advanced"}, False),
        ({"skill": "git"}, False),
        ({"skill": "unknown"}, True),
        ({"kind": "unknown"}, True),
    ],
    ids=str,
)
def test_resource_filters_show_what_passes_every_one(query: dict[str, str], *, shown: bool) -> None:
    skills = tuple(Skill(slug, slug, Choice("code", "Code")) for slug in ("python", "git"))
    filters = resource_filters(query, Catalogue(skills=skills))

    assert filters.shows(resource()) is shown


def test_resource_filters_put_the_search_in_order_and_cut_it() -> None:
    filters = resource_filters({"q": " a \t b\n" + "c" * 200, "kind": "unknown", "level": "beginner"}, Catalogue())

    assert filters.chosen == {"q": "a b " + "c" * 96, "kind": "", "cost": "", "level": "beginner", "skill": ""}
    assert filters.query == "q=a+b+" + "c" * 96 + "&level=beginner"
    assert filters.is_active is True


def test_resource_filters_of_a_bare_address_are_not_active() -> None:
    filters = resource_filters({"page": "2"}, Catalogue())

    assert (filters.query, filters.is_active) == ("", False)
