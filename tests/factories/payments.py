"""Budgets held as direct payments, bank details, runs and statements, for tests. Everyone is made up."""

import uuid
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID

from django.db import transaction

from sayso.foundation.access.areas import Area
from sayso.foundation.access.models import Subject, User
from sayso.foundation.access.viewer import viewing
from sayso.foundation.gateways.column_maps import ColumnMap
from sayso.foundation.ledger import postings
from sayso.foundation.ledger.commitments import commit
from sayso.foundation.ledger.posting import post
from sayso.foundation.ledger.transactions import Tags
from sayso.journey.budget.models import BudgetLine, PersonalBudget
from sayso.journey.budget.statuses import BudgetState
from sayso.journey.payments import actions
from sayso.journey.payments.models import PayeeAccount, PaymentRun, StatementSource
from sayso.journey.payments.statuses import PaidTo, RunState
from sayso.journey.people.statuses import StandingKind
from sayso.journey.planning.statuses import Way
from tests.factories.decisions import a_question
from tests.factories.logins import a_login, open_to

STARTS, ENDS, PAYS = date(2026, 11, 16), date(2026, 12, 14), date(2026, 11, 23)
WEEKS = 52
COLUMNS = ColumnMap(date="Date", text=("Details",), amount="Amount")


@dataclass
class Desk:
    """Who pays: Pat makes runs, Finn checks them, Ruta wrote down the council's account that he confirmed."""

    pat: User
    finn: User
    ruta: User
    now: datetime

    def do(self, action: Any, *, by: User, **told: Any) -> Any:
        """Act as one of them, in one transaction."""
        with transaction.atomic(), viewing(by, at=self.now):
            return action(by=by, at=self.now, **told)


def a_desk(now: datetime) -> Desk:
    """Return the three, with the council's own account confirmed."""
    desk = Desk(
        pat=a_login("payments", now=now, name="Pat Lowe"),
        finn=a_login("finance", now=now, name="Finn Dacre"),
        ruta=a_login("finance", now=now, name="Ruta Shah"),
        now=now,
    )
    account = desk.do(
        actions.record_council_account,
        by=desk.ruta,
        name="Lindenshire Council",
        sort_code="01-02-03",
        account_number="00000017",
    )
    desk.do(actions.confirm_council_account, by=desk.finn, account=account.pk)
    return desk


def a_budget(
    person: UUID,
    *,
    now: datetime,
    pence_a_week: int = 10_000,
    contribution: int | None = 1_500,
    managed_pence_a_week: int = 0,
    starts_on: date = STARTS,
    ends_before: date | None = None,
    standing: StandingKind = StandingKind.ADULT,
) -> PersonalBudget:
    """Return an agreed budget with one line held as a direct payment, and one that the council arranges.

    Written as rows and postings: what the budget's own actions ask first is not this room's matter.
    """
    worker = a_login("social-worker", now=now)
    open_to(worker, person, Area.CONTACT, Area.PLAN, Area.SHARING, Area.MONEY, now=now)
    gross = pence_a_week + managed_pence_a_week
    with transaction.atomic(), viewing(worker, at=now):
        decision = a_question(Subject.objects.get(pk=person), by=worker, at=now)
        budget = PersonalBudget.objects.create(
            person_id=person,
            standing=standing,
            plan=uuid.uuid4(),
            plan_version=1,
            decision=decision,
            state=BudgetState.AGREED,
            gross_pence_a_week=gross,
            contribution_pence_a_week=contribution,
            starts_on=starts_on,
            ends_before=ends_before,
            proposed_at=now,
            proposed_by=worker,
            agreed_at=now,
            agreed_by=worker,
        )
        days = {"period_starts_on": starts_on, "period_ends_before": starts_on + timedelta(weeks=WEEKS)}
        tags = Tags(person=person, **days)
        agreed = postings.budget_agreed(key=uuid.uuid4(), on=starts_on, pence=gross * WEEKS, of=tags)
        post(transaction=agreed, by=worker, at=now)
        for place, (pence, way) in enumerate(
            ((pence_a_week, Way.DIRECT_PAYMENT), (managed_pence_a_week, Way.COUNCIL))
        ):
            if not pence:
                continue
            line = BudgetLine.objects.create(
                person_id=person,
                budget=budget,
                line=uuid.uuid4(),
                place=place,
                words="Tea at seven" if way == Way.DIRECT_PAYMENT else "Getting up",
                way=way,
                pence_a_week=pence,
                starts_on=starts_on,
                ends_before=ends_before,
            )
            commit(
                person=person,
                arrangement=line.pk,
                pence=pence * WEEKS,
                on=starts_on,
                key=uuid.uuid4(),
                by=worker,
                at=now,
                tags=tags,
            )
    return budget


def a_new_payee(person: UUID, **changed: Any) -> actions.NewPayee:
    """Return somebody's own account, as they told it by telephone."""
    told: dict[str, Any] = {
        "paid_to": PaidTo.BANK,
        "name_on_account": "Ana Marsh",
        "sort_code": "04-05-06",
        "account_number": "1234 5678",
        "told_how": "She read it from her card on a visit.",
    }
    return actions.NewPayee(person=person, **(told | changed))


def a_payee(person: UUID, desk: Desk, **changed: Any) -> PayeeAccount:
    """Return an account that Ruta wrote down and Pat confirmed."""
    waiting = desk.do(actions.record_payee, by=desk.ruta, payee=a_new_payee(person, **changed))
    return desk.do(
        actions.confirm_payee,
        by=desk.pat,
        payee=waiting.pk,
        person=person,
        checked_how="Rang her on the number we held.",
    )


def a_run(desk: Desk, to: RunState = RunState.DRAFT, **days: Any) -> PaymentRun:
    """Return a run that Pat made and Finn checked, brought as far as this."""
    period = {"period_starts_on": STARTS, "period_ends_before": ENDS, "pays_on": PAYS} | days
    run = desk.do(actions.make_run, by=desk.pat, **period)
    steps = (
        (RunState.DRAFT, None, None, {}),
        (RunState.LOCKED, actions.lock_run, desk.pat, {}),
        (RunState.APPROVED, actions.approve_run, desk.finn, {"looked_at": "All of them."}),
        (RunState.FILE_MADE, actions.make_file, desk.finn, {}),
        (RunState.SENT, actions.mark_sent, desk.finn, {}),
    )
    for state, action, by, more in steps:
        if action:
            desk.do(action, by=by, run=run.pk, **more)
        if state == to:
            break
    with transaction.atomic(), viewing(desk.finn, at=desk.now):
        run.refresh_from_db()
    return run


def a_source(desk: Desk, columns: ColumnMap = COLUMNS, name: str = "Our bank") -> StatementSource:
    """Return a kept map of columns."""
    return desk.do(actions.keep_source, by=desk.pat, name=name, columns=columns)


def a_file(*lines: tuple[str, str, str]) -> bytes:
    """Return a statement as the bank gives it: day, words, pounds."""
    rows = [",".join(line) for line in lines]
    return "\n".join(["Date,Details,Amount", *rows, ""]).encode()
