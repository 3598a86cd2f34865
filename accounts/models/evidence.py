"""Evidence: what proves a claim, a milestone or a project."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, Self

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.models.background import Experience
from accounts.models.claims import SkillClaim
from accounts.models.projects import CertificateHeld, Project
from accounts.models.record import RecordModel, RecordQuerySet, is_empty_or_web_address
from roadmap.domain import record
from roadmap.domain.certificates import has_expired
from roadmap.domain.record import Strength, strength
from roadmap.models import Milestone

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise

STRENGTH_WORDS = {
    Strength.CLAIMED: _("claimed"),
    Strength.LINKED: _("linked"),
    Strength.USED_AT_WORK: _("used at work"),
    Strength.REVIEWED: _("reviewed"),
    Strength.CREDENTIAL: _("credential"),
}


def strength_word(strength: Strength) -> _StrPromise:
    """The word of the glossary for how much something proves."""
    return STRENGTH_WORDS[strength]


class EvidenceKind(models.TextChoices):
    """The kinds of `roadmap.domain.record.EvidenceKind`, with their words."""

    LINK = record.EvidenceKind.LINK.value, _("Link")
    REPOSITORY = record.EvidenceKind.REPOSITORY.value, _("Repository")
    CERTIFICATE = record.EvidenceKind.CERTIFICATE.value, _("Certificate")
    TEXT = record.EvidenceKind.TEXT.value, _("In words")
    USED_AT_WORK = record.EvidenceKind.USED_AT_WORK.value, _("Used at work")


class EvidenceQuerySet(RecordQuerySet):
    """Evidence with what it leans on."""

    def with_proofs(self) -> Self:
        """With the certificate or the experience that each piece names, the oldest piece first."""
        return self.select_related("certificate__certification", "experience").order_by("pk")


class Evidence(RecordModel):
    """One piece of evidence; it proves exactly one thing."""

    claim = models.ForeignKey(SkillClaim, on_delete=models.CASCADE, related_name="evidence", null=True, blank=True)
    milestone = models.ForeignKey(Milestone, on_delete=models.PROTECT, related_name="+", null=True, blank=True)
    project = models.ForeignKey(Project, on_delete=models.CASCADE, related_name="evidence", null=True, blank=True)
    kind = models.CharField(_("kind"), max_length=12, choices=EvidenceKind)
    url = models.URLField(_("web address"), max_length=500, blank=True)
    text = models.TextField(_("in words"), max_length=1000, blank=True)
    certificate = models.ForeignKey(
        CertificateHeld, on_delete=models.SET_NULL, related_name="evidence", null=True, blank=True
    )
    experience = models.ForeignKey(
        Experience, on_delete=models.SET_NULL, related_name="evidence", null=True, blank=True
    )

    objects: ClassVar[EvidenceQuerySet] = EvidenceQuerySet.as_manager()  # type: ignore[assignment]

    class Meta(RecordModel.Meta):
        verbose_name = _("evidence")
        verbose_name_plural = _("evidence")
        constraints = [
            *RecordModel.Meta.constraints,
            models.CheckConstraint(
                name="evidence_proves_one_thing",
                condition=models.Q(claim__isnull=False, milestone__isnull=True, project__isnull=True)
                | models.Q(claim__isnull=True, milestone__isnull=False, project__isnull=True)
                | models.Q(claim__isnull=True, milestone__isnull=True, project__isnull=False),
            ),
            models.CheckConstraint(name="evidence_kind_known", condition=models.Q(kind__in=EvidenceKind.values)),
            models.CheckConstraint(name="evidence_url_is_http", condition=is_empty_or_web_address("url")),
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def title(self) -> str:
        """What it is in a line: what it leans on, else its address, else its words."""
        named = self.certificate or self.experience
        return str(named) if named else self.url or self.text or str(self.get_kind_display())

    @property
    def address(self) -> str:
        """Where it can be seen; empty if nowhere."""
        return self.url or (self.certificate.credential_url if self.certificate else "")

    @property
    def words(self) -> str:
        """What the learner says about it, where that is not its title already."""
        return "" if self.text == self.title else self.text

    @property
    def strength(self) -> Strength:
        """How much it proves; what it leaned on may have been removed since."""
        return strength(
            record.EvidenceKind(self.kind),
            is_backed=self._is_backed,
            has_expired=self.has_expired,
            has_address=bool(self.address),
        )

    @property
    def has_expired(self) -> bool:
        """Whether the certificate that it names is over today, where the learner is."""
        return bool(self.certificate and has_expired(self.certificate.expires, timezone.localdate()))

    @property
    def strength_word(self) -> _StrPromise:
        """The word for it."""
        return strength_word(self.strength)

    @property
    def _is_backed(self) -> bool:
        if self.kind == EvidenceKind.CERTIFICATE:
            return bool(self.certificate_id or self.url)
        return self.kind != EvidenceKind.USED_AT_WORK or bool(self.experience_id)
