"""What a page shows of the catalogue, as links with query parameters. An unknown value filters nothing."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.utils.http import urlencode
from django.utils.translation import gettext_lazy as _

from roadmap.domain.catalogue import Requirement
from roadmap.domain.journey import Status
from roadmap.models import Cost, Difficulty, ResourceKind

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from django.utils.functional import _StrPromise

    from roadmap.domain.catalogue import Catalogue, Milestone, Resource, Route, Specialisation
    from roadmap.domain.journey import Journey

STATUS_LABELS = {
    Status.NOT_STARTED: _("Not started"),
    Status.STARTED: _("Started"),
    Status.DONE: _("Done"),
    Status.SET_ASIDE: _("Set aside"),
}


@dataclass(frozen=True, slots=True)
class Option:
    """One value of a filter, as a link."""

    label: str | _StrPromise
    url: str
    current: bool


@dataclass(frozen=True, slots=True)
class Group:
    """One filter with its values, the first of which is "all"."""

    label: str | _StrPromise
    options: list[Option]


def group(
    label: str | _StrPromise,
    name: str,
    values: Iterable[tuple[str, str | _StrPromise]],
    chosen: Mapping[str, str],
) -> Group:
    """A filter whose links keep every other choice."""

    def option(value: str, text: str | _StrPromise) -> Option:
        query = {key: one for key, one in {**chosen, name: value}.items() if one}
        return Option(text, f"?{urlencode(query)}", chosen.get(name, "") == value)

    return Group(label, [option("", _("All")), *(option(value, text) for value, text in values)])


@dataclass(frozen=True, slots=True)
class RoadmapFilters:
    """Which milestones the roadmap shows."""

    journey: Journey
    chosen: dict[str, str]
    route: Route | None
    specialisation: Specialisation | None
    status: Status | None

    @property
    def key(self) -> str:
        """What tells these filters from others."""
        return urlencode(self.chosen)

    @property
    def groups(self) -> list[Group]:
        """The filters as links; a visitor has no states to choose from."""
        catalogue = self.journey.catalogue
        routes = [(one.slug, one.title) for one in catalogue.routes]
        fields = [(one.slug, one.title) for one in catalogue.specialisations]
        groups = [
            group(_("Route"), "route", routes, self.chosen),
            group(_("Specialisation"), "specialisation", fields, self.chosen),
        ]
        if not self.journey.is_visitor:
            states = [(one.value, STATUS_LABELS[one]) for one in Status]
            groups.append(group(_("State"), "state", states, self.chosen))
        return groups

    @property
    def is_active(self) -> bool:
        """Something may be hidden."""
        return bool(self.route or self.specialisation or self.status)

    def shown(self, journey: Journey, milestones: Sequence[Milestone]) -> Sequence[Milestone]:
        """Those of the milestones that pass every filter that is set."""
        return [one for one in milestones if self._shows(journey, one)] if self.is_active else milestones

    def _shows(self, journey: Journey, milestone: Milestone) -> bool:
        field = milestone.specialisation
        return (
            (self.status is None or journey.status(milestone) is self.status)
            and (self.route is None or self.route.requirement(milestone) is not Requirement.OFF)
            and (self.specialisation is None or field is None or field.slug == self.specialisation.slug)
        )


def roadmap_filters(query: Mapping[str, str], journey: Journey) -> RoadmapFilters:
    """The roadmap's filters as the address asks for them."""
    catalogue = journey.catalogue
    route = catalogue.route_by_slug.get(catalogue.slug_now("route", query.get("route", "")))
    named = catalogue.slug_now("specialisation", query.get("specialisation", ""))
    specialisation = catalogue.specialisation_by_slug.get(named)
    status = next((one for one in Status if one.value == query.get("state")), None)
    chosen = {
        "route": route.slug if route else "",
        "specialisation": specialisation.slug if specialisation else "",
        "state": status.value if status else "",
    }
    return RoadmapFilters(journey, chosen, route, specialisation, status)


@dataclass(frozen=True, slots=True)
class ResourceFilters:
    """Which resources the list shows."""

    groups: list[Group]
    chosen: dict[str, str]

    @property
    def query(self) -> str:
        """The filters as a query string, for the links of the pager."""
        return urlencode({key: one for key, one in self.chosen.items() if one})

    @property
    def is_active(self) -> bool:
        """Something may be hidden."""
        return any(self.chosen.values())

    @property
    def is_search_alone(self) -> bool:
        """Words are searched for and nothing else is set, so it is their doing if nothing is found."""
        return [name for name, one in self.chosen.items() if one] == ["q"]

    def shows(self, resource: Resource) -> bool:
        """The resource passes every filter that is set; each word searched for has to occur."""
        chosen = self.chosen
        return (
            chosen["kind"] in ("", resource.kind)
            and chosen["cost"] in ("", resource.cost)
            and chosen["level"] in ("", resource.level)
            and (not chosen["skill"] or any(one.slug == chosen["skill"] for one in resource.skills))
            and all(word in _text(resource) for word in chosen["q"].casefold().split())
        )


def resource_filters(query: Mapping[str, str], catalogue: Catalogue) -> ResourceFilters:
    """The filters of the resources as the address asks for them."""

    def known(name: str, values: Iterable[str]) -> str:
        value = query.get(name, "")
        return value if value in values else ""

    skill = catalogue.slug_now("skill", query.get("skill", ""))
    chosen = {
        "q": " ".join(query.get("q", "").split())[:100],
        "kind": known("kind", ResourceKind.values),
        "cost": known("cost", Cost.values),
        "level": known("level", Difficulty.values),
        "skill": skill if skill in catalogue.skill_by_slug else "",
    }
    groups = [
        group(_("Kind"), "kind", ResourceKind.choices, chosen),
        group(_("Cost"), "cost", Cost.choices, chosen),
        group(_("Level"), "level", Difficulty.choices, chosen),
    ]
    return ResourceFilters(groups, chosen)


def _text(resource: Resource) -> str:
    skills = " ".join(one.title for one in resource.skills)
    return f"{resource.title} {resource.author} {resource.note} {skills}".casefold()
