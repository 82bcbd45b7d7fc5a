"""The outbox on the disk: a folder a letter, whole or not there at all.

A letter's files are first made in `.staged/<key>` and flushed to the disk. Once the database knows of them
they are moved to `<day>/<key>` in one step, or given to whoever carries them and removed. Names are keys and
days: nothing of a person stands in one.
"""

import json
import os
import shutil
from collections.abc import Mapping
from datetime import date, datetime, timedelta
from functools import partial
from pathlib import Path
from typing import Any
from uuid import UUID

from django.conf import settings
from django.db import transaction

from sayso.foundation.gateways.carriers.carrier import MANIFEST
from sayso.foundation.letters.printing import sha256

STAGED = ".staged"
UNDONE_AFTER = timedelta(days=1)  # by then, what is still staged belongs to nothing


def stage(key: UUID, papers: Mapping[str, bytes], manifest: Mapping[str, Any]) -> None:
    """Make a letter's files, flushed to the disk, where nobody sends them yet."""
    folder = staged(key)
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(mode=0o700, parents=True)
    told = dict(manifest) | {"files": {name: sha256(paper) for name, paper in sorted(papers.items())}}
    whole = {**papers, MANIFEST: json.dumps(told, indent=1, sort_keys=True).encode()}
    for name, paper in whole.items():
        with open(os.open(folder / name, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
            file.write(paper)
            file.flush()
            os.fsync(file.fileno())
    _flush(folder)
    _flush(folder.parent)


def staged(key: UUID) -> Path:
    """Return where a letter's files wait until somebody carries them."""
    return _outbox() / STAGED / str(key)


def folder_of(key: UUID, day: date) -> Path:
    """Return where a letter's files stand once they are out."""
    return _outbox() / day.isoformat() / str(key)


def staged_before(moment: datetime) -> list[UUID]:
    """Return the keys of letters whose files were staged before a moment and were never put out."""
    folder = _outbox() / STAGED
    if not folder.exists():
        return []
    waiting = [found for found in folder.iterdir() if found.stat().st_mtime < moment.timestamp()]
    return sorted(UUID(found.name) for found in waiting)


def clear(key: UUID) -> None:
    """Remove the staged files of a letter: it was never sent, or somebody else has it now."""
    shutil.rmtree(staged(key), ignore_errors=True)


def clear_after_commit(key: UUID) -> None:
    """Remove them once the row says so for good."""
    transaction.on_commit(partial(clear, key))


def _outbox() -> Path:
    return Path(settings.OUTBOX)


def _flush(folder: Path) -> None:
    opened = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(opened)
    finally:
        os.close(opened)
