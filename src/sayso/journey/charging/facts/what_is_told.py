"""What may be told of a what-if: its counts, without those from which one could guess about somebody."""

from collections.abc import Sequence
from dataclasses import dataclass

from sayso.journey.charging.facts.compared import BANDS, Compared, Group
from sayso.journey.charging.facts.small import FEWEST, told

WAYS = ("more", "less", "same")
WHOLE = ("", "people")
Named = tuple[str, ...]


@dataclass(frozen=True)
class GroupTold:
    """A part of the people; what is None is not told, since it would be of too few."""

    sort: str
    name: str
    people: int | None
    more: int | None
    less: int | None
    same: int | None
    mean_change_pence: int | None


@dataclass(frozen=True)
class WhatIsTold:
    """The answer to a what-if as it may leave the council's own tables; None for what is not told.

    Sums are pence a week, and not told either while fewer than five charges are known both ways (`is_few`).
    `hardest` is the group that would pay most more on average, of those large enough to be named.
    """

    people: int | None
    is_few: bool
    more: int | None
    less: int | None
    same: int | None
    newly_nothing: int | None
    newly_something: int | None
    before_pence: int | None
    after_pence: int | None
    bands: Sequence[tuple[str, int | None]]
    groups: Sequence[GroupTold]
    hardest: GroupTold | None
    whole_cost_not_told: int | None
    unknown_before: int | None
    unknown_after: int | None
    missing: Sequence[tuple[str, int | None]]


def what_is_told(found: Compared) -> WhatIsTold:
    """Leave out of an answer what would tell about one of a few."""
    whole, is_few = found.whole, 0 < found.whole.people < FEWEST
    counts = _counts(found)
    shown = dict.fromkeys(counts) if is_few else told(counts, _sums(found), known=[WHOLE])
    groups = [] if is_few else [_group(one, shown) for one in found.groups]
    rising = [one for one in groups if one.mean_change_pence and one.mean_change_pence > 0]
    return WhatIsTold(
        people=shown[WHOLE],
        is_few=is_few,
        **{way: shown["", way] for way in WAYS},
        newly_nothing=None if is_few else _alone(found.newly_nothing),
        newly_something=None if is_few else _alone(found.newly_something),
        before_pence=None if is_few else whole.before_pence,
        after_pence=None if is_few else whole.after_pence,
        bands=[(name, shown["band", name]) for name, _ in found.bands],
        groups=groups,
        hardest=max(rising, key=lambda one: one.mean_change_pence or 0, default=None),
        whole_cost_not_told=_alone(found.whole_cost_not_told),
        unknown_before=_alone(found.unknown_before),
        unknown_after=_alone(found.unknown_after),
        missing=[(name, _alone(people)) for name, people in found.missing],
    )


def _counts(found: Compared) -> dict[Named, int]:
    """Return every count of those whose charge is known both ways, by name."""
    counts: dict[Named, int] = {WHOLE: found.whole.people}
    counts |= {("", way): getattr(found.whole, way) for way in WAYS}
    counts |= {("band", name): people for name, people in found.bands}
    for one in found.groups:
        counts |= {(one.sort, one.name, of): getattr(one, of) for of in ("people", *WAYS)}
    return counts


def _sums(found: Compared) -> list[list[Named]]:
    """Return what adds up among them: wholes, each with its parts."""
    sums: list[list[Named]] = [[WHOLE, *(("", way) for way in WAYS)]]
    for one in found.groups:
        sums.append([(one.sort, one.name, of) for of in ("people", *WAYS)])
    for sort in dict.fromkeys(one.sort for one in found.groups):
        parts = [one.name for one in found.groups if one.sort == sort]
        sums += [[("", of), *((sort, name, of) for name in parts)] for of in ("people", *WAYS)]
    bands: dict[str, list[Named]] = {way: [] for way in WAYS}
    for name, least, most in BANDS:
        way = (
            "less" if most is not None and most < 0 else "more" if least is not None and least > 0 else "same"
        )
        bands[way].append(("band", name))
    return sums + [[("", way), *parts] for way, parts in bands.items()]


def _group(one: Group, shown: dict[Named, int | None]) -> GroupTold:
    counts = {of: shown[one.sort, one.name, of] for of in ("people", *WAYS)}
    if counts["people"] is None:
        counts = dict.fromkeys(counts)
    mean = None if counts["people"] is None else one.mean_change_pence
    return GroupTold(sort=one.sort, name=one.name, mean_change_pence=mean, **counts)


def _alone(people: int) -> int | None:
    return None if 0 < people < FEWEST else people
