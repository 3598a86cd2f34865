"""From four questions without an account to a way with dates: kept, signed up, taken over, logged, ticked, moved."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import pytest
from playwright.sync_api import expect

from accounts.models import Education, EducationLevel, Progress, SkillClaim, StudyTime, User
from tests.browser.test_record_walk import Hand

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Locator, Page

pytestmark = [pytest.mark.browser, pytest.mark.usefixtures("curriculum")]

PASSWORD = "seven quiet lanterns drift"
MILESTONE = "notebook-to-package"
# Work that the role asks of somebody with a Bachelor, less what the visitor says.
SHORT_MONTHS = str(60 - 24)


class Shown(NamedTuple):
    """What a page says of a role, by its hooks."""

    requirement: str | None
    short_months: str | None
    held: str | None
    asked: str | None


class Arrival(NamedTuple):
    """A range of days."""

    earliest: str
    latest: str


@pytest.mark.parametrize("scripts", [True, False], ids=["with JavaScript", "without JavaScript"])
def test_walk_from_four_questions_to_a_way_with_dates(open_page: Callable[..., Page], scripts: bool) -> None:
    page = open_page(java_script_enabled=scripts, viewport={"width": 360, "height": 740})
    hand = Hand(page)

    tried = try_readiness(hand)
    keep_and_sign_up(hand)
    assert recorded() == ("ml-engineer", EducationLevel.BACHELOR, 24, {"python": 3, "sql": 2})
    assert on_the_role(page) == tried
    assert on_the_dashboard(page) == tried
    log_an_hour(hand)
    before = arrival(page)
    tick(hand)
    assert not_later(arrival(page), before)
    more_hours_are_not_later(hand)
    switch_and_come_back(hand)
    hide_and_show_dates(hand)


def try_readiness(hand: Hand) -> Shown:
    """Somebody without an account chooses a role, and answers the other questions."""
    page = hand.page
    page.goto("/readiness/")
    page.get_by_label("Which role do you look at?").select_option(label="Machine-learning engineer")
    hand.press("Show where I stand")
    expect(page.get_by_role("heading", name="Your answers")).to_be_visible()
    hand.choose("Bachelor")
    hand.write("Months of relevant work", "24")
    page.get_by_label("Python", exact=True).select_option("python:3")
    page.get_by_label("SQL", exact=True).select_option("sql:2")
    page.locator("#answers button").click()
    page.wait_for_url("**months=24**")
    shown = shown_in(page.locator("#answer"))
    assert shown == Shown("short", SHORT_MONTHS, "5", shown.asked)
    return shown


def keep_and_sign_up(hand: Hand) -> None:
    """The answers wait in the session, and are taken over by the new account."""
    hand.press("Keep this")
    hand.write("E-mail", "ada@example.org")
    hand.page.locator("input[autocomplete$=password]").fill(PASSWORD)
    hand.press("Sign up")
    hand.page.wait_for_url("**/readiness/kept/")
    expect(hand.page.get_by_role("row").filter(has_text="Relevant work")).to_contain_text("24 months")
    hand.press("Take over what is new")
    expect(hand.page.locator("#messages")).to_contain_text("Taken over.")


def recorded() -> tuple[str, str, int | None, dict[str, int]]:
    """What the learner's own rows say: the aim, the degree, the months, the claims."""
    learner = User.objects.get()
    assert learner.target_role
    return (
        learner.target_role.slug,
        Education.objects.get().level,
        learner.stated_months,
        dict(SkillClaim.objects.filter(learner=learner).values_list("skill__slug", "level")),
    )


def on_the_role(page: Page) -> Shown:
    """What the page of the role says."""
    page.goto("/roles/ml-engineer/")
    return shown_in(page.locator(".readiness"))


def on_the_dashboard(page: Page) -> Shown:
    """What the row of the role says."""
    page.goto("/dashboard/")
    return shown_in(page.locator("tr[data-role=ml-engineer]"))


def shown_in(place: Locator) -> Shown:
    """The hooks that somebody may rely on."""
    requirement = place.locator("[data-requirement]")
    skills = place.locator("[data-skills-asked]")
    return Shown(
        requirement.get_attribute("data-requirement"),
        requirement.get_attribute("data-short-months"),
        skills.get_attribute("data-skills-held"),
        skills.get_attribute("data-skills-asked"),
    )


def log_an_hour(hand: Hand) -> None:
    """Two clicks: the milestone that is next, and how long; then hours a week, for there to be dates."""
    hand.page.goto(f"/milestones/{MILESTONE}/")
    hand.press("60 min")
    expect(hand.page.locator("#messages")).not_to_be_empty()
    assert list(StudyTime.objects.values_list("milestone__slug", "minutes")) == [(MILESTONE, 60)]

    hand.page.goto("/settings/")
    hand.write("Hours a week for learning", "8")
    hand.page.get_by_role("main").get_by_role("button", name="Save").first.click()
    expect(hand.page.locator("#messages")).not_to_be_empty()


def tick(hand: Hand) -> None:
    """Done, from the page of the milestone."""
    hand.page.goto(f"/milestones/{MILESTONE}/")
    hand.press("Mark as done")
    expect(hand.page.locator("#messages")).to_contain_text("Done:")
    assert list(Progress.objects.values_list("milestone__slug", "status")) == [(MILESTONE, "done")]


def arrival(page: Page) -> Arrival:
    """When the plan says that the role is reached."""
    page.goto("/plan/")
    return range_in(page.locator(".forecast [data-earliest]").first)


def range_in(place: Locator) -> Arrival:
    """The range that is shown here."""
    earliest, latest = place.get_attribute("data-earliest"), place.get_attribute("data-latest")
    assert earliest
    assert latest
    return Arrival(earliest, latest)


def not_later(one: Arrival, other: Arrival) -> bool:
    """Whether neither end of the range moved away; ISO dates are in order as they are written."""
    return one.earliest <= other.earliest and one.latest <= other.latest


def more_hours_are_not_later(hand: Hand) -> None:
    """Try twice the hours, see the range move, keep it."""
    before = arrival(hand.page)
    hand.write("Hours a week", "16")
    hand.press("Show what changes")
    answer = hand.page.locator("#what-if-answer")
    expect(answer.get_by_role("heading", name="With this")).to_be_visible()
    tried = range_in(answer.locator("[data-earliest]").first)
    assert range_in(answer.locator("[data-earliest]").last) == before
    assert tried != before
    assert not_later(tried, before)
    assert User.objects.get().weekly_hours == 8
    hand.press("Keep this")
    expect(hand.page.locator("#messages")).to_contain_text("Kept:")
    assert arrival(hand.page) == tried


def switch_and_come_back(hand: Hand) -> None:
    """Over to the other route by its preview, and back: the dates are those of before."""
    before = arrival(hand.page)
    for slug in ("analyst-first", "direct"):
        hand.page.goto(f"/plan/route/{slug}/")
        hand.page.get_by_role("button", name="Switch to this route").click()
        expect(hand.page.locator("#messages")).to_contain_text("Your route is now:")
        assert User.objects.values_list("route__slug").get() == (slug,)
        assert (arrival(hand.page) == before) is (slug == "direct")


def hide_and_show_dates(hand: Hand) -> None:
    """Whoever wants no dates sees none, here and on the dashboard."""
    before = arrival(hand.page)
    hand.press("Hide dates")
    expect(hand.page.locator("#messages")).to_contain_text("Dates are hidden.")
    for address in ("/plan/", "/dashboard/"):
        hand.page.goto(address)
        expect(hand.page.locator("[data-earliest]")).to_have_count(0)
    hand.page.goto("/plan/")
    hand.press("Show dates")
    expect(hand.page.locator("#messages")).to_contain_text("Dates are shown.")
    assert arrival(hand.page) == before
