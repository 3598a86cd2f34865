"""Everything that can be used can be reached with Tab, and one sees where one is."""

from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Page
from pytest_django.live_server_helper import LiveServer

from tests.browser.pages import ARCHIVED, CLAIM, MILESTONE, PROJECTS, SKILLS, Row, State, Who
from tests.browser.visits import sign_in, visit
from tests.browser.worlds import made

pytestmark = pytest.mark.browser

# Of long lists a few lines: the others are as these.
MAIN_PAGES = [
    Row("home", "/"),
    Row("roadmap", "/roadmap/?state=done", Who.LEARNER),
    Row("stage", "/stages/specialisation/", Who.LEARNER),
    Row("milestone", MILESTONE, Who.LEARNER),
    Row("milestone", ARCHIVED, Who.LEARNER),
    Row("skills", "/skills/", Who.LEARNER),
    Row("resources", "/resources/?cost=free&q=sql", Who.LEARNER),
    Row("role", "/roles/ml-engineer/", Who.LEARNER),
    Row("questions", "/questions/"),
    Row("dashboard", "/dashboard/", Who.LEARNER),
    Row("plan", "/plan/", Who.LEARNER),
    Row("record", "/record/", Who.LEARNER),
    Row("record_skills", f"{SKILLS}?role=ml-engineer", Who.LEARNER),
    Row("change_claim", CLAIM, Who.LEARNER),
    Row("change_projects", f"{PROJECTS}{{project}}/change/", Who.LEARNER),
    Row("account_signup", "/accounts/signup/"),
    Row("account_email", "/accounts/email/", Who.LEARNER),
]

# All that can be seen and used, in one list; of a group of radio buttons Tab stops at one.
CONTROLS = """
() => {
  const all = document.querySelectorAll("a[href], button, input, select, textarea, summary, [tabindex='0']");
  const used = one => one.checkVisibility({visibilityProperty: true}) && !one.disabled && one.type !== "hidden";
  const group = one => [...document.querySelectorAll(`input[type=radio][name="${one.name}"]`)];
  const stops = one => one.type !== "radio" || one === (group(one).find(radio => radio.checked) ?? group(one)[0]);
  window.controls = [...all].filter(used).filter(stops);
  return controls.map(one => `${one.localName} "${(one.textContent.trim() || one.name || one.type).slice(0, 40)}"`);
}
"""
# Chromium stops more than once in these: at each part of the date, and at the button that opens the calendar.
MORE_STOPS = "() => 3 * document.querySelectorAll('input[type=month], input[type=date]').length"
# Which of them has the focus, and what is wrong with how that looks; of a link that goes over two lines, on the first.
FOCUSED = """
() => {
  const one = document.activeElement;
  const style = getComputedStyle(one);
  const part = one.getClientRects()[0];
  const [x, y] = part ? [part.x + part.width / 2, part.y + part.height / 2] : [-1, -1];
  const top = document.elementFromPoint(x, y);
  const outlined = style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 1;
  const faults = [];
  if (!outlined && style.boxShadow === "none") faults.push("has no visible focus");
  if (x < 0 || y < 0 || x > innerWidth || y > innerHeight) faults.push(`is not in view: ${x}, ${y}`);
  else if (!one.contains(top) && !top.contains(one) && !one.labels?.[0]?.contains(top)) {
    faults.push(`is covered by ${top.localName}.${top.getAttribute("class")}`);
  }
  return [window.controls.indexOf(one), faults];
}
"""


@pytest.mark.parametrize("width", [320, 1280])
def test_tab_reaches_every_control_and_shows_where_it_is(
    width: int, new_page: Callable[..., Page], live_server: LiveServer, transactional_db: None
) -> None:
    world = made(State.FILLED)
    pages = {who: new_page(viewport={"width": width, "height": 800}) for who in (Who.VISITOR, Who.LEARNER)}
    sign_in(pages[Who.LEARNER].context, world, Who.LEARNER, live_server.url)

    faults = []
    for row in MAIN_PAGES:
        visit(pages[row.who], row, world)
        faults += [f"{row}: {fault}" for fault in faults_on_the_way(pages[row.who])]

    assert not faults, "\n".join(faults)


def faults_on_the_way(page: Page) -> Iterator[str]:
    """What is wrong with a way through the page by Tab alone."""
    controls = page.evaluate(CONTROLS)
    reached = set()
    for _ in range(len(controls) + page.evaluate(MORE_STOPS)):
        page.keyboard.press("Tab")
        number, faults = page.evaluate(FOCUSED)
        if number < 0:  # past the last one
            break
        reached.add(number)
        yield from (f"{controls[number]} {fault}" for fault in faults)
    yield from (f"{name} is not reached" for number, name in enumerate(controls) if number not in reached)
