"""The order in which the admin lists the catalogue: as one reads it, not by the alphabet."""

from collections.abc import Iterable
from typing import Any

from django.apps import apps
from django.contrib import admin
from django.http import HttpRequest
from django.utils.translation import get_language

# More than there are sets of rights on a staff.
MOST_KEPT = 64
READING_ORDER = (
    "Stage",
    "Milestone",
    "Route",
    "Specialisation",
    "Skill",
    "SkillCategory",
    "Resource",
    "Certification",
    "Term",
    "Role",
    "Question",
    "GlossaryEntry",
    "Source",
    "DraftedChange",
    "Report",
    "LinkCheck",
)


def in_reading_order(entries: Iterable[dict[str, Any]]) -> list[dict[str, Any]]:
    """The models of the index as they are read; one that is not in the list comes last."""
    place = {name: number for number, name in enumerate(READING_ORDER)}
    return sorted(entries, key=lambda entry: place.get(entry["object_name"], len(place)))


def keep_reading_order() -> None:
    """Let the admin list the catalogue first, in reading order."""
    alphabetical = admin.site.get_app_list
    label = apps.get_app_config("roadmap").label

    # It stands beside every page and depends on nothing but what somebody may do, and on the language.
    kept: dict[object, list[Any]] = {}

    def app_list(request: HttpRequest, app_label: str | None = None) -> list[Any]:
        key = (app_label, get_language(), request.user.is_superuser or frozenset(request.user.get_all_permissions()))
        if key not in kept:
            if len(kept) >= MOST_KEPT:
                kept.clear()
            listed = sorted(alphabetical(request, app_label), key=lambda app: app["app_label"] != label)
            kept[key] = [
                app | {"models": in_reading_order(app["models"])} if app["app_label"] == label else app
                for app in listed
            ]
        return kept[key]

    admin.site.get_app_list = app_list  # type: ignore[method-assign]
