"""Whether what somebody typed is acceptable."""

from roadmap.forms.notes import AddressField, EvidenceForm, NoteField, ReportForm
from roadmap.forms.readiness import ReadinessForm

__all__ = ["AddressField", "EvidenceForm", "NoteField", "ReadinessForm", "ReportForm"]
