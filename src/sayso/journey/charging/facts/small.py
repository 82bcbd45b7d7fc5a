"""Counts of few people, kept from telling about one of them."""

from collections.abc import Sequence

FEWEST = 5
"""From how many people on a count is told. Of fewer one could guess who they are."""


def told(counts: Sequence[int]) -> list[int | None]:
    """Return counts that add up to a known whole; None for each that is not told.

    Counts of 1 to 4 are never told. Where what is not told would follow from the rest, the smallest of the
    others is not told either. Nought is told.
    """
    hidden = {at for at, count in enumerate(counts) if 0 < count < FEWEST}
    others = sorted((count, at) for at, count in enumerate(counts) if count and at not in hidden)
    if len(hidden) == 1 and others:
        hidden.add(others[0][1])
    return [None if at in hidden else count for at, count in enumerate(counts)]
