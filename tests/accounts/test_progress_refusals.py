"""Who may not tick, what may not be ticked, and that nothing typed is lost over a log-in."""

import pytest
from django.test import Client

from accounts.models import Progress, User
from roadmap.models import Milestone, State
from tests.accounts.ticking import COMPLETE, MOVES, ROWS, Move, htmx, plain, row
from tests.factories import PASSWORD, MilestoneFactory, ProgressFactory, UserFactory
from tests.pages import page, texts

pytestmark = pytest.mark.django_db

LOG_IN = "/accounts/login/?next=%2Fmilestones%2Fpython%2F"
TYPED = {"evidence_url": "https://example.org/typed", "note": "typed before, שלום 🚀"}


@pytest.fixture
def python(db: None) -> Milestone:
    return MilestoneFactory.create(slug="python", title="Python")


@pytest.fixture
def strict_client(learner: User) -> Client:
    """A browser in which the learner is signed in and that is asked for its token."""
    client = Client(enforce_csrf_checks=True)
    client.force_login(learner)
    return client


def log_in(client: Client, learner: User, address: str = LOG_IN) -> str:
    """Log in on the page that a refused post led to; say where that leads."""
    typed = {"login": learner.email, "password": PASSWORD, "next": "/milestones/python/"}
    return str(client.post(address, typed).headers["Location"])


def form_values(client: Client) -> tuple[list[str], list[str]]:
    """The link and the note in the form of the milestone."""
    tree = page(client.get("/milestones/python/"))
    link = [field.attrib.get("value", "") for field in tree.iterfind(".//input[@name='evidence_url']")]
    return link, [(field.text or "").strip("\n") for field in tree.iter("textarea")]


@pytest.mark.parametrize("move", MOVES, ids=lambda move: move.verb)
@pytest.mark.parametrize("by_htmx", [False, True])
def test_a_visitor_is_sent_to_log_in_and_nothing_is_written(
    client: Client, python: Milestone, move: Move, *, by_htmx: bool
) -> None:
    theirs = ProgressFactory.create(milestone=python, note="canary", **ROWS["started"])

    answer = (htmx if by_htmx else plain)(client, move.address)

    address = answer.headers["HX-Redirect" if by_htmx else "Location"]
    assert (answer.status_code, address) == (200 if by_htmx else 302, LOG_IN)
    assert list(Progress.objects.all()) == [theirs]
    assert row(theirs.learner, python)["status"] == "started"


def test_what_a_visitor_typed_survives_the_log_in_unsaved(client: Client, learner: User, python: Milestone) -> None:
    client.post(COMPLETE.address, TYPED)

    led_to = log_in(client, learner)
    answer = client.get(led_to)

    tree = page(answer)
    assert led_to == "/milestones/python/"
    assert texts(tree, ".//p[@class='callout__title']") == ["Not saved yet"]
    assert texts(tree, ".//textarea") == [TYPED["note"]]
    assert [one.attrib["value"] for one in tree.iterfind(".//input[@name='evidence_url']")] == [TYPED["evidence_url"]]
    assert not Progress.objects.filter(milestone=python).exists()


def test_what_survived_the_log_in_is_shown_once_and_saved_by_the_learner(
    client: Client, learner: User, python: Milestone
) -> None:
    ProgressFactory.create(learner=learner, milestone=python, note="saved", revision=4, **ROWS["started"])
    client.post(COMPLETE.address, {**TYPED, "revision": "4"})
    log_in(client, learner)
    (revision,) = page(client.get("/milestones/python/")).iterfind(".//input[@name='revision']")
    afterwards = form_values(client)

    answer = client.post(COMPLETE.address, {**TYPED, "revision": revision.attrib["value"]})

    assert afterwards == ([""], ["saved"])
    assert answer.status_code == 302
    assert row(learner, python)["note"] == TYPED["note"]


def test_what_survived_the_log_in_overwrites_nothing_that_was_saved_meanwhile(
    client: Client, learner: User, python: Milestone
) -> None:
    ProgressFactory.create(learner=learner, milestone=python, note="saved meanwhile", revision=5, **ROWS["started"])
    client.post(COMPLETE.address, {**TYPED, "revision": "4"})
    log_in(client, learner)
    (revision,) = page(client.get("/milestones/python/")).iterfind(".//input[@name='revision']")

    answer = client.post(COMPLETE.address, {**TYPED, "revision": revision.attrib["value"]})

    assert answer.status_code == 409
    assert row(learner, python)["note"] == "saved meanwhile"


@pytest.mark.usefixtures("python")
def test_what_was_typed_stays_with_its_milestone(client: Client, learner: User) -> None:
    MilestoneFactory.create(slug="git")
    client.post(COMPLETE.address, TYPED)
    log_in(client, learner)

    elsewhere = client.get("/milestones/git/")

    assert TYPED["note"] not in elsewhere.content.decode()
    assert form_values(client) == ([TYPED["evidence_url"]], [TYPED["note"]])


@pytest.mark.usefixtures("python")
def test_what_was_typed_is_cut_to_a_length_that_still_shows_what_is_wrong(
    client: Client,
    learner: User,
) -> None:
    client.post(COMPLETE.address, {"note": "x" * 100_000})
    log_in(client, learner)

    answer = client.get("/milestones/python/")

    assert answer.status_code == 200
    assert texts(page(answer), ".//div[@id='error-summary']//li") == [
        "Your note: This note has 4000 characters; at most 2000 fit."
    ]


@pytest.mark.usefixtures("python")
def test_a_visitor_who_typed_nothing_gets_no_session(client: Client) -> None:
    client.post(COMPLETE.address, {"note": "", "evidence_url": "", "revision": "0"})

    assert "sessionid" not in client.cookies


@pytest.mark.parametrize("move", MOVES, ids=lambda move: move.verb)
@pytest.mark.parametrize("who", ["client", "learner_client", "curator_client"])
@pytest.mark.parametrize("state", [None, State.DRAFT, State.ARCHIVED])
def test_what_is_not_published_cannot_be_moved(
    request: pytest.FixtureRequest, move: Move, who: str, state: State | None
) -> None:
    client: Client = request.getfixturevalue(who)
    if state:
        hidden = MilestoneFactory.create(slug="python", title="Hidden canary", state=state)
        ProgressFactory.create(milestone=hidden)
    before = list(Progress.objects.values())

    answers = [plain(client, move.address, **TYPED), htmx(client, move.address)]

    assert [answer.status_code for answer in answers] == [404, 404]
    assert not any("canary" in answer.content.decode() for answer in answers)
    assert list(Progress.objects.values()) == before


@pytest.mark.usefixtures("python")
@pytest.mark.parametrize("move", MOVES, ids=lambda move: move.verb)
@pytest.mark.parametrize("who", ["client", "learner_client"])
def test_only_a_post_moves(request: pytest.FixtureRequest, move: Move, who: str) -> None:
    client: Client = request.getfixturevalue(who)

    answers = [ask(move.address) for ask in (client.get, client.head, client.put, client.patch, client.delete)]

    assert [(answer.status_code, answer.headers["Allow"]) for answer in answers] == [(405, "POST")] * 5
    assert not Progress.objects.exists()


@pytest.mark.usefixtures("python")
@pytest.mark.parametrize("move", MOVES, ids=lambda move: move.verb)
@pytest.mark.parametrize("headers", [{}, {"HX-Request": "true"}], ids=["plain", "htmx"])
def test_a_post_without_a_token_is_refused_with_a_page_that_says_what_to_do(
    strict_client: Client,
    move: Move,
    headers: dict[str, str],
) -> None:
    answer = strict_client.post(move.address, {"csrfmiddlewaretoken": "x" * 64}, headers=headers)

    assert answer.status_code == 403
    assert texts(page(answer), ".//h1") == ["Please send that again"]
    assert not Progress.objects.exists()


def test_a_post_with_the_token_of_the_page_is_taken(strict_client: Client, python: Milestone, learner: User) -> None:
    tree = page(strict_client.get("/milestones/python/"))
    (token,) = tree.iterfind(".//form[@id='progress-form']/input[@name='csrfmiddlewaretoken']")

    answer = strict_client.post(COMPLETE.address, {"csrfmiddlewaretoken": token.attrib["value"]})

    assert (answer.status_code, row(learner, python)["status"]) == (302, "done")


@pytest.mark.usefixtures("python")
@pytest.mark.parametrize(
    "hostile",
    [
        "https://evil.example/",
        "//evil.example/",
        "/\\evil.example",
        "\\\\evil.example",
        "///evil.example",
        "http:///evil.example",
        "javascript:alert(1)",
        "http://[::1",
        "//[",
        "\t//evil.example",
        "testserver.evil.example",
        "https://testserver.evil.example/",
        "dashboard",
        "nonsense",
        "",
        "x" * 10_000 + "://",
    ],
    ids=lambda one: one[:24] or "empty",
)
def test_a_hostile_next_leads_to_the_milestone(learner_client: Client, hostile: str) -> None:
    answers = [learner_client.post(move.address, {"next": hostile}) for move in MOVES]

    assert [answer.status_code for answer in answers] == [302] * 4
    assert [answer.headers["Location"] for answer in answers] == ["/milestones/python/"] * 4


@pytest.mark.usefixtures("python")
@pytest.mark.parametrize("ours", ["/roadmap/?state=done&route=direct", "/dashboard/", "/milestones/python/#own-title"])
def test_a_next_of_ours_is_followed(learner_client: Client, ours: str) -> None:
    answer = learner_client.post(COMPLETE.address, {"next": ours})

    assert (answer.status_code, answer.headers["Location"]) == (302, ours)


def test_a_deactivated_learner_moves_nothing(client: Client, python: Milestone) -> None:
    gone = UserFactory.create()
    client.force_login(gone)
    gone.is_active = False
    gone.save()

    answer = client.post(COMPLETE.address)

    assert answer.headers["Location"] == LOG_IN
    assert not Progress.objects.filter(milestone=python).exists()
