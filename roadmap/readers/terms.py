"""What adverts are read by, and which spellings are known."""

from roadmap.domain.spellings import key
from roadmap.models import SkillAlias, State, Term


def known_spellings() -> frozenset[str]:
    """The keys of all names by which adverts are searched, of terms and of skills: two queries."""
    terms = Term.objects.published().order_by().values_list("aliases", "exact")
    names = SkillAlias.objects.filter(skill__state=State.PUBLISHED).order_by().values_list("name", flat=True)
    return frozenset(map(key, [*names, *(name for lists in terms for spellings in lists for name in spellings)]))
