"""The answer to a case: what was worked out, line by line, or why it was refused."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from sayso.rules.charging.telling import tell
from sayso.rules.money import pounds_text
from sayso.rules.refusals import Refusal
from sayso.rules.sheet import Line
from sayso.rules.units import PENCE_A_WEEK, Unit

Answer = int | bool | date


@dataclass(frozen=True)
class CaseResult:
    """What came of one case.

    `results` holds whole pence, hundredths of a percent, yes or no, and dates, by the names of the case form.
    `working` is in the order of the law. A refused case may still hold the results that need nothing more.
    """

    id: Any
    outcome: str
    results: Mapping[str, Answer] = field(default_factory=dict)
    working: tuple[Line, ...] = ()
    refusal: Refusal | None = None

    @property
    def is_refused(self) -> bool:
        """True when no charge could be worked out."""
        return self.outcome == REFUSED

    @property
    def is_bad_input(self) -> bool:
        """True when the case itself was not understood."""
        return self.refusal is not None and self.refusal.code == "invalid"

    def as_json(self) -> dict[str, Any]:
        """The object that the command and the API give: amounts as text with two decimals."""
        return {
            "id": self.id,
            "outcome": self.outcome,
            "results": {name: answer_text(name, value) for name, value in self.results.items()},
            "working": [line_as_json(line) for line in self.working],
            "lines": [one.as_json() for one in tell(self.working, PENCE_A_WEEK)],
            "refusal": _refusal_as_json(self.refusal),
        }


WHOLE_NUMBERS = {"weeks_left", "days_gone"}
"""Results that are neither money nor a percentage."""
ASSESSED, REFUSED = "assessed", "refused"


def answer_text(name: str, value: Answer) -> str | bool:
    """One result for a file: true or false, a date, or a number with two decimals."""
    if isinstance(value, bool):
        return value
    if isinstance(value, date):
        return value.isoformat()
    return str(value) if name in WHOLE_NUMBERS else pounds_text(value)


def line_as_json(line: Line) -> dict[str, Any]:
    """One line of working for a file."""
    return {
        "step": line.step,
        "label": line.label,
        "amount": number_text(line.amount, line.unit),
        "unit": line.unit.value,
        "authority": {
            "text": line.authority.text,
            "link": line.authority.link,
            "evidence": line.authority.evidence.text,
        },
        "figures": [
            {
                "name": one.name,
                "title": one.title,
                "amount": number_text(one.amount, one.unit),
                "unit": one.unit.value,
                "from": one.starts_on.isoformat(),
                "evidence": one.evidence,
                "made_up": one.made_up,
            }
            for one in line.figures
        ],
    }


def number_text(amount: int | None, unit: Unit) -> str | None:
    """A number in its unit, for a file; None where a line has no number."""
    if amount is None:
        return None
    return pounds_text(amount) if unit.has_two_decimals else str(amount)


def _refusal_as_json(refusal: Refusal | None) -> dict[str, Any] | None:
    if refusal is None:
        return None
    missing = refusal.data.get("missing", [])
    return {"code": refusal.code, "message": refusal.message, "missing": list(missing)}
