"""Configuration of the accounts app."""

from importlib import import_module

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class AccountsConfig(AppConfig):
    name = "accounts"
    verbose_name = _("Learners")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Begin the trail, and say how learners' rows are joined: both need the models."""
        import_module(f"{self.name}.trail")
        import_module(f"{self.name}.actions.merging").register_joiners()
