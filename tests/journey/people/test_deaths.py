"""Somebody has died: nothing is sent to them, payments wait and say why, and a mistake is undone."""

from datetime import date, timedelta

import pytest

from sayso.foundation.access.models import Subject
from sayso.foundation.letters.actions import deliver_letters, send_letter
from sayso.foundation.letters.outbox import WayKind
from sayso.journey.payments import actions as payments
from sayso.journey.payments.queries import lines_of
from sayso.journey.payments.statuses import RunState
from sayso.journey.people import actions, queries
from sayso.journey.people.models import Death
from sayso.rules.refusals import Held, Invalid, NotFound, NotPermitted, Stale, WrongState
from tests.factories import payments as paid
from tests.factories.casework import somebody
from tests.factories.letters import a_letter
from tests.factories.logins import a_login, a_subject

pytestmark = [pytest.mark.django_db]
DIED = date(2026, 11, 15)
DIED_WORDS = "We were told that they have died. Nothing is sent to them."


@pytest.fixture
def sam(now):
    return a_login("social-worker", now=now, name="Sam Whitlock")


@pytest.fixture
def stefan(now, sam):
    home = {"lines": "14 Tanner's Row", "postcode": "ZZ1 1AA"}
    return somebody(now=now, name="Stefan Wójcik", seen_by=[sam], **home)


def died(stefan, sam, now, looking, **changed):
    told = {"died_on": DIED, "told_by": "Ruth, his sister, rang."} | changed
    with looking(sam, now):
        return actions.record_death(death=actions.NewDeath(person=stefan, **told), by=sam, at=now)


def undone(stefan, sam, now, looking, because="He answered the door."):
    with looking(sam, now):
        return actions.undo_death(person=stefan, because=because, by=sam, at=now)


def ways(stefan, sam, now, looking):
    with looking(sam):
        return queries.ways_to_reach(stefan, sam, now.date())


def test_from_that_minute_there_is_no_way_to_write_to_them_and_the_record_says_it_first(
    now, looking, sam, stefan
):
    before = ways(stefan, sam, now, looking)
    died(stefan, sam, now, looking)
    reach = ways(stefan, sam, now, looking)
    assert reach.safe == []
    assert {way.because for way in reach.ways} == {
        "We were told that they have died. Nothing is sent to them."
    }
    assert not any(way.to for way in reach.ways)
    with looking(sam):
        first = queries.header(stefan, sam, now.date()).cautions[0]
    assert (first.kind, first.text[:20]) == ("They have died", "On 15 November 2026.")
    undone(stefan, sam, now, looking)
    assert ways(stefan, sam, now, looking) == before, "undone, all is as before"


def test_a_letter_that_waited_stays_and_leaves_when_it_was_a_mistake(now, looking, sam, stefan, council_home):
    reach = ways(stefan, sam, now, looking)
    with looking(sam):
        letter = a_letter(Subject.objects.get(pk=stefan), by=sam, at=now)
        sending = send_letter(letter=letter, reach=reach, way=WayKind.POST, by=sam, at=now)
    died(stefan, sam, now, looking)
    with looking(sam):
        assert deliver_letters(by=sam, at=now).out == []
    undone(stefan, sam, now, looking)
    with looking(sam):
        assert deliver_letters(by=sam, at=now).out == [sending.pk]


def test_a_run_holds_their_payment_and_says_why_and_pays_everybody_else(now, looking, sam, stefan):
    desk, ana = paid.a_desk(now), somebody(now=now, name="Ana Marsh")
    for person in (stefan, ana):
        paid.a_budget(person, now=now)
        paid.a_payee(person, desk)
    run = paid.a_run(desk, RunState.LOCKED)
    died(stefan, sam, now, looking)
    with pytest.raises(Held, match="has died") as held:
        desk.do(payments.approve_run, by=desk.finn, run=run.pk, looked_at="All of them.")
    assert "made anew" in held.value.releases
    desk.do(payments.send_back_run, by=desk.finn, run=run.pk, because="Somebody has died.")
    again = paid.a_run(desk, RunState.APPROVED)
    with looking(desk.pat):
        why = {line.person_id: line.held_out_because for line in lines_of(again, viewer=desk.pat)}
    assert why == {stefan: "died", ana: ""}
    assert (again.line_count, again.held_out_count) == (1, 1)


def test_undone_they_are_paid_in_the_next_run_for_the_same_days(now, looking, sam, stefan):
    desk = paid.a_desk(now)
    paid.a_budget(stefan, now=now)
    paid.a_payee(stefan, desk)
    died(stefan, sam, now, looking)
    assert paid.a_run(desk).line_count == 0
    undone(stefan, sam, now, looking)
    assert paid.a_run(desk).line_count == 1


def test_a_day_put_right_takes_the_place_of_the_first_and_both_stay_to_be_read(now, looking, sam, stefan):
    died(stefan, sam, now, looking)
    died(stefan, sam, now, looking, died_on=DIED - timedelta(days=1))
    with looking(sam):
        rows = Death.objects.visible_to(sam).filter(person=stefan)
        assert (rows.count(), rows.current().get().died_on) == (2, date(2026, 11, 14))
        assert queries.deaths_of([stefan], viewer=sam) == {stefan: date(2026, 11, 14)}
        version = rows.version_of(stefan)
    told = actions.NewDeath(person=stefan, died_on=DIED, told_by="Ruth")
    with looking(sam), pytest.raises(Stale):
        actions.record_death(death=told, by=sam, at=now, seen_version=version - 1)
    (row, *_) = undone(stefan, sam, now, looking)
    assert row.undone_because == "He answered the door."
    with pytest.raises(WrongState):
        undone(stefan, sam, now, looking)


@pytest.mark.parametrize(
    ("wrong", "field"), [({"died_on": date(2026, 11, 21)}, "died_on"), ({"told_by": " "}, "told_by")]
)
def test_a_day_to_come_and_nobody_who_told_us_are_told_at_their_box(now, looking, sam, stefan, wrong, field):
    with pytest.raises(Invalid) as refused:
        died(stefan, sam, now, looking, **wrong)
    assert list(refused.value.fields) == [field]
    died(stefan, sam, now, looking)
    with pytest.raises(Invalid) as refused:
        undone(stefan, sam, now, looking, because=" ")
    assert list(refused.value.fields) == ["because"]


def test_a_stranger_a_wrong_role_and_somebody_with_no_eyes_for_it_learn_nothing(now, looking, sam, stefan):
    stranger, finance = a_login("social-worker", now=now), a_login("finance", now=now)
    with pytest.raises(NotFound):
        died(stefan, stranger, now, looking)
    with pytest.raises(NotPermitted):
        died(stefan, finance, now, looking)
    died(stefan, sam, now, looking)
    with pytest.raises(NotFound):
        undone(stefan, stranger, now, looking)
    for login, knows in ((stranger, False), (a_login("payments", now=now), True), (finance, True)):
        with looking(login):
            assert bool(queries.deaths_of([stefan, a_subject().pk], viewer=login)) is knows
            living = Subject.objects.exclude(pk__in=queries.the_dead(viewer=login))
            assert living.filter(pk=stefan).exists() is not knows


def test_without_a_trail_nobody_has_died_and_nobody_is_alive_again(now, looking, sam, stefan, trail_fails):
    died(stefan, sam, now, looking)
    with pytest.raises(trail_fails("record_death")):
        undone(stefan, sam, now, looking)
    with pytest.raises(trail_fails("record_death")):
        died(stefan, sam, now, looking, died_on=now.date())
    with looking(sam):
        assert queries.deaths_of([stefan], viewer=sam) == {stefan: DIED}
