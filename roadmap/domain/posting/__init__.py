"""Reading a job advert: what it asks, and which sentence says so."""

from roadmap.domain.posting.reading import read
from roadmap.domain.posting.vocabulary import Vocabulary

__all__ = ["Vocabulary", "read"]
