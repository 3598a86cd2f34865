"""The entries of a file, section by section, as values: what they say, and what is guessed where they say nothing."""

from __future__ import annotations

from contextlib import suppress
from decimal import Decimal, InvalidOperation
from typing import Any

from roadmap.domain.catalogue import Choice
from roadmap.domain.experience import FULL, Month
from roadmap.domain.record import EducationLevel, ExperienceKind
from roadmap.domain.resume import degrees, levels
from roadmap.domain.resume.items import EARLIEST, Item
from roadmap.domain.resume.known import Known
from roadmap.domain.resume.texts import one_line
from roadmap.domain.resume.troubles import RefusedError, Trouble
from roadmap.domain.resume.values import (
    PROJECT,
    VOLUNTEERING,
    Certificate,
    Project,
    SkillHeld,
    Study,
    Work,
)
from roadmap.domain.titles import kind_of_title, position_of_title

# What was guessed, by field, with the words that said so.
Guesses = dict[str, str]

SORTS = ("job", "internship", "freelance", "open-source", VOLUNTEERING)
_PROJECT_KINDS = (PROJECT, "open-source", "competition")
_CODE_HOSTS = ("github.com", "gitlab.com", "bitbucket.org", "codeberg.org", "huggingface.co")
_PLACES = ("demo", "repository", "writeup")
_MOST = 2**31 - 1
_LARGEST = Decimal(10) ** 12


def work(item: Item, known: Known, organisation: str) -> tuple[Work, Guesses]:
    """A job, or what was done as a volunteer: there the organisation stands under another key."""
    title = item.line("position", 160)
    if not title:
        raise RefusedError(Trouble.NO_NAME)
    start, end = item.past_period()
    if not start:
        raise RefusedError(Trouble.NO_START)
    guesses: Guesses = {}
    return Work(
        title=title,
        kind=_kind(item, known, title, guesses),
        start=start,
        end=end,
        organisation=item.line(organisation, 160),
        sort=_sort(item, title, guesses, is_volunteer=organisation == "organization"),
        share=_share(item),
        summary=item.pointed("summary", "highlights", 4000),
        link=item.link("url"),
        skills=_skills(item, known),
        beyond=item.beyond(),
    ), guesses


def study(item: Item) -> tuple[Study, Guesses]:
    """An education. What has begun and not ended goes on; of the degree, what the file calls it says the level."""
    guesses: Guesses = {}
    level = _level(item, guesses)
    ended = item.left.get("endDate", "")
    start, end = item.period()
    goes_on = item.ours.pop("inProgress", None) is True and not end
    if end and end > Month.of(item.today):
        item.note("endDate", Trouble.GOING_ON, ended)
        item.left["endDate"], end, goes_on = ended, None, True
    elif start and not end and not item.is_ours:
        guesses["is_in_progress"] = ""
        goes_on = True
    return Study(
        level=level,
        subject=item.line("area", 120),
        institution=item.line("institution", 160),
        start=start,
        end=end,
        is_in_progress=goes_on,
        note=item.pointed("score", "courses", 2000),
        beyond=item.beyond(),
    ), guesses


def skill(item: Item, known: Known) -> tuple[SkillHeld | None, Guesses]:
    """A skill of the catalogue; None if it is not there. A level that is not understood is not known."""
    name, slug = one_line(item.left.get("name", "")), item.own("skill")
    if not name and not slug:
        raise RefusedError(Trouble.NO_NAME)
    found = known.skill(name, slug)
    if not found:
        return None, {}
    said = item.left.pop("level", "")
    level = levels.level_from(said)
    if said and not level:
        item.note("level", Trouble.LEVEL_UNKNOWN, said)
    item.left.pop("name", None)
    return SkillHeld(found, level, item.beyond()), {"level": said}


def project(item: Item, known: Known) -> tuple[Project, Guesses]:
    """Something made. Keywords are the skills that it used, as far as the catalogue has them."""
    title = item.line("name", 160)
    if not title:
        raise RefusedError(Trouble.NO_NAME)
    start, end = item.past_period()
    guesses: Guesses = {}
    rank, rank_of = _rank(item)
    return Project(
        title=title,
        kind=_project_kind(item, title, guesses),
        summary=item.pointed("description", "highlights", 4000),
        part=item.listed("roles", 2000),
        links=_links(item),
        start=start,
        end=end,
        outcome=item.own("outcome"),
        number=_number(item),
        unit=item.own("unit", 40),
        rank=rank,
        rank_of=rank_of,
        skills=_used(item, known),
        milestones=tuple(filter(None, map(known.milestone, item.own_slugs("milestones")))),
        beyond=item.beyond(),
    ), guesses


def certificate(item: Item, known: Known) -> tuple[Certificate, Guesses]:
    """A certificate, of the catalogue if that has one of this name."""
    name = item.line("name", 160)
    found = known.certification(name, item.own("certification"))
    if not name and not found:
        raise RefusedError(Trouble.NO_NAME)
    issued, expires = item.day("date"), item.own_day("expires")
    if issued and issued > item.today:
        raise RefusedError(Trouble.FUTURE, issued.isoformat())
    if issued and issued.year < EARLIEST:
        raise RefusedError(Trouble.LONG_AGO, issued.isoformat())
    if issued and expires and expires < issued:
        raise RefusedError(Trouble.BACKWARDS, f"{issued.isoformat()} to {expires.isoformat()}")
    issuer = item.line("issuer", 160)
    return Certificate(
        name=found.title if found else name,
        certification=Choice(found.slug, found.title) if found else None,
        issuer="" if found and issuer.casefold() == found.issuer.casefold() else issuer,
        issued=issued,
        expires=expires,
        url=item.link("url"),
        number=item.own("number", 120),
        beyond=item.beyond(),
    ), {}


def _kind(item: Item, known: Known, title: str, guesses: Guesses) -> ExperienceKind:
    with suppress(ValueError):
        return ExperienceKind(item.own("kind"))
    guess = kind_of_title(title, known.roles)
    guesses["kind"] = guess.words
    return guess.kind


def _sort(item: Item, title: str, guesses: Guesses, *, is_volunteer: bool) -> str:
    said = item.own("sort")
    if is_volunteer:
        return VOLUNTEERING
    if said in SORTS:
        return said
    if item.is_ours:
        return SORTS[0]
    sort, guesses["sort"] = position_of_title(title)
    return sort


def _share(item: Item) -> int:
    said = item.own("share")
    if said.isdecimal() and 1 <= int(said) <= FULL:
        return int(said)
    if said:
        item.note("share", Trouble.NO_SENSE, said)
    return FULL


def _level(item: Item, guesses: Guesses) -> EducationLevel:
    called = item.line("studyType", 200)
    from_words, word = degrees.level_from(called)
    try:
        level = EducationLevel(item.own("level"))
    except ValueError:
        level, guesses["level"] = from_words, word
    if called and called != degrees.WORDS[level]:
        item.left["studyType"] = called
    return level


def _skills(item: Item, known: Known) -> tuple[Choice, ...]:
    """The skills that stand under our key; those that the catalogue has no more are named."""
    slugs = item.own_slugs("skills")
    found = {slug: known.skill("", slug) for slug in slugs}
    if unknown := [slug for slug, skill in found.items() if skill is None]:
        item.note("skills", Trouble.SKILLS_UNKNOWN, ", ".join(unknown))
    return tuple({skill.slug: skill for skill in found.values() if skill}.values())


def _used(item: Item, known: Known) -> tuple[Choice, ...]:
    """The skills of keywords and of our key. Keywords that are no title of a skill stay beyond, in their own words."""
    words: list[str] = item.left.pop("keywords", [])
    named = {word: known.skill(word) for word in words}
    if kept := [word for word, skill in named.items() if skill is None or skill.title != word]:
        item.left["keywords"] = kept
    used = [*_skills(item, known), *filter(None, named.values())]
    return tuple({skill.slug: skill for skill in used}.values())


def _project_kind(item: Item, title: str, guesses: Guesses) -> str:
    said = item.own("kind")
    if said in _PROJECT_KINDS:
        return said
    if item.is_ours:
        return PROJECT
    words = f"{item.left.get('type', '')} {title}".casefold().replace("-", " ")
    hints = {
        "open source": "open-source",
        "competition": "competition",
        "hackathon": "competition",
        "kaggle": "competition",
    }
    hint = next((hint for hint in hints if hint in words), "")
    guesses["kind"] = hint
    return hints.get(hint, PROJECT)


def _links(item: Item) -> dict[str, str]:
    """The links by what they lead to; the one address of the format goes by its host if we did not write it."""
    links: dict[str, str] = {}
    own: dict[str, Any] = item.ours.pop("links", {})
    for place in _PLACES:
        if address := own.pop(place, ""):
            item.left[place] = address
            links[place] = item.link(place)
    if own:
        item.ours["links"] = own
    address = item.link("url")
    if address and address not in links.values():
        host = address.partition("://")[2].partition("/")[0].removeprefix("www.")
        links["repository" if host in _CODE_HOSTS else "demo"] = address
    return {place: link for place, link in links.items() if link}


def _number(item: Item) -> str:
    """A number that fits in: up to twelve digits before the point, and four after it."""
    said = item.own("number")
    try:
        number = Decimal(said or 0)
        if said and number.is_finite() and abs(number) < _LARGEST and number == round(number, 4):
            return f"{number.normalize():f}"
    except InvalidOperation:
        pass
    if said:
        item.note("number", Trouble.NO_SENSE, said)
    return ""


def _rank(item: Item) -> tuple[int | None, int | None]:
    said = item.own("rank"), item.own("rankOf")
    rank, rank_of = (int(one) if one.isdecimal() and 1 <= int(one) <= _MOST else None for one in said)
    if (said[0] and rank is None) or (rank_of and (rank is None or rank_of < rank)):
        item.note("rank", Trouble.NO_SENSE, "/".join(filter(None, said)))
        return None, None
    return rank, rank_of
