"""What can be measured of a text: words, sentences, runs of words, reading ease."""

import re
from collections.abc import Iterator

Texts = dict[str, str]

_WORD = re.compile(r"[\w'\u2019/+#.-]*\w[\w'\u2019/+#.-]*")
_SENTENCE_END = re.compile(r"(?<=[.!?])\s+")
_VOWELS = re.compile(r"[aeiouy]+")


def words(text: str) -> list[str]:
    """The words of a text, in lower case and without the punctuation around them."""
    return [word.strip(".'\u2019-/").lower() for word in _WORD.findall(text)]


def sentences(text: str) -> list[str]:
    """The sentences of a text that are long enough to be somebody's own: shorter ones are idiom."""
    plain = re.sub(r"[|*#`-]+", " ", text)
    found = (" ".join(words(part)) for line in plain.splitlines() for part in _SENTENCE_END.split(line))
    return [sentence for sentence in found if len(sentence.split()) > 5]


def runs(text: str, length: int) -> Iterator[tuple[str, ...]]:
    """Every run of so many words."""
    all_words = words(text)
    return (tuple(all_words[start : start + length]) for start in range(len(all_words) - length + 1))


def reading_ease(text: str) -> float:
    """Flesch's reading ease: 60 is plain English, 50 what a B2 reader follows, 30 is hard going.

    Syllables are estimated by groups of vowels.
    """
    all_words = words(text)
    ends = max(1, len(re.findall(r"[.!?](\s|$)", text)))
    syllables = sum(max(1, len(_VOWELS.findall(word.removesuffix("e")))) for word in all_words)
    return 206.835 - 1.015 * len(all_words) / ends - 84.6 * syllables / max(1, len(all_words))
