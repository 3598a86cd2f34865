"""Evidence: what proves a claim, a milestone or a project."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from accounts.models.background import Experience
from accounts.models.claims import SkillClaim
from accounts.models.projects import CertificateHeld, Project
from accounts.models.record import RecordModel, is_empty_or_web_address
from roadmap.domain import record
from roadmap.domain.record import Strength, strength
from roadmap.models import Milestone


class EvidenceKind(models.TextChoices):
    """The kinds of `roadmap.domain.record.EvidenceKind`, with their words."""

    LINK = record.EvidenceKind.LINK.value, _("Link")
    REPOSITORY = record.EvidenceKind.REPOSITORY.value, _("Repository")
    CERTIFICATE = record.EvidenceKind.CERTIFICATE.value, _("Certificate")
    TEXT = record.EvidenceKind.TEXT.value, _("In words")
    USED_AT_WORK = record.EvidenceKind.USED_AT_WORK.value, _("Used at work")


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
        return self.url or self.text or str(self.get_kind_display())

    @property
    def strength(self) -> Strength:
        """How much it proves."""
        return strength(record.EvidenceKind(self.kind))
