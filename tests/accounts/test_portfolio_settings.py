"""Setting up a portfolio: who may look, under which name, which sections and items, and which link."""

from __future__ import annotations

from typing import Any

import pytest
from django.db import IntegrityError, connection, transaction
from django.test import Client
from django.urls import reverse

from accounts.actions.portfolio import HandleTakenError, change_portfolio
from accounts.forms.portfolio import TAKEN
from accounts.models import Education, Evidence, Portfolio, Progress, SkillClaim, User, Visibility
from accounts.readers.sharing import SECTIONS
from tests.accounts.portfolios import publish, record_one_of_each
from tests.conftest import Queries
from tests.factories import EducationFactory, EvidenceFactory, PortfolioFactory, SkillClaimFactory, UserFactory
from tests.pages import main, page, said, texts

pytestmark = pytest.mark.django_db

SETTINGS = "/settings/portfolio/"
PUBLIC = {"visibility": "public", "handle": "ada-lovelace", "revision": "0"}


def errors(client: Client, typed: dict[str, str]) -> str:
    """What the page says is wrong after this was typed."""
    answer = client.post(SETTINGS, typed)
    assert answer.status_code == 422
    return said(page(answer).find(".//div[@id='error-summary']"))


def test_portfolio_is_off_and_empty_until_it_is_turned_on(learner: User, learner_client: Client) -> None:
    answer = learner_client.get(SETTINGS)

    assert "Nobody may look now" in main(answer)
    assert answer.context["form"].initial["visibility"] == Visibility.OFF
    assert not Portfolio.objects.exists()


def test_turning_it_on_opens_it_to_everybody_under_the_handle(learner: User, learner_client: Client) -> None:
    typed = PUBLIC | {"headline": "Forecasts", "about": "For shops.", "contact": "ada@work.example.org"}

    answer = learner_client.post(SETTINGS, typed, follow=True)

    assert "Everybody may look http://testserver/p/ada-lovelace/" in main(answer)
    assert "Forecasts ada@work.example.org For shops." in main(Client().get("/p/ada-lovelace/"))


def test_turning_on_the_link_makes_a_secret_one(learner: User, learner_client: Client) -> None:
    answer = learner_client.post(SETTINGS, {"visibility": "link", "revision": "0"}, follow=True)

    token = Portfolio.objects.get().token
    assert token is not None
    assert len(token) == 43
    assert f"Whoever has the link may look http://testserver/p/{token}/" in main(answer)


def test_same_form_sent_twice_changes_it_once(learner: User, learner_client: Client) -> None:
    learner_client.post(SETTINGS, PUBLIC)

    answer = learner_client.post(SETTINGS, PUBLIC)

    portfolio = Portfolio.objects.get()
    assert (portfolio.revision, portfolio.handle) == (1, "ada-lovelace")
    assert answer.status_code == 409


@pytest.mark.parametrize(
    ("handle", "said_of_it"),
    [
        ("", "Choose a name: everybody finds your portfolio under it."),
        ("ad", "Choose a name of 3 to 30 characters."),
        ("x" * 31, "at most 30 characters"),
        ("ada--l", "Put hyphens between other characters, and one at a time."),
        ("adm1n", "This name is kept for the site itself, or looks like one that is. Choose another."),
        ("ada lovelace", "Leave this one out: (space)"),
        ("\u0430da", "Leave this one out: \u0430 (cyrillic small letter a)"),
        ("a\u200bda", "Leave this one out: (zero width space)"),
        ("\u212aim", "Leave this one out: \u212a (kelvin sign)"),
        ("grace", "This name is taken, or looks like one that is. Add a word or a number to it."),
        ("gr-ace", "This name is taken, or looks like one that is. Add a word or a number to it."),
    ],
)
def test_handle_that_cannot_be_had_is_refused_kindly(
    learner: User, learner_client: Client, handle: str, said_of_it: str
) -> None:
    publish(UserFactory.create(), handle="grace")

    told = errors(learner_client, PUBLIC | {"handle": handle})

    assert said_of_it in told
    assert not Portfolio.objects.filter(learner=learner).exclude(visibility=Visibility.OFF).exists()


def test_handle_is_kept_in_small_letters_and_without_spaces_around_it(learner: User, learner_client: Client) -> None:
    learner_client.post(SETTINGS, PUBLIC | {"handle": " Ada-Lovelace "})

    assert Portfolio.objects.get().handle == "ada-lovelace"


def test_own_handle_can_be_kept_and_given_up(learner: User, learner_client: Client) -> None:
    publish(learner)

    kept = learner_client.post(SETTINGS, PUBLIC | {"headline": "New"})
    given_up = learner_client.post(SETTINGS, {"visibility": "off", "handle": "", "revision": "1"})

    assert (kept.status_code, given_up.status_code) == (302, 302)
    assert Portfolio.objects.values_list("handle", "handle_likeness").get() == (None, None)


@pytest.mark.parametrize("handle", ["ada-lovelace", "adalovelace", "ada-l0velace"])
def test_race_for_a_handle_ends_in_the_form(learner: User, handle: str) -> None:
    publish(UserFactory.create())
    mine = PortfolioFactory.create(learner=learner)
    mine.visibility, mine.handle = Visibility.PUBLIC, handle

    with pytest.raises(HandleTakenError):
        change_portfolio(mine, seen=0)

    assert Portfolio.objects.filter(learner=learner, visibility=Visibility.OFF, revision=0).exists()


def test_race_for_a_handle_is_told_as_if_it_had_been_taken_before(learner: User, learner_client: Client) -> None:
    """The form finds the name free; by the time of writing it is not."""
    rivals = [UserFactory.create()]

    def come_between(execute: Any, sql: str, *rest: Any) -> Any:
        answer = execute(sql, *rest)
        if rivals and sql.startswith("SELECT") and '"handle_likeness" = ' in sql:
            publish(rivals.pop())
        return answer

    with connection.execute_wrapper(come_between):
        told = errors(learner_client, PUBLIC | {"handle": "adal0velace"})

    assert str(TAKEN) in told
    assert not rivals


def test_handles_that_look_alike_cannot_be_kept_by_two(learner: User) -> None:
    publish(UserFactory.create())

    with pytest.raises(IntegrityError), transaction.atomic():
        publish(learner, handle="adalovelace")


def test_contact_that_is_no_address_is_refused(learner_client: Client) -> None:
    assert "Enter a valid email address." in errors(learner_client, PUBLIC | {"contact": "nobody"})


def test_two_windows_get_both_texts_and_choose(learner: User, learner_client: Client) -> None:
    publish(learner, headline="Saved there", about="About that was saved there", revision=3)

    answer = learner_client.post(SETTINGS, PUBLIC | {"headline": "Typed here", "revision": "2"})

    assert answer.status_code == 409
    assert texts(page(answer), ".//dl/*") == [
        "Headline", "Saved there", "About me", "About that was saved there",
    ]  # fmt: skip
    assert answer.context["form"]["headline"].value() == "Typed here"
    assert Portfolio.objects.get().headline == "Saved there"
    again = PUBLIC | {"headline": "Typed here", "revision": str(answer.context["form"]["revision"].value())}
    assert learner_client.post(SETTINGS, again).status_code == 302
    assert Portfolio.objects.get().headline == "Typed here"


def test_what_was_typed_while_signed_out_is_there_after_the_log_in(learner: User) -> None:
    client = Client()
    sent = client.post(SETTINGS, PUBLIC | {"about": "Typed for an hour."})
    client.force_login(learner)

    answer = client.get(SETTINGS)

    assert sent.headers["Location"] == "/accounts/login/?next=/settings/portfolio/"
    assert answer.context["form"]["about"].value() == "Typed for an hour."
    assert "You were signed out before this was saved." in main(answer)
    assert not Portfolio.objects.exists()


def test_renewing_sent_twice_leaves_one_link_and_revoking_none(learner: User, learner_client: Client) -> None:
    publish(learner, visibility=Visibility.LINK, token="t" * 43)

    tokens = []
    for verb in ("renew", "renew", "revoke", "revoke"):
        learner_client.post(f"{SETTINGS}link/{verb}/")
        tokens.append(Portfolio.objects.values_list("token", "visibility").get())

    assert len({token for token, _visibility in [("t" * 43, ""), *tokens]}) == 4
    assert tokens[2:] == [(None, Visibility.OFF)] * 2


def test_revoking_leaves_one_that_is_public_open(learner: User, learner_client: Client) -> None:
    publish(learner, token="t" * 43)

    learner_client.post(f"{SETTINGS}link/revoke/")

    assert Portfolio.objects.values_list("visibility", "token").get() == (Visibility.PUBLIC, None)


@pytest.mark.parametrize("section", SECTIONS)
def test_all_of_a_section_and_none_of_it(learner: User, learner_client: Client, section: str) -> None:
    record_one_of_each(learner, is_shared=False)
    record_one_of_each(UserFactory.create(), is_shared=False)

    learner_client.post(f"{SETTINGS}items/{section}/all/")
    after_all = everything_chosen(learner)
    everybodys = Portfolio.objects.filter(**{SECTIONS[section].flag: True}).count()
    learner_client.post(f"{SETTINGS}items/{section}/none/")

    evidence = {"projects": 1, "skills": 1, "milestones": 1}.get(section, 0)
    assert after_all == {section: 1} | ({f"{section} evidence": evidence} if evidence else {})
    assert everybodys == 1
    assert everything_chosen(learner) == {}


def everything_chosen(learner: User) -> dict[str, int]:
    """How many items are chosen in each section, and how much of what proves them; where there are none, nothing."""
    counts = {}
    for name, section in SECTIONS.items():
        counts[name] = section.rows(learner).filter(is_shared=True).count()
        counts[f"{name} evidence"] = section.evidence(learner).filter(is_shared=True).count()
    return {name: count for name, count in counts.items() if count}


def test_hiding_a_section_keeps_what_is_chosen_in_it(learner: User, learner_client: Client) -> None:
    publish(learner)
    record_one_of_each(learner, is_shared=True)

    learner_client.post(f"{SETTINGS}items/education/hide/")
    hidden = (Portfolio.objects.get().shows_education, everything_chosen(learner)["education"])
    learner_client.post(f"{SETTINGS}items/education/show/")

    assert hidden == (False, 1)
    assert Portfolio.objects.get().shows_education


def test_ticked_items_are_shown_and_the_rest_is_not(learner: User, learner_client: Client) -> None:
    first, second, third = EducationFactory.create_batch(3, learner=learner)
    EducationFactory.create(learner=learner, is_shared=True)

    learner_client.post(f"{SETTINGS}items/education/", {"item": [first.pk, third.pk], "section": "1"})

    chosen = Education.objects.filter(is_shared=True).order_by("pk").values_list("pk", flat=True)
    assert list(chosen)[:2] == [first.pk, third.pk]
    assert second.pk not in chosen
    assert len(chosen) == 3
    assert Portfolio.objects.get().shows_education


def test_window_left_open_shows_nothing_again_that_was_hidden_since(learner: User, learner_client: Client) -> None:
    hidden, ticked = EducationFactory.create_batch(2, learner=learner)
    left_open = {"item": [hidden.pk, ticked.pk], "item_before": [hidden.pk], "section": "1", "section_before": "1"}

    learner_client.post(f"{SETTINGS}items/education/", left_open)

    assert list(Education.objects.filter(is_shared=True)) == [ticked]
    assert not Portfolio.objects.filter(shows_education=True).exists()


def test_evidence_is_ticked_apart_from_what_it_proves(learner: User, learner_client: Client) -> None:
    claim = SkillClaimFactory.create(learner=learner)
    shown, kept = EvidenceFactory.create_batch(2, learner=learner, claim=claim)

    learner_client.post(f"{SETTINGS}items/skills/", {"item": [claim.pk], "evidence": [shown.pk]})

    assert list(SkillClaim.objects.filter(is_shared=True)) == [claim]
    assert list(Evidence.objects.filter(is_shared=True)) == [shown]
    assert kept.pk != shown.pk


def test_milestone_that_is_not_done_cannot_be_shown(learner: User, learner_client: Client) -> None:
    progress = record_one_of_each(learner, is_shared=False)["progress"]
    Progress.objects.update(status="not-started", completed_at=None)

    learner_client.post(f"{SETTINGS}items/milestones/", {"item": [progress.pk]})

    assert not Progress.objects.filter(is_shared=True).exists()


@pytest.mark.parametrize("key", ["x", "-1", "1.5", "9" * 30, "\u0661", ""])
def test_key_that_is_none_changes_nothing(learner: User, learner_client: Client, key: str) -> None:
    EducationFactory.create(learner=learner)

    answer = learner_client.post(f"{SETTINGS}items/education/", {"item": [key]})

    assert answer.status_code == 302
    assert not Education.objects.filter(is_shared=True).exists()


def test_very_many_items_go_over_pages_and_each_decides_for_itself(learner: User, learner_client: Client) -> None:
    EducationFactory.create_batch(120, learner=learner, is_shared=True)
    address = f"{SETTINGS}items/education/?page=3"

    answer = learner_client.get(address)
    items = [item.pk for item, _evidence in answer.context["items"]]
    sent = learner_client.post(address, {"item_before": items, "item": items[1:]})

    assert "Page 3 of 3" in main(answer)
    assert len(items) == 20
    assert sent.headers["Location"] == address
    assert list(Education.objects.filter(is_shared=False).values_list("pk", flat=True)) == items[:1]


@pytest.mark.parametrize("verb", ["", "show/", "hide/", "all/", "none/"])
def test_section_that_is_none_is_not_there(learner_client: Client, verb: str) -> None:
    assert learner_client.post(f"{SETTINGS}items/secrets/{verb}").status_code == 404


@pytest.mark.parametrize("rows", [1, 3])
def test_settings_cost_the_same_however_much_there_is(
    rows: int, learner: User, learner_client: Client, queries: Queries
) -> None:
    for _ in range(rows):
        record_one_of_each(learner, is_shared=True)
    publish(learner)
    learner_client.get(SETTINGS)

    with queries(9):
        learner_client.get(SETTINGS)


@pytest.mark.parametrize("section", SECTIONS)
@pytest.mark.parametrize("rows", [1, 3])
def test_items_of_a_section_cost_the_same_however_many_there_are(
    rows: int, section: str, learner: User, learner_client: Client, queries: Queries
) -> None:
    for _ in range(rows):
        record_one_of_each(learner, is_shared=True)
    address = reverse("portfolio_items", args=[section])
    learner_client.get(address)

    with queries(5 if SECTIONS[section].proves else 4):
        learner_client.get(address)
