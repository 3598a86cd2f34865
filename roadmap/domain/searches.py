"""What is kept of words that somebody searched for in vain."""

import re

LONGEST = 80
EMAIL = re.compile(r"\S@\S")


def kept_term(typed: str) -> str | None:
    """The words as one term, whatever their case and spacing; None if they are not to be kept.

    Not kept is what has more than 80 characters or looks like an e-mail address: it may say who searched.
    """
    term = " ".join(typed.casefold().split())
    return term if term and len(term) <= LONGEST and not EMAIL.search(term) else None
