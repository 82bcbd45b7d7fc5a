"""Two years of money, four weeks at a time: what was agreed is paid, charged and settled in the ledger.

The budgets, and what each person pays of them, are those that were agreed and worked out; see `living`.
Payments of the newest period of a few go through runs and bank files, in the stories; these are the books.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from sayso.foundation.access.models import User
from sayso.foundation.ledger import postings
from sayso.foundation.ledger.posting import post_many
from sayso.foundation.ledger.transactions import Posting, Tags
from sayso.journey.budget.models import BudgetLine
from sayso.journey.budget.statuses import BudgetState
from sayso.journey.planning.statuses import Way
from sayso.web.demo.chance import Chance
from sayso.web.demo.council import Council, acting

OFFICER = "Pat Lowe"
FOUR_WEEKS = timedelta(weeks=4)
YEARS = timedelta(days=728)
PAID_IN_TIME = 0.93


@dataclass(frozen=True)
class Held:
    """One line of somebody's budget: so much a week, what they pay of it, and how it is held."""

    person: UUID
    arrangement: UUID
    pence_a_week: int
    contribution_pence_a_week: int
    way: Way
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


def periods(council: Council) -> list[date]:
    """Return the first day of each four weeks of two years that has begun before the council opens."""
    first = council.day - YEARS
    return [first + FOUR_WEEKS * number for number in range(YEARS.days // FOUR_WEEKS.days)]


def held(council: Council, officer: User) -> list[Held]:
    """Return the lines of the crowd's budgets. What a person pays is taken from their lines in order.

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
        found.append(Held(line.person_id, line.pk, line.pence_a_week, part, Way(line.way), line.starts_on))
    return found


def pay(council: Council, starts: date) -> None:
    """Post four weeks: payments approved and settled, care accrued, contributions charged, and most paid."""
    officer, at = council.logins[OFFICER], council.at("09:30", on=starts)
    chance = Chance(f"payments {starts}")
    with acting(officer, at):
        begun = [one for one in held(council, officer) if one.begins <= starts]
        items = [posting for one in begun for posting in _four_weeks(one, starts, chance)]
        if items:
            post_many(items=items, by=officer, at=at)


def _four_weeks(one: Held, starts: date, chance: Chance) -> Iterator[Posting]:
    of, weeks = one.tags(starts), FOUR_WEEKS.days // 7
    cost, charge = one.pence_a_week * weeks, one.contribution_pence_a_week * weeks
    if one.way == Way.DIRECT_PAYMENT:
        if cost > charge:
            yield postings.payment_approved(key=chance.key(), on=starts, pence=cost - charge, of=of)
            yield postings.payment_settled(key=chance.key(), on=starts, pence=cost - charge, of=of)
        return
    yield postings.care_accrued(key=chance.key(), on=starts, pence=cost, of=of)
    if charge:
        yield postings.contribution_charged(key=chance.key(), on=starts, pence=charge, of=of)
        if chance.happens(PAID_IN_TIME):
            yield postings.contribution_paid(key=chance.key(), on=starts, pence=charge, of=of)
