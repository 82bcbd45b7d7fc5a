"""How much help somebody wants with each task: their own say, and each level acts as it was set."""

from datetime import timedelta

import pytest

from sayso.journey.casework.statuses import SeenAlone
from sayso.journey.control import actions, queries
from sayso.journey.control.models import TaskLevel
from sayso.journey.control.statuses import HeldBy, Level, Task
from sayso.journey.people import actions as people
from sayso.journey.people.statuses import Shareable
from sayso.journey.planning.queries import line_of
from sayso.rules.refusals import Invalid, NotFound, NotPermitted, Stale, WrongState
from tests.factories.logins import a_login
from tests.factories.options import agreed_money

pytestmark = pytest.mark.django_db
HELD = {"level": Level.HELD, "held_by": HeldBy.COUNCIL}


def a_level(cast, task=Task.BILLS, **changed):
    told = {"person": cast.ana, "task": task, "level": Level.ALONE}
    return actions.NewLevel(**(told | changed))


def set_by(looking, login, level, now):
    with looking(login):
        return actions.set_level(level=level, by=login, at=now)


def way(looking, cast):
    with looking(cast.herself):
        return line_of(cast.ana, cast.tea.line, viewer=cast.herself).way


@pytest.mark.requirement("S1-03")
def test_bills_held_for_her_are_held_by_the_council_and_stand_on_the_workers_day(now, looking, cast):
    money = agreed_money(cast.tea, by=cast.sam, now=now, way="direct_payment")
    held = set_by(looking, cast.herself, a_level(cast, **HELD), now)
    assert way(looking, cast) == "council"
    with looking(cast.sam):
        assert queries.to_set_up([cast.ana], viewer=cast.sam) == [held]
        assert queries.to_take_over([cast.ana], viewer=cast.sam) == {cast.ana: 1}
        money.refresh_from_db()
        assert (money.way, money.pence_a_week) == ("direct_payment", 10_000)  # goes on until agreed anew
        actions.set_up_level(level=held.pk, person=cast.ana, by=cast.sam, at=now)
        assert queries.to_set_up([cast.ana], viewer=cast.sam) == []
        with pytest.raises(WrongState):
            actions.set_up_level(level=held.pk, person=cast.ana, by=cast.sam, at=now)
    again = set_by(looking, cast.herself, a_level(cast, seen=str(held.pk)), now + timedelta(days=1))
    assert way(looking, cast) == "direct_payment"
    with looking(cast.herself):
        history = queries.history_of(cast.ana, Task.BILLS, viewer=cast.herself)
    assert [(one.pk, one.replaced_at is None) for one in history] == [(again.pk, True), (held.pk, False)]


def test_a_way_that_she_picked_since_stays_when_the_level_changes(now, looking, cast):
    set_by(looking, cast.herself, a_level(cast, **HELD), now)
    set_by(looking, cast.herself, a_level(cast, level=Level.HELD, held_by=HeldBy.MANAGED_ACCOUNT), now)
    assert way(looking, cast) == "third_party"
    set_by(looking, cast.herself, a_level(cast, level=Level.HELD, held_by=HeldBy.NOMINEE), now)
    assert way(looking, cast) == "direct_payment"


@pytest.mark.requirement("S1-03")
def test_she_is_reminded_on_the_day_and_no_reminder_piles_up(now, looking, cast):
    level = a_level(cast, Task.PAPERS, level=Level.PROMPTS, every_days=7)
    row = set_by(looking, cast.herself, level, now)
    today = now.date()
    later = now + timedelta(days=30)
    with looking(cast.herself):
        levels = queries.levels_of(cast.ana, viewer=cast.herself).values()
        assert queries.prompts_due(levels, on=today + timedelta(days=6)) == []
        assert queries.prompts_due(levels, on=later.date()) == [row]
        done = actions.say_done(level=row.pk, person=cast.ana, by=cast.herself, at=later)
        assert done.next_on == later.date() + timedelta(days=7)
    alone = set_by(looking, cast.herself, a_level(cast, Task.CHOOSE), now)
    with looking(cast.herself), pytest.raises(WrongState):
        actions.say_done(level=alone.pk, person=cast.ana, by=cast.herself, at=now)


@pytest.mark.requirement("S1-03")
def test_who_helps_her_reads_that_task_alone_and_nothing_once_it_changed(now, looking, cast):
    told = {"level": Level.SUPPORTER, "supporter": cast.bea, "how": "Read the rota to me.", "every_days": 7}
    row = set_by(looking, cast.herself, a_level(cast, Task.ROTA, **told), now)
    set_by(looking, cast.herself, a_level(cast, **HELD), now)
    with looking(cast.hers):
        (helping,) = queries.i_help(viewer=cast.hers)
        assert (helping.called, helping.task, helping.how) == ("Mum", Task.ROTA, "Read the rota to me.")
        assert helping.next_on == now.date() + timedelta(days=7)
        assert not TaskLevel.objects.visible_to(cast.hers).exists()
        assert not TaskLevel.objects.exists()  # nor by what the database itself lets her read
    set_by(looking, cast.herself, a_level(cast, Task.ROTA, seen=str(row.pk)), now)
    with looking(cast.hers):
        assert queries.i_help(viewer=cast.hers) == []


def test_a_level_is_hers_or_what_a_worker_heard_her_say_alone(now, looking, cast):
    for login in (cast.hers, own := a_login("social-worker", now=now)):
        with looking(login), pytest.raises(NotFound):
            actions.set_level(level=a_level(cast, alone=SeenAlone.YES), by=login, at=now)
        beside = a_level(cast, alone=SeenAlone.NO)
        with looking(login), pytest.raises(NotFound):
            actions.level_asked_beside_somebody(level=beside, by=login, at=now)
    assert own.is_staff
    payments = a_login("payments", now=now)
    with looking(payments), pytest.raises(NotPermitted):
        actions.set_level(level=a_level(cast), by=payments, at=now)
    for alone in (None, SeenAlone.NO, SeenAlone.NOT_SEEN):
        with looking(cast.sam), pytest.raises(Invalid) as wrong:
            actions.set_level(level=a_level(cast, alone=alone), by=cast.sam, at=now)
        assert "alone" in wrong.value.fields
    kept = set_by(looking, cast.sam, a_level(cast, alone=SeenAlone.YES), now)
    assert (kept.alone, kept.recorded_by) == ("yes", cast.sam)
    with looking(cast.herself), pytest.raises(NotPermitted):
        actions.set_up_level(level=kept.pk, person=cast.ana, by=cast.herself, at=now)


def test_what_changed_meanwhile_is_not_written_over(now, looking, cast):
    row = set_by(looking, cast.herself, a_level(cast, seen=""), now)
    with looking(cast.sam), pytest.raises(Stale):
        actions.set_level(level=a_level(cast, seen="", alone=SeenAlone.YES), by=cast.sam, at=now)
    set_by(looking, cast.herself, a_level(cast, **HELD), now)
    with looking(cast.herself), pytest.raises(Stale):
        actions.say_done(level=row.pk, person=cast.ana, by=cast.herself, at=now)


def test_whoever_helps_is_close_or_is_named(now, looking, cast):
    stranger = {"level": Level.SUPPORTER, "supporter": cast.tea.pk}
    with looking(cast.herself), pytest.raises(Invalid) as wrong:
        actions.set_level(level=a_level(cast, Task.MONEY, **stranger), by=cast.herself, at=now)
    assert "supporter" in wrong.value.fields
    named = {"level": Level.SUPPORTER, "supporter_called": "Jo from the club"}
    assert set_by(looking, cast.herself, a_level(cast, Task.MONEY, **named), now).supporter is None


def test_a_failed_trail_undoes_a_level_with_the_ways_it_moved(now, looking, cast, audit_fails):
    with pytest.raises(audit_fails), looking(cast.herself):
        actions.set_level(level=a_level(cast, **HELD), by=cast.herself, at=now)
    with looking(cast.herself):
        assert queries.levels_of(cast.ana, viewer=cast.herself) == {}
    assert way(looking, cast) == "direct_payment"


def test_what_she_shares_of_her_support_never_opens_her_levels(now, looking, cast):
    with looking(cast.herself):
        people.share_areas(
            person=cast.ana, with_person=cast.bea, areas=list(Shareable), by=cast.herself, at=now
        )
        actions.set_level(level=a_level(cast, **HELD), by=cast.herself, at=now)
        actions.pause(person=cast.ana, by=cast.herself, at=now)
    with looking(cast.hers):
        assert queries.levels_of(cast.ana, viewer=cast.hers) == {}
        assert queries.turns_of(cast.ana, viewer=cast.hers) == []
        assert queries.paused_among([cast.ana], viewer=cast.hers) == set()
