"""The catalogue: the published content as frozen values that every request of a process shares."""

from roadmap.domain.catalogue.ladder import Degree, ExperienceRequirement, Role, Rule
from roadmap.domain.catalogue.library import Certification, GlossaryEntry, Question, Resource, Skill
from roadmap.domain.catalogue.naming import Choice, Citation, Label, SkillLevel
from roadmap.domain.catalogue.path import Milestone, Requirement, Route, Specialisation, Stage, Way
from roadmap.domain.catalogue.whole import Catalogue

__all__ = [
    "Catalogue",
    "Certification",
    "Choice",
    "Citation",
    "Degree",
    "ExperienceRequirement",
    "GlossaryEntry",
    "Label",
    "Milestone",
    "Question",
    "Requirement",
    "Resource",
    "Role",
    "Route",
    "Rule",
    "Skill",
    "SkillLevel",
    "Specialisation",
    "Stage",
    "Way",
]
