"""Skills: the level that a learner claims, when it changed, and what they said not yet to."""

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.models.record import RecordModel
from roadmap.models import Skill, is_skill_level, skill_level


class SkillClaim(RecordModel):
    """A level from 1 to 5 that a learner says they have in a skill."""

    skill = models.ForeignKey(Skill, on_delete=models.PROTECT, related_name="claims", verbose_name=_("skill"))
    level = models.PositiveSmallIntegerField(_("level"), validators=skill_level)

    class Meta(RecordModel.Meta):
        verbose_name = _("skill claim")
        verbose_name_plural = _("skill claims")
        constraints = [
            *RecordModel.Meta.constraints,
            models.UniqueConstraint(name="skill_claimed_once", fields=["learner", "skill"]),
            models.CheckConstraint(name="skill_claim_from_1_to_5", condition=is_skill_level()),
        ]

    def __str__(self) -> str:
        return f"{self.skill_id}: {self.level}"


class ClaimedLevel(models.Model):
    """Since when a claim says which level."""

    claim = models.ForeignKey(SkillClaim, on_delete=models.CASCADE, related_name="levels")
    level = models.PositiveSmallIntegerField(_("level"), validators=skill_level)
    since = models.DateTimeField(_("since"), default=timezone.now)

    class Meta:
        verbose_name = _("claimed level")
        verbose_name_plural = _("claimed levels")
        ordering = ["since", "pk"]
        constraints = [models.CheckConstraint(name="claimed_level_from_1_to_5", condition=is_skill_level())]

    def __str__(self) -> str:
        return f"{self.claim_id}: {self.level}"


class NotYet(models.Model):
    """A level that was suggested and that the learner does not claim yet; a higher one may be suggested again."""

    learner = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="not_yets")
    skill = models.ForeignKey(Skill, on_delete=models.PROTECT, related_name="+")
    level = models.PositiveSmallIntegerField(_("level"), validators=skill_level)

    class Meta:
        verbose_name = _("suggestion put off")
        verbose_name_plural = _("suggestions put off")
        constraints = [
            models.UniqueConstraint(name="not_yet_once", fields=["learner", "skill"]),
            models.CheckConstraint(name="not_yet_from_1_to_5", condition=is_skill_level()),
        ]

    def __str__(self) -> str:
        return f"{self.skill_id}: {self.level}"
