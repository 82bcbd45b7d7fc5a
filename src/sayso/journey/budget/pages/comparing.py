"""The ways to hold the money of one's own plan, side by side: what each costs, and what each asks."""

from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest, HttpResponse

from sayso.foundation.access.permissions import Permission
from sayso.foundation.govuk.pictures import Line, Working
from sayso.foundation.govuk.presenting import pounds
from sayso.foundation.govuk.view import PageView, Shows
from sayso.journey.budget.facts import Compared, compared, paid_lines
from sayso.journey.budget.pages.showing import NOT_KNOWN
from sayso.journey.charging.queries import payers_of, pence_paid
from sayso.journey.planning import queries
from sayso.journey.planning.models import Plan
from sayso.journey.planning.pages.mine import Mine
from sayso.journey.planning.pages.shown import lines_shown
from sayso.journey.planning.pages.ways import COMPARED
from sayso.rules.budget.pricing import PricedBudget, PricedLine
from sayso.rules.budget.sheets import LOCAL_PRICE, SHOWN
from sayso.rules.partnership.impact import time_text


@dataclass(frozen=True, kw_only=True)
class WaySum:
    """What a plan would cost in one way, and who would pay which part, in words; with its working."""

    name: str
    cost: str
    you_pay: str
    we_pay: str
    working: Working
    asks: tuple[str, ...]


class CompareWaysView(Mine, PageView):
    """The ways to hold the money: what my own plan would cost in each, who does what, what can go wrong."""

    permission = Permission.SEE_OWN_RECORD
    shows = Shows.OWN
    template_name = "budget/compare_ways.html"
    title = "Ways to hold the money"

    def get(self, request: HttpRequest) -> HttpResponse:
        """Show all of them in one order, and how the parts of my own plan are held now."""
        self.whose()
        plan = self.plan() or self.draft()
        lines = lines_shown(plan, viewer=self.login, on=self.today) if plan else []
        shown: dict[str, Any] = {
            "lines": [line for line in lines if line.is_paid],
            "ways": [(way, None) for way in COMPARED],
        }
        if plan:
            shown |= self.sums(plan)
        return self.page(shown)

    def sums(self, plan: Plan) -> dict[str, Any]:
        """Return what the plan would cost in each way, and as it is picked; nothing where nothing is paid."""
        lines = paid_lines(queries.lines_of(plan, viewer=self.login), {})
        if not lines:
            return {}
        pays = pence_paid(self.whose(), self.standing, viewer=self.login, on=self.today)
        payers = payers_of([self.whose()], viewer=self.login, on=self.today)
        found = compared(lines, pays, on=self.today, payers=payers)
        each = [_sum(way.name, found.by_way[way.way]) for way in COMPARED]
        return {
            "sums": [*_picked(found), *each],
            "ways": list(zip(COMPARED, each, strict=True)),
            "is_priced": True,
            "authority": LOCAL_PRICE.text,
        }


def _picked(found: Compared) -> list[WaySum]:
    return [_sum("As you picked", found.as_picked)] if found.as_picked else []


def _sum(name: str, price: PricedBudget) -> WaySum:
    drawn = [Line(one.facts.words, _how(one), one.pence_a_week, LOCAL_PRICE.text) for one in price.lines]
    whole = Line("All of it", "The lines together.", price.gross_pence_a_week, SHOWN.text, total=True)
    return WaySum(
        name=name,
        cost=_said(price.gross_pence_a_week),
        you_pay=_said(price.person_pence_a_week),
        we_pay=_said(price.council_pence_a_week),
        working=Working(f"{name}, line by line", [*drawn, whole]),
        asks=tuple(dict.fromkeys(words for one in price.lines for words in one.asks)),
    )


def _how(line: PricedLine) -> str:
    rate = line.facts.rate_pence_an_hour
    if line.minutes_a_week is None or rate is None:
        return "Not known yet."
    return f"{time_text(line.minutes_a_week)} a week, at {pounds(rate)} an hour."


def _said(pence: int | None) -> str:
    return NOT_KNOWN.capitalize() if pence is None else pounds(pence)
