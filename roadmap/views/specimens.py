"""What the style guide shows of each component: nothing, one, many, words too long for their place, right to left."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from django.core.paginator import Paginator
from django.template.loader import get_template
from django.utils.translation import gettext_lazy as _

from roadmap.domain.catalogue import Catalogue, Choice, Milestone, Stage
from roadmap.domain.journey import Journey, MilestoneState, Status
from roadmap.filters import group
from roadmap.views.explained import Explained, Line

if TYPE_CHECKING:
    from collections.abc import Iterator

    from django.utils.functional import _StrPromise

LONG = "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft"
SENTENCE = "A model that runs where others use it, with what it costs, how it fails, and who is called when it does."
ARABIC = "مهندس تعلّم الآلة"
ARABIC_SENTENCE = "نموذج يعمل حيث يستخدمه الآخرون، مع اختبارات ووثائق."
SUM = Explained(
    "usual",
    "Months of work count once, however many jobs there are at a time.",
    (Line("Data analyst", "12 months"), Line("Working student", "6 months", "2 of them counted once", "#explained")),
    Line("Together", "1 year and 4 months"),
)
COMMENT = re.compile(r"{#\s*(.*?)\s*#}")


@dataclass(frozen=True, slots=True)
class Specimen:
    """One way to call a component."""

    caption: str | _StrPromise
    values: dict[str, Any]
    dir: str = "ltr"


@dataclass(frozen=True, slots=True)
class Component:
    """A component as the style guide shows it: its name, what it says of its arguments, and how it looks."""

    name: str
    arguments: list[str]
    drawn: list[tuple[Specimen, str]]


def usual(**values: Any) -> Specimen:
    return Specimen(_("Usual"), values)


def least(**values: Any) -> Specimen:
    return Specimen(_("As little as possible"), values)


def long(**values: Any) -> Specimen:
    return Specimen(_("Long words"), values)


def right_to_left(**values: Any) -> Specimen:
    return Specimen(_("Right to left"), values, dir="rtl")


def none(**values: Any) -> Specimen:
    return Specimen(_("None"), values)


def one(**values: Any) -> Specimen:
    return Specimen(_("One"), values)


def many(**values: Any) -> Specimen:
    return Specimen(_("Many"), values)


def station(number: int, label: str, done: int, total: int, state: Status) -> dict[str, Any]:
    """A stage as the path draws it."""
    return {"number": number, "label": label, "url": "#path", "done": done, "total": total, "state": state.value}


STATIONS = [
    station(1, "Foundations", 12, 12, Status.DONE),
    station(2, "Portfolio", 3, 8, Status.STARTED),
    station(3, "First job", 0, 14, Status.NOT_STARTED),
    station(4, "Aside", 0, 5, Status.SET_ASIDE),
    station(5, LONG, 0, 1, Status.NOT_STARTED),
    station(6, "Empty", 0, 0, Status.NOT_STARTED),
]

CATEGORIES = [(str(number), f"Category {number}") for number in range(1, 13)]

SPECIMENS: dict[str, list[Specimen]] = {
    "badge": [
        usual(label="Free"),
        Specimen(_("Accent, with an icon"), {"label": "Reviewed", "tone": "accent", "icon": "check-circle"}),
        Specimen(_("Ochre"), {"label": "Retired", "tone": "ochre"}),
        long(label=LONG),
        right_to_left(label=ARABIC, tone="accent"),
    ],
    "callout": [
        least(text=SENTENCE),
        Specimen(_("A note"), {"tone": "note", "title": "No longer part of the roadmap", "text": SENTENCE}),
        Specimen(_("Caution"), {"tone": "caution", "title": "Not saved yet", "text": SENTENCE}),
        Specimen(_("Danger"), {"tone": "danger", "title": "This cannot be undone", "text": SENTENCE}),
        long(title=LONG, text=LONG),
        right_to_left(title=ARABIC, text=ARABIC_SENTENCE),
    ],
    "confirmation": [
        least(title="Saved"),
        usual(title="Your account is ready", text=SENTENCE, url="#confirmation", label="Go to your dashboard"),
        long(title=LONG, text=LONG, url="#confirmation", label=LONG),
        right_to_left(title=ARABIC, text=ARABIC_SENTENCE),
    ],
    "empty": [
        least(title="Nothing yet", text="Tick off what you can already prove."),
        usual(title="Nothing found", text="Take a filter away.", url="#empty", label="Show all"),
        long(title=LONG, text=LONG, url="#empty", label=LONG),
        right_to_left(title=ARABIC, text=ARABIC_SENTENCE, url="#empty", label=ARABIC),
    ],
    "evidence_line": [
        least(label="Two years of pipelines at a bank", strength="claimed"),
        usual(label="churn-model on GitHub", url="https://example.org/churn", strength="linked"),
        long(label=f"https://example.org/{LONG}", url=f"https://example.org/{LONG}", strength="used at work"),
        right_to_left(label=ARABIC, url="https://example.org/", strength="reviewed"),
    ],
    "explained": [
        usual(summary="1 year and 4 months", explained=SUM),
        long(summary=LONG, explained=Explained("long", LONG, (Line(LONG, "1", LONG),), is_sourced=False)),
        right_to_left(summary=ARABIC, explained=Explained("arabic", ARABIC_SENTENCE, (Line(ARABIC, "1"),))),
    ],
    "filter_bar": [
        many(groups=[group("Kind", "kind", CATEGORIES[:2], {}), group("Category", "of", CATEGORIES, {"of": "11"})]),
    ],
    "form_actions": [
        usual(label="Save plan"),
        Specimen(
            _("Destructive, with a way out"), {"label": "Delete", "tone": "danger", "cancel_url": "#form_actions"}
        ),
        long(label=LONG, cancel_url="#form_actions", cancel_label=LONG),
        right_to_left(label=ARABIC, cancel_url="#form_actions", cancel_label=ARABIC),
    ],
    "message": [
        least(text="You have signed out."),
        Specimen(_("Success, with a way back"), {"text": "Done: Git", "level": "success", "undo_url": "/styleguide/"}),
        Specimen(_("Warning"), {"text": "This takes effect tomorrow.", "level": "warning"}),
        Specimen(_("Error"), {"text": SENTENCE, "level": "error"}),
        long(text=LONG, undo_url="/styleguide/", undo_label=LONG),
        right_to_left(text=ARABIC_SENTENCE, level="success"),
    ],
    "meter": [
        Specimen(_("Nothing to count"), {"label": "Required steps", "done": 0, "total": 0}),
        none(label="Required steps", done=0, total=1),
        one(label="Required steps", done=1, total=1),
        many(label="Required steps", done=12_345, total=99_999),
        long(label=LONG, done=1, total=3),
        right_to_left(label=ARABIC, done=1, total=3),
    ],
    "page_header": [
        least(title="Roadmap"),
        usual(title="Ship a model", lead=SENTENCE, crumbs=[{"label": "Roadmap", "url": "#page_header"}]),
        long(title=LONG, lead=LONG),
        right_to_left(title=ARABIC, lead=ARABIC_SENTENCE),
    ],
    "pager": [
        Specimen(_("A single page: nothing"), {"page": Paginator(range(1), 40).page(1)}),
        many(page=Paginator(range(40 * 4_000), 40).page(2_000), query="kind=course"),
    ],
    "path": [
        one(label="The path with one station", stations=STATIONS[1:2]),
        many(label="The path with many stations", stations=STATIONS),
        Specimen(_("Right to left"), {"label": ARABIC, "stations": STATIONS[:3]}, dir="rtl"),
    ],
    "person_header": [
        least(name="Ada"),
        usual(name="Ada Lovelace", sub="From analyst to machine-learning engineer"),
        long(name=LONG, sub=LONG),
        right_to_left(name=ARABIC, sub=ARABIC_SENTENCE),
    ],
    "progress_line": [
        Specimen(_("Nothing to count"), {"done": 0, "total": 0}),
        none(done=0, total=1),
        one(done=1, total=1),
        many(done=12_345, total=99_999),
        right_to_left(done=1, total=3),
    ],
    "resource_line": [
        least(title="Something heard of"),
        usual(
            title="A course",
            url="https://example.org/",
            author="Somebody",
            kind="Course",
            cost="Free",
            level="Beginner",
        ),
        Specimen(_("To a learner"), {"title": "A course", "cost": "Free", "report_url": "/reports/"}),
        Specimen(_("With a warning"), {"title": "An old exam", "status": "Retired", "year": 1999, "note": SENTENCE}),
        long(title=LONG, url="https://example.org/", author=LONG, kind=LONG, note=LONG),
        right_to_left(title=ARABIC, author=ARABIC, note=ARABIC_SENTENCE),
    ],
    "ring": [
        Specimen(_("Nothing to count"), {"done": 0, "total": 0, "label": "Portfolio"}),
        none(done=0, total=1),
        one(done=1, total=1),
        many(done=12_345, total=99_999, label="Skills"),
        long(done=1, total=3, label=LONG),
        right_to_left(done=1, total=3, label=ARABIC),
    ],
    "state": [
        *(
            Specimen(status.value, {"status": status.value, "label": word})
            for status, word in (
                (Status.NOT_STARTED, "Not started"),
                (Status.STARTED, "Started"),
                (Status.DONE, "Done"),
                (Status.SET_ASIDE, "Set aside"),
            )
        ),
        long(status="started", label=LONG),
        right_to_left(status="done", label=ARABIC),
    ],
}


STAGE = Stage(
    slug="specimens",
    title="Specimens",
    order=1,
    audience="",
    focus=(),
    entry_signal="",
    exit_signal="",
    hours_min=0,
    hours_max=None,
    months_min=0,
    months_max=None,
    basis="",
)


def components() -> Iterator[Component]:
    """The components with their specimens, drawn."""
    for name, specimens in SPECIMENS.items():
        template = get_template(f"components/{name}.html")
        drawn = [(specimen, template.render(specimen.values)) for specimen in specimens]
        yield Component(name, arguments(f"components/{name}.html"), drawn)


def arguments(template_name: str) -> list[str]:
    """What the comments of a template say about what it may be given."""
    source: str = get_template(template_name).template.source  # type: ignore[attr-defined]
    return COMMENT.findall(source)


def a_journey() -> Journey:
    """A journey with a milestone in each state, and two with titles that are hard to place."""
    titles = ["Set up", "Train a first model", "Ship it", "Write about it", f"{LONG} and {SENTENCE}", ARABIC_SENTENCE]
    milestones = tuple(_milestone(number, title) for number, title in enumerate(titles, start=1))
    now = datetime(2026, 3, 12, tzinfo=UTC)
    states = {
        2: MilestoneState().start(now),
        3: MilestoneState().complete(now),
        4: MilestoneState().set_aside(now),
    }
    return Journey(Catalogue(version="styleguide", stages=(STAGE,), milestones=milestones), states)


def _milestone(number: int, title: str) -> Milestone:
    return Milestone(
        id=number,
        slug=f"specimen-{number}",
        title=title,
        stage=Choice(STAGE.slug, STAGE.title),
        position=number,
        kind="build",
        kind_label="Build",
        outcome=SENTENCE,
        evidence="repository",
        evidence_label="Repository",
        hours=8 if number % 2 else 12_345,
        specialisation=Choice("long", LONG) if number == 5 else None,  # noqa: PLR2004 (the one with the long title)
    )
