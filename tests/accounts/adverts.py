"""Adverts of our own writing, and what pages say of them."""

import uuid
from typing import Any
from xml.etree.ElementTree import Element

from django.test import Client

from tests import factories
from tests.pages import page, said, texts

HARBOUR = """Data Scientist at Harbour Lights

We forecast how many boats our harbour will see tomorrow, and we would like somebody to join us in doing so.

Requirements
- Bachelor's degree in computer science or a related field
- 5 years of experience with Python and SQL in production
- You know <b>statistics</b> & talk about it with people who do not

Nice to have
- Apache Spark
- You have sailed a boat

What we offer
Fresh air, a free lunch on Fridays, and stickers with our Gullwing logo on them.
"""
ADD = "/adverts/add/"
TYPED = {"title": "Data Scientist", "company": "Harbour Lights", "link": "https://example.org/jobs/1", "text": HARBOUR}
SKILLS = {"python": "Python", "sql": "SQL", "statistics": "Statistics", "apache-spark": "Apache Spark"}


def publish_skills() -> dict[str, Any]:
    """The skills that the advert names, with a milestone that gives two of them and a resource for it."""
    skills = {slug: factories.SkillFactory.create(slug=slug, title=title) for slug, title in SKILLS.items()}
    for skill in skills.values():
        factories.SkillAliasFactory.create(skill=skill, name=skill.title.lower())
    milestone = factories.MilestoneFactory.create(slug="numbers", title="Numbers that hold", hours=20)
    for slug in ("sql", "statistics"):
        factories.MilestoneSkillFactory.create(milestone=milestone, skill=skills[slug], level=3)
    return skills


def pasted(client: Client, **typed: str) -> Any:
    """The page of an advert that the learner pasted just now."""
    return client.post(ADD, TYPED | {"op": str(uuid.uuid4())} | typed, follow=True)


def groups(answer: Any) -> dict[str, list[str]]:
    """What stands in each group of findings, by its heading: the skills, or the words."""
    found = {}
    for section in page(answer).iterfind(".//section[@data-group]"):
        skills = texts(section, ".//h4")
        found[section.attrib["data-group"]] = skills or texts(section, ".//span[@dir='auto']")
    return found


def requirement(answer: Any) -> tuple[str, str]:
    """The verdict on degree and work, and the months that are missing; empty unless it is short."""
    section = page(answer).find(".//section[@data-requirement]")
    assert section is not None
    return section.attrib["data-requirement"], section.attrib.get("data-short-months", "")


def marks(answer: Any) -> list[str]:
    """The sentences that are marked, without what is only said aloud."""
    return [said(mark).removeprefix("Marked: ") for mark in page(answer).iterfind(".//mark")]


def tiers(answer: Any) -> dict[str, str]:
    """Each term with how much it is asked."""
    return {
        one.attrib["id"].removeprefix("asked-"): said(one.find("span[2]")) for one in page(answer).iter("li")
        if one.attrib.get("class") == "asked"
    }  # fmt: skip


def form_fields(tree: Element, name: str) -> str:
    """What the field of this name holds."""
    (field,) = [one for one in tree.iter() if one.attrib.get("name") == name and one.tag in ("input", "textarea")]
    return "".join(field.itertext()) if field.tag == "textarea" else field.attrib.get("value", "")
