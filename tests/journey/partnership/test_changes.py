"""What was noticed between two: whose it is, by when, and that it is closed only with what was done."""

from datetime import date, timedelta

import pytest

from sayso.foundation.access.areas import Area
from sayso.foundation.access.models import User
from sayso.journey.casework.models import Task
from sayso.journey.partnership import actions, queries
from sayso.journey.partnership.models import Change, PrivateChange
from sayso.rules.refusals import Invalid, NotFound, NotPermitted, WrongState
from tests.factories import casework as made
from tests.factories.logins import a_login, open_to
from tests.factories.partnership import new_change, opens_private

pytestmark = pytest.mark.django_db
TOLD = "She told me that she is going."


def noticed(two, looking, now, **changed):
    with looking(two.sam):
        return actions.notice_change(change=new_change(two.beas, **changed), by=two.sam, at=now)


def closes(two, looking, now, task, done="We found somebody for Mondays."):
    with looking(two.sam):
        return actions.close_change(person=two.bea, task=task, done=done, by=two.sam, at=now)


@pytest.mark.requirement("S0-12")
def test_a_change_has_an_owner_and_a_day_and_is_not_closed_without_saying_what_was_done(now, looking, two):
    change = noticed(two, looking, now)
    with looking(two.sam):
        (one,) = queries.changes_of(two.beas, viewer=two.sam)
        assert (one.change, one.in_private, one.done) == (change, False, "")
        assert (one.task.owner, one.task.due_on) == (two.sam, date(2026, 11, 27))
        assert change.words not in one.task.what + one.task.because
    for empty in ("", "   "):
        with pytest.raises(Invalid) as told:
            closes(two, looking, now, change.task_id, done=empty)
        assert list(told.value.fields) == ["done"]
    closes(two, looking, now, change.task_id)
    with pytest.raises(WrongState):
        closes(two, looking, now, change.task_id)
    with looking(two.sam):
        (one,) = queries.changes_of(two.beas, viewer=two.sam)
        assert one.done == "We found somebody for Mondays."
        assert one.task.done_with == "Written where it was noticed"
        assert one.change.done_by == two.sam


@pytest.mark.requirement("S0-11", "S0-12")
def test_what_was_told_in_private_is_known_to_nobody_without_that_account(now, looking, two):
    with pytest.raises(NotFound):
        noticed(two, looking, now, in_private=True)
    opens_private(two, two.bea, now=now)
    colleague = a_login("social-worker", now=now)
    open_to(colleague, two.bea, Area.STORY, Area.WORK, Area.SHARING, Area.CONTACT, now=now)
    with pytest.raises(Invalid) as told:
        noticed(two, looking, now, in_private=True, owner=colleague.pk)
    assert list(told.value.fields) == ["owner"]
    change = noticed(two, looking, now, in_private=True, words=TOLD)
    story = noticed(two, looking, now, owner=colleague.pk)
    assert (type(change), type(story)) == (PrivateChange, Change)
    with looking(two.sam):
        assert queries.may_follow_up(two.bea, in_private=True, viewer=two.sam) == [two.sam]
    with looking(colleague):
        assert [one.change for one in queries.changes_of(two.beas, viewer=colleague)] == [story]
        tasks = {task.what + task.because for task in Task.objects.visible_to(colleague)}
        assert len(tasks) == 1, "the two tasks tell neither apart from the other"
        found, row = queries.change_task(two.bea, change.task_id, viewer=colleague)
        assert (found.pk, row) == (change.task_id, None)
        # Whoever owns it by and by and may not read it still says what they did.
        assert (
            actions.close_change(
                person=two.bea, task=change.task_id, done="Talked on Tuesday.", by=colleague, at=now
            ).done_with
            == "Talked on Tuesday."
        )
    with looking(two.sam):
        done = {one.change.pk: one.done for one in queries.changes_of(two.beas, viewer=two.sam)}
        assert done == {change.pk: "Talked on Tuesday.", story.pk: ""}


def test_who_may_not_and_what_cannot_be_is_refused(now, looking, two):
    change = noticed(two, looking, now)
    for login, refusal in (
        (two.bea_in, NotPermitted),
        (two.ana_in, NotPermitted),
        (a_login("payments", now=now), NotPermitted),
        (a_login("social-worker", now=now), NotFound),
    ):
        with looking(login), pytest.raises(refusal):
            actions.notice_change(change=new_change(two.beas), by=login, at=now)
        with looking(login), pytest.raises(refusal):
            actions.close_change(person=two.bea, task=change.task_id, done="x", by=login, at=now)
    day = timedelta(days=1)
    for wrong, field in (
        ({"words": " "}, "words"),
        ({"noticed_on": now.date() + day}, "noticed_on"),
        ({"due_on": now.date() - day}, "due_on"),
        ({"owner": a_login("social-worker", now=now).pk}, "owner"),
    ):
        with pytest.raises(Invalid) as told:
            noticed(two, looking, now, **wrong)
        assert list(told.value.fields) == [field]


@pytest.mark.requirement("S0-12")
def test_what_is_overdue_is_on_the_list_of_the_owners_manager_and_says_no_word_of_it(now, looking, two):
    team, other_team = made.a_team(), made.a_team("North")
    User.objects.filter(pk=two.sam.pk).update(team=team)
    change = noticed(two, looking, now)
    manager = a_login("manager", now=now, team=team)
    elsewhere = a_login("manager", now=now, team=other_team)

    def listed(login, days):
        later = now + timedelta(days=days)
        with looking(login, later):
            return queries.overdue_changes(viewer=login, on=later.date())

    due, late = 7, 8
    assert listed(manager, due) == [], "it is due, and not late"
    with looking(manager):
        ahead = queries.overdue_changes(viewer=manager, on=now.date() + timedelta(days=late))
    assert ahead == [], "nobody looks ahead"
    (one,) = listed(manager, late)
    assert (one.task, one.person, one.owner) == (change.task_id, two.bea, "Sam Whitlock")
    for login in (elsewhere, two.sam, two.bea_in, two.ana_in):
        assert listed(login, late) == []
    closes(two, looking, now, change.task_id)
    assert listed(manager, late) == []
