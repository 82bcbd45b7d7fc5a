"""Who works with whom: in roles, handed over with a note, and never a moment with nobody."""

from datetime import timedelta
from unittest.mock import patch

import pytest
from django.db import connection, transaction
from django.db.utils import IntegrityError

from sayso.foundation.access.areas import Area
from sayso.foundation.access.models import User
from sayso.foundation.access.named_action import may_see
from sayso.journey.casework import actions
from sayso.journey.casework.models import Allocation, Task, Transfer
from sayso.journey.casework.queries import handed_to, my_workers, without_lead
from sayso.journey.casework.statuses import WorkerRole
from sayso.journey.people.queries import find
from sayso.rules.refusals import Invalid, NotFound, NotPermitted, WrongState
from tests.factories.casework import CARE, a_task, a_team, allocated, somebody
from tests.factories.logins import a_login, open_to

pytestmark = pytest.mark.django_db
MINUTE = timedelta(minutes=1)


@pytest.fixture
def manager(now):
    return a_login("manager", now=now, team=a_team(), name="Max Hale")


@pytest.fixture
def sam(now):
    return a_login("social-worker", now=now, team=a_team(), name="Sam Whitlock")


@pytest.fixture
def ruth(now):
    return a_login("social-worker", now=now, team=a_team("Hospital team"), name="Ruth Adler")


def propose(allocation, to, by, now, **changes):
    said = {"hand_over_note": "He goes home on Wednesday.", "goodbye": "I rang him."} | changes
    return actions.propose_transfer(allocation=allocation.pk, to_worker=to, by=by, at=now, **said)


@pytest.mark.requirement("B-16")
def test_an_allocation_opens_the_record_and_its_end_closes_it(now, looking, sam, manager):
    person = somebody(now=now)
    allocation = allocated(person, sam, now=now, manager=manager)
    with looking(sam, now + MINUTE):
        assert may_see(person=person, area=Area.STORY)
    with looking(manager, now + MINUTE):
        actions.end_allocation(allocation=allocation.pk, by=manager, at=now + MINUTE)
    with looking(sam, now + 2 * MINUTE):
        assert not may_see(person=person, area=Area.STORY)


@pytest.mark.requirement("B-16")
def test_whoever_loses_their_lead_is_in_the_teams_tray_in_the_same_moment(now, looking, sam, manager):
    person = somebody(now=now)
    allocation = allocated(person, sam, now=now, manager=manager)
    task = a_task(person, by=sam, now=now, owner=sam)
    with looking(manager, now + MINUTE):
        actions.end_allocation(allocation=allocation.pk, by=manager, at=now + MINUTE)
        lead = Allocation.objects.visible_to(manager).get(person_id=person, ended_at=None)
        assert (lead.team, lead.worker, lead.started_at) == (a_team(), None, now + MINUTE)
        assert [one.person_id for one in without_lead(viewer=manager)] == [person]
        assert Task.objects.get(pk=task.pk).owner is None


def test_what_lay_in_the_tray_becomes_the_new_leads(now, looking, sam, manager):
    person = somebody(now=now, seen_by=[sam])
    task = a_task(person, by=sam, now=now, team=a_team())
    allocated(person, sam, now=now, manager=manager)
    with looking(sam):
        assert Task.objects.get(pk=task.pk).owner == sam


def test_a_lead_at_work_is_not_pushed_out_but_one_who_left_is(now, looking, sam, ruth, manager):
    person = somebody(now=now)
    allocated(person, sam, now=now, manager=manager)
    item = actions.NewAllocation(person=person, worker=ruth)
    with looking(manager):
        with pytest.raises(WrongState, match="Sam Whitlock leads here"):
            actions.allocate(items=[item], by=manager, at=now)
        User.objects.filter(pk=sam.pk).update(is_active=False)
        assert [one.person_id for one in without_lead(viewer=manager)] == [person]
        actions.allocate(items=[item], by=manager, at=now + MINUTE)


def test_a_search_names_who_works_with_somebody(now, looking, sam, manager):
    person, adviser = somebody(now=now), a_login("contact", now=now)
    allocation = allocated(person, sam, now=now, manager=manager)
    for at, named in ((now + MINUTE, "Sam Whitlock"), (now + 3 * MINUTE, "")):
        with looking(adviser, at):
            found = find("Stefan Wojcik", viewer=adviser, on=now.date())
        assert [one.worker_name for one in found] == [named]
        if named:
            with looking(manager, now + 2 * MINUTE):
                actions.end_allocation(allocation=allocation.pk, by=manager, at=now + 2 * MINUTE)


def test_many_are_allocated_at_once(now, looking, sam, manager):
    people = [somebody(now=now, name=f"Made Up {n}") for n in ("One", "Two", "Three")]
    with looking(manager):
        made = actions.allocate(
            items=[actions.NewAllocation(person=person, worker=sam) for person in people], by=manager, at=now
        )
    assert {one.person_id for one in made} == set(people)
    with looking(sam):
        assert Allocation.objects.visible_to(sam).filter(worker=sam).count() == 3


def test_two_roles_of_one_worker_end_apart(now, looking, sam, manager):
    person = somebody(now=now)
    allocated(person, sam, now=now, manager=manager)
    other = allocated(person, sam, now=now, manager=manager, role=WorkerRole.CARERS_OWN_WORKER)
    with looking(manager, now + MINUTE):
        actions.end_allocation(allocation=other.pk, by=manager, at=now + MINUTE)
    with looking(sam, now + 2 * MINUTE):
        assert may_see(person=person, area=Area.STORY)


@pytest.mark.requirement("B-16")
def test_a_hand_over_that_is_not_accepted_leaves_the_person_with_the_sender(now, looking, sam, ruth):
    person = somebody(now=now)
    allocation = allocated(person, sam, now=now)
    with looking(sam):
        proposed = propose(allocation, ruth, sam, now)
    with looking(ruth):
        assert [one.pk for one in handed_to(viewer=ruth)] == [proposed.pk]
        assert not may_see(person=person, area=Area.STORY)
        actions.decline_transfer(transfer=proposed.pk, because="I am away.", by=ruth, at=now + MINUTE)
    with looking(ruth, now + 2 * MINUTE):
        assert not may_see(person=person, area=Area.WORK)
    with looking(sam, now + 2 * MINUTE):
        assert Allocation.objects.visible_to(sam).get(ended_at=None).worker == sam


@pytest.mark.requirement("B-16", "S1-14")
def test_on_acceptance_the_old_lead_ends_as_the_new_begins_and_the_work_goes_along(now, looking, sam, ruth):
    person = somebody(now=now)
    allocation = allocated(person, sam, now=now)
    task = a_task(person, by=sam, now=now, owner=sam)
    with looking(sam):
        proposed = propose(allocation, ruth, sam, now)
    later = now + timedelta(hours=1)
    with looking(ruth, later):
        actions.accept_transfer(transfer=proposed.pk, hello="I ring him tomorrow.", by=ruth, at=later)
    with looking(ruth, later + MINUTE):
        rows = list(Allocation.objects.visible_to(ruth).filter(person_id=person).order_by("started_at"))
        assert [(one.worker, one.started_at, one.ended_at) for one in rows] == [
            (sam, now, later),
            (ruth, later, None),
        ]
        assert Task.objects.get(pk=task.pk).owner == ruth
        kept = Transfer.objects.visible_to(ruth).get(pk=proposed.pk)
        assert (kept.goodbye, kept.answer_words) == ("I rang him.", "I ring him tomorrow.")
    with looking(sam, later + MINUTE):
        assert not may_see(person=person, area=Area.STORY)


@pytest.mark.requirement("B-16", "S2-18")
def test_the_persons_own_page_names_the_new_worker_after_acceptance(now, looking, sam, ruth):
    person, login = somebody(now=now), a_login("person", now=now)
    open_to(login, person, *CARE, now=now)
    allocation = allocated(person, sam, now=now)
    with looking(sam):
        proposed = propose(allocation, ruth, sam, now)
    with looking(login, now + MINUTE):
        assert [one.name for one in my_workers(person, viewer=login)] == ["Sam Whitlock"]
    with looking(ruth, now + 2 * MINUTE):
        actions.accept_transfer(transfer=proposed.pk, by=ruth, at=now + 2 * MINUTE)
    with looking(login, now + 3 * MINUTE):
        assert [one.name for one in my_workers(person, viewer=login)] == ["Ruth Adler"]


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"hand_over_note": " "}, "hand_over_note"),
        ({"to": "sam"}, "to_worker"),
        ({"to": "payer"}, "to_worker"),
    ],
)
def test_a_hand_over_needs_a_note_and_somebody_who_can_take_people_on(
    changes, field, now, looking, sam, ruth
):
    allocation = allocated(somebody(now=now), sam, now=now)
    to = {"sam": sam, "payer": a_login("payments", now=now)}.get(changes.pop("to", ""), ruth)
    with looking(sam), pytest.raises(Invalid) as refused:
        propose(allocation, to, sam, now, **changes)
    assert list(refused.value.fields) == [field]


def test_only_the_worker_or_a_manager_hands_over_and_only_the_receiver_answers(now, looking, sam, ruth):
    person = somebody(now=now, seen_by=[ruth])
    allocation = allocated(person, sam, now=now)
    with looking(ruth), pytest.raises(NotPermitted):
        propose(allocation, ruth, ruth, now)
    with looking(sam):
        proposed = propose(allocation, ruth, sam, now)
        for act in (
            lambda: actions.accept_transfer(transfer=proposed.pk, by=sam, at=now),
            lambda: actions.decline_transfer(transfer=proposed.pk, because="No", by=sam, at=now),
        ):
            with pytest.raises(NotPermitted):
                act()


def test_a_hand_over_is_proposed_and_answered_once(now, looking, sam, ruth):
    allocation = allocated(somebody(now=now), sam, now=now)
    with looking(sam):
        proposed = propose(allocation, ruth, sam, now)
        with pytest.raises(WrongState):
            propose(allocation, ruth, sam, now)
    with looking(ruth, now + MINUTE):
        with pytest.raises(Invalid):
            actions.decline_transfer(transfer=proposed.pk, because=" ", by=ruth, at=now + MINUTE)
        actions.accept_transfer(transfer=proposed.pk, by=ruth, at=now + MINUTE)
        with pytest.raises(WrongState):
            actions.accept_transfer(transfer=proposed.pk, by=ruth, at=now + MINUTE)


def test_a_worker_does_not_allocate_and_a_closed_record_is_not_there(now, looking, sam, manager):
    from sayso.foundation.access.actions import restrict_record

    person = somebody(now=now)
    item = actions.NewAllocation(person=person, worker=sam)
    with looking(sam), pytest.raises(NotPermitted):
        actions.allocate(items=[item], by=sam, at=now)
    other = a_login("manager", now=now)
    with looking(other):
        restrict_record(
            person=person, because="staff", group=[other], look_again_on=now.date(), by=other, at=now
        )
    with looking(manager), pytest.raises(NotFound):
        actions.allocate(items=[item], by=manager, at=now)


@pytest.mark.parametrize("worker", ["nobody", "gone", "payments"])
def test_nobody_is_allocated_to_one_who_cannot_work_with_them(worker, now, looking, sam, manager):
    found = (
        None if worker == "nobody" else a_login("payments" if worker == "payments" else "assessor", now=now)
    )
    if worker == "gone":
        User.objects.filter(pk=found.pk).update(is_active=False)
        found = User.objects.get(pk=found.pk)
    with looking(manager), pytest.raises(Invalid) as refused:
        actions.allocate(
            items=[actions.NewAllocation(person=somebody(now=now), worker=found)], by=manager, at=now
        )
    assert list(refused.value.fields) == ["worker"]


def test_an_allocation_ends_once(now, looking, sam, manager):
    allocation = allocated(somebody(now=now), sam, now=now, manager=manager)
    with looking(sam), pytest.raises(NotPermitted):
        actions.end_allocation(allocation=allocation.pk, by=sam, at=now)
    with looking(manager, now + MINUTE):
        actions.end_allocation(allocation=allocation.pk, by=manager, at=now + MINUTE)
        with pytest.raises(WrongState):
            actions.end_allocation(allocation=allocation.pk, by=manager, at=now + MINUTE)
        with pytest.raises(NotFound):
            actions.end_allocation(allocation=sam.pk, by=manager, at=now)


def test_the_database_itself_refuses_to_leave_somebody_with_no_lead(now, looking, sam):
    allocation = allocated(somebody(now=now), sam, now=now)
    with looking(sam), transaction.atomic():
        Allocation.objects.filter(pk=allocation.pk).update(ended_at=now, ended_by=sam)
        with pytest.raises(IntegrityError, match="nobody would lead"), transaction.atomic():
            connection.cursor().execute("set constraints all immediate")
        Allocation.objects.filter(pk=allocation.pk).update(ended_at=None, ended_by=None)


@pytest.mark.parametrize("action", ["allocate", "end_allocation", "propose_transfer", "answer_transfer"])
def test_a_trail_that_fails_undoes_it(action, now, looking, sam, ruth, manager):
    allocation = allocated(somebody(now=now), sam, now=now, manager=manager)
    open_to(manager, allocation.person_id, *CARE, now=now)
    acts = {
        "allocate": lambda: actions.allocate(
            items=[actions.NewAllocation(person=somebody(now=now, name="New"), worker=sam)],
            by=manager,
            at=now,
        ),
        "end_allocation": lambda: actions.end_allocation(allocation=allocation.pk, by=manager, at=now),
        "propose_transfer": lambda: propose(allocation, ruth, manager, now),
        "answer_transfer": lambda: actions.accept_transfer(transfer=waiting.pk, by=manager, at=now),
    }
    if action == "answer_transfer":
        with looking(sam):
            waiting = propose(allocation, manager, sam, now)
    with looking(manager):
        before = list(Allocation.objects.order_by("pk").values_list("pk", "ended_at"))
        with (
            patch(f"sayso.journey.casework.actions.{action}.write", side_effect=RuntimeError),
            pytest.raises(RuntimeError),
        ):
            acts[action]()
        assert list(Allocation.objects.order_by("pk").values_list("pk", "ended_at")) == before
