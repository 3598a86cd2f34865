"""Read job adverts line by line, to measure how well they are read."""

import json
import sys
import time
from typing import Any

from django.core.management.base import BaseCommand
from django.db import DatabaseError

from roadmap.actions.shipped import shipped_vocabulary
from roadmap.domain.posting import Vocabulary, read
from roadmap.domain.posting.values import Posting
from roadmap.readers import catalogue
from roadmap.readers.terms import vocabulary

KEYS = ("id", "title", "description")


class Command(BaseCommand):
    help = (
        "Reads adverts from standard input, one JSON object a line with id, title and description, and writes at once "
        "what each asks, one JSON object a line. A line that cannot be read is named on standard error and left out. "
        "The published terms are looked for; while there are none, those of the shipped files."
    )

    def handle(self, **_options: Any) -> None:
        known = self._words()
        for number, line in enumerate(sys.stdin.buffer, 1):
            if line.strip():
                self._analyse(number, line, known)

    def _words(self) -> Vocabulary:
        """What is published here; with no term published, or without a database, what the files say."""
        try:
            return vocabulary() if catalogue().terms else shipped_vocabulary()
        except DatabaseError as error:
            reason = str(error).partition("\n")[0]
            self.stderr.write(f"The database cannot be read ({reason}); the terms of the shipped files are used.")
            return shipped_vocabulary()

    def _analyse(self, number: int, line: bytes, known: Vocabulary) -> None:
        try:
            name, title, text = fields(line)
        except ValueError as error:
            self.stderr.write(f"line {number}: {error}")
            return
        began = time.perf_counter()
        posting = read(title, text, known)
        milliseconds = (time.perf_counter() - began) * 1000
        self.stdout.write(json.dumps({"id": name, **findings(posting), "ms": round(milliseconds, 2)}))
        self.stdout.flush()


def fields(line: bytes) -> tuple[object, str, str]:
    """The id, title and text of a line; raises ValueError, whose words say what is wrong with it."""
    advert = json.loads(line)
    if not isinstance(advert, dict):
        message = "is not an object"
        raise ValueError(message)  # noqa: TRY004 (one sort of error says that a line is bad)
    if missing := [key for key in KEYS if key not in advert]:
        message = f"has no {', '.join(missing)}"
        raise ValueError(message)
    name, title, text = (advert[key] for key in KEYS)
    if isinstance(title, str) and isinstance(text, str):
        return name, title, text
    message = "its title and description have to be text"
    raise ValueError(message)


def findings(posting: Posting) -> dict[str, Any]:
    """What was read, in the words of the labels that it is measured by."""
    return {
        "skills": {mention.term.slug: str(mention.tier) for mention in posting.mentions},
        "years": {str(asked.asked_of): asked.years for asked in posting.years},
        "years_preferred": posting.years_preferred.years if posting.years_preferred else None,
        "degrees_required": [str(asked.degree) for asked in posting.degrees if not asked.is_preferred],
        "degrees_preferred": [str(asked.degree) for asked in posting.degrees if asked.is_preferred],
        "equivalent_ok": posting.equivalent is not None,
        "certifications": [asked.name for asked in posting.certifications],
        "seniority": str(posting.seniority),
    }
