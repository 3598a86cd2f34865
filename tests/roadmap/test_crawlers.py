"""What search engines and previews are told: tags, data, the map of the site, and what they leave alone."""

import json
import re
from typing import Any
from xml.etree.ElementTree import fromstring

import pytest
from django.test import Client

from roadmap.models import State
from roadmap.readers import catalogue
from tests import factories
from tests.conftest import Queries
from tests.pages import page
from tests.roadmap.test_pages import PAGES
from tests.roadmap.worlds import a_world, a_world_around

pytestmark = pytest.mark.django_db

HOST = "http://testserver"
LISTS = [
    "/",
    "/roadmap/",
    "/roles/",
    "/routes/",
    "/readiness/",
    "/skills/",
    "/resources/",
    "/certifications/",
    "/questions/",
    "/glossary/",
]
NAMESPACE = "{http://www.sitemaps.org/schemas/sitemap/0.9}"


def tags(answer: Any) -> dict[str, str]:
    """The meta tags of a page by name."""
    return {
        one.attrib.get("property") or one.attrib["name"]: one.attrib["content"]
        for one in page(answer).iter("meta")
        if "property" in one.attrib or "name" in one.attrib
    }


def linked(answer: Any) -> list[dict[str, Any]]:
    """The linked data of a page."""
    scripts = page(answer).iterfind(".//script[@type='application/ld+json']")
    return [json.loads(script.text or "") for script in scripts]


@pytest.mark.parametrize("name", PAGES)
def test_a_public_page_describes_itself(client: Client, name: str) -> None:
    address = PAGES[name][0](a_world())

    answer = client.get(f"{address}?state=done")

    tree, described = page(answer), tags(answer)
    title = "".join(tree.find(".//title").itertext())  # type: ignore[union-attr]
    assert tree.find(".//link[@rel='canonical']").attrib["href"] == f"{HOST}{address}"  # type: ignore[union-attr]
    assert described["description"]
    assert {key: text for key, text in described.items() if key.startswith("og:")} == {
        "og:site_name": "careerpath",
        "og:type": "website",
        "og:locale": "en_GB",
        "og:title": title.removesuffix(" · careerpath"),
        "og:description": described["description"],
        "og:url": f"{HOST}{address}",
    }


def test_descriptions_are_text(client: Client) -> None:
    milestone = factories.MilestoneFactory.create(title='"><script>', outcome='A "model" & <b>more</b>')

    described = tags(client.get(f"/milestones/{milestone.slug}/"))

    assert (described["og:title"], described["og:description"]) == ('"><script>', 'A "model" & <b>more</b>')


@pytest.mark.parametrize("address", ["/unknown/", "/accounts/login/"])
def test_a_page_that_is_nobody_elses_business_describes_nothing(client: Client, address: str) -> None:
    answer = client.get(address)

    assert tags(answer)["robots"] == "noindex"
    assert page(answer).find(".//link[@rel='canonical']") is None


def test_what_a_learner_reads_is_not_described_to_others(learner_client: Client) -> None:
    a_world()

    answer = learner_client.get("/roadmap/")

    assert [name for name in tags(answer) if name.startswith("og:")] == []
    assert linked(answer) == []


def test_the_roadmap_is_a_course(client: Client) -> None:
    stage = factories.StageFactory.create(slug="base", title="Base", audience="Beginners.")
    for hours in (8, 12):
        factories.MilestoneFactory.create(stage=stage, hours=hours)

    (course,) = linked(client.get("/roadmap/"))

    assert (course["@context"], course["@type"]) == ("https://schema.org", "Course")
    assert course["provider"] == {"@type": "Organization", "name": "careerpath", "url": f"{HOST}/"}
    assert course["hasCourseInstance"]["courseWorkload"] == "PT20H"
    assert course["syllabusSections"] == [
        {
            "@type": "Syllabus",
            "name": "Base",
            "description": "Beginners.",
            "url": f"{HOST}/stages/base/",
            "timeRequired": "PT20H",
        }
    ]


def test_a_milestone_is_a_learning_resource(client: Client) -> None:
    milestone = factories.MilestoneFactory.create(title="Ship it", hours=8)
    given = factories.MilestoneSkillFactory.create(milestone=milestone)

    (resource,) = linked(client.get(f"/milestones/{milestone.slug}/"))

    assert resource == {
        "@context": "https://schema.org",
        "@type": "LearningResource",
        "name": "Ship it",
        "description": milestone.outcome,
        "url": f"{HOST}/milestones/{milestone.slug}/",
        "learningResourceType": "Build",
        "timeRequired": "PT8H",
        "teaches": [given.skill.title],
        "isPartOf": {
            "@type": "Course",
            "name": "The road to machine-learning engineer",
            "url": f"{HOST}/roadmap/",
        },
        "inLanguage": "en-gb",
        "isAccessibleForFree": True,
    }


def test_a_role_is_an_occupation_with_its_codes(client: Client) -> None:
    role = factories.RoleFactory.create(
        title="Engineer",
        titles=["ML engineer"],
        esco_uri="http://data.europa.eu/esco/occupation/1",
        esco_label="machine-learning engineer",
        esco_match="exact",
        onet_code="15-2051.00",
        onet_title="Data Scientists",
        onet_match="close",
    )
    asked = factories.RoleSkillFactory.create(role=role)

    (occupation,) = linked(client.get(f"/roles/{role.slug}/"))

    assert (occupation["@type"], occupation["name"], occupation["alternateName"]) == (
        "Occupation",
        "Engineer",
        ["ML engineer"],
    )
    assert occupation["skills"] == [asked.skill.title]
    assert [
        (code["inCodeSet"]["name"], code["codeValue"], code["name"]) for code in occupation["occupationalCategory"]
    ] == [
        ("ESCO", "http://data.europa.eu/esco/occupation/1", "machine-learning engineer"),
        ("O*NET-SOC", "15-2051.00", "Data Scientists"),
    ]


def test_a_role_without_codes_claims_none(client: Client) -> None:
    role = factories.RoleFactory.create()

    (occupation,) = linked(client.get(f"/roles/{role.slug}/"))

    assert occupation.keys() == {"@context", "@type", "name", "description", "url"}


def test_the_questions_are_a_faq_page(client: Client) -> None:
    factories.QuestionFactory.create(question="When?", answer="**Now**, <i>or</i> soon.")

    (faq,) = linked(client.get("/questions/"))

    assert faq["mainEntity"] == [
        {
            "@type": "Question",
            "name": "When?",
            "acceptedAnswer": {
                "@type": "Answer",
                "text": "<p><strong>Now</strong>, &lt;i&gt;or&lt;/i&gt; soon.</p>\n",
            },
        }
    ]


@pytest.mark.parametrize("address", ["/roadmap/", "/questions/", "/skills/"])
def test_nothing_is_claimed_of_what_is_not_there(client: Client, address: str) -> None:
    assert linked(client.get(address)) == []


def test_no_text_leaves_its_data_block(client: Client) -> None:
    hostile = "</script><script>alert(1)</script><!-- &amp; \u2028"
    milestone = factories.MilestoneFactory.create(title=hostile)

    answer = client.get(f"/milestones/{milestone.slug}/")

    block = re.search(r'<script type="application/ld\+json">(.*?)</script>', answer.content.decode(), re.DOTALL)
    assert block is not None
    assert set("<>&").isdisjoint(block[1])
    assert linked(answer)[0]["name"] == hostile


def test_the_site_map_lists_every_public_page(client: Client, queries: Queries) -> None:
    world = a_world()
    for state in (State.DRAFT, State.ARCHIVED):
        factories.MilestoneFactory.create(stage=factories.StageFactory.create(state=state))
        factories.MilestoneFactory.create(stage=world.stage, state=state)
        factories.RoleFactory.create(state=state)
        factories.SkillFactory.create(state=state)
    catalogue()

    with queries(0):
        answer = client.get("/sitemap.xml")

    addresses = [one.text or "" for one in fromstring(answer.content).iter(f"{NAMESPACE}loc")]  # noqa: S314 (it is our own)
    details: list[Any] = [world.stage, world.before, world.milestone, world.role, world.next_role, world.skill]
    assert answer.headers["Content-Type"] == "application/xml"
    assert len(addresses) == len(set(addresses))
    assert set(addresses) == {f"{HOST}{path}" for path in (*LISTS, *(one.get_absolute_url() for one in details))}
    assert {client.get(address).status_code for address in addresses} == {200}


def test_the_site_map_costs_nothing_at_3_rows_either(client: Client, queries: Queries) -> None:
    world = a_world()
    for _ in range(2):
        a_world_around(world)
    catalogue()

    with queries(0):
        answer = client.get("/sitemap.xml")

    assert answer.content.count(b"/roles/") == 1 + 6


def test_robots_keep_out_of_what_is_personal(client: Client, queries: Queries) -> None:
    with queries(0):
        answer = client.get("/robots.txt")

    assert answer.headers["Content-Type"] == "text/plain; charset=utf-8"
    assert answer.content.decode().split("\n") == [
        "User-agent: *",
        "Disallow: /accounts/",
        "Disallow: /admin/",
        "Disallow: /dashboard/",
        "Disallow: /plan/",
        "Disallow: /readiness/kept/",
        "Disallow: /record/",
        "Disallow: /reports/",
        "Disallow: /settings/",
        "Disallow: /welcome/",
        "",
        f"Sitemap: {HOST}/sitemap.xml",
        "",
    ]


@pytest.mark.parametrize("address", ["/robots.txt", "/sitemap.xml"])
def test_both_are_only_ever_read(client: Client, address: str) -> None:
    answer = client.post(address)

    assert (answer.status_code, answer.headers["Allow"]) == (405, "GET, HEAD")
