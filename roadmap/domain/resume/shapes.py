"""What JSON Resume has under each key, and what we have under ours."""

from __future__ import annotations

from enum import Enum
from typing import TypeAlias

from roadmap.domain.resume.values import OURS


class Leaf(Enum):
    """What stands at the end of a path."""

    TEXT = "text"
    LINK = "web address"
    DATE = "date"
    ANY = "anything"


# An object by its keys, a list by what each of its entries is, or a leaf.
Shape: TypeAlias = Leaf | dict[str, "Shape"] | list["Shape"]

TEXT, LINK, DATE, ANY = Leaf.TEXT, Leaf.LINK, Leaf.DATE, Leaf.ANY
TEXTS: Shape = [TEXT]
_DATES: dict[str, Shape] = {"startDate": DATE, "endDate": DATE}
_WORK: dict[str, Shape] = {
    **_DATES, "position": TEXT, "url": LINK, "summary": TEXT, "highlights": TEXTS,
    OURS: {"kind": TEXT, "sort": TEXT, "share": TEXT, "skills": TEXTS},
}  # fmt: skip
DOCUMENT: dict[str, Shape] = {
    "$schema": LINK,
    "basics": {
        "name": TEXT, "label": TEXT, "image": LINK, "email": TEXT, "phone": TEXT, "url": LINK, "summary": TEXT,
        "location": {"address": TEXT, "postalCode": TEXT, "city": TEXT, "countryCode": TEXT, "region": TEXT},
        "profiles": [{"network": TEXT, "username": TEXT, "url": LINK}],
    },
    "work": [{**_WORK, "name": TEXT, "location": TEXT, "description": TEXT}],
    "volunteer": [{**_WORK, "organization": TEXT}],
    "education": [
        {
            **_DATES, "institution": TEXT, "url": LINK, "area": TEXT, "studyType": TEXT, "score": TEXT,
            "courses": TEXTS, OURS: {"level": TEXT},
        },
    ],
    "awards": [{"title": TEXT, "date": DATE, "awarder": TEXT, "summary": TEXT}],
    "certificates": [
        {
            "name": TEXT, "date": DATE, "url": LINK, "issuer": TEXT,
            OURS: {"certification": TEXT, "expires": DATE, "number": TEXT},
        },
    ],
    "publications": [{"name": TEXT, "publisher": TEXT, "releaseDate": DATE, "url": LINK, "summary": TEXT}],
    "skills": [{"name": TEXT, "level": TEXT, "keywords": TEXTS, OURS: {"skill": TEXT}}],
    "languages": [{"language": TEXT, "fluency": TEXT}],
    "interests": [{"name": TEXT, "keywords": TEXTS}],
    "references": [{"name": TEXT, "reference": TEXT}],
    "projects": [
        {
            **_DATES, "name": TEXT, "description": TEXT, "highlights": TEXTS, "keywords": TEXTS, "url": LINK,
            "roles": TEXTS, "entity": TEXT, "type": TEXT,
            OURS: {
                "kind": TEXT, "links": {"repository": LINK, "demo": LINK, "writeup": LINK}, "outcome": TEXT,
                "number": TEXT, "unit": TEXT, "rank": TEXT, "rankOf": TEXT, "skills": TEXTS, "milestones": TEXTS,
            },
        },
    ],
    "meta": {"canonical": LINK, "version": TEXT, "lastModified": TEXT},
}  # fmt: skip
