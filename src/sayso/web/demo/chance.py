"""Chance that is decided beforehand: the same seed draws the same council, to the last key."""

import os
import random
import secrets
import uuid
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import date, timedelta
from types import ModuleType
from uuid import UUID

from django.utils import crypto

SEED = "Lindenshire"


class Chance(random.Random):
    """One stream of chance. Each part of the council draws from its own, so that none disturbs another."""

    def __init__(self, part: str) -> None:
        super().__init__(f"{SEED}: {part}")

    def key(self) -> UUID:
        """Draw a key."""
        return UUID(int=self.getrandbits(128), version=4)

    def happens(self, share: float) -> bool:
        """Draw whether something happens that happens to this share of people."""
        return self.random() < share

    def one_of(self, shares: Mapping[str, float]) -> str:
        """Draw one of these, each as often as its share says. Shares need not add up to one."""
        return self.choices(list(shares), list(shares.values()))[0]

    def day_between(self, first: date, last: date) -> date:
        """Draw a day, both ends included."""
        return first + timedelta(days=self.randint(0, (last - first).days))


class _Drawn(ModuleType):
    """Stands in for a module whose randomness is the operating system's: the rest of it is as it was."""

    def __init__(self, real: ModuleType, **drawn: object) -> None:
        super().__init__(real.__name__)
        self.__dict__.update(vars(real), **drawn)


@contextmanager
def everything_decided(chance: Chance) -> Iterator[None]:
    """Draw every key and every salt of a password from `chance` meanwhile, instead of from the machine.

    Actions make their keys with `uuid4`, which asks the operating system for bytes, and Django draws salts
    with `secrets`. Both are asked in this process only, and are put back. Never used but to make things up.
    """
    with (
        _instead(uuid, "os", _Drawn(os, urandom=chance.randbytes)),
        _instead(crypto, "secrets", _Drawn(secrets, choice=chance.choice)),
    ):
        yield


@contextmanager
def _instead(module: ModuleType, name: str, drawn: ModuleType) -> Iterator[None]:
    real = getattr(module, name)
    setattr(module, name, drawn)
    try:
        yield
    finally:
        setattr(module, name, real)
