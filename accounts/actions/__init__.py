"""What learners do to their rows."""

from accounts.actions.plan import choose_route, choose_specialisation, choose_way
from accounts.actions.progress import EditConflictError, Evidence, record_progress

__all__ = ["EditConflictError", "Evidence", "choose_route", "choose_specialisation", "choose_way", "record_progress"]
