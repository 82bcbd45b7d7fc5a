"""What one plan would cost in each way to hold its money: the same lines, the council's price of each way."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sayso.foundation.policy.declared import budgets as settings
from sayso.foundation.policy.queries import value
from sayso.journey.budget.facts.pricing import line_facts
from sayso.journey.planning.models import PlanLine
from sayso.journey.planning.statuses import Way
from sayso.rules.budget.facts import BudgetFacts
from sayso.rules.budget.pricing import PricedBudget, priced_budgets


@dataclass(frozen=True)
class Compared:
    """The price of one plan in every way, and as it is picked now.

    `as_picked` is None where a line has no way yet. A sum is None while a price is not known: never nought.
    """

    by_way: Mapping[Way, PricedBudget]
    as_picked: PricedBudget | None


def compared(
    lines: Sequence[PlanLine],
    contribution_pence_a_week: int | None,
    *,
    on: date,
    payers: Mapping[UUID, str] | None = None,
) -> Compared:
    """Return the prices of these lines on a day: all of them one way, for each way, and as they are picked.

    What somebody pays rests on their means, and is the same in each way. `payers` are lines that are not
    theirs to pay for.
    """
    rates = value(settings.RATES, on=on)
    by_way: Mapping[str, int] = rates if isinstance(rates, dict) else {}

    def held(way: Way | None) -> BudgetFacts:
        facts = tuple(
            line_facts(line, None, by_way, way=way or line.way, payer=(payers or {}).get(line.line))
            for line in lines
        )
        return BudgetFacts(lines=facts, contribution_pence_a_week=contribution_pence_a_week)

    each = priced_budgets([held(way) for way in (*Way, None)])
    is_picked = bool(lines) and all(line.way for line in lines)
    return Compared(dict(zip(Way, each, strict=False)), each[-1] if is_picked else None)
