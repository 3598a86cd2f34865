"""Requests of people who are signed in."""

from accounts.models import User
from roadmap.http import HttpRequest


class LearnerRequest(HttpRequest):
    """A request whose user is a learner: the log-in middleware let nobody else through."""

    user: User
