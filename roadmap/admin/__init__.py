"""The curators' desk: the catalogue in the Django admin."""

from roadmap.admin.drafts import DraftedChangeAdmin
from roadmap.admin.index import keep_reading_order
from roadmap.admin.link_checks import LinkCheckAdmin
from roadmap.admin.milestones import MilestoneAdmin, SpecialisationAdmin, StageAdmin
from roadmap.admin.questions import QuestionAdmin
from roadmap.admin.reports import ReportAdmin
from roadmap.admin.resources import CertificationAdmin, ResourceAdmin
from roadmap.admin.roles import RoleAdmin
from roadmap.admin.routes import RouteAdmin
from roadmap.admin.skills import SkillAdmin, SkillCategoryAdmin
from roadmap.admin.sources import SourceAdmin
from roadmap.admin.terms import TermAdmin
from roadmap.admin.trail import TrailAdmin

__all__ = [
    "CertificationAdmin",
    "DraftedChangeAdmin",
    "LinkCheckAdmin",
    "MilestoneAdmin",
    "QuestionAdmin",
    "ReportAdmin",
    "ResourceAdmin",
    "RoleAdmin",
    "RouteAdmin",
    "SkillAdmin",
    "SkillCategoryAdmin",
    "SourceAdmin",
    "SpecialisationAdmin",
    "StageAdmin",
    "TermAdmin",
    "TrailAdmin",
]

keep_reading_order()
