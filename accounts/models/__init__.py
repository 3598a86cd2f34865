"""Learners and what they record."""

from accounts.models.adverts import LONGEST_ADVERT, Advert, AdvertStage, CorrectedTier, Correction
from accounts.models.background import (
    Education,
    EducationLevel,
    Experience,
    ExperienceKind,
    ExperienceSkill,
    ExperienceSort,
)
from accounts.models.claims import ClaimedLevel, NotYet, SkillClaim
from accounts.models.evidence import Evidence, EvidenceKind, strength_word
from accounts.models.mail import WaitingMail
from accounts.models.portfolio import Portfolio, Visibility
from accounts.models.progress import Progress, ProgressStatus
from accounts.models.projects import (
    CertificateHeld,
    Project,
    ProjectKind,
    ProjectMilestone,
    ProjectPicture,
    ProjectQuerySet,
    ProjectSkill,
)
from accounts.models.record import OwnedModel, OwnedQuerySet, RecordModel, RecordQuerySet
from accounts.models.resume import ResumeImport
from accounts.models.session import Session
from accounts.models.study import StudyTime
from accounts.models.suggestions import TermSuggestion
from accounts.models.takeaway import ArchivePart, ExportArchive
from accounts.models.user import Origin, User, display_name

__all__ = [
    "LONGEST_ADVERT",
    "Advert",
    "AdvertStage",
    "ArchivePart",
    "CertificateHeld",
    "ClaimedLevel",
    "CorrectedTier",
    "Correction",
    "Education",
    "EducationLevel",
    "Evidence",
    "EvidenceKind",
    "Experience",
    "ExperienceKind",
    "ExperienceSkill",
    "ExperienceSort",
    "ExportArchive",
    "NotYet",
    "Origin",
    "OwnedModel",
    "OwnedQuerySet",
    "Portfolio",
    "Progress",
    "ProgressStatus",
    "Project",
    "ProjectKind",
    "ProjectMilestone",
    "ProjectPicture",
    "ProjectQuerySet",
    "ProjectSkill",
    "RecordModel",
    "RecordQuerySet",
    "ResumeImport",
    "Session",
    "SkillClaim",
    "StudyTime",
    "TermSuggestion",
    "User",
    "Visibility",
    "WaitingMail",
    "display_name",
    "strength_word",
]
