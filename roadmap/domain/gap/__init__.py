"""The explained gap: what an advert asks, what is there, and what closes the rest."""

from roadmap.domain.gap.across import Across, Helped, SkillLacked, StepAcross, TermAsked, across, helped
from roadmap.domain.gap.judging import gap
from roadmap.domain.gap.values import (
    BackgroundGap,
    Best,
    CertificateGap,
    CertificateStanding,
    DegreeGap,
    Gap,
    Instead,
    SkillGap,
    Standing,
    Step,
    TermGap,
)

__all__ = [
    "Across",
    "BackgroundGap",
    "Best",
    "CertificateGap",
    "CertificateStanding",
    "DegreeGap",
    "Gap",
    "Helped",
    "Instead",
    "SkillGap",
    "SkillLacked",
    "Standing",
    "Step",
    "StepAcross",
    "TermAsked",
    "TermGap",
    "across",
    "gap",
    "helped",
]
