"""Anybody raises a concern about any adult; the answer tells nothing."""

import re
from unittest.mock import patch

import pytest
from django.contrib.auth.models import AnonymousUser
from django.db import connection, transaction
from django.db.utils import ProgrammingError

from sayso.foundation.access.areas import Area
from sayso.foundation.access.roles import ROLES
from sayso.foundation.audit.models import AuditEvent
from sayso.journey.safeguarding import actions
from sayso.journey.safeguarding.models import Concern, StaffConcern
from sayso.journey.safeguarding.queries import staff_concerns, waiting
from sayso.rules.refusals import Invalid
from tests.factories.casework import CARE, somebody
from tests.factories.logins import NOBODY, a_login, open_to
from tests.factories.safeguarding import a_concern, told

pytestmark = pytest.mark.django_db
REFERENCE = re.compile(r"C(-[2-9A-HJ-NP-Z]{4}){3}")


@pytest.mark.requirement("S3-18")
@pytest.mark.parametrize("role", ["nobody", *(code for code in ROLES if code != "clocks")])
def test_anybody_gets_a_reference_and_safeguarding_sees_the_concern(role, now, looking):
    teller = NOBODY if role == "nobody" else a_login(role, now=now)
    lead = a_login("safeguarding", now=now)

    with looking(teller):
        reference = actions.raise_concern(told=told(), by=teller, at=now)

    assert REFERENCE.fullmatch(reference)
    with looking(lead):
        seen = waiting(viewer=lead).get()
        assert seen.reference == reference
        assert seen.raised_by == (None if role == "nobody" else teller)


@pytest.mark.requirement("S3-18")
def test_whoever_raises_a_concern_cannot_see_it_afterwards(now, looking):
    carer, worker, person = a_login("carer", now=now), a_login("social-worker", now=now), somebody(now=now)
    open_to(worker, person, *CARE, now=now)
    a_concern(now=now, by=carer)
    a_concern(now=now, by=worker, person=person)
    for teller in (carer, worker, NOBODY):
        with looking(teller):
            assert not Concern.objects.exists()


@pytest.mark.requirement("S3-18")
def test_the_record_it_was_raised_from_counts_only_when_it_is_open_to_them(now, looking):
    stranger, worker, person = a_login("carer", now=now), a_login("social-worker", now=now), somebody(now=now)
    open_to(worker, person, *CARE, now=now)
    lead = a_login("safeguarding", now=now)
    guessed, known = (
        a_concern(now=now, by=stranger, person=person),
        a_concern(now=now, by=worker, person=person),
    )
    with looking(lead):
        assert Concern.objects.get(pk=guessed.key).person_id != person
        assert Concern.objects.get(pk=known.key).person_id == person


@pytest.mark.requirement("S3-18")
def test_the_trail_of_a_concern_bears_nobodys_key(now, looking):
    worker, person, auditor = (
        a_login("social-worker", now=now),
        somebody(now=now),
        a_login("auditor", now=now),
    )
    open_to(worker, person, *CARE, now=now)
    said = a_concern(now=now, by=worker, person=person)
    with looking(auditor):
        event = AuditEvent.objects.get(action="safeguarding.raise_concern", object_id=said.key)
    assert (event.people, event.facts) == ([], {})


@pytest.mark.requirement("S3-18")
def test_a_concern_about_our_own_staff_goes_outside_the_team(now, looking):
    said = a_concern(now=now, about_staff=True)
    lead, principal = a_login("safeguarding", now=now), a_login("principal", now=now)
    with looking(lead):
        assert not waiting(viewer=lead).exists()
        assert staff_concerns() == []
    with looking(principal):
        assert [found.pk for found in staff_concerns()] == [said.key]


def test_the_same_key_again_is_the_same_concern(now, looking):
    said, lead = told(), a_login("safeguarding", now=now)
    with looking(NOBODY):
        references = {actions.raise_concern(told=said, by=NOBODY, at=now) for _ in range(3)}
    assert len(references) == 1
    with looking(lead):
        assert waiting(viewer=lead).count() == 1


def test_words_sent_again_and_again_are_marked_and_never_refused(now, looking):
    for _ in range(5):
        a_concern(now=now)
    lead = a_login("safeguarding", now=now)
    with looking(lead):
        marked = [found.looks_repeated for found in waiting(viewer=lead)]
    assert marked == [False, False, False, True, True]


def test_no_words_at_all_are_asked_for_again(now, looking):
    with looking(NOBODY), pytest.raises(Invalid) as refused:
        actions.raise_concern(told=told(what_happened="  "), by=NOBODY, at=now)
    assert list(refused.value.fields) == ["what_happened"]


def test_a_trail_that_fails_undoes_the_concern(now, looking):
    lead = a_login("safeguarding", now=now)
    with (
        looking(NOBODY),
        patch("sayso.journey.safeguarding.actions.raise_concern.write", side_effect=RuntimeError),
        pytest.raises(RuntimeError),
    ):
        actions.raise_concern(told=told(), by=NOBODY, at=now)
    with looking(lead):
        assert not Concern.objects.exists()


def test_nobody_writes_a_concern_past_the_door(now, looking):
    lead = a_login("safeguarding", now=now)
    said = a_concern(now=now)
    for statement in (
        "delete from safeguarding_concern",
        "update safeguarding_concern set what_happened = ''",
        "insert into safeguarding_staff_concern (id) values (gen_random_uuid())",
    ):
        with looking(lead), pytest.raises(ProgrammingError, match="permission denied"), transaction.atomic():
            connection.cursor().execute(statement)
    with looking(lead):
        assert Concern.objects.get(pk=said.key).what_happened == said.what_happened
        assert not StaffConcern.objects.exists()


def test_a_concern_is_in_the_area_of_safety():
    assert Concern.area is Area.SAFETY
    assert isinstance(NOBODY, AnonymousUser)
