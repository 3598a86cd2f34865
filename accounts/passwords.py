"""Which passwords are refused although they are long enough: those that guessing starts with."""

import re
from itertools import pairwise

from django.contrib.auth.password_validation import CommonPasswordValidator as DjangoCommonPasswordValidator
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from accounts.models import User

# Every word of these is worth nothing in a password. Letters only, longest first where one begins another.
FAMILIAR = """
    correcthorsebatterystaple horsebatterystaple batterystaple thequickbrownfox jumpsoverthelazydog
    maytheforcebewithyou tobeornottobe loremipsum dolorsitamet onceuponatime nevergonnagiveyouup abracadabra
    machinelearning deeplearning datascience artificialintelligence engineer tensorflow pytorch python
    careerpath career roadmap
    letmein trustno iloveyou ilove forever welcome changeme default temporary password passphrase passwort
    secret administrator admin superuser login master monkey dragon sunshine princess football baseball superman
    batman starwars pokemon qwerty qwertz azerty spring summer autumn winter january february october december
    this that is my the your our and very long strong secure safe account user test
"""
_familiar = re.compile("|".join(FAMILIAR.split()))

# Neighbours on a keyboard, in the alphabet and in counting; a step between them, either way, surprises nobody.
ROWS = """
    01234567890 abcdefghijklmnopqrstuvwxyz qwertyuiop asdfghjkl zxcvbnm yxcvbnm azertyuiop qsdfghjklm wxcvbn
    1qaz2wsx3edc4rfv5tgb6yhn7ujm8ik9ol0p 1q2w3e4r5t6y7u8i9o0p
"""
_steps = {step for row in ROWS.split() for way in (row, row[::-1]) for step in pairwise(way)}

_look_alikes = str.maketrans("01345@$7!", "oleasasti")
_shortest_repeatable = 15
_least_surprise = 6


def surprise(password: str) -> int:
    """Return how many characters of a password are left to guess.

    Familiar words count nothing (spelt with look-alikes or not, and numbers beside them neither), nor does a
    character that repeats the one before it or is next to it on a keyboard, in the alphabet or in counting.
    """
    lowered = password.casefold()
    return min(_surprise(lowered), _surprise(lowered.translate(_look_alikes)))


def _surprise(text: str) -> int:
    squashed = re.sub(r"[\W_]+", "", text)
    rest = _familiar.sub("", squashed)
    if rest != squashed:
        rest = re.sub(r"\d", "", rest)
    return len(rest) - sum(first == second or (first, second) in _steps for first, second in pairwise(rest))


def repeats(password: str) -> bool:
    """Say whether a password is one short piece again and again, the last time perhaps cut off."""
    longest = min(len(password) // 2, _shortest_repeatable - 1)
    return any(password[period:] == password[:-period] for period in range(1, longest + 1))


class CommonPasswordValidator(DjangoCommonPasswordValidator):
    """Django's list of common passwords, and the long ones that are built like them."""

    def validate(self, password: str, user: User | None = None) -> None:
        """Refuse a password that guessing would reach early, and say what makes a better one."""
        super().validate(password, user)
        if repeats(password.casefold()) or surprise(password) < _least_surprise:
            raise ValidationError(self.get_error_message(), code="password_too_common")

    def get_error_message(self) -> str:
        return _(
            "This password is easy to guess. Put together three or four words that have nothing to do with each other."
        )

    def get_help_text(self) -> str:
        return _("Three or four unrelated words make a good one; a saying, a row of keys or a repeated word does not.")
