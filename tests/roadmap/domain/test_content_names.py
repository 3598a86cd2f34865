"""What items were called before: said in files, and understood in files that do not know better."""

from typing import Any

import pytest

from roadmap.domain.content import (
    Agreement,
    Content,
    ContentError,
    Former,
    Names,
    agreement,
    checked,
    names_here,
    parted,
    rejoined,
    understood,
    with_present_references,
)
from tests.roadmap.curriculum import small

RENAMED = {("skills", "python"): Former("py-lang")}
MERGED = {("skills", "sql"): Former("python", is_merged=True)}


def content(**changed: Any) -> Content:
    """The small curriculum as it is checked, with some kinds changed."""
    given = small() | changed
    skills = {"categories": given.pop("categories"), "skills": given.pop("skills")}
    return checked({f"{name}.yaml": items for name, items in given.items()} | {"skills.yaml": skills})


def skills(**changed: Any) -> dict[str, Any]:
    return small()["skills"] | changed


def refusal(given: Content, names: Names | None = None) -> list[str]:
    with pytest.raises(ContentError) as caught:
        understood(given, names) if names else parted(given)
    return [str(problem) for problem in caught.value.problems]


def test_former_slugs_are_kept_apart_from_what_an_item_says_and_joined_again() -> None:
    said = content(skills=skills(sql=skills()["sql"] | {"formerly": ["ess-queue-el"], "merged": ["sequel", "mysql"]}))

    plain, names = parted(said)

    assert plain == content()
    assert names == {
        ("skills", "ess-queue-el"): Former("sql"),
        ("skills", "mysql"): Former("sql", is_merged=True),
        ("skills", "sequel"): Former("sql", is_merged=True),
    }
    assert rejoined(plain, names) == said


def test_former_slug_of_two_items_or_of_one_that_is_there_is_refused() -> None:
    both = skills(python=skills()["python"] | {"formerly": ["sql", "old"]}, sql=skills()["sql"] | {"merged": ["old"]})

    assert refusal(content(skills=both)) == [
        "skills.yaml: python: formerly: 'sql' is a skill of its own in the files",
        "skills.yaml: sql: merged: 'old' is said of skill python already",
    ]


@pytest.mark.parametrize("slug", ["Old", "", 7, "o" * 81])
def test_former_slug_is_a_slug(slug: object) -> None:
    with pytest.raises(ContentError, match=r"skills\.yaml: sql: formerly"):
        content(skills=skills(sql=skills()["sql"] | {"formerly": [slug]}))


def test_only_kinds_that_can_be_merged_say_so() -> None:
    with pytest.raises(ContentError, match=r"stages\.yaml: base: merged: is not a field here"):
        content(stages=small()["stages"] | {"base": small()["stages"]["base"] | {"merged": ["old"]}})


def test_renamed_item_is_understood_as_an_item_and_wherever_it_is_referred_to() -> None:
    now = understood(content(), RENAMED)

    assert list(now["skills"]) == ["py-lang", "sql"]
    assert now["milestones"]["set-up"]["skills"] == {"py-lang": 1}
    assert now["milestones"]["exercises"]["any_of"] == {"language": {"py-lang": 2}}
    assert now["resources"]["book"]["skills"] == ["py-lang"]
    assert now["certifications"]["new-exam"]["skills"] == {"py-lang": 3, "sql": 1}
    assert now["roles"]["junior"]["skills"] == {"py-lang": 2}
    assert "python" not in {slug for kind, items in now.items() for slug in items if kind == "skills"}


def test_kinds_do_not_share_names() -> None:
    assert understood(content(), {("milestones", "python"): Former("py-lang")}) == content()


def test_item_under_both_its_slugs_is_refused() -> None:
    both = content(skills=skills(**{"py-lang": {"title": "Python", "category": "programming"}}))

    assert refusal(both, RENAMED) == [
        "skills.yaml: py-lang: is the same skill as python, which is called py-lang now; give it once"
    ]


def test_item_that_became_part_of_another_is_left_out_if_that_is_given_too() -> None:
    now = understood(content(), MERGED)

    assert now["skills"] == {"python": content()["skills"]["python"]}
    assert now["certifications"]["new-exam"]["skills"] == {"python": 3}


def test_item_that_became_part_of_another_speaks_for_it_if_that_is_not_given() -> None:
    alone = skills()
    del alone["python"]

    now = understood(content(skills=alone), MERGED)

    assert now["skills"] == {"python": content()["skills"]["sql"]}


def test_item_that_became_part_of_another_gives_way_to_that_under_its_old_slug_too() -> None:
    names = {("skills", "sql"): Former("py-lang", is_merged=True), **RENAMED}

    assert understood(content(), names)["skills"] == {"py-lang": content()["skills"]["python"]}


def test_two_that_became_part_of_a_third_which_is_not_given_are_refused() -> None:
    names = {("skills", slug): Former("third", is_merged=True) for slug in ("python", "sql")}

    assert refusal(content(), names) == [
        "skills.yaml: sql: is the same skill as python, which is called third now; give it once"
    ]


def test_milestone_gives_a_skill_once_after_two_became_one() -> None:
    now = understood(content(), MERGED)

    assert now["milestones"]["exercises"]["skills"] == {"python": 2}
    assert "any_of" not in now["milestones"]["exercises"]


def test_role_may_ask_for_a_skill_and_name_it_among_a_choice() -> None:
    now = understood(content(), MERGED)

    assert now["roles"]["junior"]["skills"] == {"python": 2}
    assert now["roles"]["junior"]["any_of"] == {"language": {"python": 1}}


@pytest.mark.parametrize(("one", "other", "kept"), [(1, 3, 3), (3, 1, 3), (2, 2, 2)])
def test_higher_level_holds_where_two_become_one(one: int, other: int, kept: int) -> None:
    given = small()["roles"]
    given["junior"]["skills"] = {"python": one, "sql": other}

    assert understood(content(roles=given), MERGED)["roles"]["junior"]["skills"] == {"python": kept}


def test_first_milestone_holds_where_two_become_one() -> None:
    now = understood(content(), {("milestones", "see"): Former("set-up", is_merged=True)})

    assert now["routes"]["direct"]["steps"] == {"set-up": "required", "exercises": "required"}


def test_single_items_refer_by_former_slugs_and_are_not_given_under_one() -> None:
    role = {"roles": {"junior": content()["roles"]["junior"]}}

    assert with_present_references(role, RENAMED)["roles"]["junior"]["skills"] == {"py-lang": 2}
    with pytest.raises(ContentError) as caught:
        with_present_references({"skills": {"python": content()["skills"]["python"]}}, RENAMED)
    assert str(caught.value) == "skills.yaml: python: slug: is what skill py-lang was called before"


HERE = {"skills": ["python", "sql"]}


@pytest.mark.parametrize(
    ("said", "known", "agreed"),
    [
        # Nothing here was ever called so.
        ({"old": "python"}, {}, Agreement(formers={("skills", "old"): Former("python")})),
        # It is here under its old slug.
        ({"python": "new"}, {}, Agreement(renames={("skills", "python"): "new"})),
        # Both are here.
        ({"sql": "python"}, {}, Agreement(merges={("skills", "sql"): "python"})),
        # Two that are here become one that is not.
        (
            {"python": "new", "sql": "new"},
            {},
            Agreement(renames={("skills", "python"): "new"}, merges={("skills", "sql"): "new"}),
        ),
        # It is known already.
        ({"old": "python"}, {"old": "python"}, Agreement()),
        # It was renamed otherwise here, and so was what became part of it.
        ({"old": "new"}, {"old": "sql"}, Agreement()),
        ({"old": "new", "python": "new"}, {"old": "sql"}, Agreement(merges={("skills", "python"): "sql"})),
        # It was renamed back here.
        ({"python": "new"}, {"new": "python"}, Agreement()),
    ],
)
def test_agreement_follows_the_files_unless_curators_decided_otherwise(
    said: dict[str, str], known: dict[str, str], agreed: Agreement
) -> None:
    files = {("skills", old): Former(now) for old, now in said.items()}
    here = {("skills", old): Former(now) for old, now in known.items()}

    assert agreement(files, HERE, here) == agreed
    assert agreed.is_reached is (agreed == Agreement())


def test_what_was_renamed_otherwise_here_is_known_by_the_name_in_the_files() -> None:
    names = names_here({("skills", "old"): Former("new")}, HERE, {("skills", "old"): Former("sql")})

    assert names == {("skills", "old"): Former("sql"), ("skills", "new"): Former("sql")}
