"""Rows of the record are made once, changed over what was seen of them, and nobody loses what they typed.

Education stands for all sections: the pages are the same for each.
"""

import uuid
from datetime import date
from typing import Any
from urllib.parse import urlencode

import pytest
from django.test import Client
from django.utils import timezone

from accounts.models import Education, User
from tests.conftest import Queries
from tests.factories import EducationFactory, UserFactory
from tests.pages import links, main, page, said, texts

pytestmark = pytest.mark.django_db

LIST = "/record/education/"
ADD = f"{LIST}add/"
OP = "5bd0ac1e-6b58-4e9b-8f2b-3f3e7f6f2a11"
TYPED: dict[str, Any] = {
    "level": "master",
    "field": "Statistics",
    "institution": "A university",
    "start": "2018-10",
    "end": "2020-09",
    "note": "A thesis\r\non trees.",
}


def rows() -> list[tuple[Any, ...]]:
    """What is recorded, in order: whose, field, months, note."""
    names = ("learner", "field", "start", "end", "is_in_progress", "note", "revision")
    return list(Education.objects.order_by("pk").values_list(*names))


def notice(answer: Any) -> str:
    return said(page(answer).find(".//div[@id='messages']"))


def errors(answer: Any) -> list[str]:
    return texts(page(answer), ".//div[@id='error-summary']//li")


def value(answer: Any, name: str) -> str:
    """What a field of the form holds."""
    tree = page(answer)
    (field,) = [one for one in tree.iter() if one.attrib.get("name") == name and one.tag in ("input", "textarea")]
    return said(field) if field.tag == "textarea" else field.attrib.get("value", "")


def change(row: Education) -> str:
    return f"{LIST}{row.pk}/"


def test_what_is_typed_is_kept_and_said(learner: User, learner_client: Client) -> None:
    answer = learner_client.post(ADD, TYPED | {"op": OP}, follow=True)

    assert answer.redirect_chain == [(LIST, 302)]
    assert notice(answer) == "Saved: Master, Statistics, A university"
    kept = (date(2018, 10, 1), date(2020, 9, 1), False, "A thesis\non trees.", 0)
    assert rows() == [(learner.pk, "Statistics", *kept)]


def test_the_form_sent_twice_makes_one_row(learner: User, learner_client: Client) -> None:
    op = value(learner_client.get(ADD), "op")

    answers = [learner_client.post(ADD, TYPED | {"op": op}, follow=True) for _ in range(2)]

    assert [notice(answer) for answer in answers] == ["Saved: Master, Statistics, A university"] * 2
    assert [row[0] for row in rows()] == [learner.pk]


def test_two_forms_make_two_rows_and_so_do_two_learners(learner_client: Client) -> None:
    other = Client()
    other.force_login(UserFactory.create())

    for client, op in ((learner_client, OP), (learner_client, str(uuid.uuid4())), (other, OP)):
        client.post(ADD, TYPED | {"op": op})

    assert Education.objects.count() == 3


def test_save_and_add_another_leads_to_an_empty_form(learner_client: Client) -> None:
    answer = learner_client.post(ADD, TYPED | {"op": OP, "another": "1"}, follow=True)

    assert answer.redirect_chain == [(ADD, 302)]
    assert (value(answer, "field"), value(answer, "op") == OP) == ("", False)


def test_a_change_is_written_over_what_was_seen(learner: User, learner_client: Client) -> None:
    row = EducationFactory.create(learner=learner, is_shared=True, beyond={"gpa": "1"}, revision=3)

    answer = learner_client.post(change(row), TYPED | {"revision": "3"}, follow=True)

    assert answer.redirect_chain == [(LIST, 302)]
    row.refresh_from_db()
    assert (row.field, row.revision, row.is_shared, row.beyond) == ("Statistics", 4, True, {"gpa": "1"})


def test_a_change_leaves_alone_what_another_page_decides(learner: User, learner_client: Client) -> None:
    row = EducationFactory.create(learner=learner)
    Education.objects.update(is_shared=True)

    learner_client.post(change(row), TYPED | {"revision": "0", "is_shared": "", "learner": "0", "op": OP})

    row.refresh_from_db()
    assert (row.learner, row.is_shared, row.op) == (learner, True, None)


def test_two_windows_are_told_of_each_other_with_both_texts(learner: User, learner_client: Client) -> None:
    row = EducationFactory.create(learner=learner, note="From the laptop.", start=date(2018, 9, 1), revision=1)

    answer = learner_client.post(change(row), TYPED | {"note": "From the phone.", "revision": "0"})

    tree = page(answer)
    assert answer.status_code == 409
    assert texts(tree, ".//h2[@id='conflict-title']") == ["This was changed in another window meanwhile"]
    saved = dict(zip(texts(tree, ".//dl/dt"), texts(tree, ".//dl/dd"), strict=True))
    assert saved == {
        "Level": "Bachelor",
        "Field": row.field,
        "From": "September 2018",
        "To": "(empty)",
        "Note": "From the laptop.",
    }
    assert (value(answer, "note"), value(answer, "revision")) == ("From the phone.", "1")
    assert Education.objects.get().note == "From the laptop."


def test_saving_again_after_a_conflict_is_a_choice(learner: User, learner_client: Client) -> None:
    row = EducationFactory.create(learner=learner, revision=1)
    refused = learner_client.post(change(row), TYPED | {"revision": "0"})

    answer = learner_client.post(change(row), TYPED | {"revision": value(refused, "revision")})

    assert answer.status_code == 302
    assert [(row[1], row[-1]) for row in rows()] == [("Statistics", 2)]


def test_what_was_removed_meanwhile_can_be_added_again(learner: User, learner_client: Client) -> None:
    row = EducationFactory.create(learner=learner)
    row.delete()

    gone = learner_client.post(f"{LIST}1234567/", TYPED | {"revision": "0"})
    (form,) = page(gone).iterfind(".//main//form")
    again = [learner_client.post(form.attrib["action"], TYPED | {"op": value(gone, "op")}) for _ in range(2)]

    assert (gone.status_code, value(gone, "note"), form.attrib["action"]) == (404, "A thesis on trees.", ADD)
    assert [answer.status_code for answer in again] == [302, 302]
    assert [row[1] for row in rows()] == ["Statistics"]


def test_a_row_is_removed_after_a_question(learner: User, learner_client: Client) -> None:
    row, kept = EducationFactory.create_batch(2, learner=learner)

    asked = learner_client.get(f"{change(row)}remove/")
    answer = learner_client.post(f"{change(row)}remove/", follow=True)

    assert texts(page(asked), ".//main//h1") == ["Remove this education?"]
    assert links(page(asked))["Cancel"] == LIST
    assert notice(answer) == f"Removed: {row}"
    assert list(Education.objects.all()) == [kept]


@pytest.mark.parametrize("whose", ["another", "nobody"])
@pytest.mark.parametrize("action", ["", "remove/"])
def test_what_is_not_ones_own_is_not_there(learner_client: Client, whose: str, action: str) -> None:
    theirs = EducationFactory.create(field="canary", note="canary")
    before = rows()
    key = theirs.pk if whose == "another" else 10**30

    opened = learner_client.get(f"{LIST}{key}/{action}")
    sent = learner_client.post(f"{LIST}{key}/{action}", TYPED | {"revision": "0"})

    assert (opened.status_code, sent.status_code) == (404, 404)
    assert "canary" not in opened.text + sent.text
    assert rows() == before


def test_nought_is_no_row_and_no_new_one(learner_client: Client) -> None:
    assert learner_client.get(f"{LIST}0/").status_code == 404


def test_what_is_typed_survives_being_signed_out(client: Client, learner: User) -> None:
    sent = client.post(ADD, TYPED | {"op": OP, "note": "Ж" * 2000, "csrfmiddlewaretoken": "secret"})
    client.force_login(learner)

    elsewhere, kept, later = client.get(LIST), client.get(ADD), client.get(ADD)

    assert sent.headers["Location"] == f"/accounts/login/?next={ADD}"
    assert "You were signed out" not in main(elsewhere)
    assert "You were signed out before this was saved." in main(kept)
    assert (value(kept, "field"), value(kept, "note"), value(kept, "op")) == ("Statistics", "Ж" * 2000, OP)
    assert (value(later, "field"), "You were signed out" in main(later)) == ("", False)
    assert rows() == []


def test_a_change_survives_being_signed_out_with_the_revision_it_saw(client: Client, learner: User) -> None:
    row = EducationFactory.create(learner=learner, revision=2)
    client.post(change(row), TYPED | {"revision": "1"})
    client.force_login(learner)

    kept = client.get(change(row))
    answer = client.post(change(row), TYPED | {"revision": value(kept, "revision")})

    assert (value(kept, "field"), value(kept, "revision")) == ("Statistics", "1")
    assert answer.status_code == 409


def test_a_text_without_end_is_not_kept_over_the_log_in(client: Client) -> None:
    client.post(ADD, TYPED | {"note": "x" * 750_001})

    assert "unsaved_record" not in client.session


def test_a_visitor_logs_in_first(client: Client) -> None:
    row = EducationFactory.create()

    answers = [client.get(address) for address in (LIST, ADD, change(row), f"{change(row)}remove/")]
    answers.append(client.post(f"{change(row)}remove/"))

    assert {answer.headers["Location"].partition("?")[0] for answer in answers} == {"/accounts/login/"}
    assert list(Education.objects.all()) == [row]


WRITTEN = ["2018-10", "10/2018", "10.2018", "2018/10", "October 2018", "oct 2018", "2018-10-31"]


@pytest.mark.parametrize("typed", WRITTEN)
def test_a_month_is_understood_as_people_write_it(learner_client: Client, typed: str) -> None:
    learner_client.post(ADD, TYPED | {"start": typed})

    assert [row[2] for row in rows()] == [date(2018, 10, 1)]


FORMAT = "Enter a month as year and month, such as 2024-09."


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ({"start": "2018"}, [f"From: {FORMAT}"]),
        ({"start": "2018-13"}, [f"From: {FORMAT}"]),
        ({"start": "the summer"}, [f"From: {FORMAT}"]),
        ({"end": "9999-12"}, ["To: This month is still to come. Leave it out until then."]),
        ({"start": "1939-12"}, ["From: This is too long ago. Is the year right?"]),
        ({"end": "2018-09"}, ["To: This is before the start."]),
        ({"is_in_progress": "on"}, ["To: It has an end and is still going on: leave one of both out."]),
        ({"level": "doctor"}, ["Level: Select a valid choice. doctor is not one of the available choices."]),
        ({"level": ""}, ["Level: This field is required."]),
        ({"note": "x" * 2001}, ["Note: Ensure this value has at most 2000 characters (it has 2001)."]),
    ],
)
def test_what_cannot_be_is_refused_where_it_can_be_mended(
    learner_client: Client, typed: dict[str, str], said: list[str]
) -> None:
    answer = learner_client.post(ADD, TYPED | {"op": OP} | typed)

    assert (answer.status_code, errors(answer), rows()) == (422, said, [])


def test_this_month_is_not_to_come_and_the_next_one_is(learner_client: Client) -> None:
    today = timezone.localdate()
    following = date(today.year + today.month // 12, today.month % 12 + 1, 1)

    answers = [learner_client.post(ADD, TYPED | {"end": f"{month:%Y-%m}"}) for month in (today, following)]

    assert [answer.status_code for answer in answers] == [302, 422]


@pytest.mark.parametrize("field", [{"op": "nonsense"}, {"revision": "-1"}])
def test_a_form_that_was_tampered_with_is_refused(learner: User, learner_client: Client, field: dict[str, str]) -> None:
    row = EducationFactory.create(learner=learner)
    address = ADD if "op" in field else change(row)

    assert learner_client.post(address, TYPED | field).status_code == 422
    assert Education.objects.count() == 1


def test_a_post_without_a_token_is_refused(learner: User) -> None:
    client = Client(enforce_csrf_checks=True)
    client.force_login(learner)

    assert (client.post(ADD, TYPED).status_code, rows()) == (403, [])


@pytest.mark.parametrize("method", ["put", "patch", "delete"])
def test_other_methods_are_refused(learner_client: Client, method: str) -> None:
    answers = [getattr(learner_client, method)(address) for address in (LIST, ADD, f"{LIST}1/", f"{LIST}1/remove/")]

    assert [answer.status_code for answer in answers] == [405] * 4


def test_what_was_typed_is_text(learner_client: Client) -> None:
    answer = learner_client.post(ADD, TYPED | {"note": "<script>alert(1)</script>"}, follow=True)

    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in answer.text


def test_the_form_costs_the_same_whatever_else_there_is(
    learner: User, learner_client: Client, queries: Queries
) -> None:
    row = EducationFactory.create(learner=learner)

    for _ in range(2):
        with queries(1):
            learner_client.get(ADD)
        with queries(2):
            learner_client.get(change(row))
        EducationFactory.create_batch(2, learner=learner)


def test_the_address_of_a_form_keeps_no_query(client: Client) -> None:
    answer = client.get(f"{ADD}?{urlencode({'next': 'https://example.org/'})}")

    assert answer.headers["Location"] == f"/accounts/login/?next={ADD}"
