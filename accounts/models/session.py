"""Sessions, each with a column that says whose it is, so that both are read at once and end together."""

from importlib import import_module

from django.conf import settings
from django.contrib.sessions.backends.base import SessionBase
from django.contrib.sessions.base_session import AbstractBaseSession
from django.db import models
from django.utils.translation import gettext_lazy as _


class Session(AbstractBaseSession):
    """What a browser is known by. Who is signed in is what its signed data says; `user` only saves asking twice."""

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.CASCADE,
        related_name="sessions",
        null=True,
        blank=True,
        # A log-in that meets the end of its account must not fail for it, again and again with ever new keys.
        db_constraint=False,
        verbose_name=_("user"),
    )

    class Meta(AbstractBaseSession.Meta):
        default_permissions = ()

    def __str__(self) -> str:
        # Whoever knows the key is signed in.
        return f"{self.user_id}, {self.expire_date:%Y-%m-%d}"

    @classmethod
    def get_session_store_class(cls) -> type[SessionBase]:
        """The store that reads and writes these rows."""
        store: type[SessionBase] = import_module(settings.SESSION_ENGINE).SessionStore
        return store
