"""Adverts, what was put right in them, and words that curators were told."""

# factory_boy ships its types without annotating its declarations.
# mypy: untyped-calls-exclude="factory"

from factory import Sequence, SubFactory
from factory.django import DjangoModelFactory

from accounts.models import Advert, CorrectedTier, Correction, TermSuggestion
from tests.factories.people import UserFactory


class AdvertFactory(DjangoModelFactory[Advert]):
    class Meta:
        model = Advert

    learner = SubFactory(UserFactory)
    title = Sequence(lambda n: f"Job {n}")
    text = "Requirements:\n- Python\n- SQL"


class CorrectionFactory(DjangoModelFactory[Correction]):
    """Of a word that no term knows; pass a term and no word for another."""

    class Meta:
        model = Correction

    advert = SubFactory(AdvertFactory)
    word = Sequence(lambda n: f"word {n}")
    tier = CorrectedTier.REQUIRED


class TermSuggestionFactory(DjangoModelFactory[TermSuggestion]):
    class Meta:
        model = TermSuggestion

    learner = SubFactory(UserFactory)
    word = Sequence(lambda n: f"word {n}")
