"""Answers of a visitor who wants to keep them: in their session, until they have an account to take them over."""

from __future__ import annotations

from typing import TYPE_CHECKING

from roadmap.domain.answers import Answers, answers_kept

if TYPE_CHECKING:
    from django.contrib.sessions.backends.base import SessionBase

    from roadmap.domain.catalogue import Catalogue

KEPT = "readiness"


def keep_answers(session: SessionBase, answers: Answers) -> None:
    """Keep the answers with the session; those that were kept before go. They survive the log-in."""
    session[KEPT] = answers.kept


def kept_answers(session: SessionBase, catalogue: Catalogue) -> Answers | None:
    """The answers that are kept; None if there are none. Whoever has no session costs no query."""
    kept = session.get(KEPT)
    return answers_kept(kept, catalogue) if kept else None


def forget_answers(session: SessionBase) -> None:
    """Keep them no longer."""
    session.pop(KEPT, None)
