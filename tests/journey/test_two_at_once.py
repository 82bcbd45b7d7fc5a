"""Two at the same moment, each on a connection of its own: it happens once, and the other is told."""

import threading
from datetime import timedelta
from uuid import UUID

import pytest
from django.db import connections, transaction

from sayso.foundation.access import clock
from sayso.foundation.access.viewer import viewing
from sayso.foundation.ledger.queries import committed
from sayso.journey.budget import actions as budget
from sayso.journey.budget.queries import lines_of
from sayso.journey.payments import actions as payments
from sayso.journey.payments.models import BankStatement, PayeeAccount, StatementLine
from sayso.journey.payments.statuses import RunState
from sayso.journey.planning import actions as planning
from sayso.journey.planning.models import CarerTask
from sayso.journey.planning.statuses import CarerAnswer
from sayso.journey.purchasing.models import Order
from sayso.journey.review import actions as review
from sayso.journey.review.statuses import Outcome
from sayso.rules.refusals import Refusal
from tests.factories import budget as budgets
from tests.factories import payments as paid
from tests.factories import planning as planned
from tests.factories import review as reviews
from tests.factories.finished_plans import a_finished_plan
from tests.factories.logins import a_login
from tests.worlds.lives import Life, a_life
from tests.worlds.seeing import signed_in

pytestmark = pytest.mark.django_db(transaction=True)
KEY = UUID("0b9e7a50-90b4-4d3c-8e0b-4f3f0c1d7e11")


@pytest.fixture
def life(now) -> Life:
    return a_life(now)


def both(now, *acts):
    """Let two sign-ins act at once; return what each was told: a refusal by its code, or what came of it."""
    said, ready = [], threading.Barrier(len(acts))

    def do(login, action, told):
        try:
            with transaction.atomic(), viewing(login, at=now):
                ready.wait(timeout=10)
                said.append(action(by=login, at=now, **told))
        except Refusal as why:
            said.append(why.code)
        except Exception as why:  # an error of ours: never right
            said.append(repr(why))
        finally:
            connections.close_all()

    threads = [threading.Thread(target=do, args=act) for act in acts]
    for one in threads:
        one.start()
    for one in threads:
        one.join(timeout=30)
    return sorted((one if isinstance(one, str) else "done") for one in said), said


def test_a_budget_is_agreed_once_and_its_money_promised_once(now, life):
    a_finished_plan(life.ana, by=life.sam, now=now)
    made = budgets.a_budget(life.ana, by=life.sam, now=now, impact_checked=True)
    told = {"agreement": budget.Agreement(budget=made.pk, grounds=budgets.GROUNDS)}
    codes, _ = both(now, (life.sam, budget.agree_budget, told), (life.sam, budget.agree_budget, told))
    assert codes == ["done", "wrong_state"]
    with life.by(life.sam):
        made.refresh_from_db()
        assert committed(life.ana, viewer=life.sam) == made.gross_pence_a_week * 52


def test_an_order_that_a_program_sends_twice_is_placed_once(now, life, monkeypatch):
    monkeypatch.setattr(clock, "now", lambda: now)
    a_finished_plan(life.ana, by=life.sam, now=now)
    agreed = budgets.agreed(life.ana, by=life.sam, now=now, impact_checked=True)
    with life.by(life.sam):
        line = lines_of(agreed, viewer=life.sam)[0].line
    order = {"line": str(line), "provider": "Meadow", "starts_on": str(now.date()), "key": str(KEY)}

    def sent(*, by, at):
        browser = signed_in(by)
        answer = browser.post(f"/api/people/{life.ana}/orders", order, content_type="application/json")
        return f"{answer.status_code} {answer.json()['key']}"

    codes, _ = both(now, (life.sam, sent, {}), (life.sam, sent, {}))
    assert codes == [f"201 {KEY}"] * 2
    with life.by(life.sam):
        assert Order.objects.visible_to(life.sam).filter(person=life.ana).count() == 1


def test_a_run_is_approved_once_and_posted_once(now, life):
    desk = life.desk
    paid.a_budget(life.ana, now=now)
    paid.a_payee(life.ana, desk, told_how="On a visit.")
    run = paid.a_run(desk, RunState.LOCKED)
    third = a_login("finance", now=now)
    told = {"run": run.pk, "looked_at": "All of them."}
    codes, _ = both(now, (desk.finn, payments.approve_run, told), (third, payments.approve_run, told))
    assert codes == ["done", "wrong_state"]
    with life.by(desk.finn):
        run.refresh_from_db()
        assert run.state == RunState.APPROVED


def test_a_statement_sent_by_two_is_taken_in_once(now, life):
    source, content = paid.a_source(life.desk), paid.a_file(("20/11/2026", "Rates", "-12.00"))
    told = {"source": source.pk, "content": content}
    desk = life.desk
    codes, said = both(
        now, (desk.pat, payments.import_statement, told), (desk.finn, payments.import_statement, told)
    )
    assert codes == ["done", "done"]
    assert sorted(one.is_repeat for one in said) == [False, True]
    with life.by(desk.pat):
        assert (BankStatement.objects.count(), StatementLine.objects.count()) == (1, 1)


def test_of_bank_details_that_two_write_down_at_once_the_later_waits(now, life):
    one, two = ({"payee": paid.a_new_payee(life.ana)} for _ in range(2))
    desk = life.desk
    codes, _ = both(now, (desk.pat, payments.record_payee, one), (desk.ruta, payments.record_payee, two))
    assert codes == ["done", "done"]
    with life.by(desk.finn):
        rows = PayeeAccount.objects.visible_to(desk.finn).filter(person=life.ana)
        assert (rows.count(), rows.current().count()) == (2, 1)


def test_a_review_is_closed_once(now, life):
    begun = reviews.a_review(life.ana, by=life.sam, now=now)
    reviews.answered(begun, by=life.sam, now=now)
    told = {"closing": review.NewClosing(person=life.ana, review=begun.pk, outcome=Outcome.GOES_ON)}
    codes, _ = both(now, (life.sam, review.close_review, told), (life.sam, review.close_review, told))
    assert codes == ["done", "wrong_state"]


def test_a_carer_who_says_yes_twice_is_down_for_it_once(now, life):
    planned.offered(life.line, life.bea, by=life.sam, now=now, key=KEY)
    yes = {"minutes_a_week": 90, "holds_from": now.date(), "ends_before": now.date() + timedelta(weeks=12)}
    told = {"answer": planning.CarersAnswer(offer=KEY, answer=CarerAnswer.YES, **yes)}
    codes, _ = both(now, (life.bea_in, planning.answer_task, told), (life.nadia, planning.answer_task, told))
    assert codes == ["done", "wrong_state"]
    with life.by(life.sam):
        assert CarerTask.objects.visible_to(life.sam).filter(person=life.ana).count() == 1
