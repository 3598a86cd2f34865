"""Facts that no row of the catalogue may break: each constraint kept and broken."""

# factory_boy ships its types without annotating its declarations.
# mypy: untyped-calls-exclude="factory"

from collections.abc import Callable
from datetime import UTC, date, datetime
from typing import Any

import pytest
from django.apps import apps
from django.db import IntegrityError, models, transaction
from factory import SubFactory
from factory.django import DjangoModelFactory

from roadmap.models import ContentVersion, DegreeLevel, LinkStatus, LoadedItem, Offer, ReportKind, ReportState
from tests import factories

pytestmark = pytest.mark.django_db

Factory = type[DjangoModelFactory[Any]]
Make = Callable[[], object]
# What is kept, then each way to break it.
Law = tuple[Make, ...]


def levels(factory: Factory) -> Law:
    """Levels 1 and 5 are kept, 0 and 6 are not."""
    return (
        lambda: [factory.create(level=level) for level in (1, 5)],
        lambda: factory.create(level=0),
        lambda: factory.create(level=6),
    )


def succeeded(factory: Factory) -> Law:
    """Another row may replace it, or none; it does not replace itself."""

    def by_itself() -> None:
        row = factory.create()
        row.successor = row
        row.save()

    return (lambda: factory.create(successor=factory.create()), by_itself)


def once(factory: Factory, *names: str, **other: object) -> Law:
    """A second row that differs in one of the names is kept; one that differs in none is not.

    The factory gives every row others to point to; `other` is for what it gives to all rows alike.
    """

    def again(*same: str, **changed: object) -> object:
        first = factory.create()
        return factory.create(**{name: getattr(first, name) for name in same} | changed)

    def kept() -> None:
        for left in set(names) - set(other):
            again(*set(names) - {left})
        if other:
            again(*names, **other)

    return kept, lambda: again(*names)


def between(factory: Factory, low: str, high: str) -> Law:
    """An equal or open end is kept, an end before the beginning is not."""
    return (
        lambda: [factory.create(**{low: 5, high: end}) for end in (5, None)],
        lambda: factory.create(**{low: 5, high: 4}),
    )


def address(factory: Factory) -> Law:
    """Both web schemes are kept, everything else is not."""
    return (
        lambda: [factory.create(url=f"{scheme}://example.org/") for scheme in ("http", "https")],
        lambda: factory.create(url="javascript:alert(1)"),
    )


def itself(factory: Factory, name: str, other: str) -> Law:
    """A row that points to another is kept, one that points to itself is not."""

    def looped() -> object:
        row = factory.build(**{name: getattr(factory.create(), name)})
        setattr(row, other, getattr(row, name))
        return type(row).objects.bulk_create([row])

    return factory.create, looped


def checked(**fields: object) -> object:
    """The check of a link that has failed since some day."""
    return factories.LinkCheckFactory.create(failing_since=date(2026, 3, 2), **fields)


ANSWERED: dict[str, Any] = {"answer": "Mended.", "answered_at": datetime(2026, 3, 2, 9, tzinfo=UTC)}


def reported(**fields: object) -> object:
    """A learner's report."""
    return factories.ReportFactory.create(**fields)


def waits_once(**about: Any) -> Law:
    """One of a kind waits of a learner about an item; another learner's, another kind and an answered one are kept."""

    def first() -> dict[str, Any]:
        made = factories.ReportFactory.create(**about)
        return {name: getattr(made, name) for name in ("learner", "milestone", "resource", "kind")}

    def kept() -> None:
        same = first()
        reported(**same | {"learner": factories.UserFactory.create()})
        reported(**same | {"kind": ReportKind.OUTDATED})
        reported(**same, state=ReportState.DONE, **ANSWERED)
        reported(**same, state=ReportState.WITHDRAWN)

    return kept, lambda: reported(**first()), lambda: reported(**first(), state=ReportState.IN_WORK)


LAWS: dict[str, Law] = {
    "certification_offered_has_no_end": (
        lambda: [
            factories.CertificationFactory.create(availability=Offer.ACTIVE),
            factories.CertificationFactory.create(availability=Offer.RETIRED, retired_on=date(2024, 5, 1)),
        ],
        lambda: factories.CertificationFactory.create(availability=Offer.ACTIVE, retired_on=date(2024, 5, 1)),
    ),
    "certification_skill_from_1_to_5": levels(factories.CertificationSkillFactory),
    "certification_skill_once": once(factories.CertificationSkillFactory, "certification", "skill"),
    "certification_url_is_http": address(factories.CertificationFactory),
    "content_version_is_one_row": (
        lambda: ContentVersion.objects.update_or_create(id=1),
        lambda: ContentVersion.objects.create(id=2),
    ),
    "drafted_change_once": (
        lambda: [factories.DraftedChangeFactory.create(kind=kind, slug="python") for kind in ("skill", "milestone")],
        lambda: [factories.DraftedChangeFactory.create(slug="python") for _ in range(2)],
    ),
    "former_slug_is_another": (
        lambda: factories.FormerSlugFactory.create(slug="old", now="new"),
        lambda: factories.FormerSlugFactory.create(slug="old", now="old"),
    ),
    "former_slug_once": once(factories.FormerSlugFactory, "kind", "slug", kind="stage"),
    "link_check_broken_after_three_days": (
        lambda: [checked(status=LinkStatus.BROKEN, failures=3), checked(status=LinkStatus.OK, failures=2)],
        lambda: checked(status=LinkStatus.BROKEN, failures=2),
        lambda: checked(status=LinkStatus.OK, failures=3),
    ),
    "link_check_fails_since_a_day": (
        lambda: [factories.LinkCheckFactory.create(), checked(failures=1)],
        lambda: factories.LinkCheckFactory.create(failures=1),
        lambda: factories.LinkCheckFactory.create(failing_since=date(2026, 3, 2)),
    ),
    "link_check_moved_somewhere": (
        lambda: factories.LinkCheckFactory.create(status=LinkStatus.MOVED, final_url="https://new.example.org/"),
        lambda: factories.LinkCheckFactory.create(status=LinkStatus.MOVED),
        lambda: factories.LinkCheckFactory.create(status=LinkStatus.MOVED, final_url="javascript:alert(1)"),
        lambda: factories.LinkCheckFactory.create(status=LinkStatus.OK, final_url="https://new.example.org/"),
    ),
    "link_check_url_is_http": address(factories.LinkCheckFactory),
    "loaded_item_once": (
        lambda: [LoadedItem.objects.create(kind=kind, slug="python") for kind in ("skill", "milestone")],
        lambda: [LoadedItem.objects.create(kind="skill", slug="python") for _ in range(2)],
    ),
    "milestone_hours_in_range": (
        lambda: [
            factories.MilestoneFactory.create(hours=5, hours_min=low, hours_max=high)
            for low, high in ((None, None), (5, 5), (1, 9))
        ],
        lambda: factories.MilestoneFactory.create(hours=5, hours_min=6),
        lambda: factories.MilestoneFactory.create(hours=5, hours_max=4),
    ),
    "milestone_hours_positive": (
        lambda: factories.MilestoneFactory.create(hours=1),
        lambda: factories.MilestoneFactory.create(hours=0),
    ),
    "milestone_skill_from_1_to_5": levels(factories.MilestoneSkillFactory),
    "milestone_successor_is_another": succeeded(factories.MilestoneFactory),
    "milestone_skill_once": once(factories.MilestoneSkillFactory, "milestone", "skill"),
    "prerequisite_is_another": itself(factories.PrerequisiteFactory, "milestone", "requires"),
    "prerequisite_once": once(factories.PrerequisiteFactory, "milestone", "requires"),
    "resource_successor_is_another": succeeded(factories.ResourceFactory),
    "report_address_is_http": (
        lambda: [reported(address=address) for address in ("", "http://example.org/", "https://example.org/")],
        lambda: reported(address="javascript:alert(1)"),
    ),
    "report_ends_with_an_answer": (
        lambda: [
            reported(),
            reported(answer="Not sent yet.", state=ReportState.IN_WORK),
            reported(state=ReportState.WITHDRAWN),
            reported(**ANSWERED, state=ReportState.DONE),
            reported(**ANSWERED, state=ReportState.DECLINED, read_at=ANSWERED["answered_at"]),
        ],
        lambda: reported(state=ReportState.DONE),
        lambda: reported(**ANSWERED | {"answer": ""}, state=ReportState.DECLINED),
        lambda: reported(**ANSWERED),
        lambda: reported(read_at=ANSWERED["answered_at"]),
        lambda: reported(state="lost"),
    ),
    "report_is_about_one_item": (
        lambda: [reported(), reported(resource=None, milestone=factories.MilestoneFactory.create())],
        lambda: reported(resource=None),
        lambda: reported(milestone=factories.MilestoneFactory.create()),
    ),
    "report_of_milestone_waits_once": waits_once(resource=None, milestone=SubFactory(factories.MilestoneFactory)),
    "report_of_resource_waits_once": waits_once(),
    "report_says_enough": (
        lambda: [
            reported(),
            reported(kind=ReportKind.BETTER, text="That one."),
            reported(kind=ReportKind.BETTER, address="https://example.org/"),
            reported(kind=ReportKind.OTHER, text="This."),
        ],
        lambda: reported(kind=ReportKind.BETTER),
        lambda: reported(kind=ReportKind.OTHER),
        lambda: reported(kind=ReportKind.OTHER, address="https://example.org/"),
        lambda: reported(kind="unknown", text="This."),
    ),
    "resource_url_is_http": address(factories.ResourceFactory),
    "role_experience_once": once(factories.RoleExperienceFactory, "role", "degree", degree=DegreeLevel.PHD),
    "role_milestone_once": once(factories.RoleMilestoneFactory, "role", "milestone"),
    "role_skill_from_1_to_5": levels(factories.RoleSkillFactory),
    "role_skill_once": once(factories.RoleSkillFactory, "role", "skill", "any_of", any_of="framework"),
    "role_step_once": once(factories.RoleStepFactory, "role", "next_role"),
    "role_step_to_another": itself(factories.RoleStepFactory, "role", "next_role"),
    "role_successor_is_another": succeeded(factories.RoleFactory),
    "role_years_in_order": between(factories.RoleFactory, "years_min", "years_max"),
    "route_step_once": once(factories.RouteStepFactory, "route", "milestone"),
    "route_successor_is_another": succeeded(factories.RouteFactory),
    "search_miss_happened": (
        lambda: factories.SearchMissFactory.create(count=1),
        lambda: factories.SearchMissFactory.create(count=0),
    ),
    "search_miss_has_term": (
        lambda: factories.SearchMissFactory.create(term="jax"),
        lambda: factories.SearchMissFactory.create(term=""),
    ),
    "search_miss_once": (
        lambda: [
            factories.SearchMissFactory.create(**{"page": "resources", "term": "jax"} | other)
            for other in ({}, {"page": "other"}, {"term": "flax"}, {"week": date(2026, 3, 9)})
        ],
        lambda: [factories.SearchMissFactory.create(term="jax") for _ in range(2)],
    ),
    "skill_alias_is_lower_case": (
        lambda: factories.SkillAliasFactory.create(name="pytorch 2"),
        lambda: factories.SkillAliasFactory.create(name="PyTorch 2"),
    ),
    "skill_level_from_1_to_5": levels(factories.SkillLevelFactory),
    "skill_level_once": once(factories.SkillLevelFactory, "skill", "level", level=2),
    "skill_successor_is_another": succeeded(factories.SkillFactory),
    "stage_hours_in_order": between(factories.StageFactory, "hours_min", "hours_max"),
    "stage_months_in_order": between(factories.StageFactory, "months_min", "months_max"),
    "term_level_from_1_to_5": levels(factories.TermFactory),
    "term_successor_is_another": succeeded(factories.TermFactory),
}


def constraints() -> list[models.BaseConstraint]:
    return [one for model in apps.get_app_config("roadmap").get_models() for one in model._meta.constraints]  # noqa: SLF001


def complaint(constraint: models.BaseConstraint) -> str:
    """What a database says when it refuses: PostgreSQL the name, SQLite the columns of a unique constraint."""
    if transaction.get_connection().vendor == "sqlite" and isinstance(constraint, models.UniqueConstraint):
        return "UNIQUE constraint failed"
    return constraint.name


def test_every_constraint_has_a_law() -> None:
    assert {one.name for one in constraints()} == set(LAWS)


@pytest.mark.parametrize("constraint", constraints(), ids=lambda one: one.name)
def test_constraint_is_kept_and_broken(constraint: models.BaseConstraint) -> None:
    keep, *ways_to_break = LAWS[constraint.name]

    keep()
    for break_it in ways_to_break:
        with pytest.raises(IntegrityError, match=complaint(constraint)), transaction.atomic():
            break_it()
