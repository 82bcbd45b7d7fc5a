"""How it is, as each says alone: kept in every version, asked again in time, followed up with no trace."""

from datetime import date, timedelta

import pytest
from django.db import connection, transaction
from django.db.utils import ProgrammingError

from sayso.foundation.access.areas import Area
from sayso.foundation.access.models import User
from sayso.journey.casework.models import Task
from sayso.journey.partnership import actions, queries
from sayso.journey.partnership.models import CheckIn, CheckInTimes, PrivateChange
from sayso.journey.partnership.statuses import AskedBy, OftenAsked, WrittenAs
from sayso.rules.refusals import Invalid, NotFound, NotPermitted, Stale
from tests.factories import casework as made
from tests.factories.logins import a_login, open_to
from tests.factories.partnership import checks_in, new_check_in, opens_private

pytestmark = pytest.mark.django_db
UNSAFE = {"safe": "no"}


@pytest.mark.requirement("S0-11")
def test_each_says_it_alone_and_only_they_and_who_holds_their_account_read_it(now, looking, two):
    first = checks_in(two.beas, by=two.bea_in, now=now - timedelta(days=90), said_on=date(2026, 8, 22))
    last = checks_in(two.beas, {"wants": "less"}, by=two.bea_in, now=now)
    with looking(two.bea_in):
        found = queries.check_ins_of(two.bea, viewer=two.bea_in)
        assert [one.pk for one in found] == [last.pk, first.pk]
        assert (found[0].answers, found[0].written_as) == ({"wants": "less"}, WrittenAs.SELF)
        assert queries.last_check_ins([two.beas], viewer=two.bea_in, on=date(2026, 9, 1)) == {
            two.beas.pk: [first]
        }
    open_to(two.ana_in, two.bea, Area.PLAN, Area.CONTACT, Area.HEALTH, now=now)
    for login in (two.ana_in, two.sam):
        with looking(login):
            assert queries.check_ins_of(two.bea, viewer=login) == []
            assert queries.last_check_ins([two.beas], viewer=login, on=now.date()) == {two.beas.pk: []}
    opens_private(two, two.bea, now=now)
    with looking(two.sam):
        assert len(queries.check_ins_of(two.bea, viewer=two.sam)) == 2


def test_a_change_is_a_new_version_and_a_workers_says_that_a_worker_wrote_it(now, looking, two):
    first = checks_in(two.beas, by=two.bea_in, now=now)
    opens_private(two, two.bea, now=now)
    later, more = now + timedelta(minutes=5), {"wants": "same", "nights_woken": 3, "job_next_day": "yes"}
    with looking(two.sam, later):
        to = new_check_in(two.beas, more, said_on=now.date())
        second = actions.change_check_in(check_in=first.pk, to=to, by=two.sam, at=later)
        versions = queries.versions_of_check_in(second, viewer=two.sam)
        assert [(one.pk, one.written_as) for one in versions] == [
            (second.pk, WrittenAs.WORKER),
            (first.pk, WrittenAs.SELF),
        ]
        (stands,) = queries.check_ins_of(two.bea, viewer=two.sam)
        assert stands.answers == more
        with pytest.raises(Stale):
            actions.change_check_in(check_in=first.pk, to=new_check_in(two.beas), by=two.sam, at=later)
    with looking(two.bea_in), pytest.raises(ProgrammingError, match="permission denied"):
        CheckIn.objects.filter(pk=first.pk).update(answers={"wants": "more"})


def test_nobody_says_it_for_the_other_nor_without_the_private_account(now, looking, two):
    kept = checks_in(two.beas, by=two.bea_in, now=now)
    open_to(two.ana_in, two.bea, Area.PLAN, now=now)
    works_here = a_login("social-worker", now=now)
    open_to(works_here, two.bea, Area.PRIVATE, Area.STORY, now=now)

    def is_the_other(login: User) -> User:
        User.objects.filter(pk=two.ana_in.pk).update(subject_id=None)
        User.objects.filter(pk=login.pk).update(subject_id=two.ana)
        return User.objects.get(pk=login.pk)

    times = actions.NewTimes(person=two.bea, side=two.beas.pk)
    for who, refusal in (
        (lambda: two.ana_in, NotFound),
        (lambda: two.sam, NotFound),  # works with Bea, and holds no private account of hers
        (lambda: a_login("payments", now=now), NotPermitted),
        (lambda: is_the_other(works_here), NotFound),  # works here and holds it
    ):
        login = who()
        for act in (
            lambda by: actions.check_in_one(said=new_check_in(two.beas), by=by, at=now),
            lambda by: actions.change_check_in(check_in=kept.pk, to=new_check_in(two.beas), by=by, at=now),
            lambda by: actions.set_check_in_times(times=times, by=by, at=now),
            lambda by: actions.not_now(person=two.bea, side=two.beas.pk, by=by, at=now),
        ):
            with looking(login), pytest.raises(refusal):
                act(login)


def test_what_cannot_be_kept_is_told_at_its_question(now, looking, two):
    other = actions.NewTimes(person=two.bea, side=two.beas.pk, way=AskedBy.OTHER)
    with looking(two.bea_in):
        for answers, field, more in (
            ({}, "nights_woken", {}),
            ({"nights_woken": 9}, "nights_woken", {}),
            ({"together": "5"}, "together", {}),
            ({"wants": "less"}, "said_on", {"said_on": now.date() + timedelta(days=1)}),
        ):
            with pytest.raises(Invalid) as told:
                actions.check_in_one(said=new_check_in(two.beas, answers, **more), by=two.bea_in, at=now)
            assert list(told.value.fields) == [field]
        with pytest.raises(Invalid) as told:
            actions.set_check_in_times(times=other, by=two.bea_in, at=now)
        assert list(told.value.fields) == ["way_words"]
        assert not CheckIn.objects.exists()


@pytest.mark.requirement("S0-11")
@pytest.mark.parametrize("holds", [True, False])
def test_who_does_not_feel_safe_is_talked_with_by_who_holds_their_account_in_words_that_say_nothing(
    now, looking, two, holds
):
    made.allocated(two.bea, two.sam, now=now)
    nadia = a_login("social-worker", now=now, name="Nadia Shah")
    if holds:
        open_to(nadia, two.bea, Area.PRIVATE, Area.WORK, now=now - timedelta(days=1))
    said = checks_in(two.beas, UNSAFE, by=two.bea_in, now=now)
    checks_in(two.beas, UNSAFE, by=two.bea_in, now=now)
    owner = nadia if holds else two.sam
    with looking(owner):
        (task,) = Task.objects.visible_to(owner).filter(asked="change")
        assert (task.person_id, task.owner, task.due_on) == (two.bea, owner, date(2026, 11, 23))
        for word in ("safe with", "check", "Ana", "Bea", "Mum"):
            assert word not in f"{task.what} {task.because} {task.for_person}"
        assert (
            queries.changes_of(two.beas, viewer=owner)[:1]
            == [queries.Noticed(change=PrivateChange.objects.first(), task=task)][: 1 if holds else 0]
        )
    with looking(two.bea_in):
        assert not Task.objects.exists()
        assert queries.check_in_one(two.beas, said.pk, viewer=two.bea_in) == said
    with looking(two.ana_in):
        assert not Task.objects.exists()
        assert not PrivateChange.objects.exists()


def test_nobody_can_ask_the_database_who_holds_an_account_or_make_a_task_on_anothers_record(
    now, looking, two
):
    for asked, told in (
        ("select partnership_holders(%s)", [two.bea]),
        (
            "select partnership_follow_up(gen_random_uuid(), %s, 'unsafe', current_date, null, now())",
            [two.bea],
        ),
        (
            "select partnership_follow_up(gen_random_uuid(), %s, 'story', current_date, null, now())",
            [two.ana],
        ),
    ):
        refused = pytest.raises(ProgrammingError)
        with looking(two.ana_in), refused, transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(asked, told)
    with looking(two.ana_in), connection.cursor() as cursor:
        cursor.execute("select partnership_who_holds(%s)", [two.ana])
        assert cursor.fetchone() == ([],)


def _due(login, side, looking, at) -> date | None:
    with looking(login, at):
        found = queries.asked_next([side], viewer=login, on=at.date())
    return found[side.pk].on if found else None


@pytest.mark.requirement("S0-11")
def test_they_are_asked_at_the_times_they_chose_and_not_now_is_quiet_everywhere(now, looking, two):
    own, side = two.bea_in, two.beas
    assert _due(own, side, looking, now) == now.date() + timedelta(weeks=13)
    checks_in(side, by=own, now=now)

    def wants(**told) -> None:
        with looking(own):
            times = actions.NewTimes(person=two.bea, side=side.pk, **told)
            actions.set_check_in_times(times=times, by=own, at=now)

    wants(often=OftenAsked.FOUR_WEEKS)
    due = now.date() + timedelta(weeks=4)
    assert _due(own, side, looking, now) == due
    opens_private(two, two.bea, now=now)
    then, fortnight = now + timedelta(weeks=5), now + timedelta(weeks=6)

    def asks(at) -> list[date]:
        with looking(two.sam, at):
            return [one.on for one in queries.to_ask_how_it_is(viewer=two.sam, until=at.date())]

    assert (asks(then), asks(fortnight)) == ([], [due])
    with looking(own, then):
        row = actions.not_now(person=two.bea, side=side.pk, by=own, at=then)
        assert (row.often, row.not_now_on) == (OftenAsked.FOUR_WEEKS, then.date())
        assert CheckInTimes.objects.visible_to(own).count() == 2
    assert asks(fortnight) == []
    assert _due(own, side, looking, fortnight) == then.date() + timedelta(weeks=4)
    wants(often=OftenAsked.NEVER, way=AskedBy.ALONE)
    assert _due(own, side, looking, fortnight) is None
    assert asks(now + timedelta(weeks=200)) == []
