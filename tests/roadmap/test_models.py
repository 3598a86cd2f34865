"""Slugs, addresses and words of the catalogue's rows, acyclic prerequisites, and the content version."""

import itertools
import uuid
from collections.abc import Callable
from typing import Any

import pytest
from django.apps import apps
from django.core.exceptions import ValidationError
from django.db import models, transaction
from factory.django import DjangoModelFactory

from roadmap.models import (
    CatalogueModel,
    CatalogueQuerySet,
    Changes,
    ContentVersion,
    DraftedChange,
    LinkCheck,
    LoadedItem,
    Milestone,
    Prerequisite,
    Report,
    SearchMiss,
    Stage,
    State,
    Version,
    content_changed,
)
from tests import factories

pytestmark = pytest.mark.django_db


def token() -> uuid.UUID | None:
    return ContentVersion.objects.values_list("token", flat=True).first()


def chain(*slugs: str) -> list[Milestone]:
    """Milestones of which each needs the next."""
    milestones = [factories.MilestoneFactory.create(slug=slug) for slug in slugs]
    for milestone, requires in itertools.pairwise(milestones):
        factories.PrerequisiteFactory.create(milestone=milestone, requires=requires)
    return milestones


def save(stage: Stage) -> None:
    stage.title = "Another title"
    stage.save()


def bulk_update(stage: Stage) -> None:
    stage.title = "Another title"
    Stage.objects.bulk_update([stage], ["title"])


CHANGES: dict[str, Callable[[Stage], object]] = {
    "save": save,
    "create": lambda _stage: factories.StageFactory.create(),
    "update": lambda stage: Stage.objects.filter(pk=stage.pk).update(title="Another title"),
    "update through another row": lambda stage: stage.milestones.update(hours=7),
    "bulk_create": lambda _stage: Stage.objects.bulk_create([factories.StageFactory.build()]),
    "bulk_update": bulk_update,
    "delete": lambda _stage: factories.SourceFactory.create().delete(),
    "delete many": lambda _stage: Prerequisite.objects.all().delete(),
}


@pytest.mark.parametrize("change", CHANGES)
def test_every_change_is_a_new_content_version(change: str) -> None:
    stage = factories.StageFactory.create()
    milestone = factories.MilestoneFactory.create(stage=stage)
    factories.PrerequisiteFactory.create(milestone=milestone)
    version, count = token(), Changes.count

    CHANGES[change](stage)

    assert token() not in (version, None)
    assert Changes.count > count


def test_changing_nothing_is_no_new_content_version() -> None:
    factories.StageFactory.create()
    version, count = token(), Changes.count

    Stage.objects.filter(slug="unknown").update(title="Another title")
    Stage.objects.filter(slug="unknown").delete()

    assert (token(), Changes.count) == (version, count)


def test_a_change_that_is_rolled_back_is_no_new_content_version() -> None:
    stage = factories.StageFactory.create()
    version = token()

    with transaction.atomic():
        save(stage)
        transaction.set_rollback(True)

    assert token() == version


@pytest.mark.django_db(transaction=True)
def test_a_change_is_noted_when_it_is_written_and_again_when_others_can_see_it() -> None:
    count = Changes.count

    with transaction.atomic():
        content_changed()
        within = Changes.count

    assert (within, Changes.count) == (count + 1, count + 2)


def test_all_rows_of_the_catalogue_change_the_content_version() -> None:
    beside = {ContentVersion, DraftedChange, LinkCheck, LoadedItem, Report, SearchMiss}
    rows = [
        model
        for model in apps.get_app_config("roadmap").get_models()
        if model not in beside and not issubclass(model, Version)
    ]

    assert all(issubclass(model, CatalogueModel) for model in rows)
    assert all(isinstance(model._default_manager.all(), CatalogueQuerySet) for model in rows)  # noqa: SLF001


@pytest.mark.parametrize("state", State)
def test_items_are_found_by_state(state: State) -> None:
    items = {one: factories.StageFactory.create(state=one) for one in State}

    found = {
        State.DRAFT: Stage.objects.drafts(),
        State.PUBLISHED: Stage.objects.published(),
        State.ARCHIVED: Stage.objects.archived(),
    }

    assert list(found[state]) == [items[state]]
    assert items[state].is_published is (state == State.PUBLISHED)


def test_items_are_drafts_until_somebody_publishes_them() -> None:
    assert Stage(slug="python").state == State.DRAFT


@pytest.mark.parametrize("slug", ["Python", "a_b", "a--b", "-a", "a-", "ü", "", "a" * 81])
def test_slug_is_kebab_case(slug: str) -> None:
    stage = factories.StageFactory.build(slug=slug)

    with pytest.raises(ValidationError) as refused:
        stage.full_clean()

    assert set(refused.value.message_dict) == {"slug"}


def test_a_prerequisite_that_closes_a_cycle_is_refused_with_the_cycle() -> None:
    deploy, _train, python = chain("deploy", "train", "python")

    with pytest.raises(ValidationError) as refused:
        factories.PrerequisiteFactory.create(milestone=python, requires=deploy)

    assert refused.value.message_dict == {
        "requires": ["This would close a cycle: python needs deploy needs train needs python."]
    }
    assert not Prerequisite.objects.filter(milestone=python).exists()


def test_a_milestone_that_would_need_itself_is_refused() -> None:
    python = factories.MilestoneFactory.create(slug="python")

    with pytest.raises(ValidationError) as refused:
        factories.PrerequisiteFactory.create(milestone=python, requires=python)

    assert refused.value.message_dict == {"requires": ["This would close a cycle: python needs python."]}


def test_a_prerequisite_can_be_turned_round() -> None:
    deploy, train = chain("deploy", "train")
    prerequisite = Prerequisite.objects.get()

    prerequisite.milestone, prerequisite.requires = train, deploy
    prerequisite.save()

    assert list(Prerequisite.objects.values_list("milestone__slug", "requires__slug")) == [("train", "deploy")]


def test_a_prerequisite_without_milestones_is_left_to_the_fields_to_refuse() -> None:
    with pytest.raises(ValidationError) as refused:
        Prerequisite().full_clean()

    assert set(refused.value.message_dict) == {"milestone", "requires"}


@pytest.mark.parametrize(
    ("factory", "address"),
    [
        (factories.StageFactory, "/stages/python/"),
        (factories.MilestoneFactory, "/milestones/python/"),
        (factories.SkillFactory, "/skills/python/"),
        (factories.RoleFactory, "/roles/python/"),
        (factories.CertificationFactory, "/certifications/#python"),
        (factories.QuestionFactory, "/questions/#python"),
    ],
)
def test_items_with_a_place_on_the_site_know_its_address(factory: type[DjangoModelFactory[Any]], address: str) -> None:
    assert factory.build(slug="python").get_absolute_url() == address


@pytest.mark.parametrize(
    ("row", "words"),
    [
        (lambda: factories.SourceFactory.build(title="A", publisher="B", published="2024"), "A (B, 2024)"),
        (lambda: factories.StageCitationFactory.build(source__title="A", section="S"), "A (A publisher, 2024): S"),
        (lambda: factories.SpecialisationFactory.build(title="Vision"), "Vision"),
        (
            lambda: factories.PrerequisiteFactory.build(milestone__title="Deploy", requires__title="Train"),
            "Deploy after Train",
        ),
        (lambda: factories.MilestoneSkillFactory.build(skill__title="Python", level=2), "Python 2"),
        (lambda: factories.CertificationSkillFactory.build(skill__title="Python", level=1), "Python 1"),
        (lambda: factories.RoleSkillFactory.build(skill__title="Python", level=3), "Python 3"),
        (lambda: factories.SkillLevelFactory.build(skill__title="Python", level=4), "Python 4"),
        (lambda: factories.SkillCategoryFactory.build(title="Code"), "Code"),
        (lambda: factories.SkillAliasFactory.build(name="py"), "py"),
        (lambda: factories.OnetReferenceFactory.build(technology="Python"), "Python (15-2051.00)"),
        (lambda: factories.RouteStepFactory.build(route__title="Direct", milestone__title="Train"), "Direct: Train"),
        (lambda: factories.RoleExperienceFactory.build(role__title="Engineer"), "Engineer: Master 24"),
        (lambda: factories.RoleMilestoneFactory.build(milestone__title="Train"), "Train"),
        (lambda: factories.RoleStepFactory.build(next_role__title="Lead"), "Lead"),
        (lambda: factories.ResourceFactory.build(title="A book"), "A book"),
        (lambda: factories.CertificationFactory.build(title="An exam"), "An exam"),
        (lambda: factories.QuestionFactory.build(question="How?"), "How?"),
        (lambda: LoadedItem(kind="skill", slug="python"), "skill: python"),
        (lambda: ContentVersion(token=uuid.UUID(int=0)), "00000000-0000-0000-0000-000000000000"),
    ],
    ids=lambda one: one if isinstance(one, str) else "",
)
def test_rows_say_what_they_are(row: Callable[[], models.Model], words: str) -> None:
    assert str(row()) == words
