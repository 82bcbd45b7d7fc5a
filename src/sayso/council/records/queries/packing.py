"""What goes into the pack: only what two named people decided to give, and nothing of what they did not."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from sayso.council.records.queries.gathered import Item
from sayso.council.records.statuses import SAID, Ground, How

#: Stands in every pack, so that it says nothing about this one.
ALWAYS = (
    "The law lets us leave some things out of an answer like this: such as what is about other people,"
    " or what could do serious harm. If you think that something is missing, tell us."
)


def content_of_pack(items: Sequence[Item], *, on: date, council: str) -> dict[str, Any]:
    """Return the pack, in the form of somebody's own copy, with what was left out, in general.

    Nothing in it counts or dates what is not in it. Of what was kept back in silence there is nothing.
    """
    parts: dict[str, list[list[dict[str, str]]]] = {}
    for one in items:
        if one.is_agreed and one.lines_given:
            parts.setdefault(one.row.heading, []).append(one.lines_given)
    kept_back = {
        Ground(one.mark.ground)
        for one in items
        if one.mark is not None and one.mark.how != How.GIVE and not one.mark.silent
    }
    return {
        "made_on": on.isoformat(),
        "by": council,
        "parts": [{"heading": heading, "entries": entries} for heading, entries in parts.items()],
        "left_out": [ALWAYS, *(said for ground, said in SAID.items() if ground in kept_back)],
    }
