"""How somebody who logs in, or comes back with a session, becomes `request.user`."""

from allauth.account.auth_backends import AuthenticationBackend

from accounts.models import User


class LearnerBackend(AuthenticationBackend):
    """Log-in by e-mail, as allauth does it; a session brings the user and their plan in one query."""

    def get_user(self, user_id: int) -> User | None:
        """Return the active account of a session, with its plan or the knowledge that it has none."""
        user = User.objects.select_related("plan").filter(pk=user_id).first()
        return user if user is not None and self.user_can_authenticate(user) else None
