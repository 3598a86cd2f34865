"""Two items become one: what stays, and what it takes over."""

from typing import Any

import pytest

from roadmap.domain.content import KINDS
from roadmap.domain.content.joining import joined, merged
from tests.roadmap.domain.test_content_names import content, skills

SKILLS, RESOURCES = KINDS["skills"], KINDS["resources"]


def skill(**fields: Any) -> dict[str, Any]:
    return {"title": "Torch", "category": "programming", **fields}


def test_what_stays_says_what_it_said_and_takes_over_what_it_did_not() -> None:
    kept = skill(aliases=["torch"], levels={1: "Reads it."}, note="Mine.")
    gone = skill(
        title="PyTorch",
        category="other",
        aliases=["torch", "pytorch"],
        levels={1: "Otherwise.", 2: "Writes it."},
        note="Yours.",
        summary="A library.",
        esco={"uri": "https://esco.example/1", "label": "Torch", "match": "exact"},
    )

    assert joined(SKILLS, kept=kept, gone=gone) == skill(
        aliases=["torch", "pytorch"],
        levels={1: "Reads it.", 2: "Writes it."},
        note="Mine.",
        summary="A library.",
        esco={"uri": "https://esco.example/1", "label": "Torch", "match": "exact"},
    )


def test_reference_is_the_same_if_it_names_the_same_technology() -> None:
    kept = skill(onet=[{"soc": "15-2051.00", "technology": "PyTorch", "hot": True}])
    gone = skill(onet=[{"soc": "15-2051.00", "technology": "PyTorch"}, {"soc": "15-1252.00", "technology": "PyTorch"}])

    assert joined(SKILLS, kept=kept, gone=gone)["onet"] == [
        {"soc": "15-1252.00", "technology": "PyTorch"},
        {"soc": "15-2051.00", "technology": "PyTorch", "hot": True},
    ]


@pytest.mark.parametrize("state", ["draft", "archived"])
def test_state_is_that_of_what_stays(state: str) -> None:
    assert "state" not in joined(SKILLS, kept=skill(), gone=skill(state=state))
    assert joined(SKILLS, kept=skill(state=state), gone=skill())["state"] == state


def test_merged_skill_is_gone_and_everything_refers_to_the_other() -> None:
    after = merged(content(), SKILLS, "sql", "python")

    assert list(after["skills"]) == ["python"]
    assert after["milestones"]["exercises"]["skills"] == {"python": 2}
    assert after["skills"]["python"]["aliases"] == ["python", "py", "sql"]


@pytest.mark.parametrize(
    ("title", "aliases"),
    [
        ("Query Language", ["python", "py", "sql", "query language"]),
        ("Query  LANGUAGE ", ["python", "py", "sql", "query language"]),
        ("Py", ["python", "py", "sql"]),
        ("Java", ["python", "py", "sql"]),
        ("jvm", ["python", "py", "sql"]),
        ("x" * 81, ["python", "py", "sql"]),
    ],
)
def test_title_becomes_an_alias_unless_another_skill_goes_by_it(title: str, aliases: list[str]) -> None:
    java = {"title": "Java", "category": "programming", "aliases": ["jvm"]}
    given = content(skills=skills(sql=skills()["sql"] | {"title": title}, java=java))

    assert merged(given, SKILLS, "sql", "python")["skills"]["python"]["aliases"] == aliases


def test_merged_resource_helps_with_what_both_helped_with() -> None:
    after = merged(content(), RESOURCES, "book", "course")["resources"]["course"]

    assert after["skills"] == ["python"]
    assert after["milestones"] == ["exercises", "set-up"]
    assert after["verdict"] == "Best for the first part; skip the last."
    assert after["named_in"] == "article"
    assert (after["url"], after["cost"]) == ("https://course.example/", "paid")
