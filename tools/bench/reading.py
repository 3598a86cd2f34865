"""Show that an advert is read in time in proportion to its length: steps counted at one length and at twice of it.

`python -m tools.bench.reading`; the milliseconds beside the counts are those of this machine.
"""

import sys
import time
from collections.abc import Callable
from pathlib import Path
from types import FrameType
from typing import Any

import yaml

from roadmap.domain.catalogue import Choice, SkillLevel
from roadmap.domain.posting import Vocabulary, read
from roadmap.domain.terms import Term

TERMS = Path(__file__).parents[2] / "roadmap" / "content" / "terms.yaml"
LENGTH = 25_000
# What stands in a list of what is asked is read with all rules.
HEAD = "Requirements:\n- Experience with "
# What repeats in texts that were made to be slow to read. Each has a number behind it, since what is said again in the
# same words is read once.
POISON = (
    "machine learning ", "R ", "a", "5 years ", "or ", "Master ", "- a\n", "Ab:\n", "<p ", "((((", "&amp;", "no ",
    "is a plus, ", "deploying ", "Certified of in for ", "strong and ", "a@b.", "https://", "\n",
    "5+ years with a Bachelor or ", "Experience with SQL, R, and Python (AWS preferred). ", "AWS certified. ",
    "Bachelor's and 5 years;\n",
)  # fmt: skip


def shipped() -> Vocabulary:
    """The vocabulary of the shipped terms."""
    items = yaml.safe_load(TERMS.read_text(encoding="utf-8"))
    return Vocabulary.of(_term(slug, item) for slug, item in items.items())


def _term(slug: str, item: dict[str, Any]) -> Term:
    lists = {field: tuple(item.get(field, ())) for field in ("aliases", "exact", "not_in", "only_with")}
    name = item.get("skill", "")
    skill = SkillLevel(Choice(name, name), 2) if name else None
    return Term(slug, item["title"], item["category"], "", **lists, skill=skill)


def numbered(unit: str, length: int) -> str:
    """The unit again and again up to a length, each time with another number."""
    return "".join(f"{unit}{number} " for number in range(length // len(unit)))


def steps(work: Callable[[], object]) -> int:
    """How many calls the work makes, of Python and of what is built in."""
    made = 0

    def count(_frame: FrameType, event: str, _argument: object) -> None:
        nonlocal made
        made += event in {"call", "c_call"}

    sys.setprofile(count)
    try:
        work()
    finally:
        sys.setprofile(None)
    return made


def main() -> None:
    """Print, for each text, the steps at both lengths, how much more the longer takes, and its time."""
    vocabulary = shipped()
    for unit in POISON:
        texts = [(HEAD + numbered(unit, length))[:length] for length in (LENGTH, 2 * LENGTH)]
        short, long = (steps(lambda text=text: read("", text, vocabulary)) for text in texts)  # type: ignore[misc]
        began = time.process_time()
        read("", texts[1], vocabulary)
        took = (time.process_time() - began) * 1000
        print(f"{unit!r:58} {short:9,} {long:9,}  x{long / short:.2f}  {took:6.0f} ms")


if __name__ == "__main__":
    main()
