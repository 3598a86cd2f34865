"""Where this instance is, for those who hear from it without having asked."""

from django.conf import settings


def site_address() -> str:
    """The address of the home page, by the first of our host names; on this machine only if there is none."""
    host = next((name.lstrip(".") for name in settings.ALLOWED_HOSTS if name != "*"), "localhost")
    return f"{'https' if settings.HTTPS else 'http'}://{host}/"
