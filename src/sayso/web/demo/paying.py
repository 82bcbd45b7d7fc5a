"""Two years of direct payments: runs of four weeks that one makes and another checks, and the bank's answer.

Each goes all the way: bank details that two people made sure of, a run, its file, and a statement on which
the bank shows the run as one sum. The newest period leaves work: one payment came back, somebody's details
wait to be confirmed, and the run of the period to come waits to be checked.
"""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from uuid import UUID

from sayso.foundation.access.models import User
from sayso.journey.budget.models import BudgetLine
from sayso.journey.budget.statuses import BudgetState
from sayso.journey.payments import actions, queries
from sayso.journey.payments.models import PayeeAccount, PaymentRun, RunLine, StatementSource
from sayso.journey.payments.statuses import PaidTo
from sayso.journey.planning.statuses import Way
from sayso.rules.calendar import next_working_day
from sayso.web.demo.cases.payments import FOUR_WEEKS, NEWEST_RUN, OUR_BANK_CALLED
from sayso.web.demo.chance import Chance
from sayso.web.demo.council import Council, acting
from sayso.web.demo.days import work_day

MAKES, CHECKS, KEEPS = "Pat Lowe", "Finn Dacre", "Ruta Kazlauskas"
PERIODS = 26
NOT_TOLD, NOT_CONFIRMED = 0.02, 0.02
SURE = "I rang them on the number we held, and they read out the same digits."


def periods(council: Council) -> list[date]:
    """Return the first day of each four weeks of two years; the newest has begun when the council opens."""
    return [council.ago(NEWEST_RUN) - FOUR_WEEKS * number for number in reversed(range(PERIODS))]


def pay(council: Council, starts: date) -> None:
    """Pay the four weeks that begin on a day, and take in what the bank says of it."""
    made_on = work_day(starts - timedelta(days=5))
    _write_down_accounts(council, starts, made_on)
    run = _make(council, starts, made_on)
    if run is not None:
        _send(council, run, made_on)
        _hear(council, run, is_newest=starts == council.ago(NEWEST_RUN))


def prepare_next(council: Council) -> None:
    """Make the run of the period to come: it waits for somebody else to check it."""
    _make(council, council.ago(NEWEST_RUN) + FOUR_WEEKS, council.day)


# -- whose account ------------------------------------------------------------------------------------------


def _write_down_accounts(council: Council, starts: date, on: date) -> None:
    """Write down where the money of those goes who are paid for the first time, and let another be sure."""
    ruta, pat, at = council.logins[KEEPS], council.logins[MAKES], council.at("09:30", on=on)
    with acting(ruta, at):
        new = [item for person in _new_people(council, starts, ruta) for item in _told(council, person)]
        made = actions.record_payees(items=new, by=ruta, at=at) if new else []
    sure = [
        actions.Confirming(payee=one.pk, person=one.person_id, checked_how=SURE)
        for one in made
        if Chance(f"confirmed {one.person_id}").random() >= NOT_CONFIRMED or starts != council.ago(NEWEST_RUN)
    ]
    later = at + timedelta(hours=1)
    if sure:
        with acting(pat, later):
            actions.confirm_payees(items=sure, by=pat, at=later)


def _new_people(council: Council, starts: date, by: User) -> list[UUID]:
    """Return whoever is paid directly in this period and has told us no account yet."""
    lines = BudgetLine.objects.visible_to(by).filter(
        budget__state=BudgetState.AGREED, way=Way.DIRECT_PAYMENT, starts_on__lt=starts + FOUR_WEEKS
    )
    paid = PayeeAccount.objects.visible_to(by).values_list("person_id", flat=True)
    told = {*council.people.values(), *paid}
    found = lines.order_by("starts_on", "person_id").values_list("person_id", flat=True)
    return [person for person in dict.fromkeys(found) if person not in told]


def _told(council: Council, person: UUID) -> Iterator[actions.NewPayee]:
    chance = Chance(f"account {person}")
    if chance.happens(NOT_TOLD):
        return
    yield actions.NewPayee(
        person=person,
        paid_to=PaidTo.BANK,
        name_on_account=council.names[person],
        sort_code="04-05-06",
        account_number=f"{chance.randint(10_000_000, 99_999_999)}",
        told_how="They read it from their card while their worker was with them.",
    )


# -- a run --------------------------------------------------------------------------------------------------


def _make(council: Council, starts: date, on: date) -> PaymentRun | None:
    """Make and lock a run; none where nobody is paid directly yet."""
    pat, at = council.logins[MAKES], council.at("11:00", on=on)
    with acting(pat, at):
        if not PayeeAccount.objects.visible_to(pat).exclude(person_id__in=council.people.values()).exists():
            return None
        run = actions.make_run(
            period_starts_on=starts,
            period_ends_before=starts + FOUR_WEEKS,
            pays_on=next_working_day(max(starts, on + timedelta(days=1))),
            by=pat,
            at=at,
        )
        return actions.lock_run(run=run.pk, by=pat, at=at)


def _send(council: Council, run: PaymentRun, on: date) -> None:
    finn, at = council.logins[CHECKS], council.at("14:00", on=on)
    with acting(finn, at):
        words = "The new names, the three largest sums, and that the total is what was expected."
        actions.approve_run(run=run.pk, looked_at=words, by=finn, at=at)
        actions.make_file(run=run.pk, by=finn, at=at)
        actions.mark_sent(run=run.pk, by=finn, at=at)


def _hear(council: Council, run: PaymentRun, *, is_newest: bool) -> None:
    """Take in the statement of the days after: the whole run as one sum, and what came back."""
    pat, on = council.logins[MAKES], next_working_day(run.pays_on + timedelta(days=2))
    at = council.at("09:15", on=min(on, council.day))
    with acting(pat, at):
        lines = [("BACS", run.reference, run.pays_on, -run.total_pence)]
        if is_newest:
            back = _sent_back(queries.lines_of(run, viewer=pat))
            lines.append(("RETURN", f"ACCOUNT CLOSED {back.end_to_end}", at.date(), back.pence))
        source = StatementSource.objects.get(name=OUR_BANK_CALLED, replaced_at=None)
        actions.import_statement(content=_csv(lines), source=source.pk, by=pat, at=at)


def _sent_back(lines: Sequence[RunLine]) -> RunLine:
    return min((one for one in lines if not one.held_out_because), key=lambda one: one.end_to_end)


def _csv(lines: Sequence[tuple[str, str, date, int]]) -> bytes:
    told = [
        f"{on:%d/%m/%Y},{kind},{words},{'-' if pence < 0 else ''}{abs(pence) // 100}.{abs(pence) % 100:02d}"
        for kind, words, on, pence in lines
    ]
    return "\n".join(["Date,Type,Details,Amount", *told, ""]).encode()
