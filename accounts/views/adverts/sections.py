"""Adverts as rows that are made, changed and removed like those of the record."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from accounts.forms.adverts import AdvertForm, PasteForm
from accounts.views.editing import Section

ADVERTS = Section(
    name="adverts",
    form=AdvertForm,
    title=_("Adverts"),
    add_title=_("Paste an advert"),
    change_title=_("Change this advert"),
    remove_title=_("Remove this advert?"),
    removing=_("Its text, your notes and what you put right go with it; words that you told the curators stay there."),
    parent="",
    removed_from=_("It is removed for good."),
    row_page="advert",
)
PASTING = Section(
    name="adverts",
    form=PasteForm,
    title=_("Adverts"),
    add_title=_("Paste an advert"),
    change_title=_("Change this advert"),
    parent="",
    row_page="advert",
    template="accounts/adverts/paste.html",
)
