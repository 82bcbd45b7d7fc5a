"""Splitting a sum between funders in whole pence, with a named funder for the odd penny."""

from collections.abc import Mapping
from dataclasses import dataclass

from sayso.rules.refusals import Invalid


@dataclass(frozen=True, kw_only=True, slots=True)
class Share:
    """One funder's part of a sum, in pence."""

    funder: str
    pence: int


def split(pence: int, weights: Mapping[str, int], *, remainder_to: str) -> list[Share]:
    """Row 32. Split a sum by whole-number weights; what rounding leaves goes to the funder named.

    Each other funder's part is rounded down to the penny. Parts of nothing are left out. The weights may be
    hundredths of a percent, or the pence that each paid in.

    Raises Invalid when the weights do not add up to more than nothing, one is below nothing, or the funder
    of the remainder is not among them.
    """
    total = sum(weights.values())
    if total <= 0 or min(weights.values()) < 0:
        raise Invalid("Give each funder a share, and no share below nothing.")
    if remainder_to not in weights:
        raise Invalid(f"{remainder_to} has no share here, so the odd penny cannot go there.")
    parts = {funder: pence * weight // total for funder, weight in weights.items()}
    parts[remainder_to] += pence - sum(parts.values())
    return [Share(funder=funder, pence=part) for funder, part in parts.items() if part]
