"""Write docs/rules.md from the rules' docstrings, numbers and worked examples: `python -m tools.rules`."""

import inspect
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import timedelta
from fractions import Fraction
from pathlib import Path
from types import ModuleType
from typing import Any

import yaml

from roadmap.domain import (
    arrival,
    certificates,
    changes,
    experience,
    forecast,
    over_time,
    package,
    readiness,
    record,
    remaining,
    requirement,
    routes,
    skillset,
    suggestions,
    switching,
)
from roadmap.domain.gap import across, background, closing, judging
from roadmap.domain.journey import Journey
from tests.roadmap.domain.worked import WORKED, Worked

ROOT = Path(__file__).resolve().parent.parent
PAGE = ROOT / "docs" / "rules.md"
CONTENT = ROOT / "roadmap" / "content"
OPENING = """# The rules

Every judgement that careerpath makes, as the code makes it. This page is written from the docstrings, numbers and
worked examples of `roadmap/domain/` (`python -m tools.rules`), and a test fails if it says anything else. The examples
are worked out by hand and run as tests.

What holds for all of them: what is not known is unknown, never zero and never a guess; there is no overall number;
every judgement shows its inputs, its sum and its source on the page. A number without a source is *editorial*: a guide
of careerpath's own. Those in [the content](#numbers-that-are-content) curators can change.
"""
EDITORIAL = "editorial"
CALENDAR = "the calendar"
# Numbers whose meaning does not stand above them, or that are no choice of ours: what for, and what they rest on.
KNOWN = {
    "FULL": ("Shares are whole percents of full time, so that sums of months are exact", "what a percent is"),
    "HOURS_A_WEEK": ("Nobody can plan more than a week has", CALENDAR),
    "DAYS_A_MONTH": ("The mean of 400 years, which have 146,097 days", CALENDAR),
    "FEBRUARY": ("What was issued on 29 February runs out on the 28th of another year", CALENDAR),
    "MONTHS": ("Adverts ask years, and we count months", CALENDAR),
    "LIMIT": ("As many steps as can be kept in mind are named", EDITORIAL),
}


@dataclass(frozen=True)
class Rule:
    """A section of the page: the modules whose public functions say the rule, or some functions alone."""

    title: str
    about: str
    modules: tuple[ModuleType, ...] = ()
    functions: tuple[Callable[..., Any], ...] = ()

    @property
    def statements(self) -> Iterator[tuple[str, str]]:
        """The name and the docstring of every function."""
        for function in (*self.functions, *(one for module in self.modules for one in public(module))):
            yield function.__name__, inspect.getdoc(function) or ""


RULES = (
    Rule(
        "Experience",
        "Months of work, from the dates of jobs.",
        (experience,),
    ),
    Rule("Requirement", "What a role asks of education and work.", (requirement,)),
    Rule("Skills", "Levels held beside the levels asked.", (skillset,)),
    Rule("Strength of evidence", "How much proves a level; it stands beside the level.", (record,)),
    Rule("Readiness", "Whether to apply, and the rule that says so.", (readiness,)),
    Rule("What would change it", "The smallest steps that move readiness most.", (changes,)),
    Rule("Package", "What somebody brings toward a role, as five bars.", (package,)),
    Rule("Suggestions", "Levels that finished milestones and certificates give.", (suggestions,)),
    Rule("Certificates", "Until when a certificate is valid.", (certificates,)),
    Rule(
        "Progress and next steps",
        "What counts, and what can be worked on now.",
        functions=(Journey.tally, Journey.is_ready, Journey.next_steps),
    ),
    Rule("Hours left", "Which milestones are still to be done, and their hours.", (remaining,)),
    Rule(
        "Study pace and forecast",
        "How much is studied in a week, and when hours and months are over.",
        (forecast,),
    ),
    Rule("Arrival", "When a goal is reached, and what moves the date.", (arrival,)),
    Rule("Routes", "The routes side by side for one learner, and what a switch changes.", (routes, switching)),
    Rule("Gap", "An advert beside the record.", (judging, background, closing), functions=(across,)),
    Rule("Over time", "What was so on a past day.", (over_time,)),
)


def rules_page() -> str:
    """The page as it should be."""
    return "\n".join([OPENING, *(_section(rule) for rule in RULES), _numbers(), _requirements()]).rstrip() + "\n"


def public(module: ModuleType) -> list[Callable[..., Any]]:
    """The public functions that the module defines, in their order."""
    functions = inspect.getmembers(module, inspect.isfunction)
    own = [one for name, one in functions if one.__module__ == module.__name__ and not name.startswith("_")]
    return sorted(own, key=lambda one: one.__code__.co_firstlineno)


def _section(rule: Rule) -> str:
    lines = [f"## {rule.title}", "", rule.about, ""]
    for name, statement in rule.statements:
        first, _blank, rest = statement.partition("\n\n")
        lines += [f"**`{name}`**: {_flowing(first)}", ""]
        lines += [part for paragraph in rest.split("\n\n") if paragraph for part in (_flowing(paragraph), "")]
    lines += _values(rule)
    lines += _constants(rule)
    lines += _examples(WORKED.get(rule.title, []))
    return "\n".join(lines)


def _values(rule: Rule) -> list[str]:
    """What the words of the rule mean, with their units."""
    said = [(one.__name__, inspect.getdoc(one) or "") for module in rule.modules for one in values(module)]
    return [*(f"- `{name}`: {_flowing(text)}" for name, text in said), ""] if said else []


def values(module: ModuleType) -> list[type]:
    """The public values that the module defines, in their order."""
    own = [one for name, one in inspect.getmembers(module, inspect.isclass) if one.__module__ == module.__name__]
    lines = inspect.getsource(module).splitlines()
    places = {
        line.removeprefix("class ").partition("(")[0].rstrip(":"): at
        for at, line in enumerate(lines)
        if line.startswith("class ")
    }
    return sorted((one for one in own if not one.__name__.startswith("_")), key=lambda one: places[one.__name__])


def _constants(rule: Rule) -> list[str]:
    found = [one for module in rule.modules for one in constants(module)]
    if not found:
        return []
    rows = []
    for name, value, said in found:
        why, rests = KNOWN.get(name, (said, EDITORIAL))
        rows.append(f"| `{name}` | {_shown(value)} | {why} | {rests} |")
    return ["| Number | Value | What for | Rests on |", "| --- | --- | --- | --- |", *rows, ""]


def constants(module: ModuleType) -> Iterator[tuple[str, Any, str]]:
    """The public numbers of a module, each with the comment that stands above it or above the one before it."""
    comment: list[str] = []
    is_counted = False
    for line in inspect.getsource(module).splitlines():
        if line.startswith("# "):
            comment = [line[2:]] if is_counted else [*comment, line[2:]]
            is_counted = False
        elif named := re.match(r"([A-Z][A-Z_]+)(?:, ([A-Z_]+))?(?:: [^=]+)? = ", line):
            is_counted = True
            for name in filter(None, named.groups()):
                if isinstance(value := getattr(module, name), int | Fraction | timedelta):
                    yield name, value, " ".join(comment).rstrip(".")
        else:
            comment, is_counted = [], False


def _shown(value: int | Fraction | timedelta) -> str:
    if isinstance(value, timedelta):
        return f"{value.days:,} days"
    if isinstance(value, Fraction):
        return f"{value} (about {float(value):.4f})"
    return f"{value:,}"


def _examples(worked: list[Worked]) -> list[str]:
    if not worked:
        return []
    rows = [f"| {_cell(one.given)} | {_cell(one.total)} | {one.outcome} |" for one in worked]
    return ["Worked by hand:", "", "| Given | Sum | Outcome |", "| --- | --- | --- |", *rows, ""]


def _numbers() -> str:
    rows = [
        f"| `{slug}` | {one['title']} | {one['amount']} {one['unit']} | {one['why']} | {one.get('source', EDITORIAL)} |"
        for slug, one in _content("rules").items()
    ]
    lines = ["## Numbers that are content", "", "From `roadmap/content/rules.yaml`; curators change them.", ""]
    return "\n".join([*lines, "| Slug | What | Amount | Why | Source |", "| --- | --- | --- | --- | --- |", *rows, ""])


def _requirements() -> str:
    lines = [
        "## What roles ask by degree",
        "",
        "From `roadmap/content/roles.yaml`, in months; curators change them.",
        "",
    ]
    rows = []
    for role in _content("roles").values():
        asked = [
            f"{degree} {one['months']} ({one.get('source', EDITORIAL)})"
            for degree, one in role.get("experience", {}).items()
        ]
        rows.append(f"| {role['title']} | {', '.join(asked) or 'nothing stated'} |")
    return "\n".join([*lines, "| Role | Months by highest degree (source) |", "| --- | --- |", *rows, ""])


def _content(name: str) -> dict[str, Any]:
    loaded: dict[str, Any] = yaml.safe_load((CONTENT / f"{name}.yaml").read_text())
    return loaded


def _flowing(text: str) -> str:
    return " ".join(text.split())


def _cell(text: str) -> str:
    return text.replace("|", "\\|")


if __name__ == "__main__":
    PAGE.write_text(rules_page())
