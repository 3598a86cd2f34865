"""The learners' side of the desk: accounts for support, and the overview for those who work on the catalogue."""

from accounts.admin.overview import open_overview
from accounts.admin.users import UserAdmin

__all__ = ["UserAdmin"]

open_overview()
