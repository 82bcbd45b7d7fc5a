"""The folder: each letter's papers stand in `<day>/<key>/`, for the council's own post room to send."""

import os
from pathlib import Path

from sayso.foundation.gateways.carriers.carrier import (
    MANIFEST,
    Became,
    Fate,
    Parcel,
    Receipt,
    WillNotTake,
    mark,
)


class FolderCarrier:
    """Puts a letter's papers where they are sent from, in one step. Its number is the manifest's mark."""

    name = "outbox"

    def __init__(self, top: Path) -> None:
        self.top = top

    def takes(self, parcel: Parcel) -> bool:
        """Take everything."""
        return True

    def send(self, parcel: Parcel) -> Receipt:
        """Move the papers; done before, it changes nothing. Raises WillNotTake when they are nowhere."""
        found = self.find(parcel)
        if found:
            return found
        if not parcel.folder.exists():
            raise WillNotTake("no_papers")
        standing = self.standing(parcel)
        standing.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        parcel.folder.rename(standing)
        _flush(standing.parent)
        return self._receipt(standing)

    def find(self, parcel: Parcel) -> Receipt | None:
        """Return the receipt of papers that stand already."""
        standing = self.standing(parcel)
        return self._receipt(standing) if standing.exists() else None

    def what_became(self, its_id: str) -> Became:
        """Say that nobody tells: a folder hears nothing of the post."""
        return Became(Fate.UNTOLD, "in_folder")

    def standing(self, parcel: Parcel) -> Path:
        """Return where the papers stand once they are out."""
        return self.top / parcel.day.isoformat() / str(parcel.reference)

    def _receipt(self, standing: Path) -> Receipt:
        return Receipt(self.name, mark((standing / MANIFEST).read_bytes()))


def _flush(folder: Path) -> None:
    opened = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(opened)
    finally:
        os.close(opened)
