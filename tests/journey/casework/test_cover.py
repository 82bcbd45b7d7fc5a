"""People go on leave and fall ill: work, alerts and access go over by the day, and come back."""

from datetime import date, datetime, timedelta
from unittest.mock import patch
from zoneinfo import ZoneInfo

import pytest
from django.db import transaction
from django.db.utils import DatabaseError

from sayso.foundation.access.areas import Area
from sayso.foundation.access.models import Grant, User
from sayso.foundation.access.named_action import areas_open, may_see
from sayso.journey.casework import actions
from sayso.journey.casework.models import Absence, Cover
from sayso.journey.casework.queries import away_from, my_tasks, tray, without_lead
from sayso.journey.casework.queries.own_page import my_support
from sayso.journey.casework.queries.work import keys_of_my_people
from sayso.journey.casework.statuses import WorkerRole
from sayso.rules.refusals import Invalid, NotFound, NotPermitted, Stale, WrongState
from tests.factories.casework import a_new_task, a_task, a_team, allocated, away, somebody
from tests.factories.logins import a_login, open_to

pytestmark = pytest.mark.django_db
FIRST, LAST, BACK = date(2026, 12, 1), date(2026, 12, 14), date(2026, 12, 15)


def on(day: date, hour: int = 9) -> datetime:
    return datetime(day.year, day.month, day.day, hour, tzinfo=ZoneInfo("Europe/London"))


@pytest.fixture
def sam(now):
    return a_login("social-worker", now=now, team=a_team(), name="Sam Whitlock")


@pytest.fixture
def kit(now):
    return a_login("social-worker", now=now, team=a_team(), name="Kit Ames")


@pytest.fixture
def max_(now):
    return a_login("manager", now=now, team=a_team(), name="Max Hale")


@pytest.fixture
def person(now, sam, max_):
    person = somebody(now=now)
    allocated(person, sam, now=now, manager=max_)
    return person


def sees(viewer: User, person, at: datetime, looking) -> tuple[bool, bool, bool]:
    """Whether the record is open, and whether the person and their work stand on the viewer's day."""
    with looking(viewer, at):
        tasks = my_tasks(viewer=viewer, until=at.date() + timedelta(days=60))
        return (
            may_see(person=person, area=Area.STORY),
            person in keys_of_my_people(viewer=viewer),
            person in {task.person_id for task in tasks},
        )


@pytest.mark.requirement("B-17")
def test_cover_from_the_first_to_the_fourteenth_sees_and_acts_and_on_the_fifteenth_not(
    now, looking, sam, kit, person
):
    """Nothing runs in between: it is asked by the day. What was raised meanwhile stays with who took it."""
    task = a_task(person, by=sam, now=now, due_on=date(2026, 12, 3))
    away(sam, FIRST, LAST, covers=[kit], now=now)
    assert sees(kit, person, on(date(2026, 11, 30), 23), looking) == (False, False, False)
    assert sees(kit, person, on(FIRST, 0), looking) == (True, True, True)
    meanwhile = on(date(2026, 12, 3))
    with looking(kit, meanwhile):
        done = actions.finish_task(task=task.pk, done_with="Rang him.", by=kit, at=meanwhile)
        assert (done.owner, done.done_by) == (sam, kit)
        urgent = actions.add_task(task=a_new_task(person, date(2026, 12, 4)), by=kit, at=meanwhile)
        later = actions.add_task(task=a_new_task(person, date(2027, 1, 4)), by=kit, at=meanwhile)
        assert (urgent.owner, later.owner) == (kit, sam)
    joy = a_login("out-of-hours", now=now)
    open_to(joy, person, Area.CONTACT, Area.WORK, now=now)
    at_night = a_task(person, by=joy, now=on(date(2026, 12, 5), 2), due_on=date(2026, 12, 5))
    assert at_night.owner == sam
    with looking(kit, meanwhile):
        assert actions.take_task(task=at_night.pk, by=kit, at=meanwhile).owner == kit
    assert sees(kit, person, on(LAST, 23), looking) == (True, True, True)
    with looking(kit, on(BACK, 0)):
        assert areas_open(person) - {Area.FIND} == {Area.CONTACT, Area.WORK}, (
            "only whom their own two tasks are about"
        )
        mine = my_tasks(viewer=kit, until=date(2027, 2, 1))
        assert {one.pk for one in mine} == {urgent.pk, at_night.pk}
        assert keys_of_my_people(viewer=kit) == []
        for one in mine:
            actions.finish_task(task=one.pk, done_with="Done.", by=kit, at=on(BACK, 0))
    with looking(kit, on(BACK, 1)):
        assert areas_open(person) == {Area.FIND}
    with looking(sam, on(BACK, 0)):
        assert [one.pk for one in my_tasks(viewer=sam, until=date(2027, 2, 1))] == [later.pk]


@pytest.mark.requirement("B-17")
def test_a_manager_sets_it_for_somebody_suddenly_ill_and_with_no_cover_the_tray_has_their_work(
    now, looking, sam, kit, max_, person
):
    task = a_task(person, by=sam, now=now)
    made = away(sam, now.date(), LAST, by=max_, now=now)
    with looking(kit):
        assert [one.pk for one in tray(viewer=kit)] == [task.pk]
        assert [one.person_id for one in without_lead(viewer=kit)] == [person]
    with looking(max_):
        changed = actions.change_absence(
            absence=made.pk, first_day=now.date(), last_day=LAST, covers=[kit], by=max_, at=now
        )
        assert changed.version == 2
        with pytest.raises(Stale):
            actions.change_absence(
                absence=made.pk,
                first_day=FIRST,
                last_day=LAST,
                covers=[],
                seen_version=1,
                by=max_,
                at=now,
            )
    with looking(kit, now + timedelta(minutes=1)):
        assert (tray(viewer=kit), without_lead(viewer=kit)) == ([], [])
        assert [one.pk for one in my_tasks(viewer=kit, until=now.date())] == [task.pk]
        (told,) = away_from([person], viewer=kit).values()
        assert (told.worker, told.until, told.cover) == (sam.pk, LAST, ("Kit Ames",))


def test_back_early_the_cover_sees_no_more_in_the_same_minute(now, looking, sam, kit, person):
    made = away(sam, now.date(), LAST, covers=[kit], now=now)
    soon = now + timedelta(hours=1)
    assert sees(kit, person, soon, looking)[:2] == (True, True)
    with looking(sam, soon):
        actions.end_absence(absence=made.pk, by=sam, at=soon)
    assert sees(kit, person, soon, looking)[:2] == (False, False)
    with looking(sam, soon):
        for act in (
            lambda: actions.end_absence(absence=made.pk, by=sam, at=soon),
            lambda: actions.change_absence(
                absence=made.pk, first_day=FIRST, last_day=LAST, covers=[], by=sam, at=soon
            ),
            lambda: actions.cover_one(absence=made.pk, person=person, cover=kit, by=sam, at=soon),
        ):
            with pytest.raises(WrongState):
                act()


def test_days_that_change_before_they_begin_open_nothing_too_early_and_nothing_too_late(
    now, looking, sam, kit, person
):
    made = away(sam, FIRST, LAST, covers=[kit], now=now)
    with looking(sam):
        actions.change_absence(
            absence=made.pk,
            first_day=date(2026, 12, 3),
            last_day=date(2026, 12, 10),
            covers=[kit],
            by=sam,
            at=now,
        )
    seen = {day: sees(kit, person, on(date(2026, 12, day)), looking)[0] for day in (2, 3, 10, 11)}
    assert seen == {2: False, 3: True, 10: True, 11: False}


def test_absences_that_overlap_add_up_and_one_that_ends_leaves_the_other(now, looking, sam, kit, person):
    amy = a_login("assessor", now=now, team=a_team(), name="Amy Lund")
    away(sam, FIRST, LAST, covers=[kit], now=now)
    other = away(sam, date(2026, 12, 10), date(2026, 12, 20), covers=[amy, kit], now=now)

    def by_day(who):
        return [sees(who, person, on(date(2026, 12, day)), looking)[1] for day in (9, 12, 15, 21)]

    assert (by_day(kit), by_day(amy)) == ([True, True, True, False], [False, True, True, False])
    with looking(sam):
        actions.end_absence(absence=other.pk, by=sam, at=now)
    assert (by_day(kit), by_day(amy)) == ([True, True, False, False], [False] * 4)


@pytest.mark.requirement("B-17")
def test_a_cover_who_is_away_too_is_stood_in_for_and_two_for_each_other_leave_it_to_the_tray(
    now, looking, sam, kit, person
):
    """There is never a day with nobody: the next in the chain, else the team's tray."""
    amy = a_login("assessor", now=now, team=a_team(), name="Amy Lund")
    task = a_task(person, by=sam, now=now)
    away(sam, FIRST, LAST, covers=[kit], now=now)
    away(kit, date(2026, 12, 5), date(2026, 12, 8), covers=[amy], now=now)
    away(amy, date(2026, 12, 7), date(2026, 12, 9), covers=[sam], now=now)

    def has_it(day):
        at = on(date(2026, 12, day))
        own = {one.name for one in (kit, amy) if sees(one, person, at, looking)[2]}
        near = a_login("contact", now=now, team=a_team())
        with looking(near, at):
            return own, [one.pk for one in tray(viewer=near)] == [task.pk]

    assert [has_it(day) for day in (4, 6, 8, 9)] == [
        ({"Kit Ames"}, False),
        ({"Amy Lund"}, False),
        (set(), True),
        ({"Kit Ames"}, False),
    ]


def test_one_person_may_have_a_cover_of_their_own_and_then_nobody_else_sees_them(
    now, looking, sam, kit, max_, person
):
    other = somebody(now=now, name="Ida Brook")
    allocated(other, sam, now=now, manager=max_)
    amy = a_login("assessor", now=now, team=a_team(), name="Amy Lund")
    made = away(sam, FIRST, LAST, covers=[kit], now=now)
    with looking(sam):
        for cover in (kit, amy):
            actions.cover_one(absence=made.pk, person=person, cover=cover, by=sam, at=now)
    with looking(kit), pytest.raises(NotFound):
        actions.cover_one(absence=made.pk, person=person, cover=kit, by=kit, at=now)
    for who, sees_person, sees_other in ((kit, False, True), (amy, True, False)):
        assert sees(who, person, on(FIRST), looking)[:2] == (sees_person,) * 2
        assert sees(who, other, on(FIRST), looking)[:2] == (sees_other,) * 2


def test_whoever_is_given_to_the_one_away_comes_to_the_cover_and_goes_when_they_are_given_on(
    now, looking, sam, kit, max_, person
):
    away(sam, now.date(), LAST, covers=[kit], now=now)
    new = somebody(now=now, name="Ida Brook")
    made = allocated(new, sam, now=now, role=WorkerRole.CO_WORKER, manager=max_)
    later = now + timedelta(minutes=5)
    assert sees(kit, new, later, looking)[:2] == (True, True)
    with looking(max_, later):
        actions.end_allocation(allocation=made.pk, by=max_, at=later)
    assert sees(kit, new, later, looking)[:2] == (False, False)


def test_a_private_account_and_what_a_role_does_not_open_never_go_over(now, looking, sam, person, max_):
    """Bea told one worker. She is told who stands in; what she said in private waits for the one she told."""
    open_to(sam, person, Area.PRIVATE, now=now)
    pat = a_login("business-support", now=now, team=a_team())
    away(sam, now.date(), LAST, covers=[pat], now=now)
    with looking(pat, now + timedelta(minutes=1)):
        assert areas_open(person) == {Area.FIND, Area.CONTACT, Area.PAPERS, Area.WORK}
    assert not Grant.objects.filter(login=pat, area=Area.PRIVATE).exists()


def test_a_closed_record_does_not_go_over_and_its_named_group_has_the_work(
    now, looking, sam, kit, max_, person
):
    from sayso.foundation.access.actions import restrict_record

    task = a_task(person, by=sam, now=now)
    amy = a_login("assessor", now=now, team=a_team("West"), name="Amy Lund")
    with looking(max_):
        closing = {"because": "staff", "group": [sam, amy], "look_again_on": LAST}
        restrict_record(person=person, by=max_, at=now, **closing)
    away(sam, now.date(), LAST, covers=[kit], now=now)
    assert sees(kit, person, now + timedelta(minutes=1), looking) == (False, False, False)
    for who, has in ((kit, []), (max_, []), (amy, [task.pk])):
        with looking(who, now + timedelta(minutes=1)):
            assert [one.pk for one in tray(viewer=who)] == has


def test_the_person_reads_who_is_away_until_when_and_whom_to_ring(now, looking, sam, kit, person):
    from sayso.foundation.access.models import Subject
    from tests.factories.logins import a_login as login

    ana = login("person", now=now)
    User.objects.filter(pk=ana.pk).update(subject=Subject.objects.get(pk=person))
    User.objects.filter(pk=kit.pk).update(telephone="01632 960 411")
    ana.refresh_from_db()
    with looking(ana):
        assert my_support(viewer=ana).away == []
    away(sam, now.date(), LAST, covers=[kit], now=now)
    with looking(ana):
        (told,) = my_support(viewer=ana).away
        assert (told.worker, told.until, told.cover, told.telephone) == (
            "Sam Whitlock",
            LAST,
            "Kit Ames",
            "01632 960 411",
        )
        assert list(Absence.objects.all()) == [], "the rows themselves are for colleagues"


def test_nobody_sets_changes_or_ends_it_for_a_colleague_and_the_database_says_so_too(
    now, looking, sam, kit, person
):
    made = away(sam, FIRST, LAST, covers=[kit], now=now)
    carer = a_login("carer", now=now)
    told = actions.NewAbsence(worker=sam, first_day=FIRST, last_day=LAST, covers=[kit])

    def acts(by):
        return (
            lambda: actions.set_absence(absence=told, by=by, at=now),
            lambda: actions.end_absence(absence=made.pk, by=by, at=now),
            lambda: actions.change_absence(
                absence=made.pk, first_day=FIRST, last_day=LAST, covers=[], by=by, at=now
            ),
            lambda: actions.cover_one(absence=made.pk, person=person, cover=kit, by=by, at=now),
        )

    for by in (kit, carer):
        with looking(by):
            for act in acts(by):
                with pytest.raises((NotPermitted, NotFound)):
                    act()
            with pytest.raises(DatabaseError), transaction.atomic():
                Absence.objects.create(worker=sam, first_day=FIRST, last_day=LAST, set_at=now, set_by=by)
    with looking(kit):
        with pytest.raises(DatabaseError), transaction.atomic():
            Cover.objects.create(absence=made, cover=kit)
        assert Absence.objects.filter(pk=made.pk).update(last_day=date(2027, 1, 1)) == 0


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"last_day": date(2026, 11, 30)}, "last_day"),
        ({"first_day": date(2026, 11, 1), "last_day": date(2026, 11, 19)}, "last_day"),
        ({"covers": "self"}, "covers"),
        ({"covers": "gone"}, "covers"),
        ({"covers": "broker"}, "covers"),
    ],
)
def test_days_that_are_over_and_a_cover_who_cannot_are_said_to_be(changes, field, now, looking, sam):
    gone = a_login("assessor", now=now)
    User.objects.filter(pk=gone.pk).update(is_active=False)
    gone.refresh_from_db()
    who = {"self": sam, "gone": gone, "broker": a_login("broker", now=now)}
    told = {"worker": sam, "first_day": FIRST, "last_day": LAST} | changes
    told["covers"] = [who[told["covers"]]] if "covers" in told else []
    with looking(sam), pytest.raises(Invalid) as refused:
        actions.set_absence(absence=actions.NewAbsence(**told), by=sam, at=now)
    assert list(refused.value.fields) == [field]


def test_sent_twice_it_is_there_once_and_a_trail_that_fails_undoes_each(now, looking, sam, kit, person):
    told = actions.NewAbsence(worker=sam, first_day=FIRST, last_day=LAST, covers=[kit])
    with looking(sam):
        for _ in range(2):
            made = actions.set_absence(absence=told, by=sam, at=now)
        opened = set(grants_of(kit))
        assert Absence.objects.count() == 1
        for act in (
            lambda: actions.set_absence(
                absence=actions.NewAbsence(worker=sam, first_day=FIRST, last_day=LAST), by=sam, at=now
            ),
            lambda: actions.change_absence(
                absence=made.pk, first_day=LAST, last_day=LAST, covers=[], by=sam, at=now
            ),
            lambda: actions.cover_one(absence=made.pk, person=person, cover=kit, by=sam, at=now),
            lambda: actions.end_absence(absence=made.pk, by=sam, at=now),
        ):
            with (
                patch("sayso.journey.casework.actions.set_absence.write", side_effect=RuntimeError),
                pytest.raises(RuntimeError),
            ):
                act()
        kept = Absence.objects.get()
        assert (kept.first_day, kept.ended_at, kept.version) == (FIRST, None, 1)
    assert set(grants_of(kit)) == opened


def grants_of(login: User):
    from sayso.foundation.access.viewer import viewing

    with transaction.atomic(), viewing(login, at=on(FIRST)):
        return [(one.person_id, one.area, one.period) for one in Grant.objects.filter(login=login)]


def test_the_roles_that_the_database_knows_are_those_of_the_code():
    from importlib import import_module

    from sayso.foundation.access.permissions import Permission
    from sayso.foundation.access.roles import ROLES

    said = import_module("sayso.journey.casework.migrations.0006_absence_and_cover")
    assert set(said.WORK_HERE) == {code for code, role in ROLES.items() if role.is_staff}
    assert set(said.MAY_SET_FOR_OTHERS) == {
        code for code, role in ROLES.items() if Permission.ALLOCATE in role.permissions
    }
