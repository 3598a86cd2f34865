"""Terms at the curators' desk: what they are found by, and that a change holds at the next reading."""

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from roadmap.domain.catalogue import Choice, SkillLevel
from roadmap.domain.terms import Term as TermValue
from roadmap.models import State, Term
from roadmap.readers import catalogue
from tests import factories
from tests.conftest import Queries
from tests.pages import page, texts
from tests.roadmap import typed

CHANGELIST = "/admin/roadmap/term/"


def change_address(term: Term) -> str:
    return reverse("admin:roadmap_term_change", args=[term.pk])


def saved(client: Client, term: Term, **fields: Any) -> dict[str, list[str]]:
    """The errors of saving the term's page with these fields typed over; none if it was saved."""
    address = change_address(term)
    answer: Any = client.post(address, typed.page(client, address, **fields))
    return {} if answer.status_code == 302 else dict(answer.context["adminform"].form.errors)


def test_alias_that_is_added_is_in_the_catalogue_at_its_next_read(curator_client: Client) -> None:
    term = factories.CountedTermFactory.create(
        slug="kubernetes", title="Kubernetes", aliases=["kubernetes"], skill__slug="kubernetes", skill__title="K8s"
    )
    assert [one.aliases for one in catalogue().terms] == [("kubernetes",)]

    errors = saved(curator_client, term, aliases="kubernetes\nk8s\n", not_in="kubernetes podcast", only_with="cluster")

    assert errors == {}
    assert catalogue().terms == (
        TermValue(
            slug="kubernetes",
            title="Kubernetes",
            category="ml-library",
            category_label="Machine-learning library",
            aliases=("kubernetes", "k8s"),
            exact=(),
            not_in=("kubernetes podcast",),
            only_with=("cluster",),
            skill=SkillLevel(Choice("kubernetes", "K8s"), 2),
        ),
    )


@pytest.mark.parametrize(
    ("typed_in", "told"),
    [
        ({"aliases": "K-8S"}, ["“K-8S” is a spelling of “Kubernetes” as well: an advert that has it names both."]),
        ({"exact": "K8s"}, ["“K8s” is a spelling of “Kubernetes” as well: an advert that has it names both."]),
        ({"exact": "GKE"}, ["“GKE” is a spelling of “Kubernetes” as well: an advert that has it names both."]),
        ({"exact": "Gke"}, []),
        ({"aliases": "kubes", "title": "New"}, []),
        ({"title": "New"}, []),
    ],
)
def test_spelling_of_another_term_is_kept_and_told_of(
    curator_client: Client, typed_in: dict[str, str], told: list[str]
) -> None:
    factories.TermFactory.create(title="Kubernetes", aliases=["k8s"], exact=["GKE"])
    factories.TermFactory.create(title="Old", aliases=["kubes"], state=State.ARCHIVED)
    term = factories.TermFactory.create()
    address = change_address(term)

    answer: Any = curator_client.post(address, typed.page(curator_client, address, **typed_in), follow=True)

    assert [str(one) for one in answer.context["messages"]][:-1] == told
    assert saved(curator_client, term, note="Again.") == {}


def test_spelling_that_nothing_could_find_and_one_that_is_too_long_are_refused(curator_client: Client) -> None:
    term = factories.TermFactory.create()

    errors = [saved(curator_client, term, aliases=f"python\n{spelling}") for spelling in ("++", "x" * 81)]

    assert errors == [
        {"aliases": ["“++” has neither a letter nor a digit, so nothing would be found by it."]},
        {"aliases": ["A line has 81 characters; at most 80 fit. Break it up or shorten it."]},
    ]


def test_level_is_two_unless_it_is_another_from_one_to_five(curator_client: Client) -> None:
    term, skill = factories.TermFactory.create(), factories.SkillFactory.create()

    errors = [saved(curator_client, term, skill=skill.pk, level=level) for level in (0, 6, "")]
    saved(curator_client, term, skill=skill.pk)

    assert [list(found) for found in errors] == [["level"]] * 3
    term.refresh_from_db()
    assert (term.skill, term.level) == (skill, 2)


@pytest.mark.django_db
def test_term_of_a_skill_that_is_not_published_counts_toward_none() -> None:
    factories.CountedTermFactory.create(skill__state=State.ARCHIVED)
    factories.TermFactory.create(state=State.DRAFT)

    assert [one.skill for one in catalogue().terms] == [None]


@pytest.mark.parametrize("words", ["k8s", "K8S", "GKE", "containers", "kuber"])
def test_search_finds_by_spelling_name_and_skill(curator_client: Client, words: str) -> None:
    found = factories.CountedTermFactory.create(
        slug="kubernetes", title="Kubernetes", aliases=["k8s"], exact=["GKE"], skill__title="Containers"
    )
    factories.TermFactory.create()

    answer: Any = curator_client.get(CHANGELIST, {"q": words})

    assert list(answer.context["cl"].result_list) == [found]


def test_list_shows_what_a_term_is_found_by_and_counts_toward(curator_client: Client) -> None:
    factories.CountedTermFactory.create(
        title="R", aliases=["r language", "x" * 80], exact=["R"], skill__title="R programming", level=3
    )

    tree = page(curator_client.get(CHANGELIST))

    assert texts(tree, ".//td[@class='field-found_by']") == [f"R, r language, {'x' * 44}…"]
    assert texts(tree, ".//td[@class='field-counts_toward']") == ["R programming 3"]


def test_filter_tells_terms_that_count_toward_no_skill(curator_client: Client) -> None:
    factories.CountedTermFactory.create()
    loose = factories.TermFactory.create()

    answer: Any = curator_client.get(CHANGELIST, {"skill__isempty": "1"})

    assert list(answer.context["cl"].result_list) == [loose]


def test_list_of_four_hundred_terms_asks_no_more_than_that_of_one(curator_client: Client, queries: Queries) -> None:
    skill = factories.SkillFactory.create()
    Term.objects.bulk_create(factories.TermFactory.build(skill=skill, level=2) for _ in range(400))
    curator_client.get(CHANGELIST)

    with queries(4):
        answer: Any = curator_client.get(CHANGELIST)

    assert (answer.context["cl"].result_count, len(answer.context["cl"].result_list)) == (400, 50)
