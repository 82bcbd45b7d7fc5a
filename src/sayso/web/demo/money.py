"""Two years of what the council arranges, four weeks at a time: what care cost, and what people paid of it.

The budgets, and what each person pays of them, are those that were agreed and worked out; see `living`.
Providers' bills have no room of their own yet, so what care cost is posted by hand. Direct payments go
through runs, bank files and statements: see `paying`.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sayso.foundation.access.models import User
from sayso.foundation.ledger import postings
from sayso.foundation.ledger.posting import post_many
from sayso.foundation.ledger.transactions import Posting, Tags
from sayso.journey.budget.models import BudgetLine
from sayso.journey.budget.statuses import BudgetState
from sayso.journey.planning.statuses import Way
from sayso.web.demo.cases.payments import FOUR_WEEKS
from sayso.web.demo.chance import Chance
from sayso.web.demo.council import Council, acting

OFFICER = "Pat Lowe"
PAID_IN_TIME = 0.93


@dataclass(frozen=True)
class Held:
    """One line of somebody's budget that the council arranges: so much a week, and what they pay of it."""

    person: UUID
    arrangement: UUID
    pence_a_week: int
    contribution_pence_a_week: int
    begins: date

    def tags(self, starts: date) -> Tags:
        """Return what every leg of this line's money bears."""
        return Tags(
            person=self.person,
            arrangement=self.arrangement,
            funder="council",
            period_starts_on=starts,
            period_ends_before=starts + FOUR_WEEKS,
        )


def held(council: Council, officer: User) -> list[Held]:
    """Return the lines that the council arranges for the crowd; what a person pays is taken from the first.

    Storytellers are left out: their payments are told by hand.
    """
    told = set(council.people.values())
    rows = BudgetLine.objects.visible_to(officer).filter(budget__state=BudgetState.AGREED)
    found: list[Held] = []
    left: dict[UUID, int] = {}
    for line in rows.select_related("budget").order_by("starts_on", "person_id", "place"):
        if line.person_id in told:
            continue
        # Not known yet is not nothing: nothing is charged until it is known.
        due = left.setdefault(line.budget_id, line.budget.contribution_pence_a_week or 0)
        part = min(due, line.pence_a_week)
        left[line.budget_id] = due - part
        if line.way == Way.COUNCIL:
            found.append(Held(line.person_id, line.pk, line.pence_a_week, part, line.starts_on))
    return found


@dataclass
class Books:
    """The books of what the council arranges. The budgets are read once, at the first four weeks."""

    council: Council
    lines: list[Held] | None = None

    def post(self, starts: date) -> None:
        """Post four weeks: care accrued, contributions charged, and most of them paid."""
        officer, at = self.council.logins[OFFICER], self.council.at("09:30", on=starts)
        chance = Chance(f"payments {starts}")
        with acting(officer, at):
            if self.lines is None:
                self.lines = held(self.council, officer)
            begun = [one for one in self.lines if one.begins <= starts]
            items = [posting for one in begun for posting in _four_weeks(one, starts, chance)]
            if items:
                post_many(items=items, by=officer, at=at)


def _four_weeks(one: Held, starts: date, chance: Chance) -> Iterator[Posting]:
    of, weeks = one.tags(starts), FOUR_WEEKS.days // 7
    cost, charge = one.pence_a_week * weeks, one.contribution_pence_a_week * weeks
    yield postings.care_accrued(key=chance.key(), on=starts, pence=cost, of=of)
    if charge:
        yield postings.contribution_charged(key=chance.key(), on=starts, pence=charge, of=of)
        if chance.happens(PAID_IN_TIME):
            yield postings.contribution_paid(key=chance.key(), on=starts, pence=charge, of=of)
