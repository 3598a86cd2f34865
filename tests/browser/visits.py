"""Going to the pages of the table in Chromium, and hearing what it complains about."""

from urllib.parse import urlsplit

from django.test import Client
from playwright.sync_api import BrowserContext, Page, Response

from tests.browser.pages import Row, Who
from tests.browser.worlds import World

# As somebody would by typing; past what the browser itself refuses, so that the server's refusal is seen.
SEND = """
([to, typed]) => {
  const form = document.querySelector("main form[method=post]");
  form.action = to;
  form.addEventListener("formdata", ({formData}) => {
    for (const [name, text] of Object.entries(typed)) formData.set(name, text);
  });
  HTMLFormElement.prototype.submit.call(form);
}
"""


def complaints_of(page: Page, ours: str) -> list[str]:
    """A list that grows with everything the browser logs as an error, and every request to another host."""
    complaints: list[str] = []
    page.on("console", lambda message: complaints.append(message.text) if message.type == "error" else None)
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.on("request", lambda request: complaints.extend(foreign(request.url, ours)))
    return complaints


def foreign(address: str, ours: str) -> list[str]:
    """A complaint, if this address is not one of ours."""
    wanted = urlsplit(address)
    is_ours = wanted.scheme == "data" or wanted.netloc == urlsplit(ours).netloc
    return [] if is_ours else [f"asked another host: {address}"]


def sign_in(context: BrowserContext, world: World, who: Who, ours: str) -> None:
    """Hand the browser the cookies of a client that has logged in."""
    cookies = world.browser_of(who).cookies.values()
    context.add_cookies([{"name": cookie.key, "value": cookie.value, "url": ours} for cookie in cookies])


def visit(page: Page, row: Row, world: World) -> Response:
    """Open the page, and send what the row types into it."""
    answer = page.goto(row.address.format(**world.known), wait_until="load")
    if row.typed is not None:
        with page.expect_navigation(wait_until="load") as answered:
            page.evaluate(SEND, [row.to.format(**world.known), typed_in(row, world)])
        answer = answered.value
    assert answer
    return answer


def typed_in(row: Row, world: World) -> dict[str, str]:
    """What the row types, with what only the world of the test knows."""
    return {name: text.format(**world.known) for name, text in (row.typed or {}).items()}


def fetch(client: Client, row: Row, world: World) -> str:
    """The same without a browser: the markup as it was sent."""
    answer = client.get(row.address.format(**world.known), follow=True)
    if row.typed is not None:
        answer = client.post(row.to.format(**world.known), typed_in(row, world), follow=True)
    assert answer.status_code == row.status, row
    return str(answer.content.decode())
