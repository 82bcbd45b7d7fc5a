"""Who decides what: the person's own by default, moved with its date, read by whom she shares it with."""

import uuid
from datetime import date, timedelta

import pytest

from sayso.foundation.access.areas import Area
from sayso.journey.partnership import actions, queries
from sayso.journey.partnership.models import WhoDecides
from sayso.journey.partnership.statuses import DOMAINS, Basis, DomainKind, Holder, Idea
from sayso.rules.refusals import Invalid, NotFound, NotPermitted, Stale
from tests.factories.logins import a_login, open_to
from tests.factories.partnership import a_new_holder

pytestmark = [pytest.mark.django_db, pytest.mark.requirement("S0-05")]
SEPTEMBER, NOVEMBER = date(2026, 9, 7), date(2026, 11, 2)


@pytest.fixture
def move(two, now, looking):
    """Move one decision, as Ana does."""

    def moving(**changed):
        by = changed.pop("by", two.ana_in)
        with looking(by):
            return actions.move_decision(holder=a_new_holder(two.hers, **changed), by=by, at=now)

    return moving


def line(login, two, looking, domain, on):
    with looking(login):
        lines = queries.map_of(two.ana, two.hers.pair, viewer=login, on=on)
        return next((one for one in lines if one.domain.kind == domain), None)


def test_she_decides_about_her_own_life_while_nobody_says_otherwise(now, looking, two):
    with looking(two.ana_in):
        short = queries.map_of(two.ana, two.hers.pair, viewer=two.ana_in, on=now.date())
        every = queries.map_of(two.ana, two.hers.pair, viewer=two.ana_in, on=now.date(), every=True)
    assert (len(short), len(every)) == (8, len(DOMAINS)) == (8, 25)
    assert {one.domain.kind for one in every if one.holder != Holder.PERSON} == {
        DomainKind.OWN_TIME,
        DomainKind.BREAKS,
    }


def test_a_move_keeps_who_decided_before_with_its_date_and_who_agreed(now, looking, two, move):
    first = move(holder=Holder.CARER, since=date(2024, 5, 1), basis=Basis.AGREED, idea_of=Idea.WORKER)
    move(holder=Holder.PERSON, since=SEPTEMBER, seen=first.pk, person_agrees=True)
    found = line(two.ana_in, two, looking, DomainKind.HIRING, now.date())
    assert (found.holder, found.before, found.moved_on) == (Holder.PERSON, Holder.CARER, SEPTEMBER)
    with looking(two.ana_in):
        rows = queries.history_of(two.ana, two.hers.pair, DomainKind.HIRING, viewer=two.ana_in)
    assert [(row.holder, row.since, row.idea_of, row.person_agrees, row.recorded_by) for row in rows] == [
        ("person", SEPTEMBER, "person", True, two.ana_in),
        ("carer", date(2024, 5, 1), "worker", True, two.ana_in),
    ]


def test_a_past_day_shows_the_map_of_that_day(now, looking, two, move):
    first = move(holder=Holder.CARER, since=date(2024, 5, 1))
    move(since=SEPTEMBER, seen=first.pk)
    before = line(two.ana_in, two, looking, DomainKind.HIRING, SEPTEMBER - timedelta(days=1))
    assert (before.holder, before.before) == (Holder.CARER, None)


def test_what_was_put_right_on_its_day_was_never_a_move(now, looking, two, move):
    wrong = move(holder=Holder.CARER, since=SEPTEMBER)
    move(holder=Holder.BOTH, since=SEPTEMBER, seen=wrong.pk)
    found = line(two.ana_in, two, looking, DomainKind.HIRING, now.date())
    assert (found.holder, found.before) == (Holder.BOTH, None)


def test_a_decision_off_the_short_list_stands_on_it_once_it_moved(now, looking, two, move):
    assert line(two.ana_in, two, looking, DomainKind.HOLIDAYS, now.date()) is None
    move(domain=DomainKind.HOLIDAYS, holder=Holder.OPEN, since=NOVEMBER, basis=Basis.NOT_KNOWN)
    assert line(two.ana_in, two, looking, DomainKind.HOLIDAYS, now.date()).holder == Holder.OPEN


@pytest.mark.requirement("S0-20")
def test_a_carer_reads_the_map_when_it_is_shared_and_never_writes_it(now, looking, two, move):
    move(since=SEPTEMBER)
    with looking(two.bea_in):
        assert WhoDecides.objects.count() == 0
    open_to(two.bea_in, two.ana, Area.PLAN, now=now)
    with looking(two.bea_in):
        assert WhoDecides.objects.count() == 1
    for side in (two.hers, two.beas):
        with looking(two.bea_in), pytest.raises(NotFound):
            actions.move_decision(holder=a_new_holder(side), by=two.bea_in, at=now)


def test_a_worker_with_her_writes_it_and_a_stranger_or_an_officer_does_not(now, looking, two, move):
    assert move(by=two.sam, since=SEPTEMBER).recorded_by == two.sam
    with pytest.raises(NotFound):
        move(by=a_login("assessor", now=now))
    with pytest.raises(NotPermitted):
        move(by=a_login("payments", now=now))


def test_a_day_to_come_a_day_before_the_last_move_and_a_faster_move_are_told(now, looking, two, move):
    with pytest.raises(Invalid):
        move(since=now.date() + timedelta(days=1))
    first = move(since=SEPTEMBER)
    with pytest.raises(Invalid, match="7 September 2026"):
        move(since=SEPTEMBER - timedelta(days=1), seen=first.pk)
    for seen in (None, uuid.uuid4()):
        with pytest.raises(Stale):
            move(since=NOVEMBER, seen=seen)
