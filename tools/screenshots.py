"""Take pictures of the main pages, of an instance of its own that is gone afterwards: `python -m tools.screenshots`.

All of them, as long as the pages are, go to `var/screenshots/`; those that the README and
docs/curating.md show to `docs/images/`.
"""

import os
import secrets
import signal
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Browser, Page, expect, sync_playwright

from tools.browser import require_chromium
from tools.desk_pictures import desk
from tools.postgres import free_port

ROOT = Path(__file__).resolve().parent.parent
VAR = Path(os.environ.get("VAR_DIR") or ROOT / "var") / "screenshots"
README_SHOWS = {"roadmap-desktop-light", "dashboard-phone-dark"}

PAGES = {
    "landing": "/",
    "roadmap": "/roadmap/",
    "stage": "/stages/education-and-skills/",
    "milestone": "/milestones/python-fundamentals/",
    "dashboard": "/dashboard/",
    "plan": "/plan/",
    "study": "/study/",
    "over-time": "/dashboard/over-time/",
    "readiness": "/readiness/?role=ml-engineer&degree=bachelor&months=24&skill=python:3&skill=sql:2",
    "adverts": "/adverts/",
    "routes": "/routes/",
    "roles": "/roles/",
    "role": "/roles/ml-engineer/",
    "skills": "/skills/",
    "resources": "/resources/",
    "certifications": "/certifications/",
    "questions": "/questions/",
}
SIZES = {"phone": {"width": 360, "height": 740}, "desktop": {"width": 1280, "height": 800}}
DONE = 9


CURATOR = "bea@example.org"
DESK_WIDTH = 1280


@contextmanager
def instance(password: str) -> Iterator[str]:
    """The address of an instance with the shipped curriculum and a curator, and nothing else, whatever .env says."""
    with tempfile.TemporaryDirectory(prefix="careerpath-screenshots-") as var:
        port = str(free_port())
        chosen = {
            "VAR_DIR": var, "DATABASE_URL": f"sqlite:///{var}/careerpath.sqlite3", "CACHE_URL": "dbcache://django_cache",
            "HOST": "127.0.0.1", "PORT": port, "ALLOWED_HOSTS": "127.0.0.1", "HTTPS": "false", "DEBUG": "false",
            "EMAIL_URL": "", "RATE_LIMITS": "false", "SECRET_KEY": secrets.token_urlsafe(50),
        }  # fmt: skip
        env = {**os.environ, **chosen}
        command = [sys.executable, "-m", "tools.run"]
        with subprocess.Popen(command, cwd=ROOT, env=env, stdout=subprocess.PIPE, text=True) as server:
            if not server.stdout or not any("is ready" in line for line in server.stdout):
                sys.exit("careerpath did not start: see above why.")
            try:
                curator = [sys.executable, "manage.py", "curator", "--email", CURATOR]
                subprocess.run(curator, cwd=ROOT, env={**env, "PASSWORD": password}, check=True)
                yield f"http://127.0.0.1:{port}"
            finally:
                server.send_signal(signal.SIGTERM)


def learn(page: Page) -> None:
    """Become a learner on the way: a plan, and some of the first stage."""
    page.goto("/accounts/signup/")
    page.get_by_label("E-mail").fill("ada@example.org")
    page.locator("input[autocomplete$=password]").fill(secrets.token_urlsafe())
    page.get_by_role("main").get_by_role("button", name="Sign up").click()
    page.wait_for_url("**/welcome/**")
    page.goto("/settings/")
    page.locator("[name=target_role]").select_option(label="Machine-learning engineer")
    page.locator("[name=weekly_hours]").fill("8")
    page.locator("[name=stated_months]").fill("14")
    page.locator("main form button[type=submit]").first.click()
    page.wait_for_load_state()
    page.goto("/plan/")
    page.get_by_label("MLOps").first.check()
    page.get_by_role("button", name="Save plan").click()
    page.goto("/roadmap/")
    for _ in range(DONE):
        tick(page, "Done", "done")
    tick(page, "Start", "started")


def tick(page: Page, button: str, status: str) -> None:
    """Press the button of the first milestone that was not started, and wait until it says so."""
    row = page.locator("li[data-status=not-started]").first
    row = page.locator(f"#{row.get_attribute('id')}")
    row.get_by_role("button", name=button, exact=True).click()
    expect(row).to_have_attribute("data-status", status)


def take(browser: Browser, address: str) -> Iterator[Path]:
    """Every page in every size and theme, as a learner on the way sees it; the landing page as a visitor does."""
    visitor = browser.new_context(base_url=address)
    learner = browser.new_context(base_url=address)
    learn(learner.new_page())
    for size, viewport in SIZES.items():
        for theme in ("light", "dark"):
            for name, page_address in PAGES.items():
                page = (visitor if name == "landing" else learner).new_page()
                page.set_viewport_size(viewport)  # type: ignore[arg-type]
                page.emulate_media(color_scheme=theme, reduced_motion="reduce")
                page.goto(page_address)
                yield from save(page, f"{name}-{size}-{theme}")
                page.close()


def take_desk(browser: Browser, address: str, password: str) -> Iterator[Path]:
    """The curators' desk in light, on a desk, as docs/curating.md shows it."""
    curator = browser.new_context(
        base_url=address, viewport={"width": DESK_WIDTH, "height": 900}, color_scheme="light", reduced_motion="reduce"
    )
    page = curator.new_page()
    page.goto("/accounts/login/?next=/admin/")
    page.get_by_label("E-mail").fill(CURATOR)
    page.locator("input[type=password]").fill(password)
    page.get_by_role("main").get_by_role("button", name="Log in").click()
    page.wait_for_url("**/admin/")
    for name, pictured, height in desk(curator):
        path = ROOT / "docs/images" / f"{name}.png"
        pictured.screenshot(path=path, clip={"x": 0, "y": 0, "width": DESK_WIDTH, "height": height})
        yield path


def save(page: Page, name: str) -> Iterator[Path]:
    """The whole page, and if the README shows it, what is seen of it at first."""
    path = VAR / f"{name}.png"
    page.screenshot(path=path, full_page=True)
    yield path
    if name in README_SHOWS:
        path = ROOT / "docs/images" / f"{name}.png"
        page.screenshot(path=path)
        yield path


def main() -> None:
    """Take them all and say where they are."""
    chromium = require_chromium()
    password = secrets.token_urlsafe()
    with instance(password) as address, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium or None, args=["--no-sandbox"])
        pictures = [*take(browser, address), *take_desk(browser, address, password)]
        browser.close()
    for path in pictures:
        if path.parent != VAR:
            print(f"{path.relative_to(ROOT)}: {path.stat().st_size / 1000:.0f} kB")
    print(f"{len(pictures)} pictures, most of them in {VAR}")


if __name__ == "__main__":
    main()
