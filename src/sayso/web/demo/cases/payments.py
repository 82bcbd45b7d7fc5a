"""Paying Ana for her tea at seven: three runs, made by one and checked by another, and the bank's answer.

Nobody of the crowd has a budget yet when this is told, so the runs pay her alone.
"""

from datetime import date, datetime, timedelta
from uuid import UUID

from sayso.foundation.access.models import User
from sayso.foundation.gateways.column_maps import ColumnMap
from sayso.journey.payments import actions, queries
from sayso.journey.payments.models import PaymentRun, StatementSource
from sayso.journey.payments.statuses import PaidTo
from sayso.rules.calendar import next_working_day
from sayso.web.demo.council import Council, acting

FOUR_WEEKS = timedelta(weeks=4)
#: So many days before the council opens the newest run's days begin.
NEWEST_RUN = 8
#: The days that Ana's budget is paid from: 64 days before the council opens it was agreed.
RUNS_BEGIN = (64, 36, NEWEST_RUN)
#: The council has paid people so many days, to and from the account that its bank tells it of.
PAYS_SINCE = 760
OUR_BANK_CALLED = "Our bank"
OUR_BANK = ColumnMap(date="Date", text=("Type", "Details"), amount="Amount")


def tell(council: Council) -> None:
    """Write down both accounts, each by two; pay three times four weeks; take in what the bank says."""
    ana = council.people["Ana Marsh"]
    finn, pat, ruta = (council.logins[name] for name in ("Finn Dacre", "Pat Lowe", "Ruta Kazlauskas"))
    first = council.ago(RUNS_BEGIN[0])
    source = _our_account(council, finn, pat, ruta)
    _hers(council, ana, pat, ruta)
    lines: list[str] = []
    for days in RUNS_BEGIN:
        starts = council.ago(days)
        made_on = first + timedelta(days=1) if starts == first else starts - timedelta(days=1)
        run = _run(starts, council.at("10:00", on=made_on), pat, finn)
        with acting(pat, council.at("16:00", on=made_on)):
            lines += [
                f"{one.pays_on:%d/%m/%Y},BACS,{one.end_to_end},-{one.pence // 100}.{one.pence % 100:02d}"
                for one in queries.lines_of(run, viewer=pat)
                if not one.held_out_because
            ]
    _statement(council, lines, source, pat)


def _our_account(council: Council, finn: User, pat: User, ruta: User) -> StatementSource:
    at = council.at("09:00", days_ago=PAYS_SINCE)
    with acting(ruta, at):
        account = actions.record_council_account(
            name="Lindenshire Council", sort_code="01-02-03", account_number="00000017", by=ruta, at=at
        )
    at = council.at("11:00", days_ago=PAYS_SINCE)
    with acting(finn, at):
        actions.confirm_council_account(account=account.pk, by=finn, at=at)
    with acting(pat, at):
        return actions.keep_source(name=OUR_BANK_CALLED, columns=OUR_BANK, by=pat, at=at)


def _hers(council: Council, ana: UUID, pat: User, ruta: User) -> None:
    at = council.at("09:00", days_ago=RUNS_BEGIN[0] - 1)
    new = actions.NewPayee(
        person=ana,
        paid_to=PaidTo.BANK,
        name_on_account="Ana Marsh",
        sort_code="04-05-06",
        account_number="12345678",
        told_how="Ana read it from her card while Sam was with her.",
    )
    with acting(ruta, at):
        waits = actions.record_payee(payee=new, by=ruta, at=at)
    at = council.at("09:30", days_ago=RUNS_BEGIN[0] - 1)
    with acting(pat, at):
        sure = "Sam rang her on the number we held. She read out the same digits."
        actions.confirm_payee(payee=waits.pk, person=ana, checked_how=sure, by=pat, at=at)


def _run(starts: date, at: datetime, pat: User, finn: User) -> PaymentRun:
    """Make a run, lock it, let Finn check it, and bring its file to the bank."""
    with acting(pat, at):
        pays_on = next_working_day(at.date())
        ends = starts + FOUR_WEEKS
        run = actions.make_run(
            period_starts_on=starts, period_ends_before=ends, pays_on=pays_on, by=pat, at=at
        )
        actions.lock_run(run=run.pk, by=pat, at=at)
    at += timedelta(hours=3)
    with acting(finn, at):
        words = "One payment, to details that two of us made sure of."
        actions.approve_run(run=run.pk, looked_at=words, by=finn, at=at)
        actions.make_file(run=run.pk, by=finn, at=at)
        return actions.mark_sent(run=run.pk, by=finn, at=at)


def _statement(council: Council, lines: list[str], source: StatementSource, pat: User) -> None:
    """Take in one file with the payments, which find their place, and the bank's own fee, which waits."""
    at = council.at("09:15", days_ago=1)
    fee = f"{council.ago(2):%d/%m/%Y},CHG,ACCOUNT FEE,-5.00"
    content = "\n".join(["Date,Type,Details,Amount", *lines, fee, ""]).encode()
    with acting(pat, at):
        actions.import_statement(content=content, source=source.pk, by=pat, at=at)
