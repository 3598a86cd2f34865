"""The overview for staff: what it shows, what it hides, and the same as files for spreadsheets."""

import csv
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from io import StringIO
from typing import Any
from xml.etree.ElementTree import Element, tostring

import pytest
import time_machine
from django.test import Client
from django.urls import reverse

from accounts.models import ProgressStatus, TermSuggestion
from roadmap.models import Milestone, State
from tests import factories
from tests.conftest import Queries
from tests.pages import links, page, said, texts
from tests.staff import client_of, make_roles

pytestmark = pytest.mark.django_db

OVERVIEW = "/admin/overview/"
WEDNESDAY = datetime(2026, 3, 25, 12, tzinfo=UTC)
# The last week that is over: 16 to 22 March.
LAST_WEEK = datetime(2026, 3, 16, 9, tzinfo=UTC)
DAY = timedelta(days=1)
TABLES = ("sign-ups", "active-learners", "milestones", "stops", "searches", "terms")


@pytest.fixture(autouse=True)
def _on_a_wednesday() -> Iterator[None]:
    with time_machine.travel(WEDNESDAY, tick=False):
        yield


def people_on(milestone: Milestone, people: int, **fields: Any) -> None:
    """Progress of so many learners, who signed up long ago."""
    for _ in range(people):
        learner = factories.UserFactory.create(date_joined=WEDNESDAY - 900 * DAY)
        factories.ProgressFactory.create(milestone=milestone, learner=learner, **fields)


def finished(milestone: Milestone, people: int, days: int = 3) -> None:
    people_on(milestone, people, status=ProgressStatus.DONE, started_at=LAST_WEEK, completed_at=LAST_WEEK + days * DAY)


def silent(milestone: Milestone, people: int) -> None:
    people_on(milestone, people, status=ProgressStatus.STARTED, started_at=LAST_WEEK - 28 * DAY)


def missed(term: str, count: int) -> None:
    factories.SearchMissFactory.create(term=term, week=LAST_WEEK.date(), count=count)


def suggested(word: str, people: int, when: datetime = LAST_WEEK) -> None:
    """A word of adverts that so many learners told of, who signed up long ago."""
    for _ in range(people):
        learner = factories.UserFactory.create(date_joined=WEDNESDAY - 900 * DAY)
        factories.TermSuggestionFactory.create(learner=learner, word=word)
    TermSuggestion.objects.filter(word=word).update(created_at=when)


def section(client: Client, name: str, query: str = "") -> Element:
    found = page(client.get(f"{OVERVIEW}{query}")).find(f".//section[@aria-labelledby='{name}-title']")
    assert found is not None
    return found


def shown_to(client: Client) -> bytes:
    """All of the page but its frame, to the last attribute."""
    content = page(client.get(OVERVIEW)).find(".//div[@id='content-main']")
    assert content is not None
    return tostring(content)


def rows(part: Element) -> list[list[str]]:
    return [[said(cell) for cell in row] for row in part.iterfind(".//tbody/tr")]


def file(client: Client, name: str, query: str = "") -> list[list[str]]:
    answer = client.get(f"{OVERVIEW}{name}.csv{query}")
    return list(csv.reader(StringIO(answer.content.decode("utf-8-sig"), newline="")))


def test_sign_ups_are_shown_by_week_where_they_are_many(curator_client: Client) -> None:
    factories.UserFactory.create_batch(8, date_joined=LAST_WEEK)
    factories.UserFactory.create_batch(4, date_joined=LAST_WEEK - 7 * DAY)
    factories.UserFactory.create_batch(9, date_joined=WEDNESDAY)

    part = section(curator_client, "sign-ups", "?weeks=4")

    assert rows(part) == [
        ["23 February 2026", "< 5"],
        ["2 March 2026", "< 5"],
        ["9 March 2026", "< 5"],
        ["16 March 2026", "10"],
    ]
    assert texts(part, "./svg/desc") == ["Most: 10, in the week of 16 March 2026. In the last week: 10."]
    assert texts(part, "./svg/rect/title")[-2:] == ["Week of 9 March 2026: < 5", "Week of 16 March 2026: 10"]


def test_columns_are_as_tall_as_their_numbers_and_hidden_ones_all_alike(curator_client: Client) -> None:
    for back, people in enumerate((20, 10, 4, 0)):
        factories.UserFactory.create_batch(people, date_joined=LAST_WEEK - 7 * back * DAY)

    bars = section(curator_client, "sign-ups", "?weeks=4").findall("./svg/rect")

    assert [(bar.attrib["class"], bar.attrib["y"], bar.attrib["height"]) for bar in bars] == [
        ("chart-hidden", "169", "3"),
        ("chart-hidden", "169", "3"),
        ("chart-series-0", "97", "75"),
        ("chart-series-0", "22", "150"),
    ]


def test_learners_are_active_in_the_weeks_of_their_changes(curator_client: Client) -> None:
    finished(factories.MilestoneFactory.create(), 6)

    part = section(curator_client, "active-learners", "?weeks=4")

    assert rows(part)[-2:] == [["9 March 2026", "< 5"], ["16 March 2026", "5"]]


def test_milestones_say_how_many_did_what_and_in_how_many_days(curator_client: Client) -> None:
    stage = factories.StageFactory.create(title="Basics")
    python, sql = (factories.MilestoneFactory.create(title=title, stage=stage) for title in ("Python", "SQL"))
    old = factories.MilestoneFactory.create(title="Perl", stage=stage, state=State.ARCHIVED)
    factories.MilestoneFactory.create(title="Cobol", stage=stage, state=State.ARCHIVED)
    finished(python, 3, days=2)
    finished(python, 3, days=5)
    people_on(python, 8, status=ProgressStatus.SET_ASIDE, set_aside_at=LAST_WEEK)
    finished(sql, 4)
    people_on(old, 5, status=ProgressStatus.STARTED, started_at=LAST_WEEK)

    part = section(curator_client, "milestones")

    assert rows(part) == [
        ["Basics", "Python", "5", "5", "10", "3.5"],
        ["Basics", "SQL", "< 5", "< 5", "< 5", "-"],
        ["Basics", "Perl (archived)", "5", "< 5", "< 5", "-"],
    ]
    # What the table shows, added up: nothing of those who are too few.
    assert texts(part, "./svg/desc") == ["Basics: 10, 5, 10"]
    assert texts(part, "./ul/li") == ["Started", "Done", "Set aside"]


def test_sum_of_which_nothing_may_be_shown_is_not_there(curator_client: Client) -> None:
    stage = factories.StageFactory.create(title="Basics")
    shown, *few = factories.MilestoneFactory.create_batch(3, stage=stage)
    people_on(shown, 5, status=ProgressStatus.STARTED, started_at=LAST_WEEK)
    for milestone in few:
        finished(milestone, 4)

    part = section(curator_client, "milestones")

    assert texts(part, "./svg/desc") == ["Basics: 5, -, -"]


def test_where_people_stop_lists_milestones_of_many_most_first(curator_client: Client) -> None:
    stage = factories.StageFactory.create(title="Basics")
    for title, people in (("Few", 4), ("Some", 5), ("Many", 9)):
        silent(factories.MilestoneFactory.create(title=title, stage=stage), people)

    part = section(curator_client, "stops")

    assert rows(part) == [["Basics", "Many", "10"], ["Basics", "Some", "5"]]
    assert texts(part, "./svg/desc") == ["Many: 10; Some: 5"]


def test_searches_are_shown_from_five_on(curator_client: Client) -> None:
    missed("rust", 4)
    missed("<b>jax</b>", 13)

    part = section(curator_client, "searches")

    assert rows(part) == [["Resources", "<b>jax</b>", "15"]]


def test_terms_that_the_catalogue_lacks_are_shown_from_five_learners_on(curator_client: Client) -> None:
    factories.TermFactory.create(aliases=["k8s"], exact=["Ray"])
    factories.TermFactory.create(aliases=["dask"], state=State.DRAFT)
    factories.SkillAliasFactory.create(name="feature stores")
    for word, people in {
        "polars": 8,
        "<b>flax": 5,
        "jax": 4,
        "k 8s": 9,
        "ray": 9,
        "feature-stores": 9,
        "dask": 5,
    }.items():
        suggested(word, people)
    suggested("late", 9, WEDNESDAY)

    part = section(curator_client, "terms")

    assert rows(part) == [["polars", "10"], ["<b>flax", "5"], ["dask", "5"]]
    assert texts(part, "./svg/desc") == ["polars: 10; <b>flax: 5; dask: 5"]


def test_where_there_is_nothing_to_show_it_is_said(curator_client: Client) -> None:
    factories.UserFactory.create_batch(4, date_joined=LAST_WEEK)

    said_of_nothing = [texts(section(curator_client, name), "./p[@class='overview-nothing']") for name in TABLES]

    assert said_of_nothing == [
        ["In none of these weeks did five or more people sign up."],
        ["In none of these weeks were five or more learners active."],
        ["On no milestone did five or more learners do the same in these weeks."],
        ["On no milestone did five or more learners fall silent in these weeks."],
        ["Nothing was searched for in vain five times or more in these weeks."],
        ["In these weeks five or more learners missed no word that the catalogue still lacks."],
    ]


@pytest.mark.parametrize(("query", "weeks"), [("", 26), ("?weeks=4", 4), ("?weeks=52", 52), ("?weeks=5", 26)])
def test_period_is_chosen_by_a_link(curator_client: Client, query: str, weeks: int) -> None:
    tree = page(curator_client.get(f"{OVERVIEW}{query}"))

    choices = tree.findall(".//nav[@class='overview-periods']//a")
    assert {said(one): one.attrib["href"] for one in choices} == {
        f"{one} weeks": f"/admin/overview/?weeks={one}" for one in (4, 12, 26, 52)
    }
    assert [said(one) for one in choices if "aria-current" in one.attrib] == [f"{weeks} weeks"]
    assert len(rows(section(curator_client, "sign-ups", query))) == weeks


def test_page_says_which_days_it_is_about(curator_client: Client) -> None:
    answer = page(curator_client.get(f"{OVERVIEW}?weeks=4"))

    assert texts(answer, ".//div[@id='content-main']/p") == [
        (
            "From Monday, 23 February 2026, to Sunday, 22 March 2026: whole weeks only, so the present one comes in"
            " when it is over. The staff is not counted."
        )
    ]


def test_every_table_is_a_file_with_the_same_numbers(curator_client: Client) -> None:
    milestone = factories.MilestoneFactory.create(title="Python", stage__title="Basics")
    factories.UserFactory.create_batch(8, date_joined=LAST_WEEK)
    finished(milestone, 5)
    silent(milestone, 5)
    missed("jax", 13)
    suggested("polars", 6)

    files = {name: file(curator_client, name, "?weeks=4") for name in TABLES}

    weeks = ["2026-02-23", "2026-03-02", "2026-03-09", "2026-03-16"]
    assert files == {
        "sign-ups": [["Week of", "Sign-ups"], *zip_lists(weeks, ["< 5", "< 5", "< 5", "10"])],
        "active-learners": [["Week of", "Active learners"], *zip_lists(weeks, ["< 5", "< 5", "< 5", "5"])],
        "milestones": [
            ["Stage", "Milestone", "Started", "Done", "Set aside", "Median days"],
            ["Basics", "Python", "5", "5", "< 5", "3.0"],
        ],
        "stops": [["Stage", "Last milestone touched", "Learners"], ["Basics", "Python", "5"]],
        "searches": [["Page", "Words", "Searches"], ["Resources", "jax", "15"]],
        "terms": [["Word", "Learners"], ["polars", "5"]],
    }


def zip_lists(left: list[str], right: list[str]) -> list[list[str]]:
    return [list(pair) for pair in zip(left, right, strict=True)]


def test_page_links_to_the_file_of_each_table_for_the_same_weeks(curator_client: Client) -> None:
    factories.UserFactory.create_batch(5, date_joined=LAST_WEEK)

    part = section(curator_client, "sign-ups", "?weeks=12")

    assert links(part, "./p/a") == {"Download as CSV: Sign-ups": "/admin/overview/sign-ups.csv?weeks=12"}


def test_file_is_one_that_spreadsheets_open_as_text(curator_client: Client) -> None:
    missed('=HYPERLINK("x")', 5)
    missed("größe", 6)

    answer = curator_client.get(f"{OVERVIEW}searches.csv?weeks=4")

    assert answer.content.decode() == (
        '\ufeffPage,Words,Searches\r\nResources,größe,5\r\nResources,"\'=HYPERLINK(""x"")",5\r\n'
    )
    assert answer.headers["Content-Type"] == "text/csv; charset=utf-8"
    assert answer.headers["Content-Disposition"] == ('attachment; filename="searches-4-weeks-from-2026-02-23.csv"')


def test_there_is_no_other_file(curator_client: Client) -> None:
    assert curator_client.get(f"{OVERVIEW}users.csv").status_code == 404


@pytest.mark.parametrize(
    ("role", "status"), [("nobody", 403), ("support", 403), ("editor", 200), ("publisher", 200), ("superuser", 200)]
)
def test_overview_is_for_those_who_work_on_the_catalogue(role: str, status: int) -> None:
    make_roles()
    client = client_of(role)

    answers = [client.get(address).status_code for address in (OVERVIEW, *(f"{OVERVIEW}{name}.csv" for name in TABLES))]

    home = links(page(client.get(reverse("admin:index"))), ".//div[@id='content-main']/p/a")
    assert answers == [status] * 7
    assert home == ({"Overview: what learners do": OVERVIEW} if status == 200 else {})


@pytest.mark.parametrize("address", [OVERVIEW, f"{OVERVIEW}sign-ups.csv"])
def test_overview_is_only_read(curator_client: Client, address: str) -> None:
    assert curator_client.post(address).status_code == 405


@pytest.mark.parametrize(("role", "cost"), [("superuser", 9), ("editor", 11)])
def test_page_costs_the_same_for_one_learner_and_for_three(queries: Queries, role: str, cost: int) -> None:
    make_roles()
    client = client_of(role)

    def one_more() -> None:
        factories.UserFactory.create(date_joined=LAST_WEEK)
        milestone = factories.MilestoneFactory.create()
        finished(milestone, 1)
        silent(milestone, 1)
        missed(f"words {milestone.pk}", 5)

    one_more()
    with queries(cost):
        client.get(OVERVIEW)
    one_more()
    one_more()
    with queries(cost):
        client.get(OVERVIEW)


@pytest.mark.parametrize(
    ("name", "cost"),
    [("sign-ups", 2), ("active-learners", 2), ("milestones", 4), ("stops", 2), ("searches", 2), ("terms", 2)],
)
def test_file_costs_what_its_table_does(curator_client: Client, queries: Queries, name: str, cost: int) -> None:
    for _ in range(3):
        finished(factories.MilestoneFactory.create(), 1)

    with queries(cost):
        curator_client.get(f"{OVERVIEW}{name}.csv")


def test_nothing_on_the_page_tells_of_few(curator_client: Client) -> None:
    milestone = factories.MilestoneFactory.create(title="Python", stage__title="Basics")
    before = shown_to(curator_client)
    factories.UserFactory.create_batch(4, date_joined=LAST_WEEK)
    finished(milestone, 2)
    silent(milestone, 2)
    missed("canary", 4)

    after = shown_to(curator_client)

    assert after == before


def test_present_week_changes_nothing(curator_client: Client) -> None:
    before = shown_to(curator_client)
    factories.UserFactory.create_batch(9, date_joined=WEDNESDAY)
    factories.SearchMissFactory.create(week=date(2026, 3, 23), count=9)

    assert shown_to(curator_client) == before
