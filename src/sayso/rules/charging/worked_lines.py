"""One working by what its lines stand for: how the charge comes about, and what takes how much off it."""

from collections.abc import Sequence

from sayso.rules.charging.tables import COSTS
from sayso.rules.sheet import Line

FULL, FREE, TESTED, AGREED, UNKNOWN = "full", "free", "tested", "agreed", "unknown"
PAYS_ALL = ("over_upper_limit", "over_limit_by_agreement", "chose_not_to_tell")
"""The steps that say why somebody pays the full cost. One of them has a line where they do."""
A_CAPITAL, AN_INCOME, A_COST = "capital.", "income.", "costs."
MIG, _TOGETHER, _OTHER = "mig", "combined_dre_and_housing", "other_costs"
_GUARANTEES = (MIG, "pea", "least_guarantee")
LEFT_OUT = {
    "savings_credit_disregard": "What we leave out for savings credit",
    "night_care_disregard": "What we leave out for care at night",
}
TAKEN_OFF = {
    "net_housing_costs": "What is yours for your home",
    "disability_related_costs": "What is yours for disability",
    "other_costs": "What is yours for other costs",
}
OF_MIG = {
    "mig_base": "For your age and household",
    "mig_for_children": "For children",
    "mig_disability_premium": "For disability",
    "mig_enhanced_disability_premium": "For greater disability",
    "mig_carer_premium": "For caring",
}


class Working:
    """The lines of one sum, by what they stand for."""

    def __init__(self, lines: Sequence[Line]) -> None:
        self.lines = lines
        self.by_step = {line.step: line for line in lines}
        self.charge = self.by_step["charge"].amount if "charge" in self.by_step else None

    def amount(self, step: str) -> int:
        """Return the amount of a line. A line that does not show moves nothing."""
        return self.by_step[step].amount or 0 if step in self.by_step else 0

    @property
    def regime(self) -> str:
        """How the charge comes about."""
        if any(step in self.by_step for step in PAYS_ALL):
            return FULL
        if "within_limit_by_agreement" in self.by_step:
            return AGREED if self.charge is not None else UNKNOWN
        if {"available", "charge"} <= self.by_step.keys():
            return TESTED
        return FREE if self.charge == 0 and "assessed_capital" not in self.by_step else UNKNOWN

    def things(self, start: str) -> list[Line]:
        """Return the lines of single things of one sort."""
        return [line for line in self.lines if line.step.startswith(start)]

    def parts(self, step: str) -> list[Line]:
        """Return the lines that a total is made up of."""
        if step == MIG:
            return [line for line in self.lines if line.step in OF_MIG]
        return [line for line in self.things(A_COST) if _total_of(line) == step]

    @property
    def guarantee(self) -> Line | None:
        """The line of what must be left."""
        return next((self.by_step[name] for name in _GUARANTEES if name in self.by_step), None)

    @property
    def before_floors(self) -> int:
        """What would be left if nothing stopped at nothing: it may be below that."""
        comes_in = sum(line.amount or 0 for line in self.things(AN_INCOME)) + self.amount("tariff_income")
        left_with = self.guarantee.amount or 0 if self.guarantee else 0
        return comes_in - sum(self.amount(step) for step in (*LEFT_OUT, *TAKEN_OFF)) - left_with

    def taken_off_by(self, limit: str) -> int:
        """Return how much each limit takes off: what was asked before it, less what is asked after it."""
        left = self.amount("available")
        asked = self.amount("share_taken") if "share_taken" in self.by_step else left
        within = self.amount("within_limits") if "within_limits" in self.by_step else asked
        steps = {"share_taken": left - asked, "within_limits": asked - within}
        return steps[limit] if limit in steps else within - (self.charge or 0)


def _total_of(line: Line) -> str:
    kind = line.step.removeprefix(A_COST)
    if kind in COSTS:
        return "net_housing_costs"
    return _OTHER if kind == _TOGETHER else "disability_related_costs"
