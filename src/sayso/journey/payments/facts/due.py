"""What is due for the days of one period: a payment for each budget that has direct payments."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import Q

from sayso.foundation.access.viewer import Viewer
from sayso.journey.budget.models import BudgetLine, PersonalBudget
from sayso.journey.budget.queries import Parts, parts_of_all
from sayso.journey.budget.statuses import BudgetState
from sayso.journey.charging.models import FreeLine
from sayso.journey.charging.queries import nhs_lines_between
from sayso.journey.payments.models import PayeeAccount, RunLine
from sayso.journey.payments.queries.payees import payees_of
from sayso.journey.payments.statuses import HeldOut, LineState
from sayso.journey.people.queries import deaths_of
from sayso.journey.planning.statuses import Way
from sayso.rules.direct_payments.paying import PartFacts, PartPaid, payments_for
from sayso.rules.sheet import Line


@dataclass(frozen=True, kw_only=True)
class Due:
    """One payment that is due: sums in whole pence, and for each part its ledger arrangement and working."""

    budget: PersonalBudget
    gross_pence: int
    contribution_pence: int | None
    pence: int
    parts: list[dict[str, Any]]
    payee: PayeeAccount | None
    first_to_details: bool
    held_out_because: HeldOut
    sends_again: RunLine | None = None


Made = tuple[BudgetLine, date, PartPaid]


def due_for(starts_on: date, ends_before: date, *, viewer: Viewer) -> list[Due]:
    """Return what is due and not on its way already, by what the viewer may see.

    A part held on some of the days is paid for those. What the person pays is what stands on the first day of
    the period: a sum that changes within it counts from the next. What came back from the bank is due again,
    as it was.
    """
    budgets = _budgets(starts_on, ends_before, viewer=viewer)
    before = _paid_before(list(budgets), starts_on, viewer=viewer)
    asked = _asked(budgets, set(before), starts_on, ends_before, viewer=viewer)
    worked = payments_for([facts for *_, facts in asked])
    parts: dict[UUID, list[Made]] = defaultdict(list)
    for (budget, line, first, _), paid in zip(asked, worked, strict=True):
        parts[budget.pk].append((line, first, paid))
    people = {one.person_id for one in budgets.values()}
    accounts = _Accounts(
        payees=payees_of(people, viewer=viewer),
        waiting=_waiting(people, viewer),
        paid_to=_paid_to(viewer),
        died=frozenset(deaths_of(people, viewer=viewer)),
    )
    found = [_made(budgets[key], made, accounts) for key, made in parts.items()]
    found += [
        _again(budgets[key], one, accounts) for key, one in before.items() if one.state == LineState.RETURNED
    ]
    return [one for one in found if one.pence]


def _budgets(starts_on: date, ends_before: date, *, viewer: Viewer) -> dict[UUID, PersonalBudget]:
    rows = PersonalBudget.objects.visible_to(viewer).filter(
        Q(ends_before=None) | Q(ends_before__gt=starts_on),
        state__in=[BudgetState.AGREED, BudgetState.ENDED],
        starts_on__lt=ends_before,
    )
    return {one.pk: one for one in rows.order_by("agreed_at", "pk")}


def _paid_before(budgets: Sequence[UUID], starts_on: date, *, viewer: Viewer) -> dict[UUID, RunLine]:
    """Return the payment that lives of each budget for this period, or the last that came back."""
    rows = RunLine.objects.visible_to(viewer).filter(
        budget_id__in=budgets, period_starts_on=starts_on, held_out_because=""
    )
    again = set(rows.exclude(state=LineState.CANCELLED).values_list("sends_again_id", flat=True))
    return {
        one.budget_id: one
        for one in rows.exclude(state=LineState.CANCELLED).select_related("sends_again")
        if one.pk not in again
    }


Asked = list[tuple[PersonalBudget, BudgetLine, date, PartFacts]]


def _asked(
    budgets: Mapping[UUID, PersonalBudget],
    paid: set[UUID],
    starts_on: date,
    ends_before: date,
    *,
    viewer: Viewer,
) -> Asked:
    lines = BudgetLine.objects.visible_to(viewer).filter(
        budget_id__in=set(budgets) - paid, way=Way.DIRECT_PAYMENT
    )
    unpaid = [budget for key, budget in budgets.items() if key not in paid]
    parts = parts_of_all(unpaid, viewer=viewer, on=starts_on)
    people = {one.person_id for one in unpaid}
    nhs = nhs_lines_between(people, starts_on, ends_before, viewer=viewer)
    asked: Asked = []
    for line in lines.order_by("budget_id", "place", "pk"):
        budget = budgets[line.budget_id]
        first = max(starts_on, budget.starts_on, line.starts_on)
        after = _after(ends_before, budget, line)
        days = (after - first).days - _days_of(nhs.get(line.line, ()), first, after)
        if days > 0 and line.pence_a_week:
            facts = _part_facts(line, budget, parts[budget.pk], days)
            asked.append((budget, line, first, facts))
    return asked


def _days_of(nhs: Iterable[FreeLine], first: date, after: date) -> int:
    """Return on how many of these days the NHS pays: from the day it takes over, and not a day before."""
    spans = [(max(first, one.starts_on), min(after, one.ends_before or after)) for one in nhs]
    return sum(max(0, (until - since).days) for since, until in spans)


def _part_facts(line: BudgetLine, budget: PersonalBudget, parts: Parts, days: int) -> PartFacts:
    """Return what is known of one part: what is free by law bears nothing of what the person pays."""
    is_free = line.line in parts.free or line.line in parts.nhs
    chargeable = budget.gross_pence_a_week - parts.not_charged_pence_a_week
    return PartFacts(
        pence_a_week=line.pence_a_week,
        whole_pence_a_week=budget.gross_pence_a_week if is_free else chargeable,
        contribution_pence_a_week=0 if is_free else parts.person_pence_a_week,
        days=days,
    )


def _after(ends_before: date, *held: PersonalBudget | BudgetLine) -> date:
    """Return the first day on which one of these is no longer held, or the end of the period."""
    return min(ends_before, *(one.ends_before or ends_before for one in held))


def _waiting(people: set[UUID], viewer: Viewer) -> set[UUID]:
    rows = PayeeAccount.objects.visible_to(viewer).current().filter(person_id__in=people, confirmed_at=None)
    return set(rows.values_list("person_id", flat=True))


def _paid_to(viewer: Viewer) -> set[UUID]:
    """Return the accounts that a payment has reached before."""
    rows = RunLine.objects.visible_to(viewer).filter(state=LineState.SETTLED)
    return set(rows.values_list("payee_id", flat=True))


@dataclass(frozen=True, kw_only=True)
class _Accounts:
    """Where payments may go: accounts that are paid, people whose details wait, and who has died."""

    payees: Mapping[UUID, PayeeAccount]
    waiting: set[UUID]
    paid_to: set[UUID]
    died: frozenset[UUID]

    def of(self, person: UUID) -> dict[str, Any]:
        """Return one person's account, and why it is not paid to, if it is not."""
        payee = self.payees.get(person)
        held = (
            HeldOut.NOT if payee else HeldOut.NOT_CONFIRMED if person in self.waiting else HeldOut.NO_ACCOUNT
        )
        if person in self.died:
            held = HeldOut.DIED
        first = payee is not None and payee.pk not in self.paid_to
        return {"payee": payee, "first_to_details": first, "held_out_because": held}


def _made(budget: PersonalBudget, made: Sequence[Made], accounts: _Accounts) -> Due:
    known = [paid.contribution_pence for *_, paid in made if paid.contribution_pence is not None]
    return Due(
        budget=budget,
        gross_pence=sum(paid.gross_pence for *_, paid in made),
        contribution_pence=sum(known) if len(known) == len(made) else None,
        pence=sum(paid.net_pence for *_, paid in made),
        parts=[_part(*one) for one in made],
        **accounts.of(budget.person_id),
    )


def _again(budget: PersonalBudget, before: RunLine, accounts: _Accounts) -> Due:
    return Due(
        budget=budget,
        gross_pence=before.gross_pence,
        contribution_pence=before.contribution_pence,
        pence=before.pence,
        parts=before.parts,
        sends_again=before,
        **accounts.of(budget.person_id),
    )


def _part(line: BudgetLine, starts_on: date, paid: PartPaid) -> dict[str, Any]:
    return {
        "arrangement": str(line.pk),
        "words": line.words,
        "starts_on": starts_on.isoformat(),
        "gross_pence": paid.gross_pence,
        "contribution_pence": paid.contribution_pence,
        "pence": paid.net_pence,
        "working": [_told(one) for one in paid.working],
    }


def _told(line: Line) -> dict[str, Any]:
    return {
        "step": line.step,
        "label": line.label,
        "amount": line.amount,
        "unit": line.unit.value,
        "authority": line.authority.text,
    }
