"""What each of the two reads of paid work, and may stop; and paid hours beside unpaid care, never one sum."""

from datetime import date, time, timedelta

import pytest

from sayso.foundation.audit.models import AuditEvent
from sayso.journey.casework.models import Task
from sayso.journey.partnership import actions, queries
from sayso.journey.partnership.models import (
    NecessaryReason,
    PaidContract,
    PaidProposal,
    PaidSum,
    PaidTime,
)
from sayso.journey.planning.queries import offers_for
from sayso.journey.planning.statuses import MetBy
from sayso.rules.direct_payments.hours import Times
from sayso.rules.refusals import Held, Invalid, WrongState
from tests.factories import planning as planned
from tests.factories.logins import a_login
from tests.factories.paid import (
    EVIDENCE,
    WEEKDAY_MORNINGS,
    a_contract,
    a_new_contract,
    agreed,
    decided,
    payers,
    put,
    with_reasons,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def hands(now):
    return payers(now)


@pytest.mark.requirement("S0-08")
@pytest.mark.parametrize("who", ["ana_in", "bea_in", "sam"])
def test_either_of_them_stops_it_and_nothing_tells_the_other_who_did(now, looking, hands, who):
    """Alone, with no reason, and held by nobody; the person's worker has a task at once."""
    two, contract = hands.two, a_contract(hands, now=now)
    by = getattr(two, who)
    with looking(by):
        actions.stop_paid(contract=contract.pk, ends_before=date(2026, 12, 1), by=by, at=now)
    with looking(two.bea_in):
        [hers] = queries.my_paid_work(viewer=two.bea_in)
    with looking(two.ana_in):
        [anas] = queries.contracts_of(two.ana, viewer=two.ana_in)
    assert hers.ends_before == anas.contract.ends_before == date(2026, 12, 1)
    assert str(by.pk) not in str(anas.contract.__dict__).replace(str(anas.contract.made_by_id), "")
    with looking(two.sam):
        tasks = Task.objects.visible_to(two.sam).filter(person_id=two.ana, done_at=None)
        [task] = [one for one in tasks if one.asked.startswith("paid_")]
    assert task.made_by_id != two.bea_in.pk
    with looking(by), pytest.raises(WrongState):
        actions.stop_paid(contract=contract.pk, ends_before=date(2026, 12, 1), by=by, at=now)
    with looking(by), pytest.raises(Invalid):
        actions.stop_paid(contract=contract.pk, ends_before=date(2026, 11, 1), by=by, at=now)
    with looking(by):  # sooner after all: before it began, so it never does
        actions.stop_paid(contract=contract.pk, ends_before=now.date(), by=by, at=now)
        assert not any(
            queries.lasts(one.contract, now.date() + timedelta(days=9))
            for one in queries.contracts_of(two.ana, viewer=by)
        )
    events = AuditEvent.objects.filter(action="partnership.stop_paid")
    with looking(a_login("auditor", now=now)):
        assert {person for one in events for person in one.people} == {
            two.bea if who == "bea_in" else two.ana
        }


def test_what_she_is_paid_for_tells_her_nothing_of_why(now, looking, hands):
    a_contract(hands, now=now)
    with looking(hands.two.bea_in):
        [work] = queries.my_paid_work(viewer=hands.two.bea_in)
        for model in (PaidProposal, NecessaryReason, PaidContract, PaidTime, PaidSum):
            assert not model.objects.visible_to(hands.two.bea_in).exists()
    assert (work.calls, work.minutes_a_week, work.pence_an_hour) == ("Mum", 600, 1350)
    assert work.times == (WEEKDAY_MORNINGS,)
    assert EVIDENCE not in str(work)
    with looking(hands.two.ana_in):
        assert queries.my_paid_work(viewer=hands.two.ana_in) == []
    with looking(hands.sam):
        assert queries.my_paid_work(viewer=hands.sam) == []


def an_unpaid_task(hands, now, *, wished_at: time, minutes: int = 60):
    """Bea says yes, unpaid, to something each day at a time."""
    two = hands.two
    draft = planned.a_draft(two.ana, by=two.ana_in, now=now)
    timed = {"wished_at": wished_at, "give_or_take_minutes": 0, "times_a_week": 7, "minutes_each": minutes}
    line = planned.a_line(draft, by=two.ana_in, now=now, met_by=MetBy.CARER, **timed)
    planned.said_yes(draft, by=two.ana_in, now=now)
    planned.offered(line, two.bea, by=two.ana_in, now=now)
    return line


def says_yes(hands, now, looking, *, minutes: int):
    two = hands.two
    with looking(two.bea_in):
        [offer] = offers_for(two.bea, viewer=two.bea_in)
    planned.answered(offer, by=two.bea_in, now=now, minutes_a_week=minutes, holds_from=now.date())


@pytest.mark.requirement("S0-08")
def test_paid_hours_and_unpaid_care_never_add_up_as_one(now, looking, hands):
    two = hands.two
    an_unpaid_task(hands, now, wished_at=time(19))
    says_yes(hands, now, looking, minutes=420)
    on = date(2026, 11, 24)
    with looking(hands.sam):
        before = queries.who_does_what(two.ana, viewer=hands.sam, on=on, before=now.date())
    a_contract(hands, now=now)
    with looking(hands.sam):
        after = queries.who_does_what(two.ana, viewer=hands.sam, on=on, before=now.date())
        [split] = queries.split_weeks(two.ana, viewer=hands.sam, on=on)
    assert after == before, "what she does unpaid is what she said yes to, and no paid hour among it"
    assert (split.week.paid_minutes, split.week.unpaid_minutes) == (600, 420)
    assert {line.amount for line in split.week.working} == {600, 420}
    assert 1020 not in vars(split.week).values()
    assert split.meets == ()


def test_a_contract_is_not_made_for_hours_in_which_she_cares_unpaid(now, looking, hands):
    an_unpaid_task(hands, now, wished_at=time(9, 30))
    says_yes(hands, now, looking, minutes=420)
    proposal = put(hands, now=now, **with_reasons())
    decided(proposal, by=hands.lee, now=now)
    with looking(hands.sam), pytest.raises(Held) as held:
        actions.agree_paid(contract=a_new_contract(proposal), by=hands.sam, at=now)
    assert "never stand at the same time" in held.value.rule
    earlier = Times(days=(0, 1, 2, 3, 4), starts_at=time(7, 30), minutes=120)  # until the very minute
    assert agreed(proposal, by=hands.sam, now=now, times=(earlier,)).minutes_a_week == 600


def test_what_happened_is_kept_also_where_the_two_meet(now, looking, hands):
    """Her later yes is hers to give: nothing refuses it, and the page says where the two meet."""
    a_contract(hands, now=now)
    an_unpaid_task(hands, now, wished_at=time(9, 30))
    says_yes(hands, now, looking, minutes=420)
    with looking(hands.sam):
        [split] = queries.split_weeks(hands.two.ana, viewer=hands.sam, on=date(2026, 11, 24))
    assert [minutes for _, minutes in split.meets] == [5 * 30]
    assert (split.week.paid_minutes, split.week.unpaid_minutes) == (600, 420)


def test_nobody_is_paid_twice_for_one_hour(now, looking, hands):
    a_contract(hands, now=now)
    again = put(hands, now=now, **with_reasons())
    decided(again, by=hands.lee, now=now)
    with looking(hands.sam), pytest.raises(Invalid) as told:
        actions.agree_paid(contract=a_new_contract(again), by=hands.sam, at=now)
    assert list(told.value.fields) == ["times"]
