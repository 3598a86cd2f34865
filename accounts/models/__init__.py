"""Learners and what they record."""

from accounts.models.mail import WaitingMail
from accounts.models.progress import Progress, ProgressStatus
from accounts.models.user import User, display_name

__all__ = ["Progress", "ProgressStatus", "User", "WaitingMail", "display_name"]
