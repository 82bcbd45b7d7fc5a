"""From a plan and the council's prices to the rules, and back: the one door from here to the sums."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any
from uuid import UUID

from sayso.foundation.policy.declared import budgets as settings
from sayso.foundation.policy.queries import value
from sayso.journey.charging.statuses import Body
from sayso.journey.planning.models import PlanLine
from sayso.journey.planning.statuses import MetBy, Way
from sayso.rules.budget.facts import BudgetFacts, LineFacts
from sayso.rules.budget.pricing import PricedBudget, PricedLine, priced_budgets
from sayso.rules.refusals import Invalid
from sayso.rules.sheet import Line

NO_WAY = "Ask how they want the money of “{words}” to be held. Nobody has picked for them."
#: What is held in each way, for somebody who has to find out what an hour costs.
HELD = {
    Way.DIRECT_PAYMENT: "by direct payment",
    Way.COUNCIL: "arranged by the council",
    Way.SERVICE_FUND: "through an individual service fund",
    Way.THIRD_PARTY: "held by somebody else",
}


@dataclass(frozen=True, kw_only=True)
class GivenPrice:
    """A price for a whole week, for what is not paid by the hour. `priced_by` says what it rests on."""

    pence_a_week: int
    priced_by: str


@dataclass(frozen=True, kw_only=True)
class ToPrice:
    """One plan that is to be priced: the lines that money pays for, and prices given by the line's key.

    `payers` are lines that are not the person's to pay for, by key, and who pays: the council or the NHS.
    """

    lines: Sequence[PlanLine]
    prices: Mapping[UUID, GivenPrice]
    contribution_pence_a_week: int | None
    payers: Mapping[UUID, str] = field(default_factory=dict)


def paid_lines(lines: Sequence[PlanLine], prices: Mapping[UUID, GivenPrice]) -> list[PlanLine]:
    """Return the lines that money pays for: paid support, and anything else that was given a price."""
    return [line for line in lines if line.met_by == MetBy.PAID or line.line in prices]


def priced(items: Sequence[ToPrice], *, on: date) -> list[PricedBudget]:
    """Return the price of each plan, with the council's prices on a day."""
    rates = value(settings.RATES, on=on)
    by_way: Mapping[str, int] = rates if isinstance(rates, dict) else {}
    return priced_budgets(
        [
            BudgetFacts(
                lines=tuple(
                    line_facts(line, item.prices.get(line.line), by_way, payer=item.payers.get(line.line))
                    for line in item.lines
                ),
                contribution_pence_a_week=item.contribution_pence_a_week,
            )
            for item in items
        ]
    )


def line_facts(
    line: PlanLine,
    given: GivenPrice | None,
    by_way: Mapping[str, int],
    *,
    way: str | None = None,
    payer: str | None = None,
) -> LineFacts:
    """Return what is known of a line's price, held as it is picked or in another `way`, and who pays it."""
    way = line.way if way is None else way
    return LineFacts(
        key=str(line.line),
        words=line.how_met or line.aim,
        times_a_week=line.times_a_week,
        minutes_each=line.minutes_each,
        rate_pence_an_hour=by_way.get(way),
        given_pence_a_week=given.pence_a_week if given else None,
        held=HELD[Way(way)] if way else "",
        is_free=payer == Body.COUNCIL,
        nhs_pays=payer == Body.NHS,
    )


def see_it_has_a_sum(lines: Sequence[PlanLine], found: PricedBudget) -> None:
    """Raise Invalid, by the line's key, for each line with no way picked or no sum: none is ever nought."""
    wrong = {str(line.line): NO_WAY.format(words=line.how_met or line.aim) for line in lines if not line.way}
    for one in found.lines:
        if one.pence_a_week is None and one.facts.key not in wrong:
            wrong[one.facts.key] = f"Find out {'; '.join(one.asks)}."
    if wrong:
        raise Invalid(f"This cannot be priced yet. {' '.join(wrong.values())}", fields=wrong)


def told(working: Sequence[Line]) -> list[dict[str, Any]]:
    """Return working as it is kept and shown: label, amount, unit, authority."""
    return [
        {
            "step": one.step,
            "label": one.label,
            "amount": one.amount,
            "unit": one.unit.name.lower(),
            "authority": one.authority.text,
        }
        for one in working
    ]


def hour_rate(line: PricedLine) -> int | None:
    """Return the price of an hour that a sum rests on; None where a price for the week was given."""
    return line.facts.rate_pence_an_hour if line.facts.given_pence_a_week is None else None
