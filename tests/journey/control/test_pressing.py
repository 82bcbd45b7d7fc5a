"""Pause and go on, hand back and take back: the person's own hand, the same day, and nothing else changes."""

from datetime import timedelta

import pytest

from sayso.journey.casework.statuses import SeenAlone
from sayso.journey.control import actions, queries
from sayso.journey.control.models import Turn
from sayso.journey.control.statuses import Pressed
from sayso.journey.payments.facts.due import due_for
from sayso.journey.planning.queries import line_of
from sayso.journey.powers.statuses import PowerKind
from sayso.journey.purchasing import actions as purchasing
from sayso.journey.purchasing import queries as orders
from sayso.rules.refusals import Held, Invalid, NotFound, NotPermitted, OutsidePower, WrongState
from tests.factories.logins import a_login
from tests.factories.options import agreed_money
from tests.factories.powers import an_open_power

pytestmark = pytest.mark.django_db
MINUTE = timedelta(minutes=1)


def pressed(looking, cast, act, now, **more):
    with looking(cast.herself, at=now):
        return act(person=cast.ana, by=cast.herself, at=now, **more)


def an_order(cast, now, **changed):
    told = {"starts_on": now.date() + timedelta(days=3), "provider": "Meadow Home Care"}
    return purchasing.NewOrder(person=cast.ana, line=cast.tea.line, **(told | changed))


def ordered(looking, cast, order, now):
    with looking(cast.sam, at=now):
        return purchasing.place_order(order=order, by=cast.sam, at=now)


@pytest.mark.requirement("S1-04")
def test_she_pauses_and_new_orders_wait_while_care_visits_and_payments_go_on(now, looking, cast):
    agreed_money(cast.tea, by=cast.sam, now=now, way="direct_payment")
    before = ordered(looking, cast, an_order(cast, now, starts_on=now.date()), now)
    pays = a_login("payments", now=now)
    first = now.date(), now.date() + timedelta(days=28)
    with looking(pays):
        due = due_for(*first, viewer=pays)
    pressed(looking, cast, actions.pause, now)
    order = an_order(cast, now, provider="Kindly", price_pence=2500, unit="hour")
    with pytest.raises(Held) as held:
        ordered(looking, cast, order, now + MINUTE)
    assert held.value.data["rule"] == purchasing.PAUSED_RULE
    with looking(cast.sam):
        kept = purchasing.keep_waiting(order=order, by=cast.sam, at=now)
        again = purchasing.keep_waiting(order=order, by=cast.sam, at=now)
        assert orders.waiting_orders([cast.ana], viewer=cast.sam) == [kept] == [again]
        assert orders.orders_of(cast.ana, viewer=cast.sam) == [before]
        with pytest.raises(Held):
            purchasing.place_waiting(waiting=kept.pk, person=cast.ana, by=cast.sam, at=now)
        visit = purchasing.NewVisit(order=before.pk, planned_on=now.date(), outcome="missed")
        assert purchasing.record_visits(items=[visit], by=cast.sam, at=now)
    with looking(pays):
        assert due_for(*first, viewer=pays) == due
    pressed(looking, cast, actions.go_on, now + 2 * MINUTE)
    with looking(cast.sam, at=now + 3 * MINUTE):
        hand = {"person": cast.ana, "by": cast.sam, "at": now + 3 * MINUTE}
        made = purchasing.place_waiting(waiting=kept.pk, **hand)
        assert (made.provider, orders.price_of(made, viewer=cast.sam).price_pence) == ("Kindly", 2500)
        assert orders.waiting_orders([cast.ana], viewer=cast.sam) == []
        with pytest.raises(WrongState):
            purchasing.put_aside(waiting=kept.pk, **hand)


def test_what_cannot_wait_is_ordered_while_she_pauses(now, looking, cast):
    agreed_money(cast.tea, by=cast.sam, now=now)
    pressed(looking, cast, actions.pause, now)
    made = ordered(looking, cast, an_order(cast, now, urgent_because="She has not eaten."), now + MINUTE)
    assert made.urgent_because == "She has not eaten."


def test_a_change_of_an_order_waits_too_and_an_end_never_does(now, looking, cast):
    agreed_money(cast.tea, by=cast.sam, now=now)
    before = ordered(looking, cast, an_order(cast, now), now)
    pressed(looking, cast, actions.pause, now)
    to = an_order(cast, now, provider="Kindly", starts_on=now.date() + timedelta(days=9))
    with pytest.raises(Held), looking(cast.sam):
        purchasing.change_order(order=before.pk, to=to, by=cast.sam, at=now)
    with looking(cast.sam):
        kept = purchasing.keep_waiting(order=to, follows=before.pk, by=cast.sam, at=now)
        aside = an_order(cast, now, provider="Not this one")
        purchasing.keep_waiting(order=aside, by=cast.sam, at=now)
        purchasing.put_aside(waiting=aside.key, person=cast.ana, by=cast.sam, at=now)
    pressed(looking, cast, actions.go_on, now + MINUTE)
    with looking(cast.sam, at=now + 2 * MINUTE):
        made = purchasing.place_waiting(waiting=kept.pk, person=cast.ana, by=cast.sam, at=now + 2 * MINUTE)
        assert made.follows == before.pk
        hand = {"person": cast.ana, "by": cast.sam, "at": now}
        end = now.date() + timedelta(days=20)
        assert purchasing.end_order(order=made.pk, ends_before=end, because="Enough.", **hand)


@pytest.mark.requirement("S1-04")
def test_only_she_presses_and_twice_is_once(now, looking, cast):
    for act in (actions.pause, actions.go_on):
        with looking(cast.sam), pytest.raises(NotPermitted):
            act(person=cast.ana, by=cast.sam, at=now)
        with looking(cast.hers), pytest.raises(NotFound):
            act(person=cast.ana, by=cast.hers, at=now)
    with looking(cast.herself), pytest.raises(NotFound):
        actions.go_on(person=cast.ana, by=cast.herself, at=now)
    key = pressed(looking, cast, actions.pause, now)
    assert pressed(looking, cast, actions.pause, now + MINUTE) == key
    with looking(cast.sam):
        one = queries.paused_since(cast.ana, viewer=cast.sam)
        assert one.pk == key
        assert queries.not_read([cast.ana], viewer=cast.sam) == [one]
        actions.read_turn(turn=one.pk, person=cast.ana, by=cast.sam, at=now)
        assert queries.not_read([cast.ana], viewer=cast.sam) == []
    pressed(looking, cast, actions.go_on, now + 2 * MINUTE)
    with looking(cast.sam):
        assert queries.paused_since(cast.ana, viewer=cast.sam) is None
        assert [one.pressed for one in queries.turns_of(cast.ana, viewer=cast.sam)] == ["go_on", "pause"]


@pytest.mark.requirement("S1-04")
def test_whoever_decides_about_her_support_by_law_presses_it_too_and_no_other_power_does(now, looking, cast):
    may, money = a_login("attorney", now=now, name="Ada Holm"), a_login("attorney", now=now)
    an_open_power(cast.ana, PowerKind.ATTORNEY_WELFARE, may, by=cast.sam, now=now)
    an_open_power(cast.ana, PowerKind.ATTORNEY_MONEY, money, by=cast.sam, now=now)
    with looking(money), pytest.raises(OutsidePower):
        actions.pause(person=cast.ana, by=money, at=now)
    with looking(may), pytest.raises(NotFound):
        actions.go_on(person=cast.ana, by=may, at=now)
    with looking(may):
        key = actions.pause(person=cast.ana, by=may, at=now)
        assert actions.pause(person=cast.ana, by=may, at=now) == key
        with pytest.raises(NotFound):
            actions.hand_back(person=cast.ana, alone=SeenAlone.YES, by=may, at=now)
        assert queries.turns_of(cast.ana, viewer=may) == []
    with looking(cast.herself):
        turn = queries.paused_since(cast.ana, viewer=cast.herself)
        assert (turn.pk, turn.pressed_by, turn.power is None) == (key, may, False)
    pressed(looking, cast, actions.go_on, now + MINUTE)
    with looking(cast.sam):
        assert queries.paused_since(cast.ana, viewer=cast.sam) is None


@pytest.mark.requirement("S1-04")
def test_she_hands_back_and_takes_back_alone_and_only_the_way_changes(now, looking, cast):
    agreed_money(cast.tea, by=cast.sam, now=now, way="direct_payment")
    with pytest.raises(Invalid):
        pressed(looking, cast, actions.hand_back, now, alone=None)
    with pytest.raises(Held) as held:
        pressed(looking, cast, actions.hand_back, now, alone=SeenAlone.NO)
    assert "pause" in held.value.data["releases"]
    with looking(cast.sam), pytest.raises(NotPermitted):
        actions.hand_back(person=cast.ana, alone=SeenAlone.YES, by=cast.sam, at=now)
    turn = pressed(looking, cast, actions.hand_back, now, alone=SeenAlone.YES)
    assert turn.moved == [{"line": str(cast.tea.line), "way": "direct_payment"}]
    with looking(cast.sam):
        line = line_of(cast.ana, cast.tea.line, viewer=cast.sam)
        assert (line.way, line.aim, line.minutes_a_week) == ("council", cast.tea.aim, 150)
        assert queries.to_take_over([cast.ana], viewer=cast.sam) == {cast.ana: 1}
        assert queries.handed_back(cast.ana, viewer=cast.sam) == turn
    assert pressed(looking, cast, actions.hand_back, now + MINUTE, alone=SeenAlone.YES) == turn
    pressed(looking, cast, actions.take_back, now + 2 * MINUTE, alone=SeenAlone.DECLINED)
    with looking(cast.sam):
        assert line_of(cast.ana, cast.tea.line, viewer=cast.sam).way == "direct_payment"
        assert queries.to_take_over([cast.ana], viewer=cast.sam) == {}
        assert len(queries.not_read([cast.ana], viewer=cast.sam)) == 2


def test_a_failed_trail_undoes_what_was_pressed(now, looking, cast, audit_fails):
    with pytest.raises(audit_fails), looking(cast.herself):
        actions.hand_back(person=cast.ana, alone=SeenAlone.YES, by=cast.herself, at=now)
    with looking(cast.herself):
        assert not Turn.objects.filter(pressed=Pressed.HAND_BACK).exists()
        assert line_of(cast.ana, cast.tea.line, viewer=cast.herself).way == "direct_payment"
