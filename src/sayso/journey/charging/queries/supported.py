"""Whose support could be charged for: told by the room that keeps budgets, which lies above this one."""

from dataclasses import dataclass
from datetime import date
from typing import Any, Protocol

from sayso.foundation.access.viewer import Viewer
from sayso.journey.charging.models import FreeLine


class Rows(Protocol):
    """Gives rows with `person_id`, `standing` and `supported_from`, as far as the viewer may see them."""

    def __call__(self, *, viewer: Viewer, on: date) -> Any:
        """Return the question, not yet asked."""


@dataclass(frozen=True)
class Support:
    """`goes_on`: in force on a day, and could be charged for. `is_over`: it ended, and none goes on."""

    goes_on: Rows
    is_over: Rows


#: Each room that begins support puts its own here as it is made ready.
SUPPORT: list[Support] = []


def free_line_keys(*, viewer: Viewer, on: date) -> Any:
    """Return the keys of the lines that nobody may be asked to pay for on a day, as a question in another."""
    return FreeLine.objects.visible_to(viewer).on(on).values("line")
