"""Requests of people who are signed in, and the page that a post came from."""

from django.utils.http import url_has_allowed_host_and_scheme

from accounts.models import User
from roadmap.http import HttpRequest


class LearnerRequest(HttpRequest):
    """A request whose user is a learner: the log-in middleware let nobody else through."""

    user: User


def page_asked(request: HttpRequest) -> str:
    """The page that the post came from, if it says so and is ours; else nothing."""
    page = request.POST.get("next", "")
    try:
        is_ours = url_has_allowed_host_and_scheme(page, {request.get_host()}, require_https=request.is_secure())
    except ValueError:
        is_ours = False
    return page if is_ours and page.startswith("/") else ""
