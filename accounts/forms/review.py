"""What a learner takes over of a résumé: a tick for every entry, and a choice wherever something was guessed."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any, TypeVar, cast

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from accounts.actions.resume import Taken
from accounts.forms.review_dates import corrected, date_fields, dates_trouble
from accounts.forms.troubles import words
from accounts.models import EducationLevel, ExperienceKind, ExperienceSort, ProjectKind
from roadmap.domain import record
from roadmap.domain.resume.identity import Identity, identity
from roadmap.domain.resume.values import Project, SkillHeld, Study, Work

if TYPE_CHECKING:
    from datetime import date

    from django.forms import BoundField

    from accounts.models import User
    from roadmap.domain.resume.reading import Entry, Reading

Value = TypeVar("Value")
LEVELS = [("", _("Choose a level")), *((level, str(level)) for level in range(1, 6))]


@dataclass(slots=True)
class Row:
    """An entry as the page shows it: a tick, what it is, what was guessed with the reason, and what there is to say."""

    keep: BoundField | None
    title: str
    value: object = None
    guesses: list[tuple[BoundField, str]] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    dates: list[BoundField] = field(default_factory=list)

    @property
    def said_dates(self) -> list[date | None]:
        """What the file says of them; months by their first day."""
        return [one.field.initial for one in self.dates]

    @property
    def is_being_corrected(self) -> bool:
        """Whether something was typed over the dates of the file."""
        return any(one.errors or one.field.has_changed(one.field.initial, one.value()) for one in self.dates)


class ReviewForm(forms.Form):
    """Everything that was understood. Ticked is what is new; what is recorded already is not."""

    def __init__(
        self,
        *args: Any,
        learner: User,
        reading: Reading,
        there: Collection[Identity],
        seen_again: Collection[str] | None = None,
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.learner, self.reading = learner, reading
        self.again = {entry.key for entry in self._entries() if identity(entry.value) in there}
        self.again |= self._repeated()
        # What came to be recorded since the page was made is not recorded once more.
        self.meanwhile = self.again - set(self.again if seen_again is None else seen_again)
        self.parts = list(_parts(reading.rest))
        self._add_fields()

    def _entries(self) -> Iterator[Entry[Any]]:
        reading = self.reading
        for entries in (reading.work, reading.studies, reading.skills, reading.projects, reading.certificates):
            yield from cast("list[Entry[Any]]", entries)

    def _repeated(self) -> set[str]:
        """Entries that say the same as one before them in the file."""
        first: dict[Identity, str] = {}
        return {
            entry.key for entry in self._entries() if first.setdefault(identity(entry.value), entry.key) != entry.key
        }

    def _add_fields(self) -> None:
        for name, text in self.reading.person.items():
            self._add_tick(name, ticked=self._is_free(name, text))
        for entry in self._entries():
            if self._is_claimed(entry):
                continue
            self._add_tick(entry.key, ticked=self._is_ticked(entry))
            for name in entry.guesses:
                self.fields[f"{name}-{entry.key}"] = _guess(name, entry)
            for name, dated in date_fields(entry.value).items():
                self.fields[f"{name}-{entry.key}"] = dated
        for number, _part in enumerate(self.parts):
            self._add_tick(f"rest-{number}", ticked=True)

    def _add_tick(self, key: str, *, ticked: bool) -> None:
        self.fields[f"keep-{key}"] = forms.BooleanField(required=False, initial=ticked)

    def _is_free(self, name: str, text: str) -> bool:
        """Whether nothing is said there yet."""
        portfolio = getattr(self.learner, "portfolio", None)
        there = self.learner.name if name == "name" else getattr(portfolio, name, "")
        return not there and bool(text)

    def _is_claimed(self, entry: Entry[Any]) -> bool:
        """A skill is claimed once; its level is changed where it is claimed."""
        return entry.key in self.again and isinstance(entry.value, SkillHeld)

    def _is_ticked(self, entry: Entry[Any]) -> bool:
        is_unknown = isinstance(entry.value, SkillHeld) and entry.value.level is None
        return not (entry.offered or is_unknown or entry.key in self.again)

    def clean(self) -> dict[str, Any]:
        """Ask for the level of every skill that is ticked, and for dates that can have been."""
        chosen = super().clean() or self.cleaned_data
        for entry in self.reading.skills:
            if chosen.get(f"keep-{entry.key}") and not chosen.get(f"level-{entry.key}"):
                name = f"level-{entry.key}"
                if name not in self.errors:
                    self.add_error(name, _("Choose a level, or take the tick away."))
        for entry in self._entries():
            self._judge_dates(entry)
        return chosen

    def _judge_dates(self, entry: Entry[Any]) -> None:
        names = [f"{name}-{entry.key}" for name in date_fields(entry.value)]
        if not self.cleaned_data.get(f"keep-{entry.key}"):
            # What is not taken over need not be right.
            for name in names:
                self.errors.pop(name, None)
        elif names and not self.errors.keys() & set(names):
            goes_on = bool(self.cleaned_data.get(f"is_in_progress-{entry.key}"))
            if trouble := dates_trouble(entry.value, self._dates(entry), goes_on=goes_on):
                self.add_error(f"{trouble[0]}-{entry.key}", str(trouble[1]))

    def _dates(self, entry: Entry[Any]) -> dict[str, date | None]:
        return {name: self._chosen(name, entry) for name in date_fields(entry.value)}

    def taken(self) -> Taken:
        """What to take over, with the corrections; for a form that is valid."""
        reading, chosen = self.reading, self.cleaned_data
        return Taken(
            person={name: text for name, text in reading.person.items() if chosen[f"keep-{name}"]},
            work=self._kept(reading.work, self._work),
            studies=self._kept(reading.studies, self._study),
            skills=self._kept(reading.skills, lambda entry: replace(entry.value, level=self._chosen("level", entry))),
            projects=self._kept(reading.projects, self._project),
            certificates=self._kept(reading.certificates, lambda entry: corrected(entry.value, self._dates(entry))),
            rest=self._rest(),
        )

    def _kept(self, entries: Iterable[Entry[Value]], as_chosen: Callable[[Entry[Value]], Value]) -> list[Value]:
        return [as_chosen(entry) for entry in entries if self._is_kept(entry)]

    def _is_kept(self, entry: Entry[Any]) -> bool:
        return bool(self.cleaned_data.get(f"keep-{entry.key}")) and entry.key not in self.meanwhile

    def _chosen(self, name: str, entry: Entry[Any]) -> Any:  # noqa: ANN401 (of any field)
        return self.cleaned_data[f"{name}-{entry.key}"]

    def _work(self, entry: Entry[Work]) -> Work:
        guessed = {name: self._chosen(name, entry) for name in entry.guesses}
        if "kind" in guessed:
            guessed["kind"] = record.ExperienceKind(guessed["kind"])
        return corrected(replace(entry.value, **guessed), self._dates(entry))

    def _study(self, entry: Entry[Study]) -> Study:
        guessed = {name: self._chosen(name, entry) for name in entry.guesses}
        if "level" in guessed:
            guessed["level"] = record.EducationLevel(guessed["level"])
        return corrected(replace(entry.value, **guessed), self._dates(entry))

    def _project(self, entry: Entry[Project]) -> Project:
        guessed = {name: self._chosen(name, entry) for name in entry.guesses}
        return corrected(replace(entry.value, **guessed), self._dates(entry))

    def _rest(self) -> dict[str, Any]:
        rest: dict[str, Any] = {}
        for number, (within, key, part) in enumerate(self.parts):
            if self.cleaned_data[f"keep-rest-{number}"]:
                (rest.setdefault(within, {}) if within else rest)[key] = part
        unclaimed = [entry.raw for entry in self.reading.skills if self._stays(entry)]
        return rest | ({"skills": [*unclaimed, *rest.get("skills", [])]} if unclaimed else {})

    def _stays(self, entry: Entry[SkillHeld]) -> bool:
        """A skill of which nobody said the level is no claim, and is kept as it is."""
        return not (entry.offered or entry.value.level or entry.key in self.again or self._is_kept(entry))

    # What the page shows.

    def person_rows(self) -> list[Row]:
        """What the file says of the person."""
        names = {"name": gettext("Name"), "headline": gettext("Headline"), "about": gettext("About me")}
        return [Row(self[f"keep-{name}"], names[name], text) for name, text in self.reading.person.items()]

    def sections(self) -> list[tuple[str, str, list[Row]]]:
        """The entries by section: what kind they are, its title, and the rows; sections without any are left out."""
        reading = self.reading
        all_of_them: list[tuple[str, str, list[Entry[Any]]]] = [
            ("work", gettext("Experience"), list(reading.work)),
            ("study", gettext("Education"), list(reading.studies)),
            ("skill", gettext("Skills"), list(reading.skills)),
            ("project", gettext("Projects"), list(reading.projects)),
            ("certificate", gettext("Certificates"), list(reading.certificates)),
        ]
        return [
            (kind, title, [self._row(entry) for entry in entries]) for kind, title, entries in all_of_them if entries
        ]

    def rest_rows(self) -> list[Row]:
        """What has no place, and is kept as it is."""
        return [
            Row(self[f"keep-rest-{number}"], f"{within}.{key}" if within else key, _glance(part))
            for number, (within, key, part) in enumerate(self.parts)
        ]

    def _row(self, entry: Entry[Any]) -> Row:
        keep = None if self._is_claimed(entry) else self[f"keep-{entry.key}"]
        guesses = [(self[f"{name}-{entry.key}"], _reason(name, entry)) for name in entry.guesses] if keep else []
        notes = [
            f"{note.path.removeprefix(entry.path).lstrip('.')}: {words(note)}".lstrip(": ") for note in entry.notes
        ]
        dates = [self[f"{name}-{entry.key}"] for name in date_fields(entry.value)]
        return Row(keep, entry.said, entry.value, guesses, [*self._again(entry), *notes], dates)

    def _again(self, entry: Entry[Any]) -> list[str]:
        if entry.key not in self.again:
            return []
        if isinstance(entry.value, SkillHeld):
            return [gettext("You claim this skill already. Its level is changed where your skills are.")]
        return [gettext("This is recorded already, or stands in the file twice.")]


def _guess(name: str, entry: Entry[Any]) -> forms.Field:
    """The field in which a guess is corrected."""
    value = getattr(entry.value, name)
    if name == "is_in_progress":
        return forms.BooleanField(label=_("Still going on"), required=False, initial=value)
    if isinstance(entry.value, SkillHeld):
        return forms.TypedChoiceField(
            label=_("Level"), choices=LEVELS, initial=value, required=False, coerce=int, empty_value=None
        )
    label, choices = _CHOICES[type(entry.value).__name__, name]
    return forms.ChoiceField(label=label, choices=choices, initial=getattr(value, "value", value))


_CHOICES: Mapping[tuple[str, str], tuple[Any, Any]] = {
    ("Work", "kind"): (_("Kind of work"), ExperienceKind.choices),
    ("Work", "sort"): (_("Position"), ExperienceSort.choices),
    ("Study", "level"): (_("Level"), EducationLevel.choices),
    ("Project", "kind"): (_("Kind"), ProjectKind.choices),
}


def _reason(name: str, entry: Entry[Any]) -> str:
    """Why it was guessed so."""
    said = entry.guesses[name]
    if isinstance(entry.value, SkillHeld):
        return gettext("The file says “%(said)s”.") % {"said": said} if said else gettext("The file gives no level.")
    if name == "is_in_progress":
        return gettext("The file gives a start and no end.")
    if said:
        return gettext("Guessed from “%(said)s”.") % {"said": said}
    return gettext("Nothing in the file says it: please check.")


def _parts(rest: Mapping[str, Any]) -> Iterator[tuple[str, str, Any]]:
    """What is kept as it is, in parts that can be left out one by one: within which key, under which, and what."""
    for key, part in rest.items():
        if key == "basics" and isinstance(part, dict):
            yield from ((key, inner, said) for inner, said in part.items())
        else:
            yield "", key, part


def _glance(part: object) -> str:
    """What it says, at a glance."""
    if isinstance(part, list):
        return ", ".join(filter(None, map(_glance, part)))[:200]
    if isinstance(part, dict):
        return next((said for said in part.values() if isinstance(said, str)), "")[:80]
    return str(part)[:200]
