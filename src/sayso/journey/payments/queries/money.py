"""Money left: what a budget holds this year, what is spent of it, what is promised, and what is free."""

from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from django.db.models import Max, Min, QuerySet, Sum
from django.db.models.functions import Coalesce

from sayso.foundation.access.viewer import Viewer
from sayso.foundation.ledger.chart import Account
from sayso.foundation.ledger.models import PostedLeg
from sayso.journey.payments.models import RunLine
from sayso.journey.payments.statuses import LineState

YEAR_BEGINS = (4, 6)  # as the council's charges do
SPENT = (
    Account.DIRECT_PAYMENTS,
    Account.ONE_OFFS,
    Account.SERVICE_FUNDS,
    Account.PROVIDER_CARE,
    Account.AGENCY_FEES,
    Account.PAID_IN_ADVANCE,
)


@dataclass(frozen=True, kw_only=True)
class MoneyLeft:
    """The running year of one person's budget, in whole pence, from the ledger.

    It runs as the budget does: from its first day for 52 weeks, with a budget before it that was to run on.
    `budget_pence` is M900 of the year, `promised_pence` what M910 still holds of it. `paid_pence` is what the
    council spent (E500 to E530, and A140); `own_pence` what the person was to add to it themself, which no
    account shows until a statement does. Spent is both.
    """

    starts_on: date
    ends_before: date
    budget_pence: int
    paid_pence: int
    own_pence: int
    promised_pence: int

    @property
    def spent_pence(self) -> int:
        """What support was paid for, by whomever."""
        return self.paid_pence + self.own_pence

    @property
    def free_pence(self) -> int:
        """What is neither spent nor promised; below nothing where more is promised than there is."""
        return self.budget_pence - self.spent_pence - self.promised_pence


def money_left(person: UUID, *, viewer: Viewer, on: date) -> MoneyLeft | None:
    """Return what is left of the year that holds a day, to the end of that day.

    None where no budget runs on that day, or the money is not open to this viewer.
    """
    seen = PostedLeg.objects.visible_to(viewer).filter(person_id=person, happened_on__lte=on)
    year = _year(seen, on)
    if year is None:
        return None
    starts_on, ends_before = year
    legs = seen.alias(begins=Coalesce("period_starts_on", "happened_on")).filter(begins__gte=starts_on)
    codes = [Account.BUDGET, Account.COMMITTED, *SPENT]
    rows = legs.filter(account__code__in=codes).values("account__code")
    found = {
        row["account__code"]: int(row["debits"] or 0) - int(row["credits"] or 0)
        for row in rows.annotate(debits=Sum("debit_pence"), credits=Sum("credit_pence"))
    }
    return MoneyLeft(
        starts_on=starts_on,
        ends_before=ends_before,
        budget_pence=-found.get(Account.BUDGET, 0),
        paid_pence=sum(found.get(code, 0) for code in SPENT),
        own_pence=_own_pence(person, viewer=viewer, starts_on=starts_on, on=on),
        promised_pence=found.get(Account.COMMITTED, 0),
    )


def _year(seen: QuerySet[PostedLeg], on: date) -> tuple[date, date] | None:
    """Return the days of the budgets that run on a day, from the first to the day after the last."""
    agreed = seen.filter(account__code=Account.BUDGET, credit_pence__gt=0)
    running = agreed.filter(period_starts_on__lte=on, period_ends_before__gt=on)
    days = running.aggregate(first=Min("period_starts_on"), after=Max("period_ends_before"))
    if days["first"]:
        return days["first"], days["after"]
    # A budget posted with no days of its own is that of the council's year, from 6 April.
    start = date(on.year, *YEAR_BEGINS)
    start = start if start <= on else date(on.year - 1, *YEAR_BEGINS)
    if agreed.filter(period_starts_on=None, happened_on__gte=start).exists():
        return start, date(start.year + 1, *YEAR_BEGINS)
    return None


def _own_pence(person: UUID, *, viewer: Viewer, starts_on: date, on: date) -> int:
    """Return what was taken off payments of the year because the person pays it themself."""
    rows = RunLine.objects.visible_to(viewer).filter(
        person_id=person, held_out_because="", sends_again=None, approved_on__lte=on
    )
    sums = rows.filter(period_ends_before__gt=starts_on).aggregate(gross=Sum("gross_pence"), net=Sum("pence"))
    return int(sums["gross"] or 0) - int(sums["net"] or 0)


@dataclass(frozen=True, kw_only=True)
class PaidOnce:
    """One payment as the person reads it: for which days, when, how much, and what became of it."""

    key: UUID
    starts_on: date
    last_day: date
    on: date
    pence: int
    gross_pence: int
    contribution_pence: int | None
    state: LineState
    working: list[dict[str, object]]


def payments_of(person: UUID, *, viewer: Viewer, most: int = 26) -> list[PaidOnce]:
    """Return the payments that were agreed for somebody, the newest first: not what is still checked."""
    rows = RunLine.objects.visible_to(viewer).filter(person_id=person, held_out_because="")
    agreed = rows.filter(approved_on__isnull=False).order_by("-pays_on", "end_to_end")[:most]
    return [
        PaidOnce(
            key=one.pk,
            starts_on=one.period_starts_on,
            last_day=one.period_ends_before - timedelta(days=1),
            on=one.settled_on or one.pays_on,
            pence=one.pence,
            gross_pence=one.gross_pence,
            contribution_pence=one.contribution_pence,
            state=LineState(one.state),
            working=[line for part in one.parts for line in part["working"]],
        )
        for one in agreed
    ]
