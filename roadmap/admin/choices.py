"""Choosing other items by typing a part of their name."""

from collections.abc import Sequence
from typing import Any

from django.contrib.admin.widgets import AutocompleteSelect, AutocompleteSelectMultiple
from django.db import models
from django.forms import Media

LARGEST_KEY = models.BigIntegerField.MAX_BIGINT


class KnownKeys:
    """A choice that shows what was sent once more, as far as it could be a key: the rest is refused by its field."""

    @property
    def media(self) -> Media:
        """What select2 needs, and what gives the boxes that it draws the name of their field."""
        return super().media + Media(js=["js/admin-choices.js"])  # type: ignore[misc,no-any-return]

    def optgroups(self, name: str, value: Sequence[str], attrs: dict[str, Any] | None = None) -> Any:  # noqa: ANN401
        """What is chosen."""
        keys = [key for key in value if not key or (key.isdecimal() and int(key) <= LARGEST_KEY)]
        return super().optgroups(name, keys, attrs)  # type: ignore[misc]


class ItemChoice(KnownKeys, AutocompleteSelect):
    """One item."""


class ItemChoices(KnownKeys, AutocompleteSelectMultiple):
    """Several items. Each can be taken away; a cross that takes away all, beside them, would be one too many."""

    def build_attrs(self, base_attrs: dict[str, Any], extra_attrs: dict[str, Any] | None = None) -> dict[str, Any]:
        attrs: dict[str, Any] = super().build_attrs(base_attrs, extra_attrs)
        return attrs | {"data-allow-clear": "false"}


class ShownChoice(ItemChoice):
    """One item, which is at hand: it is shown without asking the database for it once more."""

    shown: models.Model | None = None

    def optgroups(self, name: str, value: Sequence[str], attrs: dict[str, Any] | None = None) -> Any:  # noqa: ANN401
        """The one row that is chosen, after an empty choice where there is one."""
        if self.shown is None or list(value) != [str(self.shown.pk)]:
            return super().optgroups(name, value, attrs)
        empty = [] if self.is_required else [self.create_option(name, "", "", selected=False, index=0)]
        chosen = self.create_option(name, self.shown.pk, str(self.shown), selected=True, index=len(empty))
        return [(None, [*empty, chosen], 0)]
