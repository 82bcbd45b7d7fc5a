"""Whatever managers and workers do, in any order: one live lead, and no gap between two."""

from datetime import timedelta

import pytest
from django.db import connection, transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sayso.foundation.access.models import User
from sayso.foundation.access.viewer import viewing
from sayso.journey.casework import actions
from sayso.journey.casework.models import Allocation, Transfer
from sayso.journey.casework.statuses import WorkerRole
from sayso.rules.refusals import Refusal
from tests.examples import examples
from tests.factories.casework import a_team, allocated, somebody
from tests.factories.logins import a_login

pytestmark = pytest.mark.django_db
STEPS = st.lists(
    st.tuples(
        st.sampled_from(["allocate", "end", "propose", "accept", "decline", "leave"]),
        st.integers(0, 2),
        st.integers(0, 2),
    ),
    max_size=8,
)


def act(step: str, one: User, other: User, manager: User, person, at) -> None:
    """Try one step; a refusal is an answer."""
    live = Allocation.objects.filter(person_id=person, role=WorkerRole.LEAD, ended_at=None).get()
    waiting = Transfer.objects.filter(person_id=person, answer="").first()
    if step == "leave":
        User.objects.filter(pk=one.pk).update(is_active=False)
    elif step == "allocate":
        item = actions.NewAllocation(person=person, worker=User.objects.get(pk=one.pk))
        actions.allocate(items=[item], by=manager, at=at)
    elif step == "end":
        actions.end_allocation(allocation=live.pk, by=manager, at=at)
    elif step == "propose":
        to = User.objects.get(pk=other.pk)
        actions.propose_transfer(allocation=live.pk, to_worker=to, hand_over_note="A note", by=manager, at=at)
    elif waiting and step == "accept":
        with viewing(waiting.to_worker, at=at):
            actions.accept_transfer(transfer=waiting.pk, by=waiting.to_worker, at=at)
    elif waiting:
        with viewing(waiting.to_worker, at=at):
            actions.decline_transfer(transfer=waiting.pk, because="No", by=waiting.to_worker, at=at)


def leads_of(person) -> list[Allocation]:
    rows = Allocation.objects.filter(person_id=person, role=WorkerRole.LEAD)
    return list(rows.order_by("started_at"))


@pytest.mark.requirement("B-16")
@settings(max_examples=examples(30), suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(steps=STEPS)
def test_there_is_always_one_lead_and_never_a_gap(steps, now, looking):
    with transaction.atomic():
        manager = a_login("manager", now=now, team=a_team())
        workers = [a_login("social-worker", now=now, team=a_team()) for _ in range(3)]
        person = somebody(now=now, seen_by=[manager])
        allocated(person, workers[0], now=now, manager=manager)
        at = now
        for step, one, other in steps:
            at += timedelta(minutes=1)
            with looking(manager, at):
                try:
                    with transaction.atomic():
                        act(step, workers[one], workers[other], manager, person, at)
                except Refusal:
                    pass
                connection.cursor().execute("set constraints all immediate; set constraints all deferred")
                rows = leads_of(person)
            assert [row.ended_at for row in rows[:-1]] == [row.started_at for row in rows[1:]]
            assert rows[-1].ended_at is None
            assert rows[-1].worker_id or rows[-1].team_id
        transaction.set_rollback(True)
