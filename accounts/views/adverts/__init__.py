"""Job adverts: pasted, read beside what the learner brings, put right, kept, and looked at together."""

from accounts.views.adverts.analysis import advert, correct_advert, miss_advert, undo_correction
from accounts.views.adverts.pages import (
    add_adverts,
    adverts,
    adverts_across,
    change_adverts,
    forget_advert,
    keep_advert,
    remove_adverts,
)

__all__ = [
    "add_adverts",
    "advert",
    "adverts",
    "adverts_across",
    "change_adverts",
    "correct_advert",
    "forget_advert",
    "keep_advert",
    "miss_advert",
    "remove_adverts",
    "undo_correction",
]
