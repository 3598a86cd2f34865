"""Who somebody is after they have logged in. Named in `settings.py`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from allauth.account import auth_backends

from accounts.sessions import SessionStore
from accounts.trail import acting

if TYPE_CHECKING:
    from accounts.models import User


class AuthenticationBackend(auth_backends.AuthenticationBackend):
    """allauth's, which takes the user that was read with the session instead of reading them again.

    Here rather than in a middleware, as Django asks a backend and then checks all that it checks of any user.
    """

    def get_user(self, user_id: int) -> User | None:
        """The account, if it may come in."""
        session = getattr(acting.get(), "session", None)
        read = session.take_user(user_id) if isinstance(session, SessionStore) else None
        if read is None:
            return super().get_user(user_id)
        return read if self.user_can_authenticate(read) else None
