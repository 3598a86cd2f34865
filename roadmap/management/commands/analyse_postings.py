"""Read job adverts line by line, to measure how well they are read."""

import json
import sys
import time
from pathlib import Path
from typing import Any

import yaml
from django.core.management.base import BaseCommand

from roadmap.actions import SHIPPED
from roadmap.domain.catalogue import Choice, SkillLevel
from roadmap.domain.posting import Vocabulary, read
from roadmap.domain.posting.values import Posting
from roadmap.domain.terms import Term


class Command(BaseCommand):
    help = (
        "Reads adverts from standard input, one JSON object a line with id, title and description, and writes what "
        "each asks, one JSON object a line, as it comes. A line that cannot be read is named on standard error."
    )

    def handle(self, **_options: Any) -> None:
        vocabulary = shipped_vocabulary(SHIPPED)
        for number, line in enumerate(sys.stdin, 1):
            if line.strip():
                self._analyse(number, line, vocabulary)

    def _analyse(self, number: int, line: str, vocabulary: Vocabulary) -> None:
        try:
            advert = json.loads(line)
            name, title, text = advert["id"], advert.get("title") or "", advert["description"] or ""
            if not isinstance(title, str) or not isinstance(text, str):
                raise TypeError("title and description have to be text")
        except (ValueError, KeyError, TypeError, AttributeError) as error:
            self.stderr.write(f"line {number}: {error}")
            return
        began = time.perf_counter()
        posting = read(title, text, vocabulary)
        took = (time.perf_counter() - began) * 1000
        self.stdout.write(json.dumps({"id": name, **said(posting), "ms": round(took, 2)}, ensure_ascii=False))


def said(posting: Posting) -> dict[str, Any]:
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


def shipped_vocabulary(path: Path) -> Vocabulary:
    """The vocabulary of the shipped files."""
    items = yaml.safe_load((path / "terms.yaml").read_text(encoding="utf-8"))
    return Vocabulary.of(term(slug, item) for slug, item in items.items())


def term(slug: str, item: dict[str, Any]) -> Term:
    skill = item.get("skill")
    return Term(
        slug=slug,
        title=item["title"],
        category=item["category"],
        category_label=item["category"],
        aliases=tuple(item.get("aliases", ())),
        exact=tuple(item.get("exact", ())),
        not_in=tuple(item.get("not_in", ())),
        only_with=tuple(item.get("only_with", ())),
        skill=SkillLevel(Choice(skill, skill), item.get("level", 2)) if skill else None,
    )
