"""Who gets what of a portfolio: nothing that is not shared, in any byte, and nothing at all of one that is not open."""

from __future__ import annotations

import re
from typing import Any

import pytest
from django.db import models
from django.test import Client
from django.urls import reverse

from accounts.models import Education, Portfolio, Project, User, Visibility
from accounts.readers.sharing import SECTIONS
from tests.accounts.portfolios import ALL_SECTIONS, mark, publish, record_one_of_each, texts_of
from tests.factories import UserFactory

pytestmark = pytest.mark.django_db

TOKEN = "Zx3_" * 10 + "abc"
MASK = re.compile(rb'name="csrfmiddlewaretoken" value="\w+"')


def addresses(name: str, picture: int = 1) -> list[str]:
    """Everything that a portfolio of this name would consist of."""
    parts = [reverse(part, args=[name]) for part in ("portfolio", "portfolio_resume", "portfolio_pdf")]
    return [*parts, reverse("portfolio_picture", args=[name, picture])]


def whole(client: Client, address: str) -> tuple[int, dict[str, str], bytes]:
    """The whole answer but for the sign of the form that signs out, which is another every time."""
    answer = client.get(address)
    return answer.status_code, dict(answer.headers), MASK.sub(b"", answer.content)


def clients() -> dict[str, Client]:
    """Everybody but the owner."""
    people = {"visitor": Client(), "learner": Client(), "staff": Client(), "superuser": Client()}
    people["learner"].force_login(UserFactory.create())
    people["staff"].force_login(UserFactory.create(is_staff=True))
    people["superuser"].force_login(UserFactory.create(is_staff=True, is_superuser=True))
    return people


def gone(learner: User, how: str) -> str:
    """The name of a portfolio that was open, and is not."""
    if how == "off":
        publish(learner, visibility=Visibility.OFF)
        return "ada-lovelace"
    if how == "switched off account":
        publish(learner)
        User.objects.filter(pk=learner.pk).update(is_active=False)
        return "ada-lovelace"
    if how == "handle of one that is open by link":
        publish(learner, visibility=Visibility.LINK, token=TOKEN)
        return "ada-lovelace"
    if how == "link of one that is open by handle":
        publish(learner, token=TOKEN)
        return TOKEN
    owner = Client()
    publish(learner, visibility=Visibility.LINK, token=TOKEN)
    owner.force_login(learner)
    assert owner.get(reverse("portfolio", args=[TOKEN])).status_code == 200
    owner.post(reverse(how))
    return TOKEN


@pytest.mark.parametrize(
    "how",
    [
        "off",
        "switched off account",
        "handle of one that is open by link",
        "link of one that is open by handle",
        "renew_portfolio_link",
        "revoke_portfolio_link",
    ],
)
def test_portfolio_that_is_not_open_is_the_404_of_one_that_never_was(learner: User, how: str) -> None:
    rows = record_one_of_each(learner, is_shared=True)
    name = gone(learner, how)
    project = rows["project"].pk

    for who, client in clients().items():
        for mine, nobodys in zip(addresses(name, project), addresses("n" * len(name), project), strict=True):
            answer = whole(client, mine)

            assert answer[0] == 404, f"{who}: {mine}"
            assert answer == whole(client, nobodys), f"{who}: {mine}"


def test_owner_of_a_portfolio_that_is_off_is_answered_like_everybody(learner: User, learner_client: Client) -> None:
    publish(learner, visibility=Visibility.OFF)

    answer = whole(learner_client, "/p/ada-lovelace/")

    assert answer == whole(learner_client, "/p/grace-hopper/")
    assert answer[0] == 404


def test_renewed_link_leads_there_and_the_old_one_nowhere(learner: User, learner_client: Client) -> None:
    portfolio = publish(learner, visibility=Visibility.LINK, token=TOKEN, headline="Forecasts")

    learner_client.post(reverse("renew_portfolio_link"))

    portfolio.refresh_from_db()
    assert portfolio.token is not None
    assert len(portfolio.token) >= 43
    assert Client().get(f"/p/{TOKEN}/").status_code == 404
    assert "Forecasts" in Client().get(f"/p/{portfolio.token}/").content.decode()


def marked(learner: User, *, is_shared: bool, whose: str) -> dict[str, str]:
    """One of each thing with a word in every field: the words by field and model."""
    words = {}
    for name, row in record_one_of_each(learner, is_shared=is_shared).items():
        for field, word in mark(row, f"{name}{whose}").items():
            words[f"{field} of {type(row).__name__} as {name}"] = word
    return words


def everything_sent(name: str, pictures: list[int], *, on_paper: bool = True) -> str:
    """Every byte that a visitor can get of a portfolio, headers too; the PDF, which takes a second, if asked for."""
    told = []
    for address in [
        *addresses(name)[: 3 if on_paper else 2],
        *(reverse("portfolio_picture", args=[name, pk]) for pk in pictures),
    ]:
        answer = Client().get(address)
        read = texts_of(answer.content) if address.endswith(".pdf") else answer.content.decode("utf-8", "replace")
        told += [str(dict(answer.headers)), read]
    return "\n".join(told).lower()


def project_keys() -> list[int]:
    """Every project there is."""
    return list(Project.objects.values_list("pk", flat=True))


def of_the_person(learner: User) -> dict[str, str]:
    """A word in every field of the account that holds one, and of the portfolio."""
    words: dict[str, str] = {}
    rows: list[models.Model] = [learner, Portfolio.objects.get(learner=learner)]
    for row in rows:
        words |= {f"{field} of {type(row).__name__}": word for field, word in mark(row, "own").items()}
    return words


def never_shown(words: dict[str, str]) -> list[str]:
    """Of these fields those that are the learner's own whatever is shared."""
    return [field for field in words if field.startswith(("beyond of", "note of Progress"))]


def test_what_is_not_shared_is_in_no_byte(learner: User) -> None:
    publish(learner, token=TOKEN)
    private = marked(learner, is_shared=False, whose="private")
    shared = marked(learner, is_shared=True, whose="shared")
    person = of_the_person(learner)

    told = everything_sent("ada-lovelace", project_keys())

    assert [field for field, word in private.items() if word in told] == []
    assert [field for field, word in shared.items() if word not in told] == never_shown(shared)
    assert {field for field, word in person.items() if word in told} == {
        "name of User",
        "headline of Portfolio",
        "about of Portfolio",
        "contact of Portfolio",
    }
    assert learner.email not in told
    assert TOKEN.lower() not in told


def test_section_that_is_off_shows_none_of_what_is_chosen_in_it(learner: User) -> None:
    publish(learner, **dict.fromkeys(ALL_SECTIONS, False))
    words = marked(learner, is_shared=True, whose="hidden")

    told = everything_sent("ada-lovelace", project_keys())

    assert [field for field, word in words.items() if word in told] == []


@pytest.mark.parametrize("section", SECTIONS)
def test_evidence_does_not_tell_of_what_it_rests_on(learner: User, section: str) -> None:
    """With one section on, nothing of another shows through links between their rows."""
    publish(learner, **dict.fromkeys(ALL_SECTIONS, False) | {SECTIONS[section].flag: True})
    rows: dict[str, Any] = record_one_of_each(learner, is_shared=True)
    for evidence in ("claim_evidence", "project_evidence", "milestone_evidence"):
        rows[evidence].certificate, rows[evidence].experience = rows["certificate"], rows["experience"]
        rows[evidence].save()
    rest = [rows[name] for name in ("certificate", "experience", "education") if not name.startswith(section[:9])]
    words = {f"{field} of {row}": word for row in rest for field, word in mark(row, "elsewhere").items()}

    told = everything_sent("ada-lovelace", project_keys(), on_paper=False)

    assert [field for field, word in words.items() if word in told] == []


def test_strength_counts_only_evidence_that_is_shared(learner: User) -> None:
    publish(learner)
    rows: dict[str, Any] = record_one_of_each(learner, is_shared=True)
    rows["claim_evidence"].is_shared = False
    rows["claim_evidence"].save()

    page = Client().get("/p/ada-lovelace/").content.decode()

    assert ">claimed</span>" in page
    assert ">linked</span>" not in page


def test_picture_of_a_project_that_is_not_shared_is_not_there(learner: User) -> None:
    publish(learner)
    rows = record_one_of_each(learner, is_shared=False)

    answer = whole(Client(), f"/p/ada-lovelace/pictures/{rows['project'].pk}/")

    assert answer == whole(Client(), "/p/ada-lovelace/pictures/999999999999999999999999/")
    assert answer[0] == 404


def test_picture_of_another_learner_is_not_there_under_my_name(learner: User) -> None:
    publish(learner)
    theirs = record_one_of_each(UserFactory.create(), is_shared=True)

    answer = Client().get(f"/p/ada-lovelace/pictures/{theirs['project'].pk}/")

    assert answer.status_code == 404


@pytest.mark.parametrize(
    "part", ["portfolio_preview", "portfolio_preview_resume", "portfolio_preview_pdf", "portfolio_preview_picture"]
)
def test_preview_is_for_its_owner_alone(learner: User, part: str) -> None:
    publish(learner)
    rows = record_one_of_each(learner, is_shared=True)
    address = reverse(part, args=[rows["project"].pk] if part.endswith("picture") else [])

    answer = Client().get(address)

    assert answer.status_code == 302
    assert answer.headers["Location"] == f"/accounts/login/?next={address}"


def test_items_of_another_learner_stay_as_they_are(learner: User, learner_client: Client) -> None:
    theirs = record_one_of_each(UserFactory.create(), is_shared=False)["education"]

    learner_client.post("/settings/portfolio/items/education/", {"item": [str(theirs.pk)], "section": "1"})

    assert Education.objects.filter(is_shared=True).count() == 0
