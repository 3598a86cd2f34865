"""The portfolio as a learner sets it up."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING, Any

from django import forms
from django.utils.translation import gettext_lazy as _

from accounts.actions.portfolio import is_handle_taken
from accounts.models import Portfolio, Visibility
from roadmap.domain.handles import Fault, Refusal, refusal

if TYPE_CHECKING:
    from accounts.models import User

TAKEN = _("This name is taken, or looks like one that is. Add a word or a number to it.")
FAULTS = {
    Fault.LENGTH: _("Choose a name of 3 to 30 characters."),
    Fault.HYPHENS: _("Put hyphens between other characters, and one at a time."),
    Fault.RESERVED: _("This name is kept for the site itself, or looks like one that is. Choose another."),
}
STRANGE = _(
    "An address can hold a to z, 0 to 9 and hyphens only, so that nobody can be mistaken for somebody else. "
    "Leave this one out: %(character)s"
)


class PortfolioForm(forms.ModelForm[Portfolio]):
    """Who may look, under which name, and what is said at the top."""

    revision = forms.IntegerField(min_value=0, max_value=2**31 - 1, required=False, widget=forms.HiddenInput)

    class Meta:
        model = Portfolio
        fields = ("visibility", "handle", "may_be_indexed", "headline", "about", "contact")
        widgets = {
            "visibility": forms.RadioSelect,
            "handle": forms.TextInput({"autocapitalize": "none", "autocomplete": "off", "spellcheck": "false"}),
            "about": forms.Textarea({"rows": 6}),
        }
        labels = {"contact": _("Contact address to show")}
        help_texts = {
            "handle": _("3 to 30 of a to z, 0 to 9 and hyphens. It is needed for everybody to find you."),
            "may_be_indexed": _("Only where everybody may look. Without this, search engines are asked to stay away."),
            "headline": _("One line: what you do, or look for. Such as: data analyst on the way to machine learning."),
            "about": _("A few sentences. An empty line begins a paragraph."),
            "contact": _("Shown to whoever may look. The address that you log in with is never shown by itself."),
        }

    def __init__(self, *args: Any, learner: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.learner = learner
        self.initial["revision"] = self.instance.revision

    @property
    def seen(self) -> int:
        """The revision that the learner saw; a form without one counts as the first."""
        return self.cleaned_data["revision"] or 0

    def clean_handle(self) -> str | None:
        """A handle in small letters, which is fit for an address and free; None without one."""
        handle = (self.cleaned_data["handle"] or "").strip()
        # Of the Latin alphabet only: other letters become Latin ones when they are made small.
        handle = handle.lower() if handle.isascii() else handle
        if not handle:
            return None
        if refused := refusal(handle):
            raise forms.ValidationError(_said(refused))
        if is_handle_taken(handle, learner=self.learner):
            raise forms.ValidationError(TAKEN)
        return handle

    def clean(self) -> dict[str, Any]:
        """Ask for a handle where everybody may look."""
        typed = super().clean() or self.cleaned_data
        is_public = typed.get("visibility") == Visibility.PUBLIC
        if is_public and not typed.get("handle") and "handle" not in self.errors:
            self.add_error("handle", _("Choose a name: everybody finds your portfolio under it."))
        return typed


def _said(refused: Refusal) -> str:
    """What is wrong, and what to do about it; a character that cannot be seen by its name."""
    if refused.fault is not Fault.CHARACTER:
        return str(FAULTS[refused.fault])
    name = unicodedata.name(refused.character, f"U+{ord(refused.character):04X}").lower()
    shown = refused.character if refused.character.isprintable() and not refused.character.isspace() else ""
    return STRANGE % {"character": f"{shown} ({name})".strip()}
