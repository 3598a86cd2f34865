"""How work is left to the worker. Django 6 has these names in a place of its own; all others take them from here."""

from django_tasks import TaskResultStatus, task

__all__ = ["TaskResultStatus", "task"]
