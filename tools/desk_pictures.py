"""Pictures of the curators' desk for docs/curating.md: a superuser drafts, saves twice, asks and is refused."""

from collections.abc import Iterator

from playwright.sync_api import BrowserContext, Page

MILESTONE, SKILL = "python-fundamentals", "linear-algebra"
SHEET = b"slug,category,title\nsql,software-and-data-engineering,SQL\nNot a slug,mathematics,Tensors\n"
REFUSED = {"name": "skills.csv", "mimeType": "text/csv", "buffer": SHEET}

# The name of a picture, the page that it is of, and how many pixels from its top.
Picture = tuple[str, Page, int]


def press(page: Page, name: str) -> None:
    """Press the first button of this name, and wait for the page that comes."""
    with page.expect_navigation():
        page.get_by_role("button", name=name, exact=True).first.click()


def open_item(page: Page, kind: str, slug: str) -> None:
    """Go to the item's page by the search of its list."""
    page.goto(f"/admin/roadmap/{kind}/?q={slug}")
    with page.expect_navigation():
        page.locator("#result_list tbody th a").first.click()


def desk(curator: BrowserContext) -> Iterator[Picture]:
    """What the pages look like when something happens on them."""
    page = curator.new_page()
    yield from drafted(page)
    yield from conflicting(page, curator.new_page())
    yield from asked(page)
    page.goto("/admin/roadmap/skill/import/")
    page.locator("input[type=file]").set_input_files(REFUSED)  # type: ignore[arg-type]
    press(page, "Preview")
    yield "desk-import", page, 440
    page.goto("/admin/")
    yield "desk-home", page, 760


def drafted(page: Page) -> Iterator[Picture]:
    """A drafted change of a milestone, and a history in which it was changed once."""
    open_item(page, "milestone", MILESTONE)
    page.locator("#id_title").fill("Solve 30 exercises in Python on your own")
    press(page, "Save and continue editing")
    page.goto(page.url.replace("/change/", "/history/"))
    yield "desk-history", page, 460
    open_item(page, "milestone", MILESTONE)
    page.locator("#id_outcome").fill("A repository with thirty worked exercises, each with a test that runs.")
    press(page, "Save as drafted change")
    yield "desk-draft", page, 640


def conflicting(page: Page, other: Page) -> Iterator[Picture]:
    """Two versions of a skill, saved from two windows."""
    for one, text in ((page, "Vectors and matrices, computed."), (other, "Vectors, matrices, and what they mean.")):
        open_item(one, "skill", SKILL)
        one.locator("#id_summary").fill(text)
    press(other, "Save")
    other.close()
    press(page, "Save")
    yield "desk-conflict", page, 620


def asked(page: Page) -> Iterator[Picture]:
    """What is asked before two milestones are archived."""
    page.goto("/admin/roadmap/milestone/")
    for number in (0, 1):
        page.locator("input.action-select").nth(number).check()
    page.locator("select[name=action]").select_option("archive")
    press(page, "Go")
    yield "desk-archive", page, 520
