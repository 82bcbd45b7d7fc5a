"""Counts of few people, kept from telling about one of them."""

from collections.abc import Collection, Hashable, Mapping, Sequence
from typing import TypeVar

FEWEST = 5
"""From how many people on a count is told. Of fewer one could guess who they are."""

Name = TypeVar("Name", bound=Hashable)


def told(
    counts: Mapping[Name, int], sums: Sequence[Sequence[Name]], *, known: Collection[Name] = ()
) -> dict[Name, int | None]:
    """Return counts by name; None for each that is not told.

    Counts of 1 to 4 are never told, nor how many people two or more such are together. `sums` says what adds
    up: each names a whole, then its parts. Where what is not told would follow from the rest, by one sum or
    by several, the smallest of the others in that sum is not told either. Nought is told, and whatever is
    `known` already.
    """
    hidden = {name for name, count in counts.items() if 0 < count < FEWEST}
    small = frozenset(hidden)
    while (line := _giving_away(counts, sums, hidden, small)) is not None:
        others = [name for name in line if _may_hide(counts, name, hidden, known)]
        everywhere = {name for name in counts if _may_hide(counts, name, hidden, known)}
        more = {min(others, key=lambda name: counts[name])} if others else everywhere
        if not more:
            break
        hidden |= more
    return {name: None if name in hidden else count for name, count in counts.items()}


def _may_hide(
    counts: Mapping[Name, int], name: Name, hidden: Collection[Name], known: Collection[Name]
) -> bool:
    return counts[name] > 0 and name not in hidden and name not in known


def _giving_away(
    counts: Mapping[Name, int], sums: Sequence[Sequence[Name]], hidden: set[Name], small: frozenset[Name]
) -> Sequence[Name] | None:
    """Return a sum from which a small count follows, or how many are behind small ones; None where none does.

    What follows from one sum is taken as known for the others.
    """
    unknown, found = set(hidden), True
    while found:
        found = False
        for line in sums:
            left = [name for name in line if name in unknown]
            few = left and line[0] not in left and sum(counts[name] for name in left) < FEWEST
            if few and not small.isdisjoint(left):
                return line
            if len(left) == 1:
                if left[0] in small:
                    return line
                unknown.discard(left[0])
                found = True
    return None
