"""What every carrier does, and what it may answer. The contract test holds all of them to it."""

import hashlib
import json
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import cached_property
from pathlib import Path
from typing import Any, Protocol
from uuid import UUID

MANIFEST = "manifest.json"
BOUND = "posted.pdf"
"""The letter behind a sheet with the address: one PDF, for whoever prints and posts it."""


@dataclass(frozen=True, kw_only=True)
class Parcel:
    """One letter on its way out.

    `reference` is our key, by which it goes once. `day` is the day it was sent, in England. `folder` holds
    its papers and the manifest, whole.
    """

    reference: UUID
    way: str
    day: date
    folder: Path

    @cached_property
    def manifest(self) -> dict[str, Any]:
        """Return what the papers say of themselves: the way, where to, whether the word of it is quiet."""
        told: dict[str, Any] = json.loads((self.folder / MANIFEST).read_bytes())
        return told


@dataclass(frozen=True)
class Receipt:
    """What a carrier gives for a parcel that it took: who, and its own number for it."""

    carrier: str
    its_id: str

    @property
    def words(self) -> str:
        """Return the receipt as it is kept: "outbox 3f…", "notify 740e…"."""
        return f"{self.carrier} {self.its_id}"


class Fate(StrEnum):
    """What became of a parcel."""

    ON_ITS_WAY = "on_its_way"  # more will be heard
    DONE = "done"  # delivered, or printed and posted
    UNTOLD = "untold"  # nobody tells, or not any more
    CAME_BACK = "came_back"
    FAILED = "failed"


@dataclass(frozen=True)
class Became:
    """What became of a parcel, and the carrier's own word for it: a code, never a sentence."""

    fate: Fate
    said: str


class TryLater(Exception):
    """The carrier could not be asked, or has no room now. `code` says why; `seconds` is the least to wait."""

    def __init__(self, code: str, *, seconds: int = 0) -> None:
        super().__init__(code)
        self.code = code
        self.seconds = seconds


class WillNotTake(Exception):
    """The carrier will not take this parcel, now or later. `code` says why: never an address or a name."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


class Carrier(Protocol):
    """Somebody who carries letters."""

    name: str

    def takes(self, parcel: Parcel) -> bool:
        """Whether parcels of this kind are theirs."""

    def send(self, parcel: Parcel) -> Receipt:
        """Carry it; once, however often it is asked. Raises TryLater and WillNotTake."""

    def find(self, parcel: Parcel) -> Receipt | None:
        """Return the receipt of a parcel that they have already, None when they have not. Raises TryLater."""

    def what_became(self, its_id: str) -> Became:
        """Say what became of the parcel with this number of theirs. Raises TryLater."""


def mark(paper: bytes) -> str:
    """Return the mark by which a paper is known, as 64 hexadecimal digits."""
    return hashlib.sha256(paper).hexdigest()
