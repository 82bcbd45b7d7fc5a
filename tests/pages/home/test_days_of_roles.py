"""What other rooms put on a day: concerns, broken glass, openings to check, joinings to confirm."""

from datetime import timedelta

import pytest
from django.db import transaction

from sayso.foundation.access import clock
from sayso.foundation.access.actions import break_glass, open_record, restrict_record
from sayso.foundation.access.areas import Area
from sayso.foundation.access.viewer import viewing
from sayso.journey.casework import actions
from sayso.journey.casework import statuses as kinds
from sayso.journey.people import actions as people
from tests.factories import casework as made
from tests.factories.logins import a_login, open_to
from tests.factories.safeguarding import a_concern
from tests.pages.home.signing_in import read

pytestmark = pytest.mark.django_db
OUTSIDERS = ["social-worker", "contact", "business-support", "finance", "commissioner", "admin", "auditor"]


@pytest.fixture(autouse=True)
def a_week_later(monkeypatch, now):
    """Let pages be opened a week after everything in the test was done: it is all due."""
    monkeypatch.setattr(clock, "now", lambda: now + timedelta(days=7))


@pytest.mark.requirement("B-15", "S3-18")
def test_a_concern_stands_on_the_day_of_those_who_decide_on_it_and_on_nobody_elses(now):
    a_concern(now=now, about="Stefan Wójcik")
    page = read(a_login("safeguarding", now=now), "my_day")
    assert "Decide on concern C-" in page
    assert "Stefan Wójcik" in page
    assert "Care Act 2014, section 42" in page
    for role in [*OUTSIDERS, "manager", "principal"]:
        assert "concern C-" not in read(a_login(role, now=now), "my_day")


@pytest.mark.requirement("B-15")
def test_a_worry_heard_in_a_contact_waits_to_be_taken_up(now):
    dee = a_login("contact", now=now, team=made.a_team())
    person = made.somebody(now=now, name="Ana Marsh", seen_by=[dee])
    with transaction.atomic(), viewing(dee, at=now):
        heard = made.answers(harm=kinds.Harm.MAYBE, outcome=kinds.Outcome.RECORD)
        actions.take_contact(answers=heard, person=person, by=dee, at=now)
    page = read(a_login("safeguarding", now=now), "my_day")
    assert "Take up a worry that was heard in a contact" in page
    assert "Ana Marsh" in page


def test_a_concern_about_our_own_staff_goes_to_the_principal_alone(now):
    a_concern(now=now, about="A visitor with our badge", about_staff=True)
    assert "A visitor with our badge" in read(a_login("principal", now=now), "my_day")
    for role in [*OUTSIDERS, "safeguarding", "manager"]:
        assert "A visitor with our badge" not in read(a_login(role, now=now), "my_day")


@pytest.mark.requirement("B-21")
def test_broken_glass_is_on_the_day_of_a_manager_and_a_data_officer_but_never_of_who_broke_it(now):
    breaker, manager = a_login("manager", now=now, name="Max Hale"), a_login("manager", now=now)
    person = made.somebody(now=now, name="Wendy Toye")
    open_to(manager, person, Area.CONTACT, now=now)
    with transaction.atomic(), viewing(manager, at=now):
        restrict_record(
            person=person,
            because="staff",
            group=[manager],
            look_again_on=now.date() + timedelta(days=90),
            by=manager,
            at=now,
        )
    with transaction.atomic(), viewing(breaker, at=now):
        break_glass(person=person, reason="She rang and was afraid.", by=breaker, at=now)
    for role in ("manager", "data"):
        page = read(a_login(role, now=now), "my_day")
        assert "Look at why a closed record was opened" in page
        assert "Opened by Max Hale" in page
        assert "Wendy Toye" not in page
    assert "Look at why a closed record was opened" not in read(breaker, "my_day")


@pytest.mark.requirement("B-22")
def test_openings_that_somebody_must_look_at_are_counted_for_who_checks_them(now):
    sam, person = a_login("social-worker", now=now), made.somebody(now=now)
    with transaction.atomic(), viewing(sam, at=now):
        open_record(person=person, purpose="other", by=sam, at=now)
    for role in ("principal", "data"):
        assert "1 opened record to look at" in read(a_login(role, now=now), "my_day")
    assert "opened record" not in read(a_login("commissioner", now=now), "my_day")


@pytest.mark.requirement("B-02")
def test_a_joining_waits_for_somebody_other_than_who_proposed_it(now):
    proposer, other = a_login("manager", now=now), a_login("manager", now=now)
    one, two = (made.somebody(now=now, name="John Smith", seen_by=[proposer, other]) for _ in range(2))
    with transaction.atomic(), viewing(proposer, at=now):
        people.propose_merge(person=one, into=two, because="One life.", by=proposer, at=now)
    assert "1 joining of two records to confirm" in read(other, "my_day")
    assert "to confirm" not in read(proposer, "my_day")
