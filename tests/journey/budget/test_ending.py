"""Less support waits until the person could answer; what ends is released, and what is owed stays owed."""

from datetime import date, timedelta

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sayso.foundation.decisions.actions import record_reply, tell_decision
from sayso.foundation.ledger.chart import Account
from sayso.foundation.ledger.queries import balance, committed
from sayso.journey.budget import actions, queries
from sayso.journey.budget.actions.starting import DAYS_COMMITTED
from sayso.journey.budget.statuses import EndBecause
from sayso.journey.people.statuses import StandingKind
from sayso.rules.refusals import Held, Invalid, NotFound, NotPermitted, WrongState
from tests.examples import examples
from tests.factories.budget import GROUNDS, a_budget, agreed
from tests.factories.finished_plans import GARDEN_LINE, a_finished_plan
from tests.factories.logins import a_login

pytestmark = pytest.mark.django_db
ADULT = StandingKind.ADULT
REPLY_UNTIL = date(2026, 12, 18)


@pytest.fixture
def less(now, looking, sam, ana):
    """A budget that stood for eight weeks, and a lower one that was decided today."""
    earlier = now - timedelta(weeks=8)
    a_finished_plan(ana, by=sam, now=earlier)
    first = agreed(ana, by=sam, now=earlier)
    a_finished_plan(ana, GARDEN_LINE, by=sam, now=now)
    second = a_budget(ana, by=sam, now=now)
    with looking(sam):
        actions.agree_budget(agreement=actions.Agreement(budget=second.pk, grounds=GROUNDS), by=sam, at=now)
        second.refresh_from_db()
    return first, second


def told(decision, by, at):
    tell_decision(
        decision=decision,
        told=decision.person_id,
        way="post",
        letter=decision.person_id,
        reply_until=REPLY_UNTIL,
        by=by,
        at=at,
    )


def test_less_than_before_is_decided_and_waits_and_the_budget_before_goes_on(now, looking, sam, ana, less):
    first, second = less
    assert second.lowers
    assert (second.state, second.held_by_rules, second.agreed_by) == ("held", ["waits_to_answer"], sam)
    with looking(sam):
        assert queries.budget_of(ana, ADULT, viewer=sam) == first
        assert queries.held_box(second).stays == "The budget before it goes on."
        assert queries.may_begin(viewer=sam, on=now.date()) == []
        assert actions.begin_budget(budget=second.pk, by=sam, at=now).state == "held"
        assert committed(ana, viewer=sam) == first.gross_pence_a_week * 52


def test_once_they_were_told_and_could_answer_it_begins_that_day_and_not_before(now, looking, sam, ana, less):
    first, second = less
    then = now + timedelta(days=29)  # 19 December
    with looking(sam):
        told(second.decision, sam, now)
        assert queries.may_begin(viewer=sam, on=REPLY_UNTIL) == []
    with looking(sam, then):
        assert queries.may_begin(viewer=sam, on=then.date()) == [second]
        found = actions.begin_budget(budget=second.pk, by=sam, at=then)
        first.refresh_from_db()
        assert (found.state, found.starts_on) == ("agreed", date(2026, 12, 19))
        assert (first.state, first.ends_before) == ("ended", date(2026, 12, 19))
        with pytest.raises(WrongState):
            actions.begin_budget(budget=second.pk, by=sam, at=then)


def test_a_reply_that_asks_to_look_again_holds_it_on(now, looking, sam, ana, less):
    _, second = less
    then = now + timedelta(days=40)
    with looking(sam):
        told(second.decision, sam, now)
        record_reply(
            decision=second.decision,
            words="I need somebody at tea.",
            look_again=True,
            replied_on=date(2026, 12, 1),
            by=sam,
            at=now,
        )
    with looking(sam, then):
        assert actions.begin_budget(budget=second.pk, by=sam, at=then).state == "held"


@pytest.mark.requirement("X-01")
def test_what_was_still_to_come_is_released_and_what_is_owed_till_then_stays(now, looking, sam, ana):
    earlier = now - timedelta(weeks=8)
    a_finished_plan(ana, by=sam, now=earlier)
    first = agreed(ana, by=sam, now=earlier)
    more = GARDEN_LINE | {"times_a_week": 4}
    a_finished_plan(ana, more, by=sam, now=now)
    second = agreed(ana, by=sam, now=now)
    with looking(sam):
        assert second.state == "agreed"
        for line in queries.lines_of(first, viewer=sam):
            assert committed(ana, viewer=sam, arrangement=line.pk) == line.pence_a_week * 8
            assert line.ends_before == second.starts_on
        assert balance(Account.UNALLOCATED, person=ana, viewer=sam) == 0
        expected = first.gross_pence_a_week * 8 + second.gross_pence_a_week * 52
        assert balance(Account.BUDGET, person=ana, viewer=sam) == -expected


@settings(max_examples=examples(12), suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(days=st.integers(1, DAYS_COMMITTED + 30))
def test_on_whatever_day_a_budget_ends_nothing_drifts(now, looking, sam, ana, days):
    started = now - timedelta(days=395)
    with transaction.atomic():
        a_finished_plan(ana, by=sam, now=started)
        found = agreed(ana, by=sam, now=started)
        with looking(sam):
            ends = found.starts_on + timedelta(days=days)
            actions.end_budget(budget=found.pk, ends_before=ends, because=EndBecause.WISH, by=sam, at=now)
            left = committed(ana, viewer=sam)
            used = min(days, DAYS_COMMITTED)
            assert 0 <= left - found.gross_pence_a_week * used // 7 <= 2, (
                "owed till then, to the penny a line"
            )
            assert balance(Account.UNALLOCATED, person=ana, viewer=sam) == 0
            assert balance(Account.BUDGET, person=ana, viewer=sam) == -left
        transaction.set_rollback(True)


def test_what_the_person_wants_ends_at_once_and_what_the_council_wants_waits(now, looking, sam, ana, less):
    first, _ = less
    tomorrow = now.date() + timedelta(days=1)
    with looking(sam):
        with pytest.raises(Held) as waits:
            actions.end_budget(
                budget=first.pk, ends_before=tomorrow, because=EndBecause.DECIDED, by=sam, at=now
            )
        assert "told why and could answer" in waits.value.rule
        found = actions.end_budget(
            budget=first.pk, ends_before=tomorrow, because=EndBecause.WISH, by=sam, at=now
        )
        assert (found.state, found.ended_because) == ("ended", "wish")
        with pytest.raises(WrongState):
            actions.end_budget(budget=first.pk, ends_before=tomorrow, because=EndBecause.WISH, by=sam, at=now)


def test_a_budget_does_not_end_before_it_began_nor_by_a_stranger_nor_by_a_wrong_role(now, looking, sam, ana):
    a_finished_plan(ana, by=sam, now=now)
    found = agreed(ana, by=sam, now=now)
    told_to = {"budget": found.pk, "because": EndBecause.WISH}
    with looking(sam), pytest.raises(Invalid) as wrong:
        actions.end_budget(ends_before=found.starts_on, by=sam, at=now, **told_to)
    assert list(wrong.value.fields) == ["ends_before"]
    stranger, assessor = a_login("social-worker", now=now), a_login("assessor", now=now)
    for login, refused in ((stranger, NotFound), (assessor, NotPermitted)):
        with looking(login), pytest.raises(refused):
            actions.end_budget(ends_before=date(2027, 1, 1), by=login, at=now, **told_to)
        with looking(login), pytest.raises(refused):
            actions.begin_budget(budget=found.pk, by=login, at=now)


def test_without_a_trail_nothing_ends_and_nothing_begins(now, looking, sam, ana, less, request):
    first, second = less
    with looking(sam):
        told(second.decision, sam, now)
    down, then = request.getfixturevalue("audit_fails"), now + timedelta(days=29)
    with looking(sam, then):
        with pytest.raises(down):
            actions.begin_budget(budget=second.pk, by=sam, at=then)
        with pytest.raises(down):
            actions.end_budget(
                budget=first.pk, ends_before=date(2027, 1, 1), because=EndBecause.WISH, by=sam, at=then
            )
        first.refresh_from_db()
        assert first.state == "agreed"
        assert committed(ana, viewer=sam) == first.gross_pence_a_week * 52
