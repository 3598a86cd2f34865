"""A visitor reads one advert: it is in their session and nowhere else, until they keep it or take it out."""

import pytest
from django.test import Client

from accounts.models import Advert, User
from tests.accounts.adverts import HARBOUR, groups, marks, publish_skills, requirement
from tests.conftest import Queries
from tests.factories import PASSWORD
from tests.pages import links, main, page, texts

pytestmark = pytest.mark.django_db

LIST, ADD = "/adverts/", "/adverts/add/"
TYPED = {"title": "Data Scientist", "company": "Harbour Lights", "text": HARBOUR}


def logged_in(client: Client, learner: User) -> None:
    """Through the log-in page, which keeps what the session holds."""
    client.post("/accounts/login/", {"login": learner.email, "password": PASSWORD})


def test_a_visitor_sees_what_is_asked_and_nothing_is_stored(client: Client) -> None:
    publish_skills()

    answer = client.post(ADD, TYPED, follow=True)

    assert answer.redirect_chain == [(LIST, 302)]
    assert list(groups(answer)) == ["unknown"]
    assert requirement(answer) == ("unknown", "")
    assert len(marks(answer)) == 4
    assert "Sign up or log in, record your skills" in main(answer)
    assert Advert.objects.count() == 0


def test_a_visitor_finds_the_form_first_and_the_advert_after(client: Client) -> None:
    assert "Paste an advert" in main(client.get(LIST))
    assert client.cookies.get("sessionid") is None

    client.post(ADD, TYPED)

    assert "Data Scientist" in main(client.get(LIST))
    assert "Canary" not in main(Client().get(LIST))


def test_a_visitor_can_put_nothing_right(client: Client) -> None:
    answer = client.post(ADD, TYPED, follow=True)

    assert [one for one in page(answer).iter("button") if one.attrib.get("form") == "correct"] == []
    assert page(answer).find(".//section[@id='corrections']") is None


def test_what_a_visitor_typed_survives_a_refusal(client: Client) -> None:
    answer = client.post(ADD, TYPED | {"text": "x" * 50_001})

    assert answer.status_code == 422
    assert "This has 50001 characters; at most 50000 fit." in main(answer)
    assert "x" * 50_001 in answer.content.decode()


def test_the_next_advert_takes_the_place_of_the_first(client: Client) -> None:
    for title in ("First", "Second"):
        client.post(ADD, TYPED | {"title": title})

    assert texts(page(client.get(LIST)), ".//h1") == ["Second"]


def test_a_visitor_forgets_it(client: Client) -> None:
    client.post(ADD, TYPED)

    answers = [client.post(f"{LIST}forget/", follow=True) for _time in range(2)]

    assert [answer.status_code for answer in answers] == [200, 200]
    assert "tried_advert" not in client.session
    assert "Paste an advert" in main(client.get(LIST))


def test_after_the_log_in_it_is_offered_and_kept_once(client: Client, learner: User) -> None:
    client.post(ADD, TYPED)
    logged_in(client, learner)

    offered = main(client.get(LIST))
    answers = [client.post(f"{LIST}keep/", follow=True) for _time in range(2)]

    row = Advert.objects.get()
    assert "You read an advert before you signed in" in offered
    assert (row.learner, row.title, row.company, row.text) == (
        learner,
        "Data Scientist",
        "Harbour Lights",
        HARBOUR.strip(),
    )
    assert [answer.redirect_chain for answer in answers] == [[(row.get_absolute_url(), 302)], [(LIST, 302)]]
    assert row.reading["by"]
    assert "You read an advert before you signed in" not in main(client.get(LIST))


def test_the_dashboard_offers_it_too(client: Client, learner: User) -> None:
    client.post(ADD, TYPED)
    logged_in(client, learner)

    assert links(page(client.get("/dashboard/")))["Data Scientist"] == LIST


def test_keeping_it_is_for_who_is_signed_in(client: Client) -> None:
    client.post(ADD, TYPED)

    answer = client.post(f"{LIST}keep/")

    assert answer.headers["Location"].startswith("/accounts/login/")
    assert Advert.objects.count() == 0


def test_a_learner_who_was_signed_out_while_pasting_loses_nothing(client: Client, learner: User) -> None:
    logged_in(client, learner)
    client.logout()
    client.post(ADD, TYPED)
    logged_in(client, learner)

    client.post(f"{LIST}keep/")

    assert Advert.objects.get().text == HARBOUR.strip()


def test_a_visitor_takes_one_query(client: Client, queries: Queries) -> None:
    publish_skills()
    client.post(ADD, TYPED, follow=True)

    with queries(1):
        client.get(LIST)
