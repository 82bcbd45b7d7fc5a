"""How many examples a property test draws: a share of them each time, all of them when everything is run.

`script/test --all` sets SAYSO_ALL_EXAMPLES. What a property once failed on belongs in a case of its own, so
that no run depends on luck.
"""

import os
from typing import Any
from zlib import crc32

import pytest

SHARE, FEWEST = 3, 6
DRAWN_OF = 12
"""Of very many like cases, such as each role at each address, one of so many is looked at each time."""
#: Pages are looked at as on a cheap phone each time, and at a desk too when everything is run.
WIDTHS = [320, pytest.param(1280, marks=pytest.mark.slow)]


def everything() -> bool:
    """Say whether this run leaves nothing out."""
    return bool(os.environ.get("SAYSO_ALL_EXAMPLES"))


def examples(most: int) -> int:
    """Return how many of at most so many examples to draw in this run."""
    if everything():
        return most
    return min(most, max(FEWEST, most // SHARE))


def is_drawn(*case: str) -> bool:
    """Say whether one of very many like cases is looked at in this run: the same twelfth each time."""
    if everything():
        return True
    return crc32(" ".join(case).encode()) % DRAWN_OF == 0


def widths() -> list[int]:
    """Return the widths at which a page is looked at in this run, in pixels."""
    return [1280, 320] if everything() else [320]


def keep_picture(page: Any, name: str) -> None:
    """Keep a picture of a page in `shots/` for people to look at, when everything is run: it takes long."""
    if everything():
        page.screenshot(path=f"shots/{name}.png", full_page=True)
