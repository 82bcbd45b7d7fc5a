"""How close people are, as she says herself, on a day; and who does what for her, before and after."""

from datetime import date, timedelta

import pytest

from sayso.foundation.access.areas import Area
from sayso.journey.partnership import actions, queries
from sayso.journey.partnership.actions import Placed
from sayso.journey.partnership.models import Closeness
from sayso.journey.partnership.queries.circle import days_of_change
from sayso.journey.partnership.statuses import Ring
from sayso.journey.people.statuses import TieKind
from sayso.journey.planning.queries import offers_for, waiting
from sayso.rules.refusals import Invalid, NotFound, NotPermitted
from tests.factories.logins import a_login, open_to
from tests.factories.partnership import ties
from tests.factories.planning import a_draft, a_line, answered, offered

pytestmark = pytest.mark.django_db


@pytest.fixture
def place(two, now, looking):
    """Let Ana say on a day how close people are, by what she calls them."""

    def placing(rings: dict[str, Ring | None], *, days_ago: int = 0, by=None):
        by, at = by or two.ana_in, now - timedelta(days=days_ago)
        with looking(by, at):
            who = {one.called: one.who for one in queries.near_people(two.ana, viewer=by, on=at.date())}
            items = [Placed(who.get(called, called), ring) for called, ring in rings.items()]
            return actions.place_in_circle(person=two.ana, items=items, by=by, at=at)

    return placing


@pytest.fixture
def ruth(two, now):
    ties(two.ana, None, "Ruth, from the choir", TieKind.FRIEND, by=two.sam, now=now)
    ties(two.ana, None, "Ruth, from the choir", TieKind.EMERGENCY, by=two.sam, now=now)
    return "Ruth, from the choir"


def circle(two, looking, on: date, login=None):
    login = login or two.ana_in
    with looking(login):
        return [(one.called, one.ring) for one in queries.circle_of(two.ana, viewer=login, on=on)]


BEA = "Bea, my daughter"


@pytest.mark.requirement("S2-29")
def test_a_past_day_shows_the_circle_of_that_day(now, looking, two, ruth, place):
    today = now.date()
    place({BEA: Ring.INNER, ruth: Ring.OUTER}, days_ago=60)
    place({BEA: Ring.INNER, ruth: Ring.INNER}, days_ago=10)
    place({BEA: None})
    assert circle(two, looking, today - timedelta(days=61)) == []
    assert circle(two, looking, today - timedelta(days=11)) == [(BEA, "inner"), (ruth, "outer")]
    assert circle(two, looking, today - timedelta(days=1)) == [(BEA, "inner"), (ruth, "inner")]
    assert circle(two, looking, today) == [(ruth, "inner")]
    with looking(two.ana_in):
        days = days_of_change(two.ana, viewer=two.ana_in)
    assert days == [today - timedelta(days=ago) for ago in (0, 10, 60)]


def test_somebody_with_two_ties_is_there_once_and_a_slip_is_put_right_the_same_day(
    now, looking, two, ruth, place
):
    with looking(two.ana_in):
        near = queries.near_people(two.ana, viewer=two.ana_in, on=now.date())
    assert [one.called for one in near] == [BEA, ruth]
    place({ruth: Ring.OUTER})
    place({ruth: Ring.MIDDLE})
    assert circle(two, looking, now.date()) == [(ruth, "middle")]
    assert place({ruth: Ring.MIDDLE}) == [], "said twice, it is said once"


@pytest.mark.requirement("S2-29")
def test_a_back_up_plan_is_offered_the_closest_of_those_who_agreed(now, looking, two, ruth, place):
    place({BEA: Ring.MIDDLE, ruth: Ring.INNER})
    with looking(two.sam):
        found = queries.closest(two.ana, agreed=[two.bea], viewer=two.sam, on=now.date())
    assert [(one.called, one.other) for one in found] == [(BEA, two.bea)]


def test_nobody_she_shares_with_learns_how_close_she_says_they_are(now, looking, two, place):
    open_to(two.bea_in, two.ana, Area.PLAN, Area.CONTACT, Area.MONEY, now=now)
    place({BEA: Ring.OUTER})
    with looking(two.bea_in):
        assert Closeness.objects.count() == 0
    with pytest.raises(NotFound):
        place({BEA: Ring.INNER}, by=two.bea_in)


def test_a_worker_writes_it_as_told_and_who_may_not_does_not(now, looking, two, place):
    assert len(place({BEA: Ring.INNER}, by=two.sam)) == 1
    with pytest.raises(NotFound):
        place({BEA: Ring.OUTER}, by=a_login("assessor", now=now))
    with pytest.raises(NotPermitted):
        place({BEA: Ring.OUTER}, by=a_login("payments", now=now))
    with pytest.raises(Invalid):
        place({"A stranger": Ring.OUTER})


# -- who does what ----------------------------------------------------------------------------------------


@pytest.fixture
def tasks(two, now, looking):
    """Washing from June until September, shopping since June, tea since October: as Bea said yes to them."""
    plan = a_draft(two.ana, by=two.ana_in, now=now)
    for what, minutes, starts, ends in (
        ("The heavy washing", 90, date(2026, 6, 1), date(2026, 9, 1)),
        ("The big shop", 60, date(2026, 6, 1), date(2027, 5, 1)),
        ("Tea at seven", 180, date(2026, 10, 1), date(2027, 5, 1)),
    ):
        line = a_line(plan, by=two.ana_in, now=now, how_met=what)
        offered(line, two.bea, by=two.ana_in, now=now, words=what)
        with looking(two.bea_in):
            (offer,) = waiting(offers_for(two.bea, viewer=two.bea_in))
        yes = {"minutes_a_week": minutes, "holds_from": starts, "ends_before": ends}
        answered(offer, by=two.bea_in, now=now, **yes)
    unasked = a_line(plan, by=two.ana_in, now=now, how_met="The garden")
    offered(unasked, two.bea, by=two.ana_in, now=now, words="The garden")


@pytest.mark.requirement("S0-06")
def test_who_does_what_before_and_after_equals_the_entries(now, looking, two, tasks):
    with looking(two.ana_in):
        doing = queries.who_does_what(
            two.ana, viewer=two.ana_in, on=now.date(), before=date(2026, 8, 1), carer=two.bea
        )
    assert [(one.what, one.carer_called, one.before_minutes, one.now_minutes) for one in doing.tasks] == [
        ("Tea at seven", BEA, None, 180),
        ("The big shop", BEA, 60, 60),
        ("The heavy washing", BEA, 90, None),
    ], "and nothing that nobody said yes to"
    assert (doing.before_minutes, doing.now_minutes) == (150, 240)
    assert [one.what for one in doing.dropped] == ["The heavy washing"]
    assert [one.what for one in doing.added] == ["Tea at seven"]
    with looking(two.bea_in):
        nothing = queries.who_does_what(two.ana, viewer=two.bea_in, on=now.date(), before=now.date())
    assert nothing.tasks == (), "not shared: as if it were not there"
