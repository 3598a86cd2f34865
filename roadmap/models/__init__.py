"""The catalogue's rows."""

from roadmap.models.base import (
    CatalogueModel,
    CatalogueQuerySet,
    Item,
    ItemQuerySet,
    State,
    is_skill_level,
    is_web_address,
    skill_level,
)
from roadmap.models.drafts import DraftedChange
from roadmap.models.links import LinkCheck, LinkStatus, LinkTrouble
from roadmap.models.loading import LoadedItem
from roadmap.models.milestones import (
    EvidenceKind,
    Milestone,
    MilestoneKind,
    MilestoneSkill,
    Prerequisite,
    Specialisation,
    Stage,
    StageCitation,
)
from roadmap.models.questions import GlossaryEntry, Question, QuestionCitation
from roadmap.models.reports import ANSWERED, WAITING, Report, ReportKind, ReportQuerySet, ReportState
from roadmap.models.resources import (
    AddressBasis,
    Availability,
    Certification,
    CertificationSkill,
    Cost,
    Difficulty,
    Offer,
    Resource,
    ResourceKind,
)
from roadmap.models.roles import DegreeLevel, Role, RoleExperience, RoleMilestone, RoleSkill, RoleStep, Track
from roadmap.models.routes import Route, RouteCitation, RouteStep
from roadmap.models.searches import SearchMiss, SearchPage
from roadmap.models.skills import LEVELS, EscoMatch, OnetReference, Skill, SkillAlias, SkillCategory, SkillLevel
from roadmap.models.slugs import FormerSlug, SluggedModel, kind_label
from roadmap.models.sources import Source, SourceKind
from roadmap.models.terms import Term, TermCategory
from roadmap.models.version import PUBLISH, Changes, ContentVersion, content_changed, wait_for_writers
from roadmap.models.versions import Version, versions_of

__all__ = [
    "ANSWERED",
    "LEVELS",
    "PUBLISH",
    "WAITING",
    "AddressBasis",
    "Availability",
    "CatalogueModel",
    "CatalogueQuerySet",
    "Certification",
    "CertificationSkill",
    "Changes",
    "ContentVersion",
    "Cost",
    "DegreeLevel",
    "Difficulty",
    "DraftedChange",
    "EscoMatch",
    "EvidenceKind",
    "FormerSlug",
    "GlossaryEntry",
    "Item",
    "ItemQuerySet",
    "LinkCheck",
    "LinkStatus",
    "LinkTrouble",
    "LoadedItem",
    "Milestone",
    "MilestoneKind",
    "MilestoneSkill",
    "Offer",
    "OnetReference",
    "Prerequisite",
    "Question",
    "QuestionCitation",
    "Report",
    "ReportKind",
    "ReportQuerySet",
    "ReportState",
    "Resource",
    "ResourceKind",
    "Role",
    "RoleExperience",
    "RoleMilestone",
    "RoleSkill",
    "RoleStep",
    "Route",
    "RouteCitation",
    "RouteStep",
    "SearchMiss",
    "SearchPage",
    "Skill",
    "SkillAlias",
    "SkillCategory",
    "SkillLevel",
    "SluggedModel",
    "Source",
    "SourceKind",
    "Specialisation",
    "Stage",
    "StageCitation",
    "State",
    "Term",
    "TermCategory",
    "Track",
    "Version",
    "content_changed",
    "is_skill_level",
    "is_web_address",
    "kind_label",
    "skill_level",
    "versions_of",
    "wait_for_writers",
]
