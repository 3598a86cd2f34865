"""What holds for every public page: what it costs, what it refuses, and that what is not published is not there."""

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client
from factory.django import DjangoModelFactory

from accounts.models import User
from roadmap.models import State
from roadmap.readers import catalogue
from tests.conftest import Queries
from tests.factories import (
    MilestoneFactory,
    ProgressFactory,
    RoleFactory,
    SkillFactory,
    StageFactory,
)
from tests.pages import main, page, said, texts
from tests.roadmap.worlds import World, a_world, a_world_around

pytestmark = pytest.mark.django_db

# By page: where it is, and an item of every world that it lists.
PAGES: dict[str, tuple[Callable[[World], str], str]] = {
    "home": (lambda _world: "/", "stage"),
    "roadmap": (lambda _world: "/roadmap/", "milestone"),
    "stage": (lambda world: f"/stages/{world.stage.slug}/", "milestone"),
    "milestone": (lambda world: f"/milestones/{world.before.slug}/", "milestone"),
    "skills": (lambda _world: "/skills/", "skill"),
    "skill": (lambda world: f"/skills/{world.skill.slug}/", "milestone"),
    "resources": (lambda _world: "/resources/", "resource"),
    "certifications": (lambda _world: "/certifications/", "certification"),
    "roles": (lambda _world: "/roles/", "role"),
    "role": (lambda world: f"/roles/{world.next_role.slug}/", "role"),
    "routes": (lambda _world: "/routes/", "route"),
    "questions": (lambda _world: "/questions/", "question"),
    "glossary": (lambda _world: "/glossary/", "entry"),
}
# What a learner's own rows cost beside session and progress: evidence, profile, study log.
MORE = {"milestone": 1, "role": 1, "routes": 2}

DETAILS: dict[str, type[DjangoModelFactory[Any]]] = {
    "stages": StageFactory,
    "milestones": MilestoneFactory,
    "skills": SkillFactory,
    "roles": RoleFactory,
}

EMPTY = {
    "/": ("The roadmap is being written", "There is nothing published yet. Come back soon."),
    "/roadmap/": ("The roadmap is being written", "There is nothing published yet. Come back soon."),
    "/skills/": ("No skills yet", "The catalogue is being written. Come back soon."),
    "/resources/": ("Nothing found", "Try fewer or other words, or take a filter away."),
    "/certifications/": ("No certifications yet", "The catalogue is being written. Come back soon."),
    "/roles/": ("No roles yet", "The ladder is being written. Come back soon."),
    "/routes/": ("No routes yet", "The routes are being written. Come back soon."),
    "/questions/": ("No questions yet", "The answers are being written. Come back soon."),
    "/glossary/": ("No words yet", "The catalogue is being written. Come back soon."),
}


@pytest.mark.parametrize("name", PAGES)
def test_page_costs_a_visitor_nothing_at_1_and_3_rows(client: Client, queries: Queries, name: str) -> None:
    address, listed = PAGES[name]
    worlds = [a_world()]
    catalogue()

    with queries(0):
        first = main(client.get(address(worlds[0])))
    worlds += [a_world_around(worlds[0]) for _ in range(2)]
    catalogue()
    with queries(0):
        last = main(client.get(address(worlds[0])))

    assert [str(getattr(world, listed)) in first for world in worlds] == [True, False, False]
    assert [str(getattr(world, listed)) in last for world in worlds] == [True, True, True]


@pytest.mark.parametrize("name", PAGES)
def test_page_costs_a_learner_session_and_progress_at_1_and_3_rows(
    learner: User, learner_client: Client, queries: Queries, name: str
) -> None:
    address, listed = PAGES[name]
    worlds = [a_world()]
    User.objects.filter(pk=learner.pk).update(route=worlds[0].route, specialisation=worlds[0].specialisation)
    ProgressFactory.create(learner=learner, milestone=worlds[0].milestone)
    catalogue()

    with queries(2 + MORE.get(name, 0)):
        first = main(learner_client.get(address(worlds[0])))
    worlds += [a_world_around(worlds[0]) for _ in range(2)]
    for world in worlds[1:]:
        ProgressFactory.create(learner=learner, milestone=world.milestone)
    catalogue()
    with queries(2 + MORE.get(name, 0)):
        last = main(learner_client.get(address(worlds[0])))

    assert [str(getattr(world, listed)) in first for world in worlds] == [True, False, False]
    assert [str(getattr(world, listed)) in last for world in worlds] == [True, True, True]


@pytest.mark.parametrize("name", PAGES)
def test_page_has_one_heading_a_title_and_no_inline_script_or_style(client: Client, name: str) -> None:
    address, _listed = PAGES[name]

    tree = page(client.get(address(a_world())))

    assert len(texts(tree, ".//h1")) == 1
    assert said(tree.find(".//title")).endswith(" · careerpath")
    inline = [script for script in tree.iter("script") if "src" not in script.attrib]
    assert {script.attrib.get("type") for script in inline} <= {"application/ld+json"}
    assert list(tree.iter("style")) == []
    assert [name for element in tree.iter() for name in element.attrib if name == "style" or name[:2] == "on"] == []


@pytest.mark.parametrize("name", PAGES)
def test_page_is_only_ever_read(client: Client, name: str) -> None:
    page_of, _listed = PAGES[name]
    address = page_of(a_world())

    answers = [ask(address) for ask in (client.post, client.put, client.patch, client.delete)]

    assert [(answer.status_code, answer.headers["Allow"]) for answer in answers] == [(405, "GET, HEAD")] * 4


@pytest.mark.parametrize("address", EMPTY)
def test_page_without_anything_to_list_says_so(client: Client, address: str) -> None:
    answer = client.get(address)

    assert answer.status_code == 200
    assert tuple(texts(page(answer), ".//div[@class='empty']/p")) == EMPTY[address]


@pytest.mark.parametrize("kind", DETAILS)
@pytest.mark.parametrize("state", [State.DRAFT, State.ARCHIVED])
@pytest.mark.parametrize("who", ["client", "learner_client", "curator_client"])
def test_what_is_not_published_is_not_found(request: pytest.FixtureRequest, kind: str, state: State, who: str) -> None:
    client: Client = request.getfixturevalue(who)
    hidden = DETAILS[kind].create(title="Hidden canary", state=state)

    answer = client.get(f"/{kind}/{hidden.slug}/")

    assert answer.status_code == 404
    assert texts(page(answer), ".//h1") == ["This page is not on the map"]
    assert "canary" not in answer.content.decode()


@pytest.mark.parametrize("kind", DETAILS)
@pytest.mark.parametrize("slug", ["unknown", pytest.param("a" * 10_000, id="long"), "UPPER", "a--b", "-"])
def test_an_unknown_slug_is_not_found(client: Client, kind: str, slug: str) -> None:
    DETAILS[kind].create()

    answer = client.get(f"/{kind}/{slug}/")

    assert (answer.status_code, texts(page(answer), ".//h1")) == (404, ["This page is not on the map"])


@pytest.mark.parametrize(
    "address",
    [
        "/milestones/%00/",
        "/milestones/%ff/",
        "/milestones/ü/",
        "/milestones/a b/",
        "/milestones/../../etc/",
        "/roles/%2e/",
    ],
)
def test_an_impossible_slug_is_refused(client: Client, address: str) -> None:
    answer = client.get(address)

    assert answer.status_code in (400, 404)
    assert len(texts(page(answer), ".//h1")) == 1
