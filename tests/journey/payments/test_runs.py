"""A run: made by one, checked by another, forwards only, and each payment leaves once."""

from datetime import date

import pytest
from django.db import DatabaseError, IntegrityError, transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sayso.foundation.ledger.queries import committed
from sayso.journey.budget.models import BudgetLine
from sayso.journey.payments import actions, queries
from sayso.journey.payments.models import PaymentRun, RunLine
from sayso.journey.payments.statuses import HeldOut, RunState
from sayso.journey.planning.statuses import Way
from sayso.rules.refusals import Invalid, NotFound, NotPermitted, WrongState
from tests.examples import examples
from tests.factories import charging as means
from tests.factories import payments as made
from tests.factories.casework import somebody
from tests.factories.logins import a_login

LOOKED = {"looked_at": "The first payment, and the total."}
DAYS = {"period_starts_on": made.STARTS, "period_ends_before": made.ENDS, "pays_on": made.PAYS}


def lines(desk, run, looking):
    with looking(desk.finn):
        return queries.lines_of(run, viewer=desk.finn)


@pytest.mark.requirement("X-01")
def test_four_weeks_of_100_less_15_are_340_and_the_ledger_says_so(desk, paid, looking, books):
    run = made.a_run(desk, RunState.APPROVED)
    (line,) = lines(desk, run, looking)
    assert (line.gross_pence, line.contribution_pence, line.pence) == (40_000, 6_000, 34_000)
    assert "What we pay for these days." in [one["label"] for one in line.parts[0]["working"]]
    assert books() == {"E500": 34_000, "L200": -34_000}
    with looking(desk.finn):
        assert committed(paid, viewer=desk.finn) == 10_000 * made.WEEKS - 40_000


def test_a_period_to_come_is_paid_in_advance(desk, ana, now, books):
    made.a_budget(ana, now=now, starts_on=date(2026, 11, 30), contribution=0)
    made.a_payee(ana, desk)
    made.a_run(
        desk,
        RunState.APPROVED,
        period_starts_on=date(2026, 11, 30),
        period_ends_before=date(2026, 12, 28),
    )
    assert books() == {"A140": 40_000, "L200": -40_000}


def test_what_she_pays_is_not_known_so_she_is_paid_in_full(desk, ana, now, looking):
    made.a_budget(ana, now=now, contribution=None)
    made.a_payee(ana, desk)
    (line,) = lines(desk, made.a_run(desk), looking)
    assert (line.pence, line.contribution_pence) == (40_000, None)
    said = [one["label"] for one in line.parts[0]["working"]]
    assert "What you pay is not worked out yet, so we take nothing off. The payment is in full." in said


def test_what_she_pays_became_known_since_and_is_taken_off(desk, ana, now, looking):
    made.a_budget(ana, now=now, contribution=None)
    made.a_payee(ana, desk)
    officer = a_login("finance", now=now)
    worked_out = means.kept_means(ana, by=officer, now=now, starts_on=made.STARTS).charge_pence_a_week
    assert worked_out
    (line,) = lines(desk, made.a_run(desk), looking)
    assert line.contribution_pence == 4 * min(worked_out, 10_000)
    assert line.pence == 40_000 - line.contribution_pence


def test_only_what_she_holds_herself_is_paid_and_it_bears_its_share(desk, ana, now, looking):
    made.a_budget(ana, now=now, pence_a_week=12_300, managed_pence_a_week=17_900, contribution=5_900)
    made.a_payee(ana, desk)
    (line,) = lines(desk, made.a_run(desk), looking)
    assert (line.gross_pence, line.contribution_pence, line.pence) == (49_200, 9_611, 39_589)


def test_a_budget_that_begins_in_the_middle_is_paid_for_its_days(desk, ana, now, looking):
    made.a_budget(ana, now=now, starts_on=date(2026, 12, 4), contribution=0)
    made.a_payee(ana, desk)
    (line,) = lines(desk, made.a_run(desk), looking)
    assert line.pence == 14_286  # ten days of £100 a week


def test_who_has_no_details_or_unconfirmed_ones_is_named_and_held_out(desk, paid, now, looking):
    nobody, waits = somebody(now=now, name="Grace Adu"), somebody(now=now, name="Colin Rudd")
    for one in (nobody, waits):
        made.a_budget(one, now=now)
    desk.do(actions.record_payee, by=desk.ruta, payee=made.a_new_payee(waits))
    run = made.a_run(desk)
    assert (run.line_count, run.held_out_count, run.total_pence) == (1, 2, 34_000)
    why = {one.person_id: one.held_out_because for one in lines(desk, run, looking)}
    assert why == {paid: "", nobody: HeldOut.NO_ACCOUNT, waits: HeldOut.NOT_CONFIRMED}


def test_a_run_that_could_pay_nobody_is_not_locked(desk, ana, now):
    made.a_budget(ana, now=now)
    run = made.a_run(desk)
    with pytest.raises(WrongState, match="bank details"):
        desk.do(actions.lock_run, by=desk.pat, run=run.pk)


@pytest.mark.parametrize(
    ("changed", "field"),
    [
        ({"period_ends_before": made.STARTS}, "period_ends_before"),
        ({"pays_on": date(2026, 11, 19)}, "pays_on"),
        ({"pays_on": date(2026, 11, 22)}, "pays_on"),
        (
            {"period_starts_on": date(2027, 1, 4), "period_ends_before": date(2027, 6, 4)},
            "period_ends_before",
        ),
    ],
)
def test_days_that_are_no_period_are_told_at_their_box(desk, paid, changed, field):
    with pytest.raises(Invalid) as told:
        desk.do(actions.make_run, by=desk.pat, **(DAYS | changed))
    assert list(told.value.fields) == [field]


def test_the_same_days_again_find_nothing_due_and_crossing_days_are_refused(desk, paid):
    made.a_run(desk)
    with pytest.raises(Invalid, match="Nothing is due"):
        desk.do(actions.make_run, by=desk.pat, **DAYS)
    with pytest.raises(Invalid, match="cross those of another run"):
        desk.do(actions.make_run, by=desk.pat, **(DAYS | {"period_starts_on": date(2026, 11, 23)}))


def test_its_maker_does_not_check_it_in_python_nor_in_the_database(desk, paid, looking, now):
    run = made.a_run(desk, RunState.LOCKED)
    with pytest.raises(NotPermitted, match="somebody else checks it"):
        desk.do(actions.approve_run, by=desk.pat, run=run.pk, **LOOKED)
    with looking(desk.pat), pytest.raises(IntegrityError), transaction.atomic():
        PaymentRun.objects.filter(pk=run.pk).update(
            state=RunState.APPROVED, approved_by=desk.pat, approved_at=now
        )


def test_who_wrote_down_new_details_does_not_let_the_first_payment_go_to_them(desk, paid, looking, now):
    run = made.a_run(desk, RunState.LOCKED)
    (line,) = lines(desk, run, looking)
    assert line.first_to_details
    with pytest.raises(NotPermitted, match="bank details that this run pays for the first time"):
        desk.do(actions.approve_run, by=desk.ruta, run=run.pk, **LOOKED)
    with looking(desk.ruta), pytest.raises(DatabaseError, match="wrote down details"), transaction.atomic():
        PaymentRun.objects.filter(pk=run.pk).update(
            state=RunState.APPROVED, approved_by=desk.ruta, approved_at=now
        )
    desk.do(actions.approve_run, by=desk.finn, run=run.pk, **LOOKED)


STEPS = [RunState.DRAFT, RunState.LOCKED, RunState.APPROVED, RunState.FILE_MADE, RunState.SENT]


@pytest.mark.parametrize("at", STEPS[1:])
def test_a_run_goes_forwards_only_and_never_over_a_step(desk, paid, looking, at):
    run = made.a_run(desk, at)
    wrong = [state for state in (*STEPS, RunState.PART_RETURNED) if state != at]
    if at != RunState.SENT:
        wrong.remove(STEPS[STEPS.index(at) + 1])
    else:
        wrong.remove(RunState.PART_RETURNED)
    for state in wrong:
        with looking(desk.finn), pytest.raises(DatabaseError), transaction.atomic():
            PaymentRun.objects.filter(pk=run.pk).update(state=state)
    for action, more in ((actions.lock_run, {}), (actions.make_file, {}), (actions.mark_sent, {})):
        ready = {actions.make_file: RunState.APPROVED, actions.mark_sent: RunState.FILE_MADE}.get(action)
        if at != ready:
            by = desk.pat if action is actions.lock_run else desk.finn
            with pytest.raises(WrongState):
                desk.do(action, by=by, run=run.pk, **more)


def test_no_payment_slips_into_a_run_that_is_locked_and_none_is_changed(desk, paid, looking):
    run = made.a_run(desk, RunState.LOCKED)
    (line,) = lines(desk, run, looking)
    kept = {field.attname: getattr(line, field.attname) for field in RunLine._meta.concrete_fields}
    other = kept | {"id": made.uuid.uuid4(), "end_to_end": "DPANOTHER", "held_out_because": "no_account"}
    with looking(desk.pat), pytest.raises(DatabaseError, match="while it is a draft"), transaction.atomic():
        RunLine.objects.create(**other)
    with looking(desk.pat), pytest.raises(Exception, match="permission denied"), transaction.atomic():
        RunLine.objects.filter(pk=line.pk).update(pence=1)


def test_a_run_sent_back_pays_nobody_and_is_made_anew(desk, paid, books):
    run = made.a_run(desk, RunState.LOCKED)
    with pytest.raises(Invalid):
        desk.do(actions.send_back_run, by=desk.finn, run=run.pk, because=" ")
    desk.do(actions.send_back_run, by=desk.finn, run=run.pk, because="Grace has new details.")
    with pytest.raises(WrongState):
        desk.do(actions.approve_run, by=desk.finn, run=run.pk, **LOOKED)
    assert made.a_run(desk, RunState.APPROVED).line_count == 1
    assert books()["E500"] == 34_000
    with pytest.raises(WrongState):
        desk.do(actions.send_back_run, by=desk.finn, run=run.pk, because="Again")


def test_the_file_is_kept_byte_for_byte_and_names_nobody_in_its_name(desk, paid, looking):
    run = made.a_run(desk, RunState.FILE_MADE)
    with looking(desk.finn):
        kept = queries.runs.file_of(run)
    assert b'<InstdAmt Ccy="GBP">340.00</InstdAmt>' in bytes(kept.content)
    assert b"<MmbId>040506</MmbId>" in bytes(kept.content)
    assert run.file_name == f"direct-payments-2026-11-23-{run.reference.lower()}.xml"
    with pytest.raises(WrongState):
        desk.do(actions.make_file, by=desk.finn, run=run.pk)


def test_without_the_councils_account_there_is_no_file(desk, paid, looking):
    run = made.a_run(desk, RunState.APPROVED)
    with looking(desk.finn):
        made.actions.council_accounts.CouncilAccount.objects.update(replaced_at=desk.now)
    with pytest.raises(WrongState, match="account that the council pays from"):
        desk.do(actions.make_file, by=desk.finn, run=run.pk)


def test_others_find_no_run_and_may_not_make_or_check_one(desk, paid, looking, now):
    run = made.a_run(desk, RunState.LOCKED)
    worker = a_login("manager", now=now)
    with looking(worker):
        assert queries.run_of(run.pk) is None
        assert not RunLine.objects.exists()
    for action, told in (
        (actions.make_run, DAYS),
        (actions.lock_run, {"run": run.pk}),
        (actions.approve_run, {"run": run.pk} | LOOKED),
        (actions.send_back_run, {"run": run.pk, "because": "No"}),
        (actions.make_file, {"run": run.pk}),
        (actions.mark_sent, {"run": run.pk}),
    ):
        with pytest.raises(NotPermitted):
            desk.do(action, by=worker, **told)
    with pytest.raises(NotFound):
        desk.do(actions.lock_run, by=desk.pat, run=paid)


def test_the_maker_cannot_be_let_past_by_holding_finance_too(desk, paid):
    run = made.a_run(desk, RunState.LOCKED)
    with pytest.raises(NotPermitted):
        desk.do(actions.make_run, by=desk.finn, **DAYS)
    assert run.made_by_id == desk.pat.pk


@pytest.mark.requirement("X-01")
@settings(max_examples=examples(8), suppress_health_check=list(HealthCheck))
@given(st.lists(st.booleans(), min_size=5, max_size=5))
def test_wherever_the_plug_is_pulled_and_however_often_it_starts_again_she_is_paid_once(
    desk, paid, books, no_trail, looking, pulled
):
    with transaction.atomic():
        run = None
        for step, pull in enumerate(pulled):
            action, by, told = (
                (actions.make_run, desk.pat, DAYS),
                (actions.lock_run, desk.pat, {}),
                (actions.approve_run, desk.finn, LOOKED),
                (actions.make_file, desk.finn, {}),
                (actions.mark_sent, desk.finn, {}),
            )[step]
            told = told | ({"run": run.pk} if run else {})
            if pull:
                no_trail(action, by=by, **told)
            done = desk.do(action, by=by, **told)
            run = run or done
            with pytest.raises((WrongState, Invalid)):
                desk.do(action, by=by, **told)
        assert books() == {"E500": 34_000, "L200": -34_000}
        with looking(desk.finn):
            assert RunLine.objects.filter(person_id=paid).count() == 1
        transaction.set_rollback(True)


def test_the_budget_line_is_the_ledgers_arrangement(desk, paid, looking):
    run = made.a_run(desk)
    (line,) = lines(desk, run, looking)
    with looking(desk.finn):
        (held,) = BudgetLine.objects.filter(person_id=paid, way=Way.DIRECT_PAYMENT)
    assert [part["arrangement"] for part in line.parts] == [str(held.pk)]
