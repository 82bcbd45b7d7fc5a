"""Round half a penny up: each money part of the sum is whole pence."""

from sayso.rules.columns import Column, whole_parts


def to_the_nearest(amount: Column, parts: Column | int) -> Column:
    """The amount shared by `parts` to the nearest one, a half going up. For 0 or more; `parts` over 0."""
    return whole_parts(amount * 2 + parts, parts * 2)
