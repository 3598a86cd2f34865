"""Reads over many rows: what a learner's rows amount to, and what those of all learners do."""

from accounts.readers.evidence import evidence_of
from accounts.readers.journey import journey_of
from accounts.readers.profile import profile_of

__all__ = ["evidence_of", "journey_of", "profile_of"]
