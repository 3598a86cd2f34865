"""`manage.py check_links`: what is asked for, what is kept of it, and what is said."""

from collections.abc import Callable, Iterable
from datetime import UTC, date, datetime, timedelta
from io import StringIO

import pytest
import time_machine
from django.core.management import CommandError, call_command
from django.test import override_settings

from roadmap.actions.fetch import Fetcher
from roadmap.actions.links import agent, check_links, due_addresses
from roadmap.domain.links import Outcome, Trouble
from roadmap.models import ContentVersion, LinkCheck, LinkStatus, State
from tests import factories
from tests.roadmap.loopback import Play, serving

pytestmark = pytest.mark.django_db

NOW = datetime(2026, 3, 2, 9, tzinfo=UTC)
DAY = timedelta(days=1)

Asked = list[str]


@pytest.fixture
def answers(monkeypatch: pytest.MonkeyPatch) -> dict[str, Outcome]:
    """Let the web give these answers by address, and 200 for every other."""
    given: dict[str, Outcome] = {}
    monkeypatch.setattr(Fetcher, "outcome", lambda _self, url: given.get(url, Outcome(200)))
    return given


def run(*arguments: str, now: datetime = NOW) -> list[str]:
    said = StringIO()
    with time_machine.travel(now, tick=False):
        call_command("check_links", *arguments, stdout=said)
    return said.getvalue().splitlines()


def asking(asked: Asked, outcome: Outcome | None = None) -> Callable[[str], Outcome]:
    """Note what is asked for."""

    def ask(url: str) -> Outcome:
        asked.append(url)
        return outcome or Outcome(200)

    return ask


def counts(checked: int, left: int = 0, **given: int) -> str:
    names = ("ok", "moved", "refused", "failing", "broken")
    return f"checked {checked}: {', '.join(f'{name} {given.get(name, 0)}' for name in names)}; left for later {left}"


def kept(*names: str) -> Iterable[tuple[object, ...]]:
    return list(LinkCheck.objects.values_list(*names))


def test_published_addresses_are_checked_once_each_and_summed_up(answers: dict[str, Outcome]) -> None:
    resources = factories.ResourceFactory.create_batch(3)
    factories.CertificationFactory.create(url=resources[0].url)
    certification = factories.CertificationFactory.create()
    factories.ResourceFactory.create(state=State.DRAFT)
    factories.CertificationFactory.create(state=State.ARCHIVED)
    answers |= {
        resources[1].url: Outcome(200, moved_to="https://new.example.org/"),
        resources[2].url: Outcome(403),
        certification.url: Outcome(301, Trouble.NOT_PUBLIC),
    }

    said = run()

    assert said == [
        f"moved: {resources[1].url} -> https://new.example.org/",
        counts(4, ok=1, moved=1, refused=1, failing=1),
    ]
    checks = {check.url: check for check in LinkCheck.objects.all()}
    assert {url: (check.status, check.code, check.reason, check.failures) for url, check in checks.items()} == {
        resources[0].url: (LinkStatus.OK, 200, "", 0),
        resources[1].url: (LinkStatus.MOVED, 200, "", 0),
        resources[2].url: (LinkStatus.REFUSED, 403, "", 0),
        certification.url: (LinkStatus.UNKNOWN, 301, "not-public", 1),
    }
    assert {check.checked_at for check in checks.values()} == {NOW}


def test_third_day_of_failures_makes_a_link_broken(answers: dict[str, Outcome]) -> None:
    url = factories.ResourceFactory.create().url
    answers[url] = Outcome(404)

    said = [run(now=NOW + hours * DAY / 2) for hours in range(5)]

    assert said == [
        [counts(1, failing=1)],
        [counts(0)],
        [counts(1, failing=1)],
        [counts(0)],
        [f"broken: {url}", counts(1, broken=1)],
    ]
    assert kept("status", "failures", "failing_since") == [(LinkStatus.BROKEN, 3, date(2026, 3, 2))]


def test_check_is_no_change_of_the_content(answers: dict[str, Outcome]) -> None:
    resource = factories.ResourceFactory.create()
    answers[resource.url] = Outcome(200, moved_to="https://new.example.org/")
    version = ContentVersion.objects.get().token

    run()

    assert ContentVersion.objects.get().token == version
    changed = resource.updated_at
    resource.refresh_from_db()
    assert (resource.url != "https://new.example.org/", resource.updated_at) == (True, changed)


def test_address_that_no_item_has_any_more_is_forgotten(answers: dict[str, Outcome]) -> None:
    draft = factories.ResourceFactory.create(state=State.DRAFT)
    factories.LinkCheckFactory.create(url=draft.url)
    factories.LinkCheckFactory.create()

    assert run() == [counts(0)]

    assert kept("url") == [(draft.url,)]


def test_limit_takes_those_never_asked_and_then_the_oldest() -> None:
    urls = [resource.url for resource in factories.ResourceFactory.create_batch(4)]
    for url, age in zip(urls[:3], (8, 20, 2), strict=True):
        factories.LinkCheckFactory.create(url=url, status=LinkStatus.OK, checked_at=NOW - age * DAY)
    asked: Asked = []

    due = due_addresses(NOW, stale_days=7)
    check_links(due, asking(asked), lambda: NOW, 2)

    assert (due, asked) == ([urls[3], urls[1], urls[0]], [urls[3], urls[1]])


def test_limit_and_stale_days_are_taken_from_the_command_line(answers: dict[str, Outcome]) -> None:
    factories.ResourceFactory.create_batch(3)

    said = [run("--limit", "2"), run(), run(), run("--stale-days", "0"), run("--stale-days", "1", now=NOW + DAY)]

    assert said == [[counts(number, ok=number)] for number in (2, 1, 0, 3, 3)]


def test_one_item_is_checked_by_its_slug_however_lately_it_was(answers: dict[str, Outcome]) -> None:
    resource, _other = factories.ResourceFactory.create_batch(2)
    answers[resource.url] = Outcome(trouble=Trouble.TOO_SLOW)

    said = [run("--only", resource.slug) for _ in range(2)]

    assert said == [[counts(1, failing=1)]] * 2
    assert kept("url", "reason", "failures") == [(resource.url, "too-slow", 1)]


def test_slug_of_nothing_published_is_refused() -> None:
    draft = factories.ResourceFactory.create(state=State.DRAFT)

    with pytest.raises(CommandError, match=f"No published resource or certification is called '{draft.slug}'."):
        run("--only", draft.slug)


@pytest.mark.parametrize("text", ["-1", "many", "1.5"])
def test_limit_is_a_whole_number(text: str) -> None:
    with pytest.raises(CommandError, match="is not a whole number from 0 on"):
        run(f"--limit={text}")


def test_host_that_asks_to_wait_is_left_alone_until_then(answers: dict[str, Outcome]) -> None:
    urls = [f"https://busy.example.org/{page}" for page in range(3)]
    for url in urls:
        factories.ResourceFactory.create(url=url)
    other = factories.ResourceFactory.create().url
    answers[urls[0]] = Outcome(429, retry_after=timedelta(hours=30))

    first, next_day = run(), run("--stale-days", "0", now=NOW + DAY)
    answers.clear()
    later = run(now=NOW + 2 * DAY)

    assert first == [counts(2, left=2, ok=1, refused=1)]
    assert next_day == [counts(1, ok=1)]
    assert later == [counts(2, ok=2)]
    assert kept("url", "status", "retry_at") == [
        (urls[0], LinkStatus.REFUSED, NOW + timedelta(hours=30)),
        (urls[1], LinkStatus.OK, None),
        (urls[2], LinkStatus.OK, None),
        (other, LinkStatus.OK, None),
    ]


@pytest.mark.parametrize("number", [4, 5])
def test_machine_that_is_cut_off_blames_no_link(answers: dict[str, Outcome], number: int) -> None:
    for resource in factories.ResourceFactory.create_batch(number):
        answers[resource.url] = Outcome(trouble=Trouble.NO_NAME)

    if number == 4:
        assert run() == [counts(4, failing=4)]
    else:
        with pytest.raises(CommandError, match="No server answered at all"):
            run()

    assert LinkCheck.objects.count() == (number if number == 4 else 0)


def test_one_answer_shows_that_the_machine_is_online(answers: dict[str, Outcome]) -> None:
    *dead, _alive = factories.ResourceFactory.create_batch(8)
    answers |= {resource.url: Outcome(trouble=Trouble.NO_CONNECTION) for resource in dead}

    assert run() == [counts(8, ok=1, failing=7)]


@pytest.mark.parametrize(
    ("hosts", "is_https", "address"),
    [
        ([".careerpath.example.org", "other"], True, "https://careerpath.example.org/"),
        (["*"], False, "http://localhost/"),
    ],
)
def test_agent_names_the_instance(hosts: list[str], is_https: bool, address: str) -> None:
    with override_settings(ALLOWED_HOSTS=hosts, HTTPS=is_https):
        assert agent() == f"careerpath link check (+{address})"


def test_link_is_followed_and_recorded_from_end_to_end() -> None:
    moved, gone, inside = (
        factories.ResourceFactory.create(url=f"http://{host}.example.org/") for host in ("moved", "gone", "inside")
    )

    with serving() as web:
        web.names["inside.example.org"] = ["127.0.0.1"]
        web.pages["moved.example.org/"] = Play(301, {"Location": "/new"})
        web.pages["moved.example.org/new"] = Play(200)
        report = check_links([moved.url, gone.url, inside.url], web.fetcher().outcome, lambda: NOW)

    assert report.counts == {"moved": 1, "failing": 2}
    assert kept("url", "status", "code", "final_url", "reason") == [
        (gone.url, "unknown", 404, "", ""),
        (inside.url, "unknown", None, "", "not-public"),
        (moved.url, "moved", 200, f"{moved.url}new", ""),
    ]
