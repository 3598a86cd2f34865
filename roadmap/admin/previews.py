"""Where an item is seen as it would be."""

from django.urls import reverse
from django.utils.http import urlencode

from roadmap.models import Certification, GlossaryEntry, Item, Milestone, Question, Resource, Role, Route, Skill, Stage

PARAMETER = "preview"
# Kinds with a page for each item, and kinds that are listed on one page.
OWN_PAGE: dict[type[Item], str] = {Milestone: "milestone", Role: "role", Skill: "skill", Stage: "stage"}
LISTED: dict[type[Item], str] = {
    Certification: "certifications",
    GlossaryEntry: "glossary",
    Question: "questions",
    Resource: "resources",
    Route: "routes",
}


def preview_address(item: Item, title: str = "") -> str:
    """The page that shows the item as it would be, found by its new title if it gets one; empty where there is none."""
    if page := OWN_PAGE.get(type(item)):
        return f"{reverse(page, args=[item.slug])}?{PARAMETER}"
    if listed := LISTED.get(type(item)):
        # The list of resources is long, and shows a page at a time.
        search = {"q": title or str(item)} if isinstance(item, Resource) else {}
        return f"{reverse(listed)}?{urlencode({PARAMETER: f'{listed}:{item.slug}', **search})}#{item.slug}"
    return ""
