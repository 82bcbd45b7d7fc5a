"""Visits are kept once, whoever tells of them; a visit outside the wished time did not keep the wish."""

from datetime import date, time, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from sayso.foundation.access.areas import Area
from sayso.journey.purchasing import actions, queries
from sayso.journey.purchasing.models import Visit
from sayso.journey.purchasing.statuses import SaidBy, VisitOutcome
from sayso.rules.refusals import Invalid, NotFound, NotPermitted
from tests.factories.casework import somebody
from tests.factories.logins import a_login, open_to
from tests.factories.options import a_plan_line

pytestmark = pytest.mark.django_db
TODAY = date(2026, 11, 20)
BEGAN = TODAY - timedelta(days=60)


@pytest.fixture
def sam(now):
    return a_login("social-worker", now=now, name="Sam Whitlock")


@pytest.fixture
def ana(now, sam):
    key = somebody(now=now, name="Ana Marsh", seen_by=[sam])
    open_to(sam, key, Area.MONEY, now=now)
    return key


@pytest.fixture
def order(now, looking, sam, ana):
    tea = a_plan_line(ana, by=sam, now=now)
    new = actions.NewOrder(
        person=ana, line=tea.line, starts_on=BEGAN, provider="Meadow", urgent_because="Made for a test"
    )
    with looking(sam):
        return actions.place_order(order=new, by=sam, at=now)


def came(order, on, at=time(19), **said):
    told = {"outcome": VisitOutcome.CAME, "came_at": at}
    return actions.NewVisit(order=order.pk, planned_on=on, **(told | said))


def missed(order, on, **said):
    return actions.NewVisit(order=order.pk, planned_on=on, outcome=VisitOutcome.MISSED, **said)


def told(looking, sam, now, *items):
    with looking(sam):
        return actions.record_visits(items=items, by=sam, at=now)


def weekdays(number):
    days = [TODAY - timedelta(days=ago) for ago in range(1, 60)]
    return [day for day in days if day.weekday() < 5][:number]


@pytest.mark.requirement("S3-02")
def test_half_past_five_is_a_miss_when_seven_give_or_take_a_quarter_is_wished(now, looking, sam, ana, order):
    days = weekdays(3)
    told(
        looking,
        sam,
        now,
        came(order, days[0], time(19, 15)),
        came(order, days[1], time(17, 30)),
        missed(order, days[2], because="The bus was late."),
    )
    with looking(sam):
        kept = queries.kept_rate(ana, viewer=sam, on=TODAY)
    assert (kept.kept, kept.of) == (1, 3)
    (line,) = kept.lines
    assert [day.kept for day in line.days] == [False, False, True]
    assert line.days[0].because == "The bus was late."


@pytest.mark.requirement("S3-02")
def test_eighteen_of_twenty_is_what_she_reads(now, looking, sam, ana, order):
    days = weekdays(20)
    told(looking, sam, now, *(came(order, day, time(18, 50)) for day in days[2:]))
    told(looking, sam, now, came(order, days[0], time(17, 30)), missed(order, days[1]))
    with looking(sam):
        kept = queries.kept_rate(ana, viewer=sam, on=TODAY)
    assert (kept.kept, kept.of) == (18, 20)
    assert kept.lines[0].not_told == 0


def test_a_day_of_which_nobody_told_is_named_and_one_not_wanted_counts_neither_way(
    now, looking, sam, ana, order
):
    days = weekdays(2)
    nobody = actions.NewVisit(order=order.pk, planned_on=days[0], outcome=VisitOutcome.NOT_WANTED)
    told(looking, sam, now, nobody, came(order, days[1]))
    with looking(sam):
        kept = queries.kept_rate(ana, viewer=sam, on=TODAY, weeks=1)
    assert (kept.kept, kept.of) == (1, 1)
    assert kept.lines[0].not_told == 3, "of five weekdays two were told, and today is not over"


def test_told_again_a_visit_is_the_same_and_told_in_another_way_it_is_put_right(
    now, looking, sam, ana, order
):
    day = weekdays(1)[0]
    assert len(told(looking, sam, now, came(order, day))) == 1
    assert told(looking, sam, now, came(order, day)) == []
    assert told(looking, sam, now, came(order, day, planned_at=time(19))) == [], "the wished time is meant"
    (right,) = told(looking, sam, now, came(order, day, time(17, 30)))
    with looking(sam):
        assert queries.visits_of(ana, viewer=sam) == [right]
        assert Visit.objects.visible_to(sam).filter(person_id=ana).count() == 2


def test_many_visits_cost_no_more_questions_than_few(now, looking, sam, order):
    days = [BEGAN + timedelta(days=number) for number in range(56)]

    def asked(items):
        with (
            looking(sam),
            CaptureQueriesContext(
                connection,
            ) as counted,
        ):
            actions.record_visits(items=items, by=sam, at=now)
        return len(counted)

    assert asked([came(order, day, time(19, 1)) for day in days[2:]]) == asked([came(order, days[0])])


@pytest.mark.parametrize(
    ("wrong", "says"),
    [
        ({"planned_on": TODAY + timedelta(days=1)}, "still to come"),
        ({"planned_on": BEGAN - timedelta(days=1)}, "not in force"),
        ({"came_at": None}, "Write when they came"),
        ({"outcome": VisitOutcome.MISSED}, "Write when they came"),
        ({"outcome": VisitOutcome.MISSED, "came_at": None, "left_at": time(20)}, "left and nobody came"),
    ],
)
def test_a_visit_that_cannot_be_so_is_told_and_none_is_kept(now, looking, sam, ana, order, wrong, says):
    good = came(order, weekdays(1)[0])
    bad = {"order": order.pk, "planned_on": TODAY, "outcome": VisitOutcome.CAME, "came_at": time(19)}
    with pytest.raises(Invalid, match=says):
        told(looking, sam, now, good, actions.NewVisit(**(bad | wrong)))
    with looking(sam):
        assert queries.visits_of(ana, viewer=sam) == []


def test_the_wrong_worker_and_the_wrong_role_record_no_visit(now, looking, order):
    for role, refusal in (("social-worker", NotFound), ("broker", NotPermitted)):
        other = a_login(role, now=now)
        with pytest.raises(refusal), looking(other):
            actions.record_visits(items=[came(order, TODAY)], by=other, at=now)


def test_a_trail_that_cannot_be_written_undoes_every_visit(now, looking, sam, ana, order, audit_fails):
    with pytest.raises(audit_fails):
        told(looking, sam, now, came(order, TODAY))
    with pytest.raises(audit_fails), looking(sam):
        actions.import_visits(table=table(order, "2026-11-19,{},19:02,"), by=sam, at=now)
    with looking(sam):
        assert queries.visits_of(ana, viewer=sam) == []


# -- a provider's table -----------------------------------------------------------------------------


def table(order, *rows, head="date,order,came,left,reason"):
    return "\n".join([head, *(row.format(order.number) for row in rows)]).encode()


def brought(looking, sam, now, given):
    with looking(sam):
        return actions.import_visits(table=given, by=sam, at=now)


def test_a_table_is_kept_once_however_often_it_comes(now, looking, sam, ana, order):
    given = table(order, "2026-11-18,{},19:02,19:40,", "19/11/2026,{},,,Nobody was free")
    assert len(brought(looking, sam, now, given)) == 2
    assert brought(looking, sam, now, given) == []
    with looking(sam):
        second, first = queries.visits_of(ana, viewer=sam)
    assert (first.came_at, first.left_at, first.said_by) == (time(19, 2), time(19, 40), SaidBy.PROVIDER)
    assert (second.outcome, second.because) == (VisitOutcome.MISSED, "Nobody was free")


def test_every_row_that_cannot_be_taken_is_named_and_none_is_kept(now, looking, sam, ana, order):
    given = table(
        order,
        "2026-11-18,{},19:02,19:40,",
        "soon,{},19:02,,",
        "2026-11-18,ABC,19:02,,",
        "2026-11-18,{},late,,",
        "2026-11-18,{},,19:40,",
        "2026-11-18,{},19:02,,,,,",
    )
    with pytest.raises(Invalid) as wrong:
        brought(looking, sam, now, given)
    assert set(wrong.value.fields) == {"row 3", "row 4", "row 5", "row 6", "row 7"}
    rows = ("2026-11-18,0123456789AB,19:02,,", "2026-11-21,{},19:02,,")
    with pytest.raises(Invalid) as wrong:
        brought(looking, sam, now, table(order, *rows))
    assert wrong.value.fields["row 2"].endswith("no order with this number.")
    assert "still to come" in wrong.value.fields["row 3"]
    with looking(sam):
        assert queries.visits_of(ana, viewer=sam) == []


def test_an_order_that_is_not_open_is_told_as_one_that_is_not_there(now, looking, order):
    other = a_login("social-worker", now=now)
    with pytest.raises(Invalid, match="no order with this number"):
        brought(looking, other, now, table(order, "2026-11-18,{},19:02,,"))


@pytest.mark.parametrize("given", [b"", b"\xff\xfe\x00", b"date,order\n", b"date,order,came,left\n"])
def test_what_is_no_table_of_visits_is_refused(now, looking, sam, given):
    with pytest.raises(Invalid):
        brought(looking, sam, now, given)
