"""Evidence and note: what is kept to the letter, what is refused, and that nothing is overwritten unseen."""

import pytest
from django.test import Client

from accounts.models import Progress, User
from roadmap.models import Milestone
from roadmap.readers import catalogue
from tests.accounts.ticking import COMPLETE, MOVES, REOPEN, ROWS, START, Move, htmx, row
from tests.conftest import Queries
from tests.factories import MilestoneFactory, ProgressFactory, UserFactory
from tests.pages import main, page, said, texts

pytestmark = pytest.mark.django_db

LONG_ADDRESS = "https://example.org/" + "a" * 480


@pytest.fixture
def python(db: None) -> Milestone:
    return MilestoneFactory.create(slug="python", title="Python")


def written(learner: User, milestone: Milestone) -> tuple[str, str, int]:
    after = row(learner, milestone)
    return after["evidence_url"], after["note"], after["revision"]


@pytest.mark.parametrize("move", MOVES, ids=lambda move: move.verb)
def test_every_move_saves_evidence_and_note_with_it(
    learner: User, learner_client: Client, python: Milestone, move: Move
) -> None:
    answer = learner_client.post(
        move.address, {"evidence_url": "https://example.org/", "note": "mine", "revision": "0"}
    )

    assert (answer.status_code, row(learner, python)["status"]) == (302, move.status)
    assert written(learner, python) == ("https://example.org/", "mine", 1)


@pytest.mark.parametrize(
    ("address", "kept"),
    [
        ("", ""),
        (LONG_ADDRESS, LONG_ADDRESS),
        ("  https://example.org/a b  ".replace("a b", "a"), "https://example.org/a"),
        ("http://example.org:8000/?a=1&b=<c>#d", "http://example.org:8000/?a=1&b=<c>#d"),
        ("HTTPS://Example.org/Case", "https://Example.org/Case"),
        ("example.org/mine", "https://example.org/mine"),
        ("https://example.org/🚀/שלום", "https://example.org/🚀/שלום"),
    ],
    ids=["none", "500 characters", "spaces", "query", "upper case", "no scheme", "emoji"],
)
def test_evidence_is_a_web_address(
    learner: User, learner_client: Client, python: Milestone, address: str, kept: str
) -> None:
    answer = learner_client.post(COMPLETE.address, {"evidence_url": address, "note": "mine", "revision": "0"})

    assert (answer.status_code, written(learner, python)) == (302, (kept, "mine", 1))


@pytest.mark.parametrize(
    ("address", "why"),
    [
        ("javascript:alert(1)", "Enter a full web address, such as https://example.org/my-project."),
        ("javascript://example.org/%0aalert(1)", "Enter a full web address, such as https://example.org/my-project."),
        ("ftp://example.org/", "Use an address that starts with https:// or http://."),
        ("data:text/html,x", "Enter a full web address, such as https://example.org/my-project."),
        ("http://[::1", "Enter a full web address, such as https://example.org/my-project."),
        ("https://", "Enter a full web address, such as https://example.org/my-project."),
        ("not an address", "Enter a full web address, such as https://example.org/my-project."),
        (LONG_ADDRESS + "a", "This address has 501 characters; at most 500 fit."),
    ],
    ids=["javascript", "javascript with host", "ftp", "data", "malformed", "nothing", "words", "501 characters"],
)
@pytest.mark.parametrize("by_htmx", [False, True])
def test_other_evidence_is_refused_and_what_was_typed_is_kept(
    learner: User, learner_client: Client, python: Milestone, address: str, why: str, *, by_htmx: bool
) -> None:
    ProgressFactory.create(learner=learner, milestone=python, note="saved", revision=2, **ROWS["started"])
    before = row(learner, python)
    headers = {"HX-Request": "true", "HX-Boosted": "true"} if by_htmx else {}

    answer = learner_client.post(
        COMPLETE.address, {"evidence_url": address, "note": "typed", "revision": "2"}, headers=headers
    )

    tree = page(answer)
    assert answer.status_code == 422
    assert texts(tree, ".//div[@id='error-summary']//li") == [f"Link to your evidence: {why}"]
    assert [link.attrib["href"] for link in tree.iterfind(".//div[@id='error-summary']//a")] == ["#id_evidence_url"]
    assert [field.attrib["value"] for field in tree.iterfind(".//input[@id='id_evidence_url']")] == [address]
    assert texts(tree, ".//textarea") == ["typed"]
    assert row(learner, python) == before


@pytest.mark.parametrize(
    "note",
    [
        "",
        "x" * 2_000,
        "🚀" * 2_000,
        "שלום, \u202eright to left\u202c",
        "<script>alert(1)</script> & 'quotes'",
        "one\n\ntwo",
        "line\n" * 399 + "last!",
    ],
    ids=["none", "2,000", "2,000 emoji", "right to left", "markup", "lines", "2,000 in lines"],
)
def test_a_note_is_kept_and_shown_to_the_letter(
    learner: User, learner_client: Client, python: Milestone, note: str
) -> None:
    as_browsers_send_it = note.replace("\n", "\r\n")

    answer = learner_client.post(
        START.address, {"evidence_url": "https://example.org/", "note": as_browsers_send_it, "revision": "0"}
    )

    field = page(learner_client.get("/milestones/python/")).find(".//textarea")
    assert (answer.status_code, written(learner, python)) == (302, ("https://example.org/", note, 1))
    assert field is not None
    assert (field.text or "").strip("\n") == note


@pytest.mark.usefixtures("python")
def test_a_note_of_2001_characters_is_refused_and_kept_in_the_form(
    learner_client: Client,
) -> None:
    answer = learner_client.post(START.address, {"evidence_url": "", "note": "x" * 2_001, "revision": "0"})

    tree = page(answer)
    assert answer.status_code == 422
    assert texts(tree, ".//div[@id='error-summary']//li") == [
        "Your note: This note has 2001 characters; at most 2000 fit."
    ]
    assert texts(tree, ".//textarea") == ["x" * 2_001]
    assert not Progress.objects.exists()


@pytest.mark.usefixtures("python")
@pytest.mark.parametrize("field", ["evidence_url", "note", "revision", "next", "anything"])
def test_nul_bytes_are_refused(learner_client: Client, field: str) -> None:
    answer = learner_client.post(COMPLETE.address, {"note": "mine", field: "a\0b"})

    assert answer.status_code == 400
    assert not Progress.objects.exists()


@pytest.mark.usefixtures("python")
@pytest.mark.parametrize("revision", ["-1", "x", str(2**31), "9" * 10_000])
def test_a_forged_revision_is_refused(
    learner_client: Client,
    revision: str,
) -> None:
    answer = learner_client.post(COMPLETE.address, {"note": "mine", "revision": revision})

    assert answer.status_code == 422
    assert not Progress.objects.exists()


def test_sending_the_same_note_again_changes_nothing(learner: User, learner_client: Client, python: Milestone) -> None:
    typed = {"evidence_url": "https://example.org/", "note": "mine", "revision": "0"}
    learner_client.post(COMPLETE.address, typed)
    once = row(learner, python)

    again = learner_client.post(COMPLETE.address, typed)

    assert (again.status_code, row(learner, python)) == (302, once)


@pytest.mark.parametrize("headers", [{}, {"HX-Request": "true", "HX-Boosted": "true"}], ids=["plain", "boosted"])
def test_a_note_changed_in_another_window_is_not_overwritten(
    learner: User, learner_client: Client, python: Milestone, headers: dict[str, str]
) -> None:
    ProgressFactory.create(
        learner=learner,
        milestone=python,
        evidence_url="https://example.org/meanwhile",
        note="saved meanwhile",
        revision=3,
        **ROWS["started"],
    )
    ProgressFactory.create(milestone=python, note="another's canary")
    before = row(learner, python)

    answer = learner_client.post(
        COMPLETE.address,
        {"evidence_url": "https://example.org/typed", "note": "typed", "revision": "2"},
        headers=headers,
    )

    tree = page(answer)
    assert answer.status_code == 409
    assert texts(tree, ".//div[@role='alert']/p")[0] == "This was changed in another window"
    assert texts(tree, ".//div[@role='alert']//dd") == ["https://example.org/meanwhile", "saved meanwhile"]
    assert texts(tree, ".//textarea") == ["typed"]
    assert [one.attrib["value"] for one in tree.iterfind(".//input[@name='evidence_url']")] == [
        "https://example.org/typed"
    ]
    assert "canary" not in main(answer)
    assert row(learner, python) == before


def test_saving_again_after_a_conflict_is_a_choice_that_counts(
    learner: User, learner_client: Client, python: Milestone
) -> None:
    ProgressFactory.create(learner=learner, milestone=python, note="saved meanwhile", revision=3)
    refused = learner_client.post(COMPLETE.address, {"evidence_url": "", "note": "typed", "revision": "2"})
    (revision,) = page(refused).iterfind(".//input[@name='revision']")

    answer = learner_client.post(
        COMPLETE.address, {"evidence_url": "", "note": "typed", "revision": revision.attrib["value"]}
    )

    assert answer.status_code == 302
    assert (row(learner, python)["status"], written(learner, python)) == ("done", ("", "typed", 4))


def test_a_tick_from_a_row_leaves_a_note_that_it_never_saw(
    learner: User, learner_client: Client, python: Milestone
) -> None:
    ProgressFactory.create(learner=learner, milestone=python, note="kept", revision=3)

    htmx(learner_client, COMPLETE.address)

    assert (row(learner, python)["status"], written(learner, python)) == ("done", ("", "kept", 3))


def test_a_note_is_emptied_by_saving_it_empty(learner: User, learner_client: Client, python: Milestone) -> None:
    ProgressFactory.create(learner=learner, milestone=python, note="old", revision=3)

    learner_client.post(REOPEN.address, {"evidence_url": "", "note": " ", "revision": "3"})

    assert written(learner, python) == ("", "", 4)


@pytest.mark.usefixtures("python")
def test_a_note_costs_one_statement_more_than_a_tick_and_a_message_one(
    learner_client: Client,
    queries: Queries,
) -> None:
    catalogue()

    with queries(5):
        learner_client.post(COMPLETE.address, {"evidence_url": "", "note": "mine", "revision": "0"})

    assert Progress.objects.get().note == "mine"


def test_another_learners_note_is_never_in_reach(learner: User, python: Milestone, client: Client) -> None:
    ProgressFactory.create(learner=learner, milestone=python, note="canary", revision=3, **ROWS["done"])
    client.force_login(UserFactory.create())

    answer = client.post(COMPLETE.address, {"evidence_url": "", "note": "theirs", "revision": "3"})

    assert answer.status_code == 409
    assert "canary" not in answer.content.decode()
    assert said(page(answer).find(".//div[@role='alert']/dl")) == "Linknone Notenone"
    assert written(learner, python) == ("", "canary", 3)
