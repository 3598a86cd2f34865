"""Whether items fit together."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from roadmap.domain.content import Content, inconsistencies
from roadmap.domain.graph import cycle


def needs(**milestones: list[str]) -> Content:
    return {"milestones": {slug: {"prerequisites": others} for slug, others in milestones.items()}}


def said(picture: Content, incoming: Content) -> list[str]:
    return [str(problem) for problem in inconsistencies(picture, incoming)]


def test_items_that_fit() -> None:
    picture = needs(a=[], b=["a"], c=["a", "b"]) | {"skills": {"python": {"aliases": ["python"]}}}

    assert said(picture, picture) == []


def test_reference_to_nothing() -> None:
    incoming: Content = {"roles": {"junior": {"skills": {"sql": 1}, "experience": {"phd": {"source": "article"}}}}}

    assert said(incoming, incoming) == [
        "roles.yaml: junior: skills.sql: there is no skill 'sql'",
        "roles.yaml: junior: experience.phd.source: there is no source 'article'",
    ]


def test_reference_to_what_stays_as_it_is() -> None:
    incoming = needs(b=["a"])

    assert said(needs(a=[], b=["a"]), incoming) == []


def test_reference_to_itself() -> None:
    incoming: Content = {
        "roles": {"junior": {"next_roles": ["junior"]}},
        "certifications": {"exam": {"replaced_by": ["exam"]}},
    }

    assert said(incoming, incoming) == [
        "certifications.yaml: exam: replaced_by.1: refers to itself",
        "roles.yaml: junior: next_roles.1: refers to itself",
    ]


def test_what_stays_as_it_is_is_not_judged() -> None:
    picture: Content = {"roles": {"junior": {"next_roles": ["nobody"]}}}

    assert said(picture, {}) == []


@pytest.mark.parametrize(
    ("kind", "items", "message"),
    [
        (
            "skills",
            {"a": {"aliases": ["sql"]}, "b": {"aliases": ["ansi", "sql"]}},
            "skills.yaml: b: aliases: 'sql' is already that of skill a",
        ),
        (
            "resources",
            {"a": {"url": "https://a.example/"}, "b": {"url": "https://a.example/"}},
            "resources.yaml: b: url: 'https://a.example/' is already that of resource a",
        ),
    ],
)
def test_shared_values_name_the_other(kind: str, items: dict[str, dict[str, object]], message: str) -> None:
    assert said({kind: items}, {kind: items}) == [message]


def test_shared_value_is_put_down_to_the_item_that_arrives() -> None:
    picture: Content = {"skills": {"z-kept": {"aliases": ["sql"]}, "a-new": {"aliases": ["sql"]}}}

    found = said(picture, {"skills": {"a-new": {"aliases": ["sql"]}}})

    assert found == ["skills.yaml: a-new: aliases: 'sql' is already that of skill z-kept"]


def test_cycle_is_printed_as_a_path() -> None:
    picture = needs(a=["c"], b=["a"], c=["b"])

    assert said(picture, picture) in [
        [f"milestones.yaml: {path[0]}: prerequisites: closes a cycle: {' needs '.join(path)}"]
        for path in ("acba", "bacb", "cbac")
    ]


def test_cycle_of_one() -> None:
    picture = needs(a=["a"])

    assert said(picture, picture) == ["milestones.yaml: a: prerequisites: closes a cycle: a needs a"]


def test_cycle_through_what_stays_is_put_down_to_the_item_that_arrives() -> None:
    found = said(needs(kept=["new"], new=["kept"]), needs(new=["kept"]))

    assert found == ["milestones.yaml: new: prerequisites: closes a cycle: new needs kept needs new"]


def test_every_cycle_is_named_up_to_a_limit() -> None:
    pairs = {
        f"{side}{number:02}": [f"{'b' if side == 'a' else 'a'}{number:02}"] for number in range(12) for side in "ab"
    }
    picture = needs(**pairs)

    assert len(said(picture, picture)) == 10


@given(st.dictionaries(st.sampled_from("abcdef"), st.lists(st.sampled_from("abcdef"), unique=True)))
def test_a_cycle_is_found_exactly_if_there_is_one(graph: dict[str, list[str]]) -> None:
    whole = {slug: graph.get(slug, []) for slug in "abcdef"}
    picture = needs(**whole)

    assert bool(said(picture, picture)) == bool(cycle(whole))
