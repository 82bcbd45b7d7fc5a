"""The working as a person reads it: each line with its name, its reason and its law, in the order it adds up.

One definition for every page and letter, the API and `sayso charge`. Pure: lines go in, kept or new. The
lines are the sheet's own, in its order, but for two things: what is a part of a sum is told inside that sum,
so that the lines add up, and what savings count for stands with the income.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sayso.rules.charging.costs import OF_THE_HOME
from sayso.rules.charging.tables import COSTS
from sayso.rules.figures import FigureUsed
from sayso.rules.money import pounds_text
from sayso.rules.sheet import Line
from sayso.rules.units import HUNDREDTHS_OF_A_PERCENT, Unit

MINUS = "−"
SAVINGS, COUNTED = "tariff_income", "assessable"
_OF_THINGS = ("income.", "capital.", "costs.")


@dataclass(frozen=True)
class Told:
    """One line.

    `amount` is whole pence in the line's unit, below nothing where it is taken off; None where nobody could
    count it yet. `total` is a sum of those above it.
    """

    step: str
    label: str
    why: str
    amount: int | None
    authority: str
    total: bool = False

    def as_json(self) -> dict[str, Any]:
        """Return it as a file holds it; the amount as text with two decimals."""
        amount = None if self.amount is None else pounds_text(self.amount)
        return {
            "label": self.label,
            "why": self.why,
            "amount": amount,
            "authority": self.authority,
            "total": self.total,
        }


@dataclass(frozen=True)
class _Shown:
    """How a step of the rules is headed: its name in few words; taken off or not; a total or not."""

    label: str
    taken_off: bool = False
    total: bool = False


_STEPS: Mapping[str, _Shown] = {
    "assessed_capital": _Shown("What counts", total=True),
    "upper_limit": _Shown("The upper limit"),
    "amount_above_limit": _Shown("Above the limit"),
    "savings_credit_disregard": _Shown("Left out, for savings credit", taken_off=True),
    "night_care_disregard": _Shown("Left out, for care at night", taken_off=True),
    "included_income": _Shown("Income that counts", total=True),
    "tariff_income": _Shown("From your savings"),
    "assessable": _Shown("What we count", total=True),
    "net_housing_costs": _Shown("Yours, for your home", taken_off=True),
    "disability_related_costs": _Shown("Yours, for disability", taken_off=True),
    "other_costs": _Shown("Yours, for other costs", taken_off=True),
    "assessable_after_deductions": _Shown("After those costs", total=True),
    "mig_base": _Shown("For your age and household"),
    "mig_for_children": _Shown("For children"),
    "mig_disability_premium": _Shown("For disability"),
    "mig_enhanced_disability_premium": _Shown("For greater disability"),
    "mig_carer_premium": _Shown("For caring"),
    "statutory_mig": _Shown("What the law sets"),
    "mig": _Shown("Yours, to live on", taken_off=True),
    "pea": _Shown("Yours, to spend", taken_off=True),
    "least_guarantee": _Shown("Yours, to live on", taken_off=True),
    "available": _Shown("What is left"),
    "share_taken": _Shown("The part we ask for"),
    "within_limits": _Shown("No more than this"),
    "charge": _Shown("You would pay", total=True),
    "council_pays": _Shown("The council would pay"),
}


_PARTS = {
    "mig_base": "mig",
    "mig_for_children": "mig",
    "mig_disability_premium": "mig",
    "mig_enhanced_disability_premium": "mig",
    "mig_carer_premium": "mig",
}


def tell(working: Sequence[Line], unit: Unit) -> list[Told]:
    """Return every line of the working in one unit: a week's sum, or what somebody owns."""
    told = [line for line in working if line.unit is unit and is_amount(line)]
    totals = {line.step for line in told}
    parts = [line for line in told if _part_of(line) in totals]
    lines = [
        _told(line, [part for part in parts if _part_of(part) == line.step])
        for line in told
        if line not in parts and line.step != SAVINGS
    ]
    savings = [_savings(line) for line in told if line.step == SAVINGS]
    at = next((place for place, line in enumerate(lines) if line.step == COUNTED), 0)
    return [*lines[:at], *savings, *lines[at:]]


def is_amount(line: Line) -> bool:
    """Tell amounts; a line of a thing that nobody could count yet stands in its place too."""
    return line.amount is not None or "." in line.step


def is_note(line: Line) -> bool:
    """Tell what was taken into account and is no amount."""
    return line.amount is None and not line.step.startswith(_OF_THINGS)


def name_of(line: Line) -> str:
    """Return what a line is headed with, in few words."""
    if "." in line.step:
        return line.label.partition(": ")[0].partition(", £")[0]
    return _STEPS[line.step].label if line.step in _STEPS else line.label.removesuffix(".")


def law(line: Line) -> str:
    """Write the authority of a line and how sure we are of it, with each figure it used and from when."""
    made = [f"{line.authority.text}: {line.authority.evidence.text}."]
    made += [
        f"{one.title}: {_amount(one)} from {_day(one.starts_on)}, {one.evidence}." for one in line.figures
    ]
    return " ".join(made)


def _part_of(line: Line) -> str:
    """Name the step that a line is a part of: it is told there, so that the lines add up."""
    if line.step.startswith("costs."):
        of_home = line.step.removeprefix("costs.") in COSTS or line.authority == OF_THE_HOME
        return "net_housing_costs" if of_home else "disability_related_costs"
    return _PARTS.get(line.step, "")


def _told(line: Line, parts: Sequence[Line]) -> Told:
    if "." in line.step:
        return _thing(line)
    shown = _STEPS.get(line.step, _Shown(line.step.replace("_", " ").capitalize()))
    amount = -line.amount if shown.taken_off and line.amount else line.amount
    why = " ".join([line.label, *(_part(part) for part in parts)])
    authority = " ".join(dict.fromkeys(law(one) for one in (line, *parts)))
    return Told(line.step, shown.label, why, amount, authority, total=shown.total)


def _part(line: Line) -> str:
    """Tell a part of a line in a sentence: "For children: £102.95." or why it does not count."""
    if "." not in line.step:
        return f"{_STEPS[line.step].label}: {_pounds(line.amount or 0)}."
    if line.amount:
        return f"{line.label.partition(': ')[0]}: {_pounds(line.amount)}."
    return line.label


def _savings(line: Line) -> Told:
    """Tell how savings come to an amount a week, with the limits of the day."""
    figures = {one.name: _pounds(one.amount).removesuffix(".00") for one in line.figures}
    why = line.label
    if {"lower_capital_limit", "tariff_band", "tariff_amount"} <= figures.keys():
        first, band, each = (
            figures[name] for name in ("lower_capital_limit", "tariff_band", "tariff_amount")
        )
        why = f"The first {first} is not counted. Then it is {each} a week for each {band}, or part of it."
    return Told(line.step, _STEPS[line.step].label, why, line.amount, law(line))


def _thing(line: Line) -> Told:
    """Tell one thing somebody has: "Earnings, £250.00 a week: left out." is told as its name and why."""
    label, _, how = line.label.partition(": ")
    name, _, whole = label.partition(", £")
    got = f"You have told us of £{whole}. " if whole else ""
    return Told(line.step, name, got + how[:1].upper() + how[1:], line.amount, law(line))


def _amount(figure: FigureUsed) -> str:
    """Write an amount of the law in its unit."""
    if figure.unit is HUNDREDTHS_OF_A_PERCENT:
        return f"{pounds_text(figure.amount).removesuffix('.00')}%"
    return _pounds(figure.amount) if figure.unit.is_money else str(figure.amount)


def _pounds(amount: int) -> str:
    whole, rest = pounds_text(abs(amount)).split(".")
    return f"{MINUS if amount < 0 else ''}£{int(whole):,}.{rest}"


def _day(on: date) -> str:
    return f"{on.day} {on:%B %Y}"
