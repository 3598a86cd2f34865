"""Learners' reports at the curators' desk: a queue without names, and answers that nobody overwrites."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from django.contrib.admin.models import LogEntry
from django.contrib.auth.models import Permission
from django.test import Client
from django.urls import reverse

from accounts.models import User
from roadmap.actions.reports import answer_reports, take_in_work
from roadmap.models import Report, ReportKind, ReportState, State
from tests import factories
from tests.conftest import Queries
from tests.pages import links, page, said, texts
from tests.roadmap import typed
from tests.staff import client_of, make_roles

pytestmark = pytest.mark.django_db

LIST = "/admin/roadmap/report/"
INDEX = "/admin/"
MONDAY = datetime(2026, 3, 2, 9, tzinfo=UTC)
ANSWERED: dict[str, Any] = {"state": ReportState.DONE, "answer": "Mended.", "answered_at": MONDAY}
DONE = "Thank you for telling us. It is put right now."
DECLINED = "Thank you for telling us. We have looked at it and leave it as it is."


def change_address(report: Report) -> str:
    return reverse("admin:roadmap_report_change", args=[report.pk])


def listed(client: Client, **query: str) -> list[Report]:
    return list(client.get(LIST, query).context["cl"].result_list)


def chosen(action: str, *reports: Report, **fields: str) -> dict[str, Any]:
    return {"action": action, "_selected_action": [report.pk for report in reports], **fields}


def told(client: Client, fields: dict[str, Any]) -> list[str]:
    return [str(message) for message in client.post(LIST, fields, follow=True).context["messages"]]


def outcome(report: Report) -> tuple[str, str, bool, int | None]:
    """How far it is, the answer, whether it has a time, and whose it is."""
    report.refresh_from_db()
    return report.state, report.answer, report.answered_at is not None, report.answered_by_id


def test_open_ones_come_first_and_the_oldest_of_them(curator_client: Client) -> None:
    answered = factories.ReportFactory.create(**ANSWERED, created_at=MONDAY)
    in_work = factories.ReportFactory.create(state=ReportState.IN_WORK, created_at=MONDAY)
    later = factories.ReportFactory.create(created_at=MONDAY + timedelta(days=1))
    first = factories.ReportFactory.create(created_at=MONDAY)
    factories.ReportFactory.create(state=ReportState.WITHDRAWN)

    assert listed(curator_client) == [first, later, in_work, answered]


def test_list_is_filtered_and_searched(curator_client: Client) -> None:
    course = factories.ReportFactory.create(resource__slug="the-course", resource__title="Linear algebra", text="Gone")
    python = factories.ReportFactory.create(
        resource=None,
        milestone=factories.MilestoneFactory.create(slug="python-first", title="Programs"),
        kind=ReportKind.OUTDATED,
        state=ReportState.IN_WORK,
    )

    found = {
        "state": listed(curator_client, state__exact="in-work"),
        "kind": listed(curator_client, kind__exact="broken-link"),
        "about": listed(curator_client, about="milestone"),
        "nothing known": listed(curator_client, about="nonsense"),
        "slug": listed(curator_client, q="the-course"),
        "title": listed(curator_client, q="programs"),
        "text": listed(curator_client, q="gone"),
    }

    assert found == {
        "state": [python],
        "kind": [course],
        "about": [python],
        "nothing known": [course, python],
        "slug": [course],
        "title": [python],
        "text": [course],
    }


def test_list_says_what_is_wrong_and_nothing_of_who_says_so(curator_client: Client) -> None:
    factories.ReportFactory.create(
        learner=factories.UserFactory.create(email="ada@canary.example", name="Ada Canary"),
        resource__title="Algebra",
        text="x" * 100,
        created_at=MONDAY,
    )

    answer = curator_client.get(LIST)

    (row,) = page(answer).iterfind(".//table[@id='result_list']/tbody/tr")
    shown = [said(cell) for cell in row if "action-checkbox" not in cell.attrib["class"]]
    assert shown == ["Algebra", "x" * 79 + "…", "Broken link", "Open", "02/03/2026, by a learner"]
    assert "canary" not in answer.text.lower()
    assert "Withdrawn" not in answer.text


def test_page_shows_the_report_and_lets_nothing_of_it_be_changed(curator_client: Client) -> None:
    report = factories.ReportFactory.create(
        learner=factories.UserFactory.create(email="ada@canary.example", name="Ada Canary"),
        resource__title="A & B",
        text="<b>Gone</b>",
        address="https://example.org/new",
        created_at=MONDAY,
    )

    answer = curator_client.get(change_address(report))
    history = curator_client.get(reverse("admin:roadmap_report_history", args=[report.pk]))
    fields = typed.page(curator_client, change_address(report), text="Other words", kind="other", learner="1")
    curator_client.post(change_address(report), fields)

    found = links(page(answer), ".//div[@id='content']//a")
    assert found["A & B"] == f"/admin/roadmap/resource/{report.resource_id}/change/"
    assert found["on the site"] == "/resources/?q=A+%26+B"
    assert found["https://example.org/new"] == "https://example.org/new"
    assert "&lt;b&gt;Gone&lt;/b&gt;" in answer.text
    assert [name for name in fields if name not in {"text", "kind", "learner"}] == ["state", "answer", "seen"]
    assert ["canary" in one.text.lower() for one in (answer, history)] == [False, False]
    report.refresh_from_db()
    assert (report.text, report.kind, report.state) == ("<b>Gone</b>", "broken-link", "open")


def test_page_leads_to_the_site_only_where_there_is_something(curator_client: Client) -> None:
    shown, hidden = (
        factories.ReportFactory.create(
            resource=None, milestone=factories.MilestoneFactory.create(slug=slug, state=state)
        )
        for slug, state in (("shown", State.PUBLISHED), ("hidden", State.ARCHIVED))
    )

    found = [
        links(page(curator_client.get(change_address(report))), ".//div[@id='content']//a").get("on the site")
        for report in (shown, hidden)
    ]

    assert found == ["/milestones/shown/", None]


@pytest.mark.parametrize(
    ("fields", "state", "answer"),
    [
        ({"state": "done", "answer": "Mended."}, "done", "Mended."),
        ({"state": "declined", "answer": "It works here."}, "declined", "It works here."),
        ({"state": "done", "answer": " "}, "done", DONE),
        ({"state": "declined"}, "declined", DECLINED),
    ],
)
def test_answer_reaches_the_learner_without_who_gave_it(
    curator: User, curator_client: Client, learner: User, learner_client: Client, fields: Any, state: str, answer: str
) -> None:
    report = factories.ReportFactory.create(learner=learner)
    place = change_address(report)

    curator_client.post(place, typed.page(curator_client, place, **fields))

    assert outcome(report) == (state, answer, True, curator.pk)
    shown = learner_client.get("/reports/")
    assert said(page(shown).find(".//div[@class='reports__answer']")).endswith(f"New {answer}")
    assert curator.email not in shown.text


def test_taking_in_work_and_a_draft_of_the_answer_are_no_answer(
    curator_client: Client, learner: User, learner_client: Client
) -> None:
    report = factories.ReportFactory.create(learner=learner)
    place = change_address(report)

    curator_client.post(place, typed.page(curator_client, place, state="in-work", answer="Not yet to be read."))

    assert outcome(report) == ("in-work", "Not yet to be read.", False, None)
    shown = learner_client.get("/reports/").text
    assert ("In work" in shown, "Not yet" in shown, "Withdraw" in shown) == (True, False, False)


def test_correcting_an_answer_makes_it_new_and_saving_it_as_it_stands_does_not(curator_client: Client) -> None:
    report = factories.ReportFactory.create(**ANSWERED, read_at=MONDAY)
    place = change_address(report)

    curator_client.post(place, typed.page(curator_client, place))
    report.refresh_from_db()
    untouched = report.answered_at, report.read_at
    curator_client.post(place, typed.page(curator_client, place, answer="Mended now."))
    report.refresh_from_db()

    assert untouched == (MONDAY, MONDAY)
    assert (report.answer, report.read_at, report.answered_at > MONDAY) == ("Mended now.", None, True)  # type: ignore[operator]


@pytest.mark.parametrize(
    ("before", "offered"),
    [
        ({}, ["open", "in-work", "done", "declined"]),
        ({"state": ReportState.IN_WORK}, ["open", "in-work", "done", "declined"]),
        (ANSWERED, ["done", "declined"]),
    ],
)
def test_what_is_answered_stays_answered(curator_client: Client, before: dict[str, Any], offered: list[str]) -> None:
    report = factories.ReportFactory.create(**before)

    form = curator_client.get(change_address(report)).context["adminform"].form

    assert [value for value, _label in form.fields["state"].choices] == offered


@pytest.mark.parametrize("state", ["withdrawn", "unknown", ""])
def test_other_states_are_refused(curator_client: Client, state: str) -> None:
    report = factories.ReportFactory.create()
    place = change_address(report)

    answer = curator_client.post(place, typed.page(curator_client, place, state=state))

    assert set(answer.context["adminform"].form.errors) == {"state"}
    assert outcome(report) == ("open", "", False, None)


def test_second_answer_sees_the_first_and_overwrites_nothing_unasked(curator: User, curator_client: Client) -> None:
    report = factories.ReportFactory.create()
    place = change_address(report)
    mine = typed.page(curator_client, place, state="declined", answer="Mine.")
    theirs = typed.page(curator_client, place, state="done", answer="Theirs.")
    curator_client.post(place, theirs)

    refused = curator_client.post(place, mine)
    kept = outcome(report)
    again = refused.context["adminform"].form
    curator_client.post(place, {field.html_name: field.value() for field in again})

    assert again.non_field_errors() == [
        "This report changed since you opened it, and nothing was overwritten. It is now “Done”.",
        "Its answer is: “Theirs.”",
        "Save again to put yours in its place.",
    ]
    assert kept == ("done", "Theirs.", True, curator.pk)
    assert outcome(report) == ("declined", "Mine.", True, curator.pk)


def test_what_the_learner_said_anew_is_read_before_it_is_answered(
    curator_client: Client, learner: User, learner_client: Client
) -> None:
    report = factories.ReportFactory.create(learner=learner, resource__slug="course")
    place = change_address(report)
    answer = typed.page(curator_client, place, state="done")
    learner_client.post("/resources/course/report/", {"kind": "broken-link", "text": "On phones only."})

    refused = curator_client.post(place, answer)

    assert "On phones only." in refused.text
    assert outcome(report) == ("open", "", False, None)


def test_withdrawn_report_is_not_there(curator_client: Client) -> None:
    report = factories.ReportFactory.create(state=ReportState.WITHDRAWN)

    answers = [curator_client.get(change_address(report)), curator_client.post(change_address(report), {})]

    assert [answer.headers["Location"] for answer in answers] == [INDEX] * 2
    assert outcome(report) == ("withdrawn", "", False, None)


def test_open_ones_are_taken_in_work(curator_client: Client) -> None:
    reports = [factories.ReportFactory.create(), factories.ReportFactory.create(**ANSWERED)]

    first = told(curator_client, chosen("take_in_work", *reports))
    second = told(curator_client, chosen("take_in_work", *reports))

    assert (first, second) == (["1 report taken in work."], ["Nothing changed: none of these is open."])
    assert [outcome(report)[0] for report in reports] == ["in-work", "done"]
    assert [entry.object_id for entry in LogEntry.objects.all()] == [str(reports[0].pk)]


@pytest.mark.parametrize(
    ("action", "state", "title", "thanks"),
    [
        ("answer_done", "done", "Answer these reports as done?", DONE),
        ("answer_declined", "declined", "Decline these reports?", DECLINED),
    ],
)
def test_several_are_answered_alike_after_a_question(
    curator: User, curator_client: Client, action: str, state: str, title: str, thanks: str
) -> None:
    waiting = [factories.ReportFactory.create(), factories.ReportFactory.create(state=ReportState.IN_WORK)]
    answered = factories.ReportFactory.create(**ANSWERED)

    question = curator_client.post(LIST, chosen(action, *waiting, answered))
    untouched = [outcome(report)[0] for report in waiting]
    refused = curator_client.post(LIST, chosen(action, *waiting, confirmed="yes", answer=" "))
    done = told(curator_client, chosen(action, *waiting, answered, confirmed="yes", answer="All of them."))

    assert (question.context["title"], said(page(question).find(".//textarea"))) == (title, thanks)
    assert question.context["reports"] == waiting
    assert untouched == ["open", "in-work"]
    assert texts(page(refused), ".//ul[@class='errorlist']/li") == ["This field is required."]
    assert done == ["2 reports answered."]
    assert [outcome(report) for report in waiting] == [(state, "All of them.", True, curator.pk)] * 2
    assert outcome(answered) == ("done", "Mended.", True, None)
    assert {entry.object_id for entry in LogEntry.objects.all()} == {str(report.pk) for report in waiting}
    assert [told(curator_client, chosen(action, answered))] == [["Nothing changed: none of these waits for an answer."]]


def test_who_may_only_look_changes_nothing(client: Client) -> None:
    report = factories.ReportFactory.create()
    reader = factories.UserFactory.create(is_staff=True)
    reader.user_permissions.set(Permission.objects.filter(codename="view_report"))
    client.force_login(reader)

    answers = [
        client.get(change_address(report)).status_code,
        client.post(change_address(report), {"state": "done"}).status_code,
        client.post(LIST, chosen("answer_done", report, confirmed="yes", answer="No.")).status_code,
    ]

    assert answers == [200, 403, 200]
    assert outcome(report) == ("open", "", False, None)


@pytest.mark.parametrize("role", ["editor", "publisher"])
def test_editors_and_publishers_answer(role: str) -> None:
    make_roles()
    report = factories.ReportFactory.create()
    client, place = client_of(role), change_address(report)

    client.post(place, typed.page(client, place, state="done"))

    assert outcome(report)[:3] == ("done", DONE, True)


def test_queue_costs_the_same_at_1_and_3_rows(curator_client: Client, queries: Queries) -> None:
    factories.ReportFactory.create()

    with queries(4):
        curator_client.get(LIST)
    factories.ReportFactory.create(resource=None, milestone=factories.MilestoneFactory.create())
    report = factories.ReportFactory.create()
    with queries(4):
        curator_client.get(LIST)
    with queries(2):
        curator_client.get(change_address(report))


def test_home_counts_open_reports_and_leads_to_them(curator_client: Client) -> None:
    make_roles()
    paid = factories.ReportFactory.create(kind=ReportKind.PAID)
    broken = factories.ReportFactory.create()
    of_milestone = factories.ReportFactory.create(
        kind=ReportKind.PAID,
        resource=None,
        milestone=factories.MilestoneFactory.create(state=State.ARCHIVED),
    )
    for state in (ReportState.IN_WORK, ReportState.WITHDRAWN):
        factories.ReportFactory.create(kind=ReportKind.PAID, state=state)
    factories.ReportFactory.create(kind=ReportKind.PAID, **ANSWERED)

    found = links(page(curator_client.get(INDEX)), ".//section//a")

    everything, prices = found.values()
    assert list(found) == [
        "Learner reports: 3, Learner reports",
        "Learner reports: 1, Resources whose price or access changed by report",
    ]
    assert set(curator_client.get(everything).context["cl"].result_list) == {paid, broken, of_milestone}
    assert set(curator_client.get(prices).context["cl"].result_list) == {paid}
    assert list(links(page(client_of("editor").get(INDEX)), ".//section//a")) == list(found)
    assert links(page(client_of("support").get(INDEX)), ".//section//a") == {}


def test_what_was_answered_or_withdrawn_meanwhile_is_left_alone(curator: User) -> None:
    seen = factories.ReportFactory.create_batch(2)
    Report.objects.filter(pk=seen[0].pk).update(**ANSWERED)
    Report.objects.filter(pk=seen[1].pk).update(state=ReportState.WITHDRAWN)

    answered = answer_reports(seen, state="declined", answer="Late.", by_id=curator.pk, now=MONDAY)
    taken = take_in_work(seen, MONDAY)

    assert (answered, taken) == (0, 0)
    assert [outcome(report)[:2] for report in seen] == [("done", "Mended."), ("withdrawn", "")]
