"""How work is left to the worker: `task` comes from here, for Django 6 has it under a name of its own."""

from django_tasks import task

__all__ = ["task"]
