"""The money of the crowd since April: budgets agreed, care committed, payments made, contributions charged.

Thin on purpose: what each person has a week is drawn, not worked out from an assessment. It is there so that
the ledger has something to prove.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from sayso.foundation.ledger import postings
from sayso.foundation.ledger.commitments import commit
from sayso.foundation.ledger.posting import post_many
from sayso.foundation.ledger.transactions import Posting, Tags
from sayso.web.demo import reading
from sayso.web.demo.chance import Chance
from sayso.web.demo.council import Council, acting
from sayso.web.demo.crowd import Somebody

OFFICER = "Pat Lowe"
FOUR_WEEKS = timedelta(weeks=4)
YEAR_BEGINS = (4, 6)
WEEKS_A_YEAR = 52
#: What holds a budget and what a person may pay, in pence a week: least, most, likeliest.
BUDGET_PENCE, CONTRIBUTION_PENCE = (9_000, 90_000, 28_000), (0, 9_000, 2_500)


@dataclass(frozen=True)
class Held:
    """One person's budget: so much a week, what they pay of it, and whether they hold it as a payment."""

    person: UUID
    arrangement: UUID
    budget_pence_a_week: int
    contribution_pence_a_week: int
    direct_payment: bool
    reason: str
    begins: date

    def tags(self, starts: date | None = None) -> Tags:
        """Return what every leg of this person's money bears."""
        return Tags(
            person=self.person,
            arrangement=self.arrangement,
            funder="council",
            reason=self.reason,
            period_starts_on=starts,
            period_ends_before=starts + FOUR_WEEKS if starts else None,
        )


def held(council: Council) -> list[Held]:
    """Return the budgets of everybody in the crowd who lives in the community and does not wait."""
    chance = Chance("money")
    found = []
    for family in council.families:
        adult = family.adult
        if not (adult.in_care_home or family.waits):
            found.append(_held(council, adult, family.known_on, chance))
    return found


def _held(council: Council, adult: Somebody, known_on: date, chance: Chance) -> Held:
    band = "18-64" if adult.age(council.day) < 65 else "65-99"
    budget = _draw(chance, BUDGET_PENCE)
    return Held(
        person=adult.key,
        arrangement=chance.key(),
        budget_pence_a_week=budget,
        contribution_pence_a_week=min(_draw(chance, CONTRIBUTION_PENCE), budget // 2),
        direct_payment=chance.happens(reading.shares("direct_payment")[band]),
        reason=adult.reason,
        begins=max(known_on + timedelta(days=21), _year_begins(council.day)),
    )


def periods(council: Council) -> list[date]:
    """Return the first day of each four weeks since April that has begun before the council opens."""
    found, start = [], _year_begins(council.day)
    while start < council.day:
        found.append(start)
        start += FOUR_WEEKS
    return found


def agree(council: Council, everyone: Sequence[Held]) -> None:
    """Post the year's budgets, and commit the care that the council arranges."""
    officer, at = council.logins[OFFICER], council.at("09:10", on=_year_begins(council.day))
    chance = Chance("budgets")
    with acting(officer, at):
        agreed = [
            postings.budget_agreed(
                key=chance.key(),
                on=one.begins,
                pence=one.budget_pence_a_week * WEEKS_A_YEAR,
                of=one.tags(),
            )
            for one in everyone
        ]
        post_many(items=agreed, by=officer, at=at)
        for one in everyone:
            if not one.direct_payment:
                commit(
                    person=one.person,
                    arrangement=one.arrangement,
                    pence=one.budget_pence_a_week * WEEKS_A_YEAR,
                    on=one.begins,
                    key=chance.key(),
                    by=officer,
                    at=at,
                )


def pay(council: Council, everyone: Sequence[Held], starts: date) -> None:
    """Post four weeks: payments approved and settled, care accrued, contributions charged, and most paid."""
    officer, at = council.logins[OFFICER], council.at("09:30", on=starts)
    chance = Chance(f"payments {starts}")
    begun = [one for one in everyone if one.begins <= starts]
    items = [posting for one in begun for posting in _four_weeks(one, starts, chance)]
    if items:
        with acting(officer, at):
            post_many(items=items, by=officer, at=at)


def _four_weeks(one: Held, starts: date, chance: Chance) -> Iterator[Posting]:
    of, weeks = one.tags(starts), FOUR_WEEKS.days // 7
    cost, charge = one.budget_pence_a_week * weeks, one.contribution_pence_a_week * weeks
    if one.direct_payment:
        net = cost - charge
        yield postings.payment_approved(key=chance.key(), on=starts, pence=net, of=of)
        yield postings.payment_settled(key=chance.key(), on=starts, pence=net, of=of)
        return
    yield postings.care_accrued(key=chance.key(), on=starts, pence=cost, of=of)
    if charge:
        yield postings.contribution_charged(key=chance.key(), on=starts, pence=charge, of=of)
        if chance.happens(0.9):
            yield postings.contribution_paid(key=chance.key(), on=starts, pence=charge, of=of)


def _draw(chance: Chance, range_pence: tuple[int, int, int]) -> int:
    return int(chance.triangular(*range_pence))


def _year_begins(day: date) -> date:
    start = date(day.year, *YEAR_BEGINS)
    return start if start <= day else date(day.year - 1, *YEAR_BEGINS)
