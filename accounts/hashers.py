"""How passwords are hashed: slowly for whoever steals them, boundedly for the machine."""

import os
from threading import BoundedSemaphore

from django.contrib.auth.hashers import Argon2PasswordHasher

seats = 2 * (os.cpu_count() or 1)
_free_seats = BoundedSemaphore(seats)


class BoundedArgon2PasswordHasher(Argon2PasswordHasher):
    """Argon2id with 19 MiB a hash, OWASP's minimum, and few enough at once that log-ins cannot exhaust memory."""

    time_cost = 2
    memory_cost = 19 * 1024
    parallelism = 1

    def encode(self, password: str, salt: str) -> str:
        with _free_seats:
            return super().encode(password, salt)

    def verify(self, password: str, encoded: str) -> bool:
        with _free_seats:
            return super().verify(password, encoded)
