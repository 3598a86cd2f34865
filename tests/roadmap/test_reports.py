"""Learners' reports: saying what is wrong, reading what came of it, and taking it back."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from accounts.models import User
from roadmap.models import ContentVersion, Milestone, Report, ReportKind, ReportState, Resource, State
from roadmap.readers import catalogue
from tests import factories
from tests.accounts.ticking import ROWS
from tests.conftest import Queries
from tests.pages import links, main, page, said, texts

pytestmark = pytest.mark.django_db

MONDAY = datetime(2026, 3, 2, 9, tzinfo=UTC)
MILESTONE, RESOURCE = "/milestones/python/report/", "/resources/course/report/"
BROKEN = {"kind": "broken-link", "text": "", "address": ""}
THANKS = "Thank you. A curator will look at it and answer here."
AGAIN = "You had told us already: your report now says what you just wrote."
ANSWERED: dict[str, Any] = {"state": ReportState.DONE, "answer": "Mended.", "answered_at": MONDAY}


@pytest.fixture
def python(db: None) -> Milestone:
    return factories.MilestoneFactory.create(slug="python", title="Python")


@pytest.fixture
def course(db: None) -> Resource:
    return factories.ResourceFactory.create(slug="course", title="A course")


def rows() -> list[tuple[str | None, str | None, str, str, str, str]]:
    """All reports in the order in which they were made: about what, what is wrong, in what words, how far."""
    fields = ("milestone__slug", "resource__slug", "kind", "text", "address", "state")
    return list(Report.objects.order_by("pk").values_list(*fields))


def messages(client: Client) -> str:
    return said(page(client.get("/reports/")).find(".//div[@id='messages']"))


def listed(client: Client, address: str = "/reports/") -> list[str]:
    return texts(page(client.get(address)), ".//ul[@class='list reports']/li")


@pytest.mark.usefixtures("python", "course")
@pytest.mark.parametrize("address", [MILESTONE, RESOURCE])
@pytest.mark.parametrize("kind", ReportKind)
def test_a_report_is_kept_and_thanked_for(
    learner: User, learner_client: Client, address: str, kind: ReportKind
) -> None:
    typed = {"kind": kind.value, "text": " Line 1\r\nLine 2 ", "address": "HTTPS://example.org/new"}

    answer = learner_client.post(address, typed)

    about = ("python", None) if address == MILESTONE else (None, "course")
    assert (answer.status_code, answer.headers["Location"]) == (302, "/reports/")
    assert rows() == [(*about, kind.value, "Line 1\nLine 2", "https://example.org/new", "open")]
    assert Report.objects.get().learner == learner
    assert messages(learner_client) == THANKS


@pytest.mark.usefixtures("course")
def test_a_report_changes_no_content(learner_client: Client) -> None:
    before = list(ContentVersion.objects.values())

    learner_client.post(RESOURCE, BROKEN)

    assert list(ContentVersion.objects.values()) == before


@pytest.mark.usefixtures("course")
def test_the_same_again_brings_the_first_up_to_date(learner_client: Client) -> None:
    learner_client.post(RESOURCE, BROKEN)
    messages(learner_client)

    answer = learner_client.post(RESOURCE, BROKEN | {"text": "Since Monday."})

    assert answer.headers["Location"] == "/reports/"
    assert rows() == [(None, "course", "broken-link", "Since Monday.", "", "open")]
    assert messages(learner_client) == AGAIN


@pytest.mark.usefixtures("course")
def test_what_is_in_work_stays_in_work_when_it_is_said_anew(learner_client: Client) -> None:
    learner_client.post(RESOURCE, BROKEN)
    Report.objects.update(state=ReportState.IN_WORK)

    learner_client.post(RESOURCE, BROKEN | {"text": "Since Monday."})

    assert rows() == [(None, "course", "broken-link", "Since Monday.", "", "in-work")]


def test_another_kind_another_item_another_learner_or_an_answered_one_is_a_new_report(
    learner: User, learner_client: Client, course: Resource, python: Milestone
) -> None:
    factories.ReportFactory.create(resource=course)
    factories.ReportFactory.create(learner=learner, resource=course, **ANSWERED)
    factories.ReportFactory.create(learner=learner, resource=course, state=ReportState.WITHDRAWN)

    learner_client.post(RESOURCE, BROKEN)
    learner_client.post(RESOURCE, BROKEN | {"kind": "outdated"})
    learner_client.post(MILESTONE, BROKEN)

    assert rows() == [
        (None, "course", "broken-link", "", "", "open"),
        (None, "course", "broken-link", "", "", "done"),
        (None, "course", "broken-link", "", "", "withdrawn"),
        (None, "course", "broken-link", "", "", "open"),
        (None, "course", "outdated", "", "", "open"),
        ("python", None, "broken-link", "", "", "open"),
    ]


@pytest.mark.usefixtures("course")
@pytest.mark.parametrize(
    ("typed", "errors"),
    [
        ({}, ["What is wrong?: Choose what is wrong."]),
        ({"kind": "unknown"}, ["What is wrong?: Choose one of these."]),
        ({"kind": "other"}, ["Tell us more: Say in a few words what is wrong."]),
        ({"kind": "other", "text": " \r\n "}, ["Tell us more: Say in a few words what is wrong."]),
        ({"kind": "better"}, ["Tell us more: Say which one is better, or give its web address."]),
        (
            {"kind": "outdated", "text": "x" * 2_001},
            ["Tell us more: This has 2001 characters; at most 2000 fit."],
        ),
        ({"kind": "other", "text": "x" * 2_001}, ["Tell us more: This has 2001 characters; at most 2000 fit."]),
        (
            {"kind": "better", "address": "ftp://example.org/"},
            ["Web address: Use an address that starts with https:// or http://."],
        ),
        (
            {"kind": "better", "address": "javascript:alert(1)"},
            ["Web address: Enter a full web address, such as https://example.org/course."],
        ),
        (
            {"kind": "broken-link", "address": f"https://example.org/{'x' * 481}"},
            ["Web address: This address has 501 characters; at most 500 fit."],
        ),
    ],
)
def test_what_is_not_acceptable_is_refused_and_what_to_do_is_said(
    learner_client: Client, typed: dict[str, str], errors: list[str]
) -> None:
    answer = learner_client.post(RESOURCE, typed)

    assert answer.status_code == 422
    assert texts(page(answer), ".//div[@id='error-summary']//li") == errors
    assert rows() == []


@pytest.mark.usefixtures("course")
def test_2000_characters_fit_however_lines_end(learner_client: Client) -> None:
    learner_client.post(RESOURCE, BROKEN | {"text": "x\r\n" * 999 + "xx"})

    assert rows() == [(None, "course", "broken-link", "x\n" * 999 + "xx", "", "open")]


@pytest.mark.usefixtures("course")
@pytest.mark.parametrize("field", ["kind", "text", "address"])
def test_a_nul_byte_is_refused(learner_client: Client, field: str) -> None:
    answer = learner_client.post(RESOURCE, BROKEN | {field: "\0"})

    assert (answer.status_code, rows()) == (400, [])


@pytest.mark.parametrize("state", [State.DRAFT, State.ARCHIVED])
@pytest.mark.parametrize("address", [MILESTONE, RESOURCE])
def test_what_a_learner_does_not_see_cannot_be_reported(learner_client: Client, address: str, state: State) -> None:
    factories.MilestoneFactory.create(slug="python", state=state)
    factories.ResourceFactory.create(slug="course", state=state)

    answers = [learner_client.get(address).status_code, learner_client.post(address, BROKEN).status_code]

    assert (answers, rows()) == ([404, 404], [])


def test_an_archived_milestone_can_be_reported_by_who_worked_on_it(learner: User, learner_client: Client) -> None:
    archived = factories.MilestoneFactory.create(slug="python", state=State.ARCHIVED)
    factories.ProgressFactory.create(learner=learner, milestone=archived, **ROWS["done"])

    answer = learner_client.post(MILESTONE, BROKEN)

    assert (answer.status_code, rows()) == (302, [("python", None, "broken-link", "", "", "open")])


def test_ten_reports_a_day_are_taken_and_more_are_not(learner: User, learner_client: Client, course: Resource) -> None:
    now = timezone.now()
    for hours in (1, *range(1, 9), 23):
        factories.ReportFactory.create(learner=learner, created_at=now - timedelta(hours=hours))
    factories.ReportFactory.create_batch(3)

    refused = learner_client.post(RESOURCE, BROKEN | {"text": "Kept on the page."})

    assert refused.status_code == 429
    (error,) = texts(page(refused), ".//div[@id='error-summary']//li")
    assert error.startswith("You have sent ten reports in the last 24 hours")
    assert said(page(refused).find(".//textarea")) == "Kept on the page."
    assert not Report.objects.filter(resource=course).exists()


@pytest.mark.usefixtures("course")
def test_the_day_ends_and_what_was_withdrawn_still_counts(learner: User, learner_client: Client) -> None:
    yesterday = timezone.now() - timedelta(hours=25)
    factories.ReportFactory.create(learner=learner, created_at=yesterday)
    factories.ReportFactory.create_batch(9, learner=learner, state=ReportState.WITHDRAWN)

    answers = [learner_client.post(RESOURCE, BROKEN | {"kind": kind}) for kind in ("broken-link", "outdated")]

    assert [answer.status_code for answer in answers] == [302, 429]


def test_what_waits_can_be_said_anew_however_many_there_are(
    learner: User, learner_client: Client, course: Resource
) -> None:
    factories.ReportFactory.create(learner=learner, resource=course)
    factories.ReportFactory.create_batch(9, learner=learner)

    answer = learner_client.post(RESOURCE, BROKEN | {"text": "More."})

    assert answer.status_code == 302
    assert Report.objects.get(resource=course).text == "More."


def test_the_form_says_what_was_told_already(learner: User, learner_client: Client, course: Resource) -> None:
    factories.ReportFactory.create(learner=learner, resource=course, state=ReportState.IN_WORK)
    factories.ReportFactory.create(learner=learner, resource=course, kind=ReportKind.PAID, **ANSWERED)
    factories.ReportFactory.create(resource=course, kind=ReportKind.OUTDATED)
    factories.ReportFactory.create(learner=learner)

    tree = page(learner_client.get(RESOURCE))

    assert texts(tree, ".//div[@class='callout callout--note']//li") == ["Broken link In work"]
    assert links(tree) == {
        "A course": "/resources/?q=A+course",
        "Your reports": "/reports/",
        "Cancel": "/resources/?q=A+course",
    }


@pytest.mark.usefixtures("python")
def test_a_visitor_logs_in_first(client: Client) -> None:
    answers = [client.get(MILESTONE), client.post(MILESTONE, {}), client.get("/reports/")]

    assert [answer.headers["Location"] for answer in answers] == [
        f"/accounts/login/?next={MILESTONE}",
        f"/accounts/login/?next={MILESTONE}",
        "/accounts/login/?next=/reports/",
    ]


@pytest.mark.usefixtures("python", "course")
def test_what_was_typed_survives_the_log_in_and_is_given_once(client: Client, learner: User) -> None:
    client.post(RESOURCE, {"kind": "other", "text": "Typed long."})
    client.force_login(learner)

    elsewhere, kept, later = client.get(MILESTONE), client.get(RESOURCE), client.get(RESOURCE)

    assert [said(page(answer).find(".//textarea")) for answer in (elsewhere, kept, later)] == ["", "Typed long.", ""]
    assert texts(page(kept), ".//p[@class='callout__title']") == ["Not sent yet"]
    (chosen,) = page(kept).iterfind(".//input[@checked]")
    assert (chosen.attrib["value"], rows()) == ("other", [])


@pytest.mark.usefixtures("course")
def test_a_post_without_a_token_is_refused(learner: User) -> None:
    client = Client(enforce_csrf_checks=True)
    client.force_login(learner)

    answer = client.post(RESOURCE, BROKEN)

    assert (answer.status_code, rows()) == (403, [])


@pytest.mark.usefixtures("course")
@pytest.mark.parametrize("method", ["put", "patch", "delete"])
def test_other_methods_are_refused(learner_client: Client, method: str) -> None:
    answer = getattr(learner_client, method)(RESOURCE)

    assert (answer.status_code, answer.headers["Allow"]) == (405, "GET, HEAD, POST")


def test_a_learner_finds_the_link_at_the_milestone_and_at_every_resource(
    client: Client, learner_client: Client, python: Milestone, course: Resource
) -> None:
    course.milestones.add(python)
    factories.ResourceFactory.create(slug="old", title="An old one", availability="retired").milestones.add(python)
    addresses = ("/resources/", "/milestones/python/")

    theirs, nobodys = ([page(one.get(address)) for address in addresses] for one in (learner_client, client))

    resources = {
        "Something is wrong here: A course": RESOURCE,
        "Something is wrong here: An old one": "/resources/old/report/",
    }
    assert [links(tree, ".//a[@class='line__report']") for tree in theirs] == [
        resources,
        resources | {"Something is wrong here: Python": MILESTONE},
    ]
    assert [links(tree, ".//a[@class='line__report']") for tree in nobodys] == [{}, {}]


def test_reports_are_the_learners_own_with_what_came_of_them(
    learner: User, learner_client: Client, course: Resource, python: Milestone
) -> None:
    made: dict[str, Any] = {"learner": learner, "created_at": MONDAY}
    factories.ReportFactory.create(resource=course, text="Gone.", address="https://example.org/", **made)
    factories.ReportFactory.create(resource=course, kind=ReportKind.PAID, state=ReportState.IN_WORK, **made)
    factories.ReportFactory.create(
        resource=None, milestone=python, **made | ANSWERED | {"answered_at": MONDAY + timedelta(days=1)}
    )
    factories.ReportFactory.create(resource__state=State.ARCHIVED, resource__title="Gone", state="withdrawn", **made)
    factories.ReportFactory.create(text="canary")

    answer = learner_client.get("/reports/")

    tree = page(answer)
    assert texts(tree, ".//ul[@class='list reports']/li") == [
        "Python DoneBroken link2 March 2026 Answer of a curator, 3 March 2026 New Mended.",
        "Gone WithdrawnBroken link2 March 2026",
        "A course In workNow paid, or another price2 March 2026",
        "A course OpenBroken link2 March 2026 Gone. https://example.org/ Withdraw: Broken link, A course",
    ]
    assert links(tree) == {
        "Python": "/milestones/python/",
        "A course": "/resources/?q=A+course",
        "https://example.org/": "https://example.org/",
    }
    assert "canary" not in main(answer)


def test_what_a_learner_wrote_is_text(learner: User, learner_client: Client) -> None:
    factories.ReportFactory.create(learner=learner, text="<script>alert(1)</script>", **ANSWERED | {"answer": "<b>"})

    answer = learner_client.get("/reports/")

    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in answer.text
    assert "<p>&lt;b&gt;</p>" in answer.text


def test_a_resource_is_found_again_by_its_title(learner: User, learner_client: Client) -> None:
    resource = factories.ResourceFactory.create(title=f"C++ & “more”: {'a long title ' * 12}")
    factories.ReportFactory.create(learner=learner, resource=resource)

    (found,) = [url for text, url in links(page(learner_client.get("/reports/"))).items() if text.startswith("C++")]

    assert resource.title.split() == texts(page(learner_client.get(found)), ".//p[@class='line__title']")[0].split()


def test_without_reports_the_page_says_where_to_begin(learner_client: Client) -> None:
    tree = page(learner_client.get("/reports/"))

    assert texts(tree, ".//p[@class='empty__title']") == ["No reports yet"]
    assert links(tree) == {"To the resources": "/resources/"}


def test_reports_come_a_page_at_a_time(learner: User, learner_client: Client) -> None:
    factories.ReportFactory.create_batch(21, learner=learner)

    assert [len(listed(learner_client, address)) for address in ("/reports/", "/reports/?page=2")] == [20, 1]
    assert len(listed(learner_client, "/reports/?page=nonsense")) == 20


def test_an_answer_is_new_until_it_was_shown(learner: User, learner_client: Client) -> None:
    factories.ReportFactory.create(learner=learner, **ANSWERED)
    other = factories.ReportFactory.create(**ANSWERED)

    learner_client.head("/reports/")
    first, second = listed(learner_client), listed(learner_client)

    assert ["New" in shown for (shown,) in (first, second)] == [True, False]
    other.refresh_from_db()
    assert other.read_at is None


def test_the_dashboard_says_that_there_are_answers_until_they_were_read(learner: User, learner_client: Client) -> None:
    def notice() -> str:
        return said(page(learner_client.get("/dashboard/")).find(".//div[@class='callout callout--note']"))

    factories.ReportFactory.create(**ANSWERED)
    factories.ReportFactory.create(learner=learner)
    none = notice()
    factories.ReportFactory.create(learner=learner, **ANSWERED)
    one = notice()
    factories.ReportFactory.create(learner=learner, **ANSWERED | {"state": ReportState.DECLINED})
    two = notice()
    learner_client.get("/reports/")

    assert (none, notice()) == ("", "")
    assert one == "A curator has answered a report of yours Read what they say"
    assert two == "Curators have answered 2 reports of yours Read what they say"


def test_an_open_report_is_withdrawn_and_once_more_is_the_same(learner: User, learner_client: Client) -> None:
    report = factories.ReportFactory.create(learner=learner, text="Kept.")

    answers = [learner_client.post(f"/reports/{report.pk}/withdraw/", follow=True) for _ in range(2)]

    told = [said(page(answer).find(".//div[@id='messages']")) for answer in answers]
    assert told == ["Withdrawn. Curators no longer see it."] * 2
    assert [(row[3], row[5]) for row in rows()] == [("Kept.", "withdrawn")]


@pytest.mark.parametrize("fields", [{"state": ReportState.IN_WORK}, ANSWERED])
def test_what_a_curator_has_looked_at_stays(learner: User, learner_client: Client, fields: dict[str, Any]) -> None:
    report = factories.ReportFactory.create(learner=learner, **fields)

    learner_client.post(f"/reports/{report.pk}/withdraw/")

    assert messages(learner_client) == "A curator has looked at it already, so it stays."
    assert rows()[0][5] == fields["state"]


@pytest.mark.parametrize("number", ["theirs", "0", "9" * 30])
def test_what_is_not_ones_own_is_not_there(learner_client: Client, number: str) -> None:
    theirs = factories.ReportFactory.create()

    answer = learner_client.post(f"/reports/{theirs.pk if number == 'theirs' else number}/withdraw/")

    assert (answer.status_code, rows()[0][5]) == (404, "open")


def test_reports_go_with_the_account_and_answers_stay_without_theirs(learner: User, curator: User) -> None:
    factories.ReportFactory.create(learner=learner)
    theirs = factories.ReportFactory.create(answered_by=curator, **ANSWERED)

    learner.delete()
    curator.delete()

    kept = Report.objects.get()
    assert (kept, kept.answer, kept.answered_by) == (theirs, "Mended.", None)


def test_the_page_of_reports_costs_the_same_at_1_and_3_rows(
    learner: User, learner_client: Client, queries: Queries
) -> None:
    factories.ReportFactory.create(learner=learner)
    catalogue()

    with queries(4):
        first = listed(learner_client)
    factories.ReportFactory.create_batch(2, learner=learner)
    catalogue()
    with queries(4):
        last = listed(learner_client)
    factories.ReportFactory.create_batch(2, learner=learner, **ANSWERED)
    catalogue()
    with queries(5):
        learner_client.get("/reports/")

    assert (len(first), len(last)) == (1, 3)


def test_the_form_and_sending_it_cost_the_same_at_1_and_3_rows(
    learner: User, learner_client: Client, queries: Queries, course: Resource
) -> None:
    factories.ReportFactory.create(learner=learner, resource=course, kind=ReportKind.OUTDATED)
    catalogue()

    with queries(3):
        learner_client.get(RESOURCE)
    with queries(8):
        learner_client.post(RESOURCE, BROKEN)
    factories.ReportFactory.create(learner=learner, resource=course, kind=ReportKind.PAID)
    messages(learner_client)
    with queries(3):
        learner_client.get(RESOURCE)
    with queries(8):
        learner_client.post(RESOURCE, BROKEN | {"kind": "other", "text": "This."})
