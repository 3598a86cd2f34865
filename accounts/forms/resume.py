"""A résumé from elsewhere: the file, and then what to take over of it."""

from __future__ import annotations

import uuid
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django import forms
from django.core import signing
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from accounts.forms.troubles import refusal
from roadmap.domain.resume.parsing import parsed
from roadmap.domain.resume.tidying import tidied
from roadmap.domain.resume.troubles import Note, Trouble, UnreadableError

if TYPE_CHECKING:
    from django.core.files.uploadedfile import UploadedFile

    from accounts.models import User

LARGEST = 1_000_000
# What fits into a form that is sent, with room for the rest of it.
LONGEST_PACKED = 800_000
OPEN_FOR_SECONDS = 60 * 60 * 24


@dataclass(frozen=True, slots=True)
class Brought:
    """A document that was brought, tidied, with the notes on it; `op` says which, however often it is sent.

    `again` names the entries that were recorded already when it was looked at.
    """

    op: uuid.UUID
    document: dict[str, Any]
    notes: list[Note]
    again: frozenset[str] = frozenset()

    def packed(self, learner: User) -> str:
        """All of it as one text that nobody else can send, and nobody can change."""
        notes = [[note.path, note.trouble.value, note.said, note.limit] for note in self.notes]
        parts = {"op": self.op.hex, "document": self.document, "notes": notes, "again": sorted(self.again)}
        return signing.dumps(parts, salt=_salt(learner), compress=True)

    @classmethod
    def unpacked(cls, text: str, learner: User) -> Brought | None:
        """What was packed for this learner within a day; None for anything else."""
        try:
            parts = signing.loads(text, salt=_salt(learner), max_age=OPEN_FOR_SECONDS)
        except signing.BadSignature:
            return None
        notes = [Note(path, Trouble(trouble), said, limit) for path, trouble, said, limit in parts["notes"]]
        return cls(uuid.UUID(parts["op"]), parts["document"], notes, frozenset(parts["again"]))


class ResumeForm(forms.Form):
    """The file."""

    resume = forms.FileField(
        label=_("JSON Resume file"),
        help_text=_("A file such as resume.json, of at most 1 MB. Nothing is kept before you have looked at it."),
        widget=forms.FileInput({"accept": ".json,application/json"}),
        error_messages={"required": _("Choose a file."), "empty": _("This file is empty. Choose another one.")},
    )

    def __init__(self, *args: Any, learner: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.learner = learner
        self.brought: Brought | None = None

    def clean_resume(self) -> UploadedFile[Any]:
        """Read it, or say why it cannot be read."""
        file: UploadedFile[Any] = self.cleaned_data["resume"]
        if (file.size or 0) > LARGEST:
            told = {"size": f"{(file.size or 0) / 1e6:.1f}", "limit": f"{LARGEST / 1e6:g}"}
            raise forms.ValidationError(_("This file has %(size)s MB. It may have at most %(limit)s MB.") % told)
        try:
            document, twice = parsed(file.read())
        except UnreadableError as error:
            raise forms.ValidationError(refusal(error)) from error
        tidy, notes = tidied(document)
        self.brought = Brought(uuid.uuid4(), tidy, [*twice, *notes])
        if len(self.brought.packed(self.learner)) > LONGEST_PACKED:
            raise forms.ValidationError(gettext("It holds more text than can be looked through at once. Divide it."))
        return file


def _salt(learner: User) -> str:
    return f"accounts.resume.{learner.pk}"
