"""What curation does to many rows."""

from roadmap.actions.export import export_curriculum, write_curriculum
from roadmap.actions.load import SHIPPED, load_curriculum

__all__ = ["SHIPPED", "export_curriculum", "load_curriculum", "write_curriculum"]
