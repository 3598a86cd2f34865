"""Skills, resources, certifications and questions: what they say, and how the resources are searched."""

from datetime import date

import pytest
from django.test import Client

from roadmap.models import Cost, Difficulty, Offer, ResourceKind, State
from tests import factories
from tests.pages import links, main, page, texts

pytestmark = pytest.mark.django_db


def listed(client: Client, query: str = "") -> list[str]:
    """The titles of the resources on the page."""
    return texts(page(client.get(f"/resources/{query}")), ".//p[@class='line__title']")


def test_skills_stand_under_their_categories_and_empty_categories_are_left_out(client: Client) -> None:
    code, cloud = (factories.SkillCategoryFactory.create(title=title) for title in ("Code", "Cloud"))
    factories.SkillCategoryFactory.create(title="Nothing yet")
    factories.SkillFactory.create(title="AWS", category=cloud)
    factories.SkillFactory.create(title="Python", category=code)
    factories.SkillFactory.create(title="Draft canary", category=code, state=State.DRAFT)

    tree = page(client.get("/skills/"))

    assert texts(tree, ".//section") == ["Code Python", "Cloud AWS"]
    assert texts(tree, ".//dt") == ["1 Aware", "2 Practised", "3 Independent", "4 Advanced", "5 Authority"]


def test_skill_says_its_levels_in_its_own_words_where_it_has_any(client: Client) -> None:
    skill = factories.SkillFactory.create(note="The common language.")
    factories.SkillLevelFactory.create(skill=skill, level=2, descriptor="Writes scripts.")
    factories.SkillAliasFactory.create(skill=skill, name="py")
    factories.OnetReferenceFactory.create(skill=skill, technology="Python")

    answer = client.get(f"/skills/{skill.slug}/")

    assert texts(page(answer), ".//dd")[:3] == [
        "Knows the idea and has tried it once, with help.",
        "Writes scripts.",
        "Delivers at work without supervision, and knows the limits.",
    ]
    assert "Adverts also call it: py." in main(answer)
    assert "O*NET: Python (15-2051.00)." in main(answer)


def test_skill_links_to_what_gives_it_and_what_asks_for_it(client: Client) -> None:
    skill, other = factories.SkillFactory.create(), factories.SkillFactory.create()
    factories.MilestoneSkillFactory.create(skill=skill, milestone__title="Deep", level=3)
    factories.MilestoneSkillFactory.create(skill=skill, milestone__title="First", level=1)
    factories.MilestoneSkillFactory.create(skill=other, milestone__title="Another's canary")
    factories.RoleSkillFactory.create(skill=skill, role__title="Engineer", level=4)
    factories.ResourceFactory.create(title="A course").skills.add(skill)

    answer = client.get(f"/skills/{skill.slug}/")

    tree = page(answer)
    assert texts(tree, ".//section[@aria-labelledby='given-title']//li") == ["First level 1", "Deep level 3"]
    assert texts(tree, ".//section[@aria-labelledby='asked-title']//li") == ["Engineer level 4"]
    assert texts(tree, ".//p[@class='line__title']") == ["A course"]
    assert "canary" not in main(answer)


def test_skill_that_nothing_gives_or_asks_for_says_so(client: Client) -> None:
    skill = factories.SkillFactory.create()

    answer = main(client.get(f"/skills/{skill.slug}/"))

    assert "No milestone gives this skill yet." in answer
    assert "No role on the ladder asks for it." in answer


def test_resources_say_what_they_cost_whom_they_suit_and_what_for(client: Client) -> None:
    resource = factories.ResourceFactory.create(
        title="A book",
        author="Ada",
        kind=ResourceKind.BOOK,
        cost=Cost.PAID,
        level=Difficulty.ADVANCED,
        availability="retired",
        note="Short.",
    )
    resource.milestones.add(factories.MilestoneFactory.create(slug="python", title="Python"))

    tree = page(client.get("/resources/"))

    assert texts(tree, ".//ul[@class='list resources']/li") == [
        "A book RetiredAdaBookPaidAdvanced2024 Short. For: Python"
    ]
    assert links(tree, ".//ul[@class='list resources']//a") == {"A book": resource.url, "Python": "/milestones/python/"}
    assert [link.attrib["rel"] for link in tree.iterfind(".//p[@class='line__title']/a")] == ["nofollow noopener"]


@pytest.mark.parametrize(
    ("query", "titles"),
    [
        ("?kind=book", ["Deep learning"]),
        ("?kind=tool+docs", ["PyTorch"]),
        ("?cost=paid", ["Deep learning"]),
        ("?level=advanced", ["PyTorch"]),
        ("?skill=tensors", ["PyTorch"]),
        ("?q=deep", ["Deep learning"]),
        ("?q=ADA+learning", ["Deep learning"]),
        ("?q=gradients", ["PyTorch"]),
        ("?q=Tensor", ["PyTorch"]),
        ("?q=stra%C3%9Fe", ["PyTorch"]),
        ("?q=STRASSE", ["PyTorch"]),
        ("?q=deep&level=advanced", []),
        ("?q=%F0%9F%9A%80", []),
        ("?q=%3Cscript%3E", []),
        ("?q=" + "+" * 50, ["Deep learning", "PyTorch"]),
        ("?kind=unknown&cost=unknown&level=unknown&skill=unknown", ["Deep learning", "PyTorch"]),
        ("?kind=book%20", ["Deep learning", "PyTorch"]),
    ],
)
def test_resources_are_searched_and_filtered_by_address(client: Client, query: str, titles: list[str]) -> None:
    factories.ResourceFactory.create(title="Deep learning", author="Ada", kind=ResourceKind.BOOK, cost=Cost.PAID)
    factories.ResourceFactory.create(
        title="PyTorch", kind=ResourceKind.TOOL_DOCS, level=Difficulty.ADVANCED, note="Gradients, Hauptstraße 1"
    ).skills.add(factories.SkillFactory.create(slug="tensors", title="Tensors"))

    answer = client.get(f"/resources/{query}")

    assert (answer.status_code, listed(client, query)) == (200, titles)
    assert ("Nothing found" in main(answer)) is (not titles)


@pytest.mark.parametrize("name", ["q", "kind", "cost", "level", "skill", "page"])
@pytest.mark.parametrize("sign", ["x", "9", "🚀"])
def test_resources_take_values_of_any_length(client: Client, name: str, sign: str) -> None:
    factories.ResourceFactory.create(title="Deep learning")

    answer = client.get(f"/resources/?{name}={sign * 10_000}")

    assert answer.status_code == 200
    assert len(answer.content) < 50_000


def test_resources_keep_every_choice_in_the_links_and_in_the_search(client: Client) -> None:
    factories.SkillFactory.create(slug="tensors", title="Tensors")

    tree = page(client.get("/resources/?q=a%20%22b&kind=book&cost=paid&skill=tensors"))

    filters = links(tree, ".//nav[@class='filters']//a")
    hidden = tree.iterfind(".//form[@class='search']//input[@type='hidden']")
    assert filters["Free"] == "?q=a+%22b&kind=book&cost=free&skill=tensors"
    assert filters["Advanced"] == "?q=a+%22b&kind=book&cost=paid&level=advanced&skill=tensors"
    assert [link.text for link in tree.iterfind(".//nav[@class='filters']//a[@aria-current]")] == [
        "Book",
        "Paid",
        "All",
    ]
    assert {field.attrib["name"]: field.attrib["value"] for field in hidden} == {
        "kind": "book",
        "cost": "paid",
        "skill": "tensors",
    }
    assert [field.attrib["value"] for field in tree.iterfind(".//input[@type='search']")] == ['a "b']
    assert "For the skill Tensors." in texts(tree, ".//main/p")


def test_resources_come_a_page_at_a_time(client: Client) -> None:
    titles = [f"Course {number}" for number in range(81)]
    for title in titles:
        factories.ResourceFactory.create(title=title)

    assert listed(client) == titles[:40]
    assert listed(client, "?page=2") == titles[40:80]
    assert listed(client, "?page=3") == titles[80:]


@pytest.mark.parametrize(("asked", "number"), [("0", 3), ("4", 3), ("-1", 3), ("two", 1), ("", 1), ("1e9", 1)])
def test_resources_open_some_page_whatever_is_asked_for(client: Client, asked: str, number: int) -> None:
    factories.ResourceFactory.create_batch(81)

    tree = page(client.get(f"/resources/?page={asked}"))

    assert texts(tree, ".//span[@class='pager__where']") == [f"Page {number} of 3"]


def test_pager_keeps_the_filters_and_is_not_there_for_a_single_page(client: Client) -> None:
    factories.ResourceFactory.create_batch(81)

    middle = page(client.get("/resources/?q=course&kind=course&page=2"))
    single = page(client.get("/resources/?kind=book"))

    assert links(middle, ".//nav[@class='pager']//a") == {}
    assert single.find(".//nav[@class='pager']") is None


def test_certifications_part_those_offered_from_those_that_are_history(client: Client) -> None:
    successor = factories.CertificationFactory.create(
        title="New exam", code="NE-1", exam_cost_usd=150, validity_years=1, is_confirmed=True
    )
    old = factories.CertificationFactory.create(
        title="Old exam", availability=Offer.REPLACED, retired_on=date(2024, 5, 1), validity_years=3, is_confirmed=True
    )
    old.replaced_by.add(successor)
    factories.CertificationSkillFactory.create(certification=old, skill__title="Python", level=2)
    factories.CertificationFactory.create(title="Doubtful exam", availability=Offer.RETIRED)

    tree = page(client.get("/certifications/"))

    assert texts(tree, ".//section[@aria-labelledby='offered-title']//li") == [
        "New exam An issuerNE-1associate US$150 before tax valid for 1 year"
    ]
    assert texts(tree, ".//section[@aria-labelledby='ended-title']//li") == [
        "Old exam Replaced An issuerassociate valid for 3 years last day 1 May 2024 Replaced by New exam. Python 2",
        (
            "Doubtful exam Retired An issuerassociate does not expire"
            " Not fully confirmed: at least one of these terms rests on sources that are old or disagree."
        ),
    ]


def test_glossary_says_what_words_mean(client: Client) -> None:
    factories.GlossaryEntryFactory.create(slug="loss", term="Loss", meaning="What training makes small.")
    factories.GlossaryEntryFactory.create(term="Draft canary", state=State.DRAFT)

    tree = page(client.get("/glossary/"))

    assert texts(tree, ".//dl[@class='glossary']/div[@id='loss']/*") == ["Loss", "What training makes small."]
    assert texts(tree, ".//dl[@class='glossary']//dt") == ["Loss"]


def test_questions_are_answered_in_safe_markdown_with_their_sources(client: Client) -> None:
    question = factories.QuestionFactory.create(
        slug="maths", question="Do I need maths?", answer="**Some.**\n\n<script>alert(1)</script>"
    )
    factories.QuestionFactory.create(slug="time", question="How long?")
    factories.QuestionCitationFactory.create(question=question, source__title="Careers", section="Part 2")
    question.stages.add(factories.StageFactory.create(slug="foundations", title="Foundations"))

    tree = page(client.get("/questions/"))

    article = tree.find(".//article[@id='maths']")
    assert article is not None
    assert texts(article, ".//strong") == ["Some."]
    assert list(article.iter("script")) == []
    assert texts(article, "p") == ["Foundations", "Sources: Careers (A publisher, 2024), Part 2."]
    assert links(tree, ".//main/nav//a") == {
        "Do I need maths?": "#maths",
        "How long?": "#time",
    }
