"""Certificates that a learner holds, with how they stand today."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from django.db.models import F

from accounts.models import CertificateHeld
from roadmap.domain.certificates import Validity, is_retired, validity
from roadmap.models import Offer
from roadmap.readers import catalogue

if TYPE_CHECKING:
    from collections.abc import Iterable

    from accounts.models import RecordQuerySet, User
    from roadmap.domain.catalogue import Choice


@dataclass(frozen=True, slots=True)
class Held:
    """A certificate of a learner, as it stands; `last_day` is when its exam could be sat for the last time."""

    row: CertificateHeld
    title: str
    issuer: str
    validity: Validity
    last_day: date | None = None
    replaced_by: tuple[Choice, ...] = ()


def certificates_of(learner: User) -> RecordQuerySet:
    """The rows of a learner, latest issued first, each with what the catalogue says of it."""
    rows = CertificateHeld.objects.for_learner(learner).select_related("certification")
    return rows.order_by(F("issued").desc(nulls_last=True), "-pk")


def held(rows: Iterable[CertificateHeld], today: date) -> list[Held]:
    """How these stand today; costs no query beyond that of the rows. Archived certifications keep their name."""
    return [_held(row, today) for row in rows]


def _held(row: CertificateHeld, today: date) -> Held:
    named = row.certification
    if named is None:
        return Held(row, row.name, row.issuer, validity(row.expires, today))
    retired = is_retired(is_offered=named.availability == Offer.ACTIVE, last_day=named.retired_on, today=today)
    published = catalogue().certification_by_slug.get(named.slug)
    return Held(
        row,
        named.title,
        named.issuer,
        validity(row.expires, today, is_retired=retired),
        named.retired_on,
        published.replaced_by if published else (),
    )
