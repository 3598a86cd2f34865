"""What in the published catalogue needs care. Each question is one query; all numbers together are one too."""

from collections.abc import Mapping
from datetime import timedelta
from typing import Any

from django.db.models import CharField, Count, Exists, OuterRef, Q, QuerySet, Value
from django.utils import timezone

from roadmap.models import (
    Availability,
    Certification,
    ItemQuerySet,
    LinkCheck,
    LinkStatus,
    Milestone,
    MilestoneSkill,
    Report,
    ReportKind,
    ReportQuerySet,
    Resource,
    Role,
    RoleExperience,
    RoleSkill,
    Skill,
    State,
    Term,
)

A_YEAR = timedelta(days=365)


def certifications_not_confirmed() -> ItemQuerySet:
    """Certifications whose dates and terms nobody saw with the issuer."""
    return Certification.objects.published().filter(is_confirmed=False)


def links_broken(kind: type[Resource | Certification]) -> ItemQuerySet:
    """Items whose address is broken, or has moved and waits for somebody to take the new one over."""
    return kind.objects.published().filter(Exists(_checks().filter(status__in=[LinkStatus.BROKEN, LinkStatus.MOVED])))


def links_not_checked(kind: type[Resource | Certification]) -> ItemQuerySet:
    """Items whose address nobody has asked for within a year, once links are checked here at all."""
    lately = _checks().filter(checked_at__gte=timezone.now() - A_YEAR)
    ever = LinkCheck.objects.filter(checked_at__isnull=False)
    return kind.objects.published().filter(~Exists(lately), Exists(ever))


def resources_no_longer_kept() -> ItemQuerySet:
    """Resources that are offered although they retired or are no longer renewed."""
    return Resource.objects.published().exclude(availability=Availability.ACTIVE)


def milestones_without_resource() -> ItemQuerySet:
    """Milestones that no published resource helps with."""
    helping = Resource.objects.published().filter(milestones=OuterRef("pk"))
    return Milestone.objects.published().filter(~Exists(helping))


def milestones_without_checks() -> ItemQuerySet:
    """Milestones that do not say what "done" means."""
    return Milestone.objects.published().filter(done_means=[])


def skills_not_given() -> ItemQuerySet:
    """Skills that no published milestone gives, at any level."""
    return Skill.objects.published().filter(~Exists(_given().filter(skill=OuterRef("pk"))))


def skills_asked_above_given() -> ItemQuerySet:
    """Skills that milestones give, but none to the level that a published role asks.

    A skill that nothing gives at all is `skills_not_given`, whatever is asked.
    """
    enough = _given().filter(skill=OuterRef("skill"), level__gte=OuterRef("level"))
    too_high = RoleSkill.objects.filter(~Exists(enough), skill=OuterRef("pk"), role__state=State.PUBLISHED)
    return Skill.objects.published().filter(Exists(_given().filter(skill=OuterRef("pk"))), Exists(too_high))


def roles_without_source() -> ItemQuerySet:
    """Roles that ask for experience without saying who says so."""
    unsourced = RoleExperience.objects.filter(role=OuterRef("pk"), source__isnull=True)
    return Role.objects.published().filter(Exists(unsourced))


def terms_without_spelling() -> ItemQuerySet:
    """Terms that nothing in an advert could be found as."""
    return Term.objects.published().filter(aliases=[], exact=[])


def milestones_out_of_place() -> ItemQuerySet:
    """Milestones whose stage or specialisation learners do not see."""
    return Milestone.objects.published().filter(~Q(stage__state=State.PUBLISHED) | _in_hidden_specialisation())


def roles_out_of_place() -> ItemQuerySet:
    """Roles whose specialisation learners do not see."""
    return Role.objects.published().filter(_in_hidden_specialisation())


def open_reports() -> ReportQuerySet:
    """Reports of learners that nobody has looked at yet."""
    return Report.objects.open()


def price_reports() -> ReportQuerySet:
    """Those among them that say of a resource that it costs money now, or costs something else."""
    return open_reports().filter(kind=ReportKind.PAID, resource__isnull=False)


def numbers(questions: Mapping[str, QuerySet[Any]]) -> dict[str, int]:
    """How many rows answer each question, in one query for all of them, or in none if nothing is asked."""
    counts = [_count(name, rows) for name, rows in questions.items()]
    return dict(counts[0].union(*counts[1:], all=True)) if counts else {}


def _count(name: str, rows: QuerySet[Any]) -> QuerySet[Any, Any]:
    named = rows.order_by().annotate(asked_for=Value(name, output_field=CharField()))
    counted: QuerySet[Any, Any] = named.values("asked_for").annotate(rows_found=Count("pk"))
    return counted.values_list("asked_for", "rows_found")


def _checks() -> QuerySet[LinkCheck]:
    return LinkCheck.objects.filter(url=OuterRef("url"))


def _given() -> QuerySet[Any]:
    return MilestoneSkill.objects.filter(milestone__state=State.PUBLISHED)


def _in_hidden_specialisation() -> Q:
    return Q(specialisation__isnull=False) & ~Q(specialisation__state=State.PUBLISHED)
