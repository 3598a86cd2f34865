"""The style guide: every component, for staff, with what it may be given."""

from pathlib import Path

import pytest
from django.conf import settings
from django.test import Client

from accounts.models import User
from tests.conftest import Queries
from tests.pages import page, said, texts

pytestmark = pytest.mark.django_db

COMPONENTS = sorted(path.stem for path in Path(settings.BASE_DIR, "templates", "components").glob("*.html"))
SECTION = ".//section[@class='styleguide__component']"


def test_every_component_is_shown_with_its_arguments(curator_client: Client) -> None:
    tree = page(curator_client.get("/styleguide/"))

    sections = {section.attrib["id"]: section for section in tree.iterfind(SECTION)}
    assert sorted(sections.keys() - {"milestone_row", "buttons"}) == COMPONENTS
    for name in (*COMPONENTS, "milestone_row"):
        assert said(sections[name].find("p[@class='styleguide__arguments']"))
        assert sections[name].findall("figure[@class='specimen']")


def test_every_component_stands_right_to_left_too(curator_client: Client) -> None:
    tree = page(curator_client.get("/styleguide/"))

    mirrored = {
        section.attrib["id"] for section in tree.iterfind(SECTION) if section.find("figure/div[@dir='rtl']") is not None
    }
    # Two that stand once on a page, and one whose words are those of the page.
    assert {*COMPONENTS, "milestone_row"} - mirrored == {"error_summary", "filter_bar", "pager"}


def test_milestone_rows_are_shown_in_every_state(curator_client: Client) -> None:
    tree = page(curator_client.get("/styleguide/"))

    states = [row.attrib["data-status"] for row in tree.iterfind(".//ol[@class='milestones']/li")]
    assert states[:4] == ["not-started", "started", "done", "set-aside"]


def test_no_two_things_have_one_id(curator_client: Client) -> None:
    ids = [one.attrib["id"] for one in page(curator_client.get("/styleguide/")).iter() if "id" in one.attrib]

    assert sorted(ids) == sorted(set(ids))


def test_staff_without_permissions_may_look(learner: User, learner_client: Client) -> None:
    learner.is_staff = True
    learner.save()

    assert texts(page(learner_client.get("/styleguide/")), ".//title") == ["Style guide · careerpath"]


def test_a_learner_finds_nothing_and_a_visitor_is_sent_to_log_in(learner_client: Client, client: Client) -> None:
    assert learner_client.get("/styleguide/").status_code == 404
    assert client.get("/styleguide/").headers["Location"] == "/accounts/login/?next=/styleguide/"


def test_it_costs_the_session(curator_client: Client, queries: Queries) -> None:
    with queries(1):
        answer = curator_client.get("/styleguide/")

    assert answer.status_code == 200


def test_it_is_only_ever_read(curator_client: Client) -> None:
    answer = curator_client.post("/styleguide/")

    assert (answer.status_code, answer.headers["Allow"]) == (405, "GET, HEAD")
