"""What comes of following a link, on a web that is one server on this machine."""

import socket
import ssl
from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta

import pytest

from roadmap.actions.fetch import Pace
from roadmap.actions.network import Limits, Network, connected, resolved
from roadmap.domain.links import Outcome, Trouble
from tests.roadmap.loopback import (
    AGENT,
    IDENTITY,
    SECURE,
    SOMEWHERE,
    Play,
    Visit,
    Web,
    drip,
    hang_up,
    hang_up_on_head,
    say_nothing,
    serving,
)

PAGE = "http://a.example.org/"


@pytest.fixture
def web() -> Iterator[Web]:
    with serving() as web:
        yield web


def led(to: str, code: int = 301, **headers: str) -> Play:
    return Play(code, {"Location": to, **headers})


def test_page_that_is_there_is_asked_for_once_and_honestly(web: Web) -> None:
    web.pages["a.example.org/path?q=1"] = Play(200)

    outcome = web.fetcher().outcome(f"{PAGE}path?q=1#part")

    assert outcome == Outcome(200)
    assert (web.asked, web.dialled) == (["HEAD a.example.org/path?q=1"], [(SOMEWHERE, 80)])
    assert web.headers == [
        {
            "Host": "a.example.org",
            "User-Agent": AGENT,
            "Accept": "*/*",
            "Accept-Encoding": "identity",
            "Connection": "close",
        }
    ]


@pytest.mark.parametrize("code", [403, 404, 405, 500, 501])
def test_head_that_is_refused_is_followed_by_get_for_a_part(web: Web, code: int) -> None:
    web.pages["a.example.org/"] = Play(200, head=code)

    assert web.fetcher().outcome(PAGE) == Outcome(200)

    assert web.asked == ["HEAD a.example.org/", "GET a.example.org/"]
    assert (web.headers[1]["Range"], web.looked_up, web.slept) == ("bytes=0-65535", ["a.example.org"], [2])


def test_head_that_is_dropped_is_followed_by_get(web: Web) -> None:
    web.pages["a.example.org/"] = hang_up_on_head

    assert web.fetcher().outcome(PAGE) == Outcome(200)


@pytest.mark.parametrize("code", [403, 404, 410, 500])
def test_code_of_a_refusal_is_told(web: Web, code: int) -> None:
    web.pages["a.example.org/"] = Play(code)

    assert web.fetcher().outcome(PAGE) == Outcome(code)


@pytest.mark.parametrize("code", [429, 503])
def test_server_that_asks_to_wait_is_asked_no_more(web: Web, code: int) -> None:
    web.pages["a.example.org/"] = Play(code, {"Retry-After": "120"})

    assert web.fetcher().outcome(PAGE) == Outcome(code, retry_after=timedelta(minutes=2))

    assert web.asked == ["HEAD a.example.org/"]


def test_permanent_redirects_are_followed_to_their_end_without_cookies(web: Web) -> None:
    web.pages |= {
        "a.example.org/": led("/b", 308, **{"Set-Cookie": "a=1"}),
        "a.example.org/b": led("http://c.example.org/caf\u00e9"),
        "c.example.org/caf%E9": Play(200),
    }

    outcome = web.fetcher().outcome(PAGE)

    assert outcome == Outcome(200, moved_to="http://c.example.org/caf%E9")
    assert web.looked_up == ["a.example.org", "a.example.org", "c.example.org"]
    assert not any("Cookie" in headers for headers in web.headers)


def test_address_after_a_passing_redirect_is_not_the_new_one(web: Web) -> None:
    web.pages |= {
        "a.example.org/": led("/b"),
        "a.example.org/b": led("/c", 302),
        "a.example.org/c": led("/d"),
        "a.example.org/d": Play(200),
    }

    assert web.fetcher().outcome(PAGE) == Outcome(200, moved_to=f"{PAGE}b")


@pytest.mark.parametrize(
    "address",
    ["127.0.0.1", "10.0.0.7", "169.254.169.254", "::1", "64:ff9b::7f00:1", "64:ff9b:1::a00:1", "::ffff:127.0.0.1"],
)
def test_name_that_leads_into_a_private_network_is_not_dialled(web: Web, address: str) -> None:
    web.names["a.example.org"] = [address]

    assert web.fetcher().outcome(PAGE) == Outcome(trouble=Trouble.NOT_PUBLIC)

    assert web.dialled == []


def test_one_private_address_among_several_refuses_all(web: Web) -> None:
    web.names["a.example.org"] = [SOMEWHERE, "192.168.1.1"]

    assert web.fetcher().outcome(PAGE) == Outcome(trouble=Trouble.NOT_PUBLIC)

    assert web.dialled == []


def test_redirect_into_a_private_network_is_not_followed(web: Web) -> None:
    web.names["inside.example.org"] = ["10.0.0.7"]
    web.pages["a.example.org/"] = led("http://inside.example.org/")

    assert web.fetcher().outcome(PAGE) == Outcome(301, Trouble.NOT_PUBLIC)

    assert web.dialled == [(SOMEWHERE, 80)]


@pytest.mark.parametrize(
    "location", ["ftp://a.example.org/", "file:///etc/passwd", "http://a.example.org:22/", "http://me@a.example.org/"]
)
def test_redirect_out_of_the_web_is_not_followed(web: Web, location: str) -> None:
    web.pages["a.example.org/"] = led(location)

    assert web.fetcher().outcome(PAGE) == Outcome(301, Trouble.NOT_WEB)

    assert web.dialled == [(SOMEWHERE, 80)]


@pytest.mark.parametrize("location", ["", "http://[::1"])
def test_redirect_to_nowhere_is_garbled(web: Web, location: str) -> None:
    web.pages["a.example.org/"] = led(location)

    assert web.fetcher().outcome(PAGE) == Outcome(301, Trouble.GARBLED)


def test_redirects_in_a_circle_end(web: Web) -> None:
    web.pages |= {"a.example.org/": led("/b", 302), "a.example.org/b": led("/", 302)}

    assert web.fetcher().outcome(PAGE) == Outcome(302, Trouble.ROUND_IN_CIRCLES)

    assert len(web.asked) == 2


@pytest.mark.parametrize(("redirects", "trouble"), [(5, None), (6, Trouble.ROUND_IN_CIRCLES)])
def test_five_redirects_are_followed_and_no_more(web: Web, redirects: int, trouble: Trouble | None) -> None:
    web.pages |= {f"a.example.org/{step}": led(f"/{step + 1}", 307) for step in range(redirects)}
    web.pages[f"a.example.org/{redirects}"] = Play(200)

    assert web.fetcher().outcome(f"{PAGE}0").trouble is trouble

    assert len(web.asked) == 6


@pytest.mark.parametrize("play", [say_nothing, drip])
def test_server_that_takes_its_time_is_left(web: Web, play: object) -> None:
    web.limits = Limits(connect=1, read=0.1, whole=0.3)
    web.pages["a.example.org/"] = play  # type: ignore[assignment]

    assert web.fetcher().outcome(PAGE) == Outcome(trouble=Trouble.TOO_SLOW)


def test_time_for_the_whole_ends_it_too(web: Web) -> None:
    web.limits = Limits(whole=0)

    assert web.fetcher().outcome(PAGE) == Outcome(trouble=Trouble.TOO_SLOW)


def test_huge_page_is_not_read(web: Web) -> None:
    sent: list[int] = []

    def pour(visit: Visit) -> None:
        visit.send_response(404 if visit.command == "HEAD" else 200)
        visit.end_headers()
        try:
            while visit.command == "GET" and len(sent) < 1000:
                visit.wfile.write(b"x" * 100_000)
                sent.append(100_000)
        except OSError:
            visit.web.over.set()

    web.pages["a.example.org/"] = pour

    assert web.fetcher().outcome(PAGE) == Outcome(200)

    assert web.over.wait(5)
    assert sum(sent) < 100_000_000


def test_answer_that_is_none_is_garbled(web: Web) -> None:
    web.pages["a.example.org/"] = hang_up

    assert web.fetcher().outcome(PAGE) == Outcome(trouble=Trouble.GARBLED)


def test_name_without_an_address_and_server_that_is_not_there(web: Web) -> None:
    web.names["nobody.example.org"] = []
    with socket.create_server(("127.0.0.1", 0)) as gone:
        port = gone.getsockname()[1]

    unnamed = web.fetcher().outcome("http://nobody.example.org/")
    web.port = port
    unreachable = web.fetcher().outcome(PAGE)

    assert (unnamed, unreachable) == (Outcome(trouble=Trouble.NO_NAME), Outcome(trouble=Trouble.NO_CONNECTION))


def test_next_address_is_tried_where_one_cannot_be_reached(web: Web) -> None:
    web.names["a.example.org"] = ["2606:2800:21f:cb07:6820:80da:af6b:8b2c", SOMEWHERE]
    web.pages["a.example.org/"] = Play(200)
    tried = []

    def connect(address: str, port: int, seconds: float) -> socket.socket:
        tried.append(address)
        if ":" in address:
            raise OSError
        return web.connect(address, port, seconds)

    fetcher = web.fetcher()
    outcome = replace(fetcher, network=replace(fetcher.network, connect=connect)).outcome(PAGE)

    assert (outcome, tried) == (Outcome(200), web.names["a.example.org"])


@pytest.mark.parametrize(
    ("host", "is_trusted", "expected"),
    [
        (SECURE, True, Outcome(200)),
        (SECURE, False, Outcome(trouble=Trouble.NOT_SECURE)),
        ("other.example.org", True, Outcome(trouble=Trouble.NOT_SECURE)),
    ],
)
def test_server_has_to_prove_its_name(host: str, is_trusted: bool, expected: Outcome) -> None:
    tls = ssl.create_default_context(cafile=IDENTITY if is_trusted else None)
    with serving(is_secure=True) as web:
        web.pages[f"{host}/"] = Play(200)

        outcome = web.fetcher(tls).outcome(f"https://{host}/")

    assert (outcome, web.dialled) == (expected, [(SOMEWHERE, 443)])


def test_real_network_refuses_this_machine_before_it_connects() -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:
        server.settimeout(0)
        address, port = server.getsockname()
        line = connected(address, port, 1)
        line.close()
        server.accept()[0].close()

        assert resolved("127.0.0.1", port) == ["127.0.0.1"]
        assert Network().resolve is resolved


def test_one_host_is_asked_again_only_after_a_pause() -> None:
    now, slept = [100.0], list[float]()
    pace = Pace(pause=2, clock=lambda: now[0], sleep=slept.append)

    pace.wait("a")
    pace.note("a")
    pace.wait("b")
    now[0] += 0.5
    pace.wait("a")
    now[0] += 2
    pace.wait("a")

    assert slept == [1.5]
