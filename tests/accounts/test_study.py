"""The study log: minutes on a day are made once, summed by week, and nobody else's."""

from datetime import date, timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from accounts.models import StudyTime, User
from accounts.readers.study import minutes_by_week
from roadmap.actions.moving import move_rows
from roadmap.models import Milestone, State
from roadmap.readers import catalogue
from tests.conftest import Queries
from tests.factories import MilestoneFactory, ProgressFactory, StudyTimeFactory, UserFactory
from tests.pages import links, page, said, texts

pytestmark = pytest.mark.django_db

ADD, OP = "/study/add/", "5bd0ac1e-6b58-4e9b-8f2b-3f3e7f6f2a11"
# A Monday.
DAY = date(2026, 3, 2)


def logged() -> list[tuple[Any, ...]]:
    return list(StudyTime.objects.order_by("pk").values_list("learner", "milestone__slug", "day", "minutes", "note"))


def errors(answer: Any) -> list[str]:
    return texts(page(answer), ".//div[@id='error-summary']//li")


def notice(answer: Any) -> str:
    return said(page(answer).find(".//div[@id='messages']"))


@pytest.fixture
def git(db: None) -> Milestone:
    return MilestoneFactory.create(slug="git", title="Git")


@pytest.mark.usefixtures("git")
def test_two_clicks_on_the_page_of_a_milestone(learner: User, learner_client: Client) -> None:
    shown = page(learner_client.get("/milestones/git/"))
    (quick, own) = shown.findall(".//section[@id='log-study']//form")
    typed = {one.attrib["name"]: one.attrib["value"] for one in quick.iter("input")}

    answer = learner_client.post(quick.attrib["action"], typed | {"minutes": "60"}, follow=True)

    today = timezone.localdate()
    assert [one.attrib["value"] for one in quick.iter("button")] == ["30", "60", "90"]
    assert own.attrib["action"] == quick.attrib["action"] == "/milestones/git/log/"
    assert answer.redirect_chain == [("/milestones/git/", 302)]
    assert notice(answer).startswith("Saved: 60 minutes on ")
    assert logged() == [(learner.pk, "git", today, 60, "")]


@pytest.mark.usefixtures("git")
def test_minutes_alone_are_of_today(learner: User, learner_client: Client) -> None:
    learner_client.post("/milestones/git/log/", {"minutes": "25"})

    assert logged() == [(learner.pk, "git", timezone.localdate(), 25, "")]


def test_what_is_typed_is_kept_and_the_form_sent_twice_makes_one(
    learner: User, learner_client: Client, git: Milestone
) -> None:
    typed = {"minutes": "1440", "day": "2026-03-02", "milestone": git.slug, "note": "Rebase", "op": OP}

    answers = [learner_client.post(ADD, typed, follow=True) for _ in range(2)]

    assert [answer.redirect_chain for answer in answers] == [[("/study/", 302)]] * 2
    assert logged() == [(learner.pk, "git", DAY, 1440, "Rebase")]


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ({"minutes": ""}, "Enter how many minutes it was."),
        ({"minutes": "0"}, "Enter at least one minute."),
        ({"minutes": "-5"}, "Enter at least one minute."),
        ({"minutes": "1441"}, "A day has 1,440 minutes; enter no more than that."),
        ({"minutes": "1e9"}, "Enter whole minutes, such as 45."),
        ({"minutes": "9" * 400}, "A day has 1,440 minutes; enter no more than that."),
        ({"day": ""}, "Enter the day."),
        ({"day": "yesterday"}, "Enter a day as year, month and day, such as 2026-03-02."),
        ({"day": "1999-12-31"}, "This is too long ago. Is the year right?"),
        ({"day": "TOMORROW"}, "This day is still to come. Log it once you have studied."),
        ({"milestone": "nowhere"}, "Select a valid choice. nowhere is not one of the available choices."),
        ({"note": "x" * 201}, "Ensure this value has at most 200 characters (it has 201)."),
    ],
)
def test_bad_input_is_told_what_to_do(learner_client: Client, typed: dict[str, str], told: str) -> None:
    days = {"TOMORROW": str(timezone.localdate() + timedelta(days=1))}
    typed = {name: days.get(text, text) for name, text in typed.items()}

    answer = learner_client.post(ADD, {"minutes": "30", "day": "2026-03-02"} | typed)

    assert (answer.status_code, len(errors(answer))) == (422, 1)
    assert told in errors(answer)[0]
    assert logged() == []


def test_a_day_holds_no_more_than_a_day(learner: User, learner_client: Client) -> None:
    StudyTimeFactory.create(learner=learner, day=DAY, minutes=1400)
    StudyTimeFactory.create(day=DAY, minutes=1440)

    refused = learner_client.post(ADD, {"minutes": "41", "day": "2026-03-02"})
    kept = learner_client.post(ADD, {"minutes": "40", "day": "2026-03-02"})

    assert "on this one 40 are not logged yet" in errors(refused)[0]
    assert (refused.status_code, kept.status_code) == (422, 302)


def test_an_entry_that_is_changed_does_not_stand_in_its_own_way(learner: User, learner_client: Client) -> None:
    row = StudyTimeFactory.create(learner=learner, day=DAY, minutes=1400)

    answer = learner_client.post(f"/study/{row.pk}/", {"minutes": "1440", "day": "2026-03-02", "revision": "0"})

    assert answer.status_code == 302
    assert logged() == [(learner.pk, None, DAY, 1440, "")]


def test_today_is_that_of_the_learner(client: Client) -> None:
    """On the other side of the date line it is another day already, or still."""
    ahead, behind = (UserFactory.create(time_zone=zone) for zone in ("Pacific/Kiritimati", "Pacific/Niue"))
    with timezone.override("Pacific/Kiritimati"):
        there = timezone.localdate()

    client.force_login(ahead)
    kept = client.post(ADD, {"minutes": "30", "day": str(there)})
    client.force_login(behind)
    refused = client.post(ADD, {"minutes": "30", "day": str(there)})

    assert (kept.status_code, refused.status_code) == (302, 422)


def test_weeks_are_shown_with_their_sums(learner: User, learner_client: Client, git: Milestone) -> None:
    for days, minutes in ((0, 30), (6, 60), (-1, 45)):
        StudyTimeFactory.create(learner=learner, day=DAY + timedelta(days=days), minutes=minutes)
    StudyTimeFactory.create(learner=learner, day=DAY, minutes=15, milestone=git, note="Rebase")
    StudyTimeFactory.create(day=DAY, minutes=999)

    shown = page(learner_client.get("/study/"))

    assert texts(shown, ".//section[@class='study-week']/h2") == [
        "2 March to 8 March 2026 1 hour 45 minutes",
        "23 February to 1 March 2026 45 minutes",
    ]
    assert texts(shown, ".//p[@class='study-row__what']") == [
        "Sunday, 8 March 1 hour",
        "Monday, 2 March 15 minutes",
        "Monday, 2 March 30 minutes",
        "Sunday, 1 March 45 minutes",
    ]
    assert texts(shown, ".//p[@class='line__facts']") == ["GitRebase"]


def test_a_week_on_two_pages_has_the_whole_sum_on_both(learner: User, learner_client: Client) -> None:
    for _ in range(31):
        StudyTimeFactory.create(learner=learner, day=DAY, minutes=2)

    sums = [texts(page(learner_client.get(f"/study/?page={number}")), ".//h2")[1:] for number in (1, 2)]

    assert sums == [["2 March to 8 March 2026 1 hour 2 minutes"]] * 2


def test_an_empty_log_says_what_it_is_for(learner_client: Client) -> None:
    StudyTimeFactory.create()

    assert texts(page(learner_client.get("/study/")), ".//p[@class='empty__title']") == ["Nothing logged yet"]


def test_rows_of_others_are_not_there(learner_client: Client) -> None:
    other = StudyTimeFactory.create(minutes=77)

    answers = [
        learner_client.get(f"/study/{other.pk}/"),
        learner_client.post(f"/study/{other.pk}/remove/"),
        learner_client.post(f"/study/{other.pk}/", {"minutes": "1", "day": "2026-03-02"}),
        learner_client.get("/study/9999/"),
    ]

    assert [answer.status_code for answer in answers] == [404] * 4
    assert logged() == [(other.learner_id, None, DAY, 77, "")]


def test_an_entry_is_removed_after_being_asked(learner: User, learner_client: Client) -> None:
    row = StudyTimeFactory.create(learner=learner)

    asked = learner_client.get(f"/study/{row.pk}/remove/")
    answer = learner_client.post(f"/study/{row.pk}/remove/", follow=True)

    assert texts(page(asked), ".//h1") == ["Remove this study time?"]
    assert (answer.redirect_chain, logged()) == ([("/study/", 302)], [])


def test_two_windows_are_told_of_each_other(learner: User, learner_client: Client) -> None:
    row = StudyTimeFactory.create(learner=learner, revision=1)

    answer = learner_client.post(f"/study/{row.pk}/", {"minutes": "5", "day": "2026-03-02", "revision": "0"})

    assert (answer.status_code, logged()) == (409, [(learner.pk, None, DAY, 60, "")])


@pytest.mark.usefixtures("git")
def test_whoever_was_signed_out_finds_what_they_typed(client: Client, learner: User) -> None:
    answer = client.post("/milestones/git/log/", {"minutes": "45", "day": "2026-03-02"})
    client.force_login(learner)
    shown = page(client.get(ADD))

    assert answer.headers["Location"] == "/accounts/login/?next=/study/add/"
    (minutes,) = shown.findall(".//input[@name='minutes']")
    (chosen,) = shown.findall(".//option[@selected]")
    assert (minutes.attrib["value"], chosen.attrib["value"]) == ("45", "git")
    assert logged() == []


@pytest.mark.usefixtures("git")
def test_minutes_that_are_refused_come_back_with_the_milestone(learner_client: Client) -> None:
    answer = learner_client.post("/milestones/git/log/", {"minutes": "5000"})

    (chosen,) = page(answer).findall(".//option[@selected]")
    assert (answer.status_code, chosen.attrib["value"]) == (422, "git")


def test_what_is_not_published_cannot_be_logged_for(learner_client: Client) -> None:
    MilestoneFactory.create(slug="draft", state=State.DRAFT)

    assert learner_client.post("/milestones/draft/log/", {"minutes": "5"}).status_code == 404


def test_an_archived_milestone_keeps_its_log(learner: User, learner_client: Client, git: Milestone) -> None:
    row = StudyTimeFactory.create(learner=learner, milestone=git)
    ProgressFactory.create(learner=learner, milestone=git)
    Milestone.objects.update(state=State.ARCHIVED)

    shown = page(learner_client.get("/study/"))
    answer = learner_client.post(
        f"/study/{row.pk}/", {"minutes": "61", "day": "2026-03-02", "milestone": "git", "revision": "0"}
    )

    assert texts(shown, ".//p[@class='line__facts']") == ["Git"]
    assert "/milestones/git/" not in links(shown).values()
    assert page(learner_client.get("/milestones/git/")).find(".//section[@id='log-study']") is None
    assert answer.status_code == 302
    assert logged() == [(learner.pk, "git", DAY, 61, "")]


def test_what_was_logged_goes_with_a_milestone_that_becomes_another(learner: User, git: Milestone) -> None:
    kept = MilestoneFactory.create(slug="version-control")
    for milestone in (git, kept, None):
        StudyTimeFactory.create(learner=learner, milestone=milestone)

    move_rows(gone=git, kept=kept)

    assert [row[1] for row in logged()] == ["version-control", "version-control", None]


def test_minutes_are_summed_by_full_week(learner: User) -> None:
    today = date(2026, 3, 18)  # A Wednesday: the last full week is that from 9 March.
    for days, minutes in ((0, 500), (-3, 10), (-9, 20), (-10, 40), (-16, 80), (-86, 160), (-87, 320)):
        StudyTimeFactory.create(learner=learner, day=today + timedelta(days=days), minutes=minutes)
    StudyTimeFactory.create(day=today - timedelta(days=9), minutes=999)

    assert minutes_by_week(learner, today) == (30, 120, *[0] * 9, 160)


def test_the_list_costs_the_same_at_1_and_3_rows(
    learner: User, learner_client: Client, git: Milestone, queries: Queries
) -> None:
    StudyTimeFactory.create(learner=learner, milestone=git)
    catalogue()

    with queries(4):
        one = learner_client.get("/study/")
    StudyTimeFactory.create(learner=learner, milestone=git, day=date(2025, 1, 1))
    StudyTimeFactory.create(learner=learner, milestone=MilestoneFactory.create())
    catalogue()
    with queries(4):
        three = learner_client.get("/study/")

    counts = [len(page(answer).findall(".//li[@class='study-row']")) for answer in (one, three)]
    assert counts == [1, 3]


def test_the_form_costs_the_session(learner_client: Client, git: Milestone, queries: Queries) -> None:
    catalogue()

    with queries(1):
        learner_client.get(ADD)
