"""The working of a sum, line by line: what it is, why, on what authority, and how much."""

from collections.abc import Sequence
from dataclasses import dataclass

from sayso.foundation.govuk.presenting import pounds


@dataclass(frozen=True)
class Line:
    """One line. `pence` is None when it is not known yet, and then `unknown` says so in words; never nothing.

    `authority` names the law or the policy in small. `total` draws the thick line above.
    """

    label: str
    why: str
    pence: int | None
    authority: str = ""
    total: bool = False
    unknown: str = "not known yet"

    @property
    def amount(self) -> str:
        """The amount as it is written, or the words for what is not known."""
        return self.unknown if self.pence is None else pounds(self.pence)


@dataclass(frozen=True)
class Working:
    """All the lines of a sum; `unit` heads the amounts ("A week")."""

    caption: str
    lines: Sequence[Line]
    unit: str = "A week"
