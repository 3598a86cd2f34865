"""Claiming a level: once per skill, over what was seen of it, with each change kept; and nobody else's."""

import uuid
from datetime import UTC, datetime
from typing import Any

import pytest
from django.test import Client

from accounts.models import ClaimedLevel, Evidence, SkillClaim, User
from accounts.views.level_chart import level_chart
from roadmap.actions.slugs import rename_item
from roadmap.models import Skill, State
from roadmap.readers import catalogue
from tests import factories
from tests.conftest import Queries
from tests.pages import links, main, page, said, texts

pytestmark = pytest.mark.django_db

PAGE = "/record/skills/sql/"
OP = "5bd0ac1e-6b58-4e9b-8f2b-3f3e7f6f2a11"


@pytest.fixture
def sql() -> Skill:
    return factories.SkillFactory.create(slug="sql", title="SQL", summary="Asking tables.")


def claimed() -> list[tuple[Any, ...]]:
    """What is claimed: whose, of which skill, at which level, in which revision; and the levels over time."""
    return [
        (*fields, list(ClaimedLevel.objects.filter(claim=key).values_list("level", flat=True)))
        for key, *fields in SkillClaim.objects.order_by("pk").values_list(
            "pk", "learner", "skill__slug", "level", "revision"
        )
    ]


def claim(learner: User, skill: Skill, level: int = 3, **fields: Any) -> SkillClaim:
    """A claim with the one level that it ever had."""
    row = factories.SkillClaimFactory.create(learner=learner, skill=skill, level=level, **fields)
    factories.ClaimedLevelFactory.create(claim=row, level=level)
    return row


def chosen(answer: Any) -> list[str]:
    """The level whose radio button is set."""
    return [
        one.attrib["value"]
        for one in page(answer).iter("input")
        if one.attrib.get("type") == "radio" and "checked" in one.attrib
    ]


def hidden(answer: Any, name: str) -> str:
    (field,) = [one for one in page(answer).iter("input") if one.attrib.get("name") == name]
    return field.attrib.get("value", "")


def notice(answer: Any) -> str:
    return said(page(answer).find(".//div[@id='messages']"))


def test_each_level_is_chosen_against_what_it_means_in_this_skill(learner_client: Client, sql: Skill) -> None:
    factories.SkillLevelFactory.create(skill=sql, level=2, descriptor="Joins two tables.")

    answer = learner_client.get(PAGE)

    tree = page(answer)
    assert texts(tree, ".//main//fieldset//label") == [
        "1 Aware Knows the idea and has tried it once, with help.",
        "2 Practised Joins two tables.",
        "3 Independent Delivers at work without supervision, and knows the limits.",
        "4 Advanced Handles hard cases, reviews and teaches others.",
        "5 Authority Sets direction for several teams or for the field.",
    ]
    assert chosen(answer) == []
    assert texts(tree, ".//main//h2") == []


@pytest.mark.usefixtures("sql")
def test_level_is_claimed_and_said_and_the_moment_is_kept(learner: User, learner_client: Client) -> None:
    answer = learner_client.post(PAGE, {"level": "2", "op": OP}, follow=True)

    assert answer.redirect_chain == [("/record/skills/", 302)]
    assert notice(answer) == "Saved: SQL at level 2"
    assert claimed() == [(learner.pk, "sql", 2, 0, [2])]


@pytest.mark.usefixtures("sql")
def test_saving_may_lead_on_to_evidence(learner_client: Client) -> None:
    answer = learner_client.post(PAGE, {"level": "2", "op": OP, "prove": "1"})

    assert (answer.status_code, answer.headers["Location"]) == (302, "/record/evidence/add/claim/sql/")


def test_another_level_is_written_over_what_was_seen(learner: User, learner_client: Client, sql: Skill) -> None:
    row = claim(learner, sql, 2, is_shared=True)
    opened = learner_client.get(PAGE)

    learner_client.post(PAGE, {"level": "4", "revision": hidden(opened, "revision")})

    assert chosen(opened) == ["2"]
    assert claimed() == [(learner.pk, "sql", 4, 1, [2, 4])]
    row.refresh_from_db()
    assert row.is_shared


def test_same_level_again_writes_nothing(learner: User, learner_client: Client, sql: Skill) -> None:
    claim(learner, sql, 2, revision=3)

    answer = learner_client.post(PAGE, {"level": "2", "revision": "0"})

    assert answer.status_code == 302
    assert claimed() == [(learner.pk, "sql", 2, 3, [2])]


@pytest.mark.usefixtures("sql")
def test_the_form_sent_twice_makes_one_claim(learner: User, learner_client: Client) -> None:
    op = hidden(learner_client.get(PAGE), "op")

    answers = [learner_client.post(PAGE, {"level": "3", "op": op}).status_code for _ in range(2)]

    assert answers == [302, 302]
    assert claimed() == [(learner.pk, "sql", 3, 0, [3])]


@pytest.mark.usefixtures("sql")
def test_who_goes_back_to_the_form_and_chooses_again_changes_the_claim(learner: User, learner_client: Client) -> None:
    for level in ("3", "4"):
        learner_client.post(PAGE, {"level": level, "op": OP})

    assert claimed() == [(learner.pk, "sql", 4, 1, [3, 4])]


@pytest.mark.usefixtures("sql")
def test_two_windows_make_one_claim_and_are_told_of_each_other(learner: User, learner_client: Client) -> None:
    learner_client.post(PAGE, {"level": "2", "op": OP})

    answer = learner_client.post(PAGE, {"level": "4", "op": str(uuid.uuid4())})

    assert answer.status_code == 409
    alert = said(page(answer).find(".//section[@role='alert']"))
    assert "Saved meanwhile is: Level 2: Practised" in alert
    assert chosen(answer) == ["4"]
    assert claimed() == [(learner.pk, "sql", 2, 0, [2])]


def test_change_over_another_change_is_refused_and_saving_again_is_a_choice(
    learner: User, learner_client: Client, sql: Skill
) -> None:
    claim(learner, sql, 2, revision=5)
    factories.SkillClaimFactory.create(skill=sql, level=5)

    refused = learner_client.post(PAGE, {"level": "4", "revision": "4"})
    before = claimed()[0]
    again = learner_client.post(PAGE, {"level": "4", "revision": hidden(refused, "revision")})

    assert (refused.status_code, again.status_code) == (409, 302)
    assert "Level 2: Practised" in said(page(refused).find(".//section[@role='alert']"))
    assert before == (learner.pk, "sql", 2, 5, [2])
    assert claimed()[0] == (learner.pk, "sql", 4, 6, [2, 4])


@pytest.mark.usefixtures("sql")
def test_change_of_a_claim_that_is_gone_is_refused_and_may_be_claimed_again(
    learner: User, learner_client: Client
) -> None:
    refused = learner_client.post(PAGE, {"level": "4", "revision": "2"})
    nothing = claimed()
    again = learner_client.post(PAGE, {"level": "4", "op": hidden(refused, "op")})

    assert (refused.status_code, nothing, chosen(refused)) == (409, [], ["4"])
    assert "removed in another window" in main(refused)
    assert again.status_code == 302
    assert claimed() == [(learner.pk, "sql", 4, 0, [4])]


@pytest.mark.parametrize(
    ("typed", "why"),
    [
        ({}, "Which of these is you?: Choose the level that describes you."),
        ({"level": "0"}, "Which of these is you?: Choose one of the five levels."),
        ({"level": "6"}, "Which of these is you?: Choose one of the five levels."),
        ({"level": "three"}, "Which of these is you?: Choose one of the five levels."),
    ],
    ids=["none", "0", "6", "a word"],
)
@pytest.mark.usefixtures("sql")
def test_what_is_no_level_is_refused(learner_client: Client, typed: dict[str, str], why: str) -> None:
    answer = learner_client.post(PAGE, typed | {"op": OP})

    assert answer.status_code == 422
    assert texts(page(answer), ".//div[@id='error-summary']//li") == [why]
    assert claimed() == []


@pytest.mark.parametrize("forged", [{"revision": "-1"}, {"revision": "9" * 30}, {"op": "x"}])
@pytest.mark.usefixtures("sql")
def test_forged_hidden_fields_write_nothing(learner_client: Client, forged: dict[str, str]) -> None:
    assert learner_client.post(PAGE, {"level": "2"} | forged).status_code == 422
    assert claimed() == []


def test_op_of_another_claim_is_no_way_to_it(learner: User, learner_client: Client, sql: Skill) -> None:
    factories.SkillFactory.create(slug="r")
    claim(learner, sql, 2, op=OP)

    answer = learner_client.post("/record/skills/r/", {"level": "5", "op": OP})

    assert answer.status_code == 409
    assert claimed() == [(learner.pk, "sql", 2, 0, [2])]


@pytest.mark.usefixtures("sql")
def test_suggested_level_is_preselected_and_a_silly_one_is_not(learner_client: Client) -> None:
    assert chosen(learner_client.get(f"{PAGE}?level=3")) == ["3"]
    assert chosen(learner_client.get(f"{PAGE}?level=9")) == []


@pytest.mark.usefixtures("sql")
def test_what_was_chosen_survives_being_signed_out(learner: User, client: Client) -> None:
    away = client.post(PAGE, {"level": "4", "op": OP})
    client.force_login(learner)
    back = client.get(PAGE)
    later = client.get(PAGE)

    assert away.headers["Location"] == "/accounts/login/?next=/record/skills/sql/"
    assert (chosen(back), chosen(later)) == (["4"], [])
    assert "You were signed out before this was saved." in main(back)
    assert claimed() == []


@pytest.mark.parametrize("state", [State.DRAFT, State.ARCHIVED])
def test_skill_that_is_not_published_cannot_be_claimed(learner_client: Client, state: str) -> None:
    factories.SkillFactory.create(slug="sql", state=state)

    statuses = [learner_client.get(PAGE).status_code, learner_client.post(PAGE, {"level": "2"}).status_code]

    assert statuses == [404, 404]
    assert claimed() == []


def test_claim_outlives_its_skill(learner: User, learner_client: Client, client: Client, sql: Skill) -> None:
    claim(learner, sql, 2)
    Skill.objects.filter(pk=sql.pk).update(state=State.ARCHIVED)
    catalogue()
    client.force_login(factories.UserFactory.create())

    answer = learner_client.get(PAGE)
    learner_client.post(PAGE, {"level": "3", "revision": "0"})

    assert "This skill is no longer in the catalogue. What you claim stays yours." in main(answer)
    assert claimed() == [(learner.pk, "sql", 3, 1, [2, 3])]
    assert client.get(PAGE).status_code == 404


def test_old_slug_leads_on_and_what_was_sent_there_counts(learner: User, learner_client: Client, sql: Skill) -> None:
    rename_item(sql, "structured-query-language")

    asked = learner_client.get(f"{PAGE}?level=3")
    sent = learner_client.post(PAGE, {"level": "2", "op": OP})

    assert (asked.status_code, asked.headers["Location"]) == (301, "/record/skills/structured-query-language/?level=3")
    assert sent.status_code == 302
    assert claimed() == [(learner.pk, "structured-query-language", 2, 0, [2])]


def test_removing_asks_first_and_takes_what_hangs_on_it(learner: User, learner_client: Client, sql: Skill) -> None:
    row = claim(learner, sql, 2)
    factories.EvidenceFactory.create_batch(2, learner=learner, claim=row)
    kept = factories.EvidenceFactory.create()

    asked = main(learner_client.get(f"{PAGE}remove/"))
    before = SkillClaim.objects.filter(pk=row.pk).exists()
    answer = learner_client.post(f"{PAGE}remove/", follow=True)

    assert "2 pieces of evidence go with it." in asked
    assert before
    assert answer.redirect_chain == [("/record/skills/", 302)]
    assert notice(answer) == "Removed: SQL"
    assert list(SkillClaim.objects.all()) == [kept.claim]
    assert list(Evidence.objects.all()) == [kept]


def test_another_learners_claim_is_not_there(learner_client: Client, sql: Skill) -> None:
    other = factories.UserFactory.create()
    row = claim(other, sql, 5)
    factories.EvidenceFactory.create(learner=other, claim=row, text="canary")

    opened = learner_client.get(PAGE)
    answers = [learner_client.get(f"{PAGE}remove/").status_code, learner_client.post(f"{PAGE}remove/").status_code]

    assert answers == [404, 404]
    assert (chosen(opened), "canary" in opened.content.decode()) == ([], False)
    assert claimed() == [(other.pk, "sql", 5, 0, [5])]


def test_page_shows_what_proves_it_and_the_levels_over_time(learner: User, learner_client: Client, sql: Skill) -> None:
    row = factories.SkillClaimFactory.create(learner=learner, skill=sql, level=3)
    for level, month in ((1, 3), (3, 9)):
        since = datetime(2025, month, 1, 12, tzinfo=UTC)
        factories.ClaimedLevelFactory.create(claim=row, level=level, since=since)
    factories.EvidenceFactory.create(learner=learner, claim=row, url="https://example.org/mine")

    tree = page(learner_client.get(PAGE))

    assert texts(tree, ".//main//h2") == ["What shows it linked", "Level over time"]
    assert links(tree)["https://example.org/mine"] == "https://example.org/mine"
    assert texts(tree, ".//main//tbody/tr") == ["1 March 20251", "1 September 20253"]
    assert tree.find(".//main//svg[@role='img']") is not None


def test_levels_are_drawn_as_steps_that_end_now() -> None:
    begun, changed, now = (datetime(2026, 1, day, tzinfo=UTC) for day in (1, 11, 21))
    levels = [ClaimedLevel(level=1, since=begun), ClaimedLevel(level=4, since=changed)]

    chart = level_chart(levels, now)

    assert chart
    assert [(line.x1, line.x2, line.y1, line.y2) for line in chart.lines] == [
        ("4.00%", "52.00%", 82, 82),
        ("52.00%", "100.00%", 28, 28),
        ("52.00%", "52.00%", 82, 28),
    ]
    assert chart.grid == [(1, 82), (2, 64), (3, 46), (4, 28), (5, 10)]


def test_one_level_is_not_drawn() -> None:
    now = datetime(2026, 1, 1, tzinfo=UTC)

    assert level_chart([], now) is None
    assert level_chart([ClaimedLevel(level=3, since=now)], now) is None


def test_levels_that_changed_in_one_moment_are_drawn_all_the_same() -> None:
    now = datetime(2026, 1, 1, tzinfo=UTC)

    chart = level_chart([ClaimedLevel(level=1, since=now), ClaimedLevel(level=2, since=now)], now)

    assert chart
    assert [line.x1 for line in chart.lines] == ["4.00%", "4.00%", "4.00%"]


def test_page_of_a_claim_costs_the_same_with_1_and_3_pieces_of_evidence(
    learner: User, learner_client: Client, sql: Skill, queries: Queries
) -> None:
    row = claim(learner, sql, 2)
    factories.EvidenceFactory.create(learner=learner, claim=row)
    catalogue()

    with queries(6):
        first = learner_client.get(PAGE)
    factories.EvidenceFactory.create_batch(2, learner=learner, claim=row)
    factories.ClaimedLevelFactory.create_batch(2, claim=row)
    with queries(6):
        last = learner_client.get(PAGE)

    shown = [len(texts(page(answer), ".//section[@id='evidence']//li")) for answer in (first, last)]
    assert shown == [1, 3]
