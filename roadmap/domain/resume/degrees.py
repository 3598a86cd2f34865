"""What an education leads to, from what a file calls it."""

from __future__ import annotations

import re

from roadmap.domain.record import EducationLevel

# In this order: a "Master's after a Bachelor's" is a master's, and whoever has a doctorate says so.
_SAID = {
    EducationLevel.PHD: ("phd", "doctor", "doctorate", "doctoral", "dphil", "dr", "drphil", "promotion", "scd"),
    EducationLevel.MASTER: (
        "master", "masters", "msc", "ms", "ma", "mba", "meng", "mphil", "mres", "mtech", "mca", "magister", "diplom",
    ),
    EducationLevel.BACHELOR: (
        "bachelor", "bachelors", "bsc", "bs", "ba", "beng", "btech", "bca", "bba", "llb", "licence", "laurea",
        "undergraduate",
    ),
    EducationLevel.SCHOOL: (
        "high school", "secondary", "gcse", "a level", "a levels", "abitur", "matura", "baccalaureate", "school", "ged",
    ),
}  # fmt: skip
WORDS = {
    EducationLevel.SCHOOL: "School",
    EducationLevel.BACHELOR: "Bachelor",
    EducationLevel.MASTER: "Master",
    EducationLevel.PHD: "PhD",
    EducationLevel.OTHER: "",
}


def level_from(said: str) -> tuple[EducationLevel, str]:
    """The level that a kind of study leads to, with the word that says so; other, and no word, if none does."""
    plain = re.sub(r"[^\w]+", " ", re.sub(r"[.'\N{RIGHT SINGLE QUOTATION MARK}]", "", said.casefold()))
    padded = f" {plain.strip()} "
    for level, words in _SAID.items():
        for word in words:
            if f" {word} " in padded:
                return level, word
    return EducationLevel.OTHER, ""
