"""No interface string was left unmarked for translation: with every translation in brackets, nothing stands outside.

What the catalogue and the learner say is content and stands without.
"""

import re
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from datetime import timedelta
from typing import Any
from xml.etree.ElementTree import Element

import pytest
from django.apps import apps
from django.template import engines
from django.test import Client
from django.utils import timezone, translation
from django.utils.functional import Promise

from accounts.models import EvidenceKind, User
from roadmap.models import kind_label
from roadmap.readers import catalogue
from roadmap.templatetags import kept, path
from tests.accounts.ticking import MONDAY, ROWS
from tests.factories import (
    CertificateHeldFactory,
    CertificationFactory,
    ClaimedLevelFactory,
    EvidenceFactory,
    ProgressFactory,
    ProjectFactory,
    ProjectPictureFactory,
    ReportFactory,
    ResourceFactory,
    RoleExperienceFactory,
    SkillClaimFactory,
    SkillFactory,
)
from tests.pages import page
from tests.roadmap.worlds import World, a_world

pytestmark = pytest.mark.django_db

SPOKEN_ATTRIBUTES = {"alt", "aria-label", "placeholder", "title", "data-show", "data-hide"}
# Names, which are the same in every language.
NAMES = {"careerpath", "ESCO", "O*NET", "https://", "http://"}
SEPARATOR = "\x1f"
MARKED = re.compile("⟦[^⟦⟧]*⟧")

PUBLIC = [
    "/",
    "/roadmap/",
    "/skills/",
    "/resources/",
    "/certifications/",
    "/roles/",
    "/routes/",
    "/questions/",
    "/glossary/",
    "/theme/",
]
DOORS = [
    "/goodbye/",
    "/accounts/login/",
    "/accounts/signup/",
    "/accounts/password/reset/",
    "/accounts/password/reset/done/",
]
LEAVING = ["/settings/export/", "/settings/import/", "/settings/delete/"]
OWN = [
    "/dashboard/",
    "/plan/",
    "/reports/",
    "/accounts/email/",
    "/accounts/password/change/",
    "/accounts/logout/",
    *LEAVING,
]


@pytest.fixture(autouse=True)
def _everything_marked(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Put every translated string in brackets, also where it was rendered once for all."""
    for model in apps.get_models():
        kind_label(model)  # once read, Django keeps it for good: not from here
    words = translation._trans  # type: ignore[attr-defined]  # noqa: SLF001 (where Django looks its functions up)
    monkeypatch.setattr(words, "gettext", lambda text: f"⟦{text}⟧")
    monkeypatch.setattr(words, "ngettext", lambda one, many, number: f"⟦{one if number == 1 else many}⟧")
    monkeypatch.setattr(words, "pgettext", lambda _context, text: f"⟦{text}⟧")
    _forget_what_was_rendered()
    yield
    _forget_what_was_rendered()


def _forget_what_was_rendered() -> None:
    for loader in engines["django"].engine.template_loaders:  # type: ignore[attr-defined]
        loader.reset()
    for drawn in (*vars(path).values(), *vars(kept).values()):
        if hasattr(drawn, "cache_clear"):
            drawn.cache_clear()


@pytest.fixture
def world(db: None) -> World:
    world = a_world()
    RoleExperienceFactory.create(role=world.role)
    ResourceFactory.create(availability="retired")
    return world


def spoken(tree: Element) -> Iterator[str]:
    """Every attribute of a page that somebody hears or finds."""
    for element in tree.iter():
        yield from (text for name, text in element.attrib.items() if name in SPOKEN_ATTRIBUTES)
        if element.attrib.get("name") == "description":
            yield element.attrib["content"]


def without_marked(text: str) -> str:
    """The text without translations, also of those that stand in other ones."""
    shorter = MARKED.sub("", text)
    return shorter if shorter == text else without_marked(shorter)


def content(value: object) -> Iterator[str]:
    """Every string in a value of the catalogue; labels are the interface's and are no strings yet."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, tuple | dict):
        for one in value:
            yield from content(one)
    elif is_dataclass(value) and not isinstance(value, Promise):
        for field in fields(value):
            yield from content(getattr(value, field.name))


def unmarked(answer: object, *own: str) -> list[str]:
    """What a page says that is neither marked nor content."""
    known = sorted({*content(catalogue()), *own, *NAMES} - {""}, key=len, reverse=True)
    tree = page(answer)
    for script in tree.iter("script"):
        script.text = ""
    # A translation with a link in it goes over several pieces of text.
    pieces = SEPARATOR.join(tree.itertext())
    rests = [*without_marked(pieces).split(SEPARATOR), *map(without_marked, spoken(tree))]
    for one in known:
        rests = [rest.replace(one, "") for rest in rests]
    return [rest.strip() for rest in rests if re.search(r"[^\W\d_]", rest)]


@pytest.mark.usefixtures("world")
@pytest.mark.parametrize("address", PUBLIC + DOORS)
def test_page_says_nothing_unmarked_to_a_visitor(client: Client, address: str) -> None:
    answer = client.get(address)

    assert answer.status_code == 200
    assert unmarked(answer) == []


@pytest.mark.parametrize("address", PUBLIC + OWN)
def test_page_says_nothing_unmarked_to_a_learner(
    learner: User, learner_client: Client, world: World, address: str
) -> None:
    ProgressFactory.create(learner=learner, milestone=world.milestone, note="own words", **ROWS["started"])

    answer = learner_client.get(address)

    assert answer.status_code == 200
    assert unmarked(answer, learner.email) == []


@pytest.mark.parametrize("address", PUBLIC)
def test_page_says_nothing_unmarked_when_there_is_nothing_to_list(client: Client, address: str) -> None:
    assert unmarked(client.get(address)) == []


@pytest.mark.parametrize("status", ROWS)
def test_milestone_says_nothing_unmarked_in_any_state(
    learner: User, learner_client: Client, world: World, status: str
) -> None:
    ProgressFactory.create(learner=learner, milestone=world.milestone, note="own words", revision=2, **ROWS[status])
    address = f"/milestones/{world.milestone.slug}/"

    answers = [
        learner_client.get(address),
        learner_client.post(f"{address}complete/", {"note": "x" * 2_001, "evidence_url": "ftp://own"}),
        learner_client.post(f"{address}complete/", {"note": "own typed", "evidence_url": "", "revision": "1"}),
        learner_client.post(f"{address}set-aside/", headers={"HX-Request": "true"}),
        learner_client.post(f"{address}start/", follow=True),
    ]

    assert [answer.status_code for answer in answers] == [200, 422, 409, 200, 200]
    assert [unmarked(answer, "own words", "own typed", "x" * 2_001) for answer in answers] == [[]] * 5


def test_reports_say_nothing_unmarked_in_any_state(learner: User, learner_client: Client, world: World) -> None:
    about: dict[str, Any] = {"learner": learner, "resource": world.resource, "text": "own words"}
    answered = {"answer": "own answer", "answered_at": MONDAY}
    ReportFactory.create(**about)
    ReportFactory.create(**about, state="in-work", kind="outdated")
    ReportFactory.create(**about | answered, state="done")
    ReportFactory.create(**about | answered, state="declined")
    ReportFactory.create(**about, state="withdrawn")
    address = f"/resources/{world.resource.slug}/report/"

    answers = [
        learner_client.get("/dashboard/"),
        learner_client.get("/reports/"),
        learner_client.get(address),
        learner_client.post(address, {"kind": "other", "text": " ", "address": "ftp://own"}),
        learner_client.post(address, {"kind": "better", "text": "x" * 2_001}),
        learner_client.post(address, {"kind": "now-paid"}, follow=True),
    ]

    assert [answer.status_code for answer in answers] == [200, 200, 200, 422, 422, 200]
    assert [unmarked(answer, "own words", "own answer", "x" * 2_001) for answer in answers] == [[]] * 6


def test_projects_and_certificates_say_nothing_unmarked(learner: User, learner_client: Client, world: World) -> None:
    about: dict[str, Any] = {"learner": learner, "title": "own", "outcome": "own", "outcome_number": 5}
    project = ProjectFactory.create(**about, kind="competition", start=MONDAY.date().replace(day=1), rank=2, rank_of=3)
    ProjectPictureFactory.create(project=project, description="own")
    today = timezone.localdate()
    for days in (-1, 0, 1, 2, 100):
        CertificateHeldFactory.create(learner=learner, name="own", expires=today + timedelta(days=days))
    retired = CertificationFactory.create(availability="retired", retired_on=MONDAY.date())
    retired.replaced_by.add(CertificationFactory.create())
    CertificateHeldFactory.create(learner=learner, certification=retired, name="", credential_id="own")
    addresses = [
        "/dashboard/",
        "/record/projects/",
        "/record/projects/?kind=open-source",
        "/record/projects/add/",
        *(f"/record/projects/{project.pk}/{action}" for action in ("", "change/", "remove/")),
        "/record/certificates/",
        "/record/certificates/add/",
    ]

    answers = [learner_client.get(address) for address in addresses]
    answers += [
        learner_client.post("/record/projects/add/", {"rank": "3", "rank_of": "2", "outcome_unit": "own"}),
        learner_client.post("/record/certificates/add/", {"issued": "2999-01-01", "expires": "own"}),
    ]

    assert [unmarked(answer, "own", "5") for answer in answers] == [[]] * len(answers)


def test_skills_of_the_record_say_nothing_unmarked(learner: User, learner_client: Client, world: World) -> None:
    ProgressFactory.create(learner=learner, milestone=world.milestone, **ROWS["done"])
    claim = SkillClaimFactory.create(learner=learner, skill=world.skill, level=1)
    for level in (2, 1):
        ClaimedLevelFactory.create(claim=claim, level=level)
    for kind in EvidenceKind.values:
        EvidenceFactory.create(learner=learner, claim=claim, kind=kind, url="", text="own words")
    page, proof = f"/record/skills/{world.skill.slug}/", f"/record/evidence/add/claim/{world.skill.slug}/"
    other = f"/record/skills/{SkillFactory.create(title='own skill').slug}/"

    answers = [
        learner_client.get("/record/skills/"),
        learner_client.get("/record/skills/?q=own"),
        learner_client.get(f"/record/skills/?role={world.role.slug}"),
        learner_client.get("/record/skills/?given=certificate"),
        learner_client.get(page),
        learner_client.get(other),
        learner_client.post(page, {"level": "9"}),
        learner_client.post(page, {"level": "2", "revision": "9"}),
        learner_client.get(f"{page}remove/"),
        learner_client.get(proof),
        learner_client.post(proof, {"kind": "link", "url": "ftp://own"}),
        learner_client.post(f"{page}not-yet/", {"level": "5"}, follow=True),
        learner_client.post(f"{page}accept/", {"level": "2"}, follow=True),
    ]

    assert [answer.status_code for answer in answers] == [200] * 6 + [422, 409, 200, 200, 422, 200, 200]
    assert [unmarked(answer, "own words", "own skill") for answer in answers] == [[]] * 13


@pytest.mark.parametrize("kind", ["stage", "milestone", "skill", "role"])
def test_detail_says_nothing_unmarked(client: Client, world: World, kind: str) -> None:
    answer = client.get(getattr(world, kind).get_absolute_url())

    assert answer.status_code == 200
    assert unmarked(answer) == []


def test_refusals_say_nothing_unmarked(client: Client) -> None:
    strict = Client(enforce_csrf_checks=True)

    answers = [client.get("/unknown/"), client.get("/?q=%00"), strict.post("/theme/"), client.post("/accounts/login/")]

    assert [answer.status_code for answer in answers] == [404, 400, 403, 200]
    assert [unmarked(answer) for answer in answers] == [[]] * 4


def test_what_is_not_marked_is_found(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(translation._trans, "gettext", str)  # type: ignore[attr-defined]  # noqa: SLF001

    found = unmarked(client.get("/"))

    assert "What you can count on" in found
