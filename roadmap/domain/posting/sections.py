"""The parts of an advert: what is asked, what is only liked, what one would do, and the rest."""

from __future__ import annotations

from enum import Enum


class Section(Enum):
    """What a part of an advert is about. `INTRO` is what stands before the first heading that says so."""

    INTRO = "intro"
    REQUIRED = "required"
    PREFERRED = "preferred"
    DESIRED = "desired"
    DUTIES = "duties"
    COMPANY = "company"
    OFFER = "offer"
    FORMAL = "formal"

    @property
    def is_asked(self) -> bool:
        """It lists what somebody should bring."""
        return self is Section.REQUIRED or self is Section.PREFERRED or self is Section.DESIRED

    @property
    def is_told(self) -> bool:
        """It is about the employer, the pay or the law: what it names, nobody asks for."""
        return self is Section.COMPANY or self is Section.OFFER or self is Section.FORMAL
