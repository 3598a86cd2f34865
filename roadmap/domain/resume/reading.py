"""What a file says, entry by entry: what can be taken, what is guessed, what cannot, and what is kept as it is."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Generic, TypeVar

from roadmap.domain.resume import entries, levels
from roadmap.domain.resume.entries import Guesses
from roadmap.domain.resume.items import Item
from roadmap.domain.resume.known import Known
from roadmap.domain.resume.texts import cleaned, one_line
from roadmap.domain.resume.tidying import excerpt
from roadmap.domain.resume.troubles import Note, RefusedError, Trouble
from roadmap.domain.resume.values import OURS, Certificate, Project, SkillHeld, Study, Work

Value = TypeVar("Value")
Read = Callable[[Item], tuple[Value, Guesses]]

# Our fields of a person by the key of the format, with the longest that fits in.
PERSON = {"name": ("name", 120), "label": ("headline", 160), "summary": ("about", 2000)}


@dataclass(frozen=True, slots=True)
class Entry(Generic[Value]):
    """An entry that can be taken. `key` names it in forms; `raw` is what the file says; `said` what it calls it.

    One that is only `offered` was not asked for: a keyword that names a skill.
    """

    key: str
    path: str
    value: Value
    guesses: Guesses
    notes: tuple[Note, ...]
    raw: dict[str, Any]
    said: str = ""
    offered: bool = False


@dataclass(slots=True)
class Reading:
    """All that a file says."""

    person: dict[str, str] = field(default_factory=dict)
    work: list[Entry[Work]] = field(default_factory=list)
    studies: list[Entry[Study]] = field(default_factory=list)
    skills: list[Entry[SkillHeld]] = field(default_factory=list)
    projects: list[Entry[Project]] = field(default_factory=list)
    certificates: list[Entry[Certificate]] = field(default_factory=list)
    # What is left out with its entry, and what is said about places that are no entries of ours.
    refused: list[Note] = field(default_factory=list)
    notes: list[Note] = field(default_factory=list)
    # What has no place of its own, as it stood.
    rest: dict[str, Any] = field(default_factory=dict)


def read(document: dict[str, Any], notes: list[Note], known: Known, today: date) -> Reading:
    """What a tidied document says, with the notes on tidying it where they belong."""
    return _Reader(document, notes, known, today).reading()


class _Reader:
    """Takes sections out of a document; what is left of it is the rest."""

    def __init__(self, document: dict[str, Any], notes: list[Note], known: Known, today: date) -> None:
        self.left, self.known, self.today = dict(document), known, today
        self.all = Reading()
        self.waiting: dict[str, list[Note]] = {}
        for note in notes:
            self.waiting.setdefault(_entry_of(note.path), []).append(note)

    def reading(self) -> Reading:
        known = self.known
        # Ours is written when the record goes out.
        self.left.pop("$schema", None)
        self.person()
        self.all.work += self.section("work", lambda item: entries.work(item, known, "name"))
        self.all.work += self.section("volunteer", lambda item: entries.work(item, known, "organization"))
        self.all.studies += self.section("education", entries.study)
        self.skills()
        self.all.projects += self.section("projects", lambda item: entries.project(item, known))
        self.all.certificates += self.section("certificates", lambda item: entries.certificate(item, known))
        self.all.rest = {key: rest for key, said in self.left.items() if (rest := _without_empty(said))}
        self.all.notes += [note for notes in self.waiting.values() for note in notes]
        return self.all

    def person(self) -> None:
        basics = Item(self.left.pop("basics", {}), "basics", self.today)
        for key, (name, longest) in PERSON.items():
            said = basics.left.pop(key, "")
            if text := basics.cut(key, cleaned(said) if key == "summary" else one_line(said), longest):
                self.all.person[name] = text
        self.all.notes += basics.notes
        if beyond := basics.beyond():
            self.left["basics"] = beyond

    def section(self, name: str, take: Read[Value]) -> Iterator[Entry[Value]]:
        for number, raw in enumerate(self.left.pop(name, [])):
            item = Item(raw, f"{name}[{number}]", self.today)
            notes = self.waiting.pop(item.path, [])
            if not raw:
                # It was of another type, which is said already, or it says nothing.
                self.all.refused += notes or [Note(item.path, Trouble.EMPTY)]
                continue
            try:
                value, guesses = take(item)
            except RefusedError as refused:
                said = refused.said or excerpt(_name(raw))
                self.all.refused += [Note(item.path, refused.trouble, said), *notes]
                continue
            yield Entry(f"{name}-{number}", item.path, value, guesses, (*notes, *item.notes), raw, _name(raw))

    def skills(self) -> None:
        found = list(self.section("skills", lambda item: entries.skill(item, self.known)))
        taken: set[str] = set()
        for entry in found:
            if entry.value is None or entry.value.skill.slug in taken:
                trouble = Trouble.SKILL_AGAIN if entry.value else Trouble.SKILL_UNKNOWN
                self.keep_skill(entry.raw, Note(entry.path, trouble, entry.said))
                self.all.notes += entry.notes
                continue
            taken.add(entry.value.skill.slug)
            self.all.skills.append(_certain(entry, entry.value))
        self.all.skills += self.offers(found, taken)

    def keep_skill(self, raw: dict[str, Any], note: Note) -> None:
        self.left.setdefault("skills", []).append(raw)
        self.all.notes.append(note)

    def offers(self, found: list[Entry[SkillHeld | None]], taken: set[str]) -> Iterator[Entry[SkillHeld]]:
        """The skills of the catalogue among the keywords, at the level of what they stand under."""
        for entry in found:
            level = levels.level_from(entry.raw.get("level", ""))
            for number, word in enumerate(entry.raw.get("keywords", [])):
                skill = self.known.skill(word)
                if skill and skill.slug not in taken:
                    taken.add(skill.slug)
                    path, key = f"{entry.path}.keywords[{number}]", f"{entry.key}-{number}"
                    yield Entry(key, path, SkillHeld(skill, level), {"level": ""}, (), {}, word, offered=True)


def _certain(entry: Entry[SkillHeld | None], held: SkillHeld) -> Entry[SkillHeld]:
    return Entry(entry.key, entry.path, held, entry.guesses, entry.notes, entry.raw, entry.said)


def _entry_of(path: str) -> str:
    """The entry that a path leads into, such as `work[2]` for `work[2].url`."""
    return path.partition(".")[0]


def _without_empty(said: object) -> object:
    return [part for part in said if part not in ({}, [], "")] if isinstance(said, list) else said


def _name(raw: dict[str, Any]) -> str:
    """What an entry calls itself."""
    known = {key: said for key, said in raw.items() if key != OURS and isinstance(said, str)}
    names = ("position", "name", "studyType", "institution", "area", "organization")
    return next((known[key] for key in names if key in known), "")
