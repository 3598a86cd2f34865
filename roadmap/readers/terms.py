"""What adverts are read by, and which spellings are known."""

from functools import lru_cache

from roadmap.domain.posting import Vocabulary
from roadmap.domain.spellings import key
from roadmap.models import SkillAlias, State, Term
from roadmap.readers import catalogue


def known_spellings() -> frozenset[str]:
    """The keys of all names by which adverts are searched, of terms and of skills: two queries."""
    terms = Term.objects.published().order_by().values_list("aliases", "exact")
    names = SkillAlias.objects.filter(skill__state=State.PUBLISHED).order_by().values_list("name", flat=True)
    return frozenset(map(key, [*names, *(name for lists in terms for spellings in lists for name in spellings)]))


def vocabulary() -> Vocabulary:
    """What adverts are read by now: the terms, the names of skills and the certifications; made once per version."""
    return _vocabulary(catalogue().version)


@lru_cache(maxsize=2)
def _vocabulary(_version: str) -> Vocabulary:
    known = catalogue()
    return Vocabulary.of(known.terms, known.certifications, known.skills)
