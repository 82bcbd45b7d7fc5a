"""Adding people: what is written, who may open it, and what is refused."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from stdnum.iso7064 import mod_11_10

from sayso.foundation.access.areas import Area
from sayso.foundation.access.named_action import may_see
from sayso.foundation.audit.models import AuditEvent
from sayso.journey.people import actions, queries
from sayso.journey.people.models import Born, Finding, Person
from sayso.rules.refusals import Invalid, NotFound, NotPermitted
from tests.factories.logins import a_login
from tests.factories.people import a_person

pytestmark = pytest.mark.django_db


def test_somebody_added_can_be_opened_by_whoever_added_them(now, looking):
    adviser = a_login("contact", now=now)
    with looking(adviser):
        item = actions.NewPerson(called="Stefan Wójcik", lines="14 Tanner's Row", postcode="ZZ1 2PD")
        person = actions.add_person(item=item, by=adviser, at=now)
        head = queries.header(person.person_id, adviser, now.date())
    assert head.called == "Stefan Wójcik"
    assert head.address == "14 Tanner's Row, ZZ1 2PD"
    assert head.birth_words == "birth date not known"


def test_a_record_closes_to_its_adder_after_four_weeks(now, looking):
    adviser = a_login("contact", now=now)
    with looking(adviser):
        person = actions.add_person(item=actions.NewPerson(called="Ana"), by=adviser, at=now)
        assert may_see(person=person.person_id, area=Area.CONTACT)
    with looking(adviser, now + timedelta(days=28)):
        assert not may_see(person=person.person_id, area=Area.CONTACT)


def test_each_council_number_is_new_and_its_last_digit_checks(now, looking):
    adviser = a_login("contact", now=now)
    with looking(adviser):
        items = [actions.NewPerson(called=f"Person {number}") for number in range(30)]
        people = actions.add_people(items=items, by=adviser, at=now)
    numbers = [person.council_number for person in people]
    assert len(set(numbers)) == 30
    assert all(mod_11_10.is_valid("".join(sign for sign in number if sign.isdigit())) for number in numbers)
    assert all(number.startswith("L-") for number in numbers)


def test_nobody_without_the_permission_adds_anyone(now, looking):
    broker = a_login("broker", now=now)
    with looking(broker), pytest.raises(NotPermitted):
        actions.add_person(item=actions.NewPerson(called="Ana"), by=broker, at=now)


@pytest.mark.requirement("B-03")
def test_a_wrong_nhs_number_is_refused_and_a_blank_one_is_not(now, looking):
    adviser = a_login("contact", now=now)
    with looking(adviser):
        with pytest.raises(Invalid) as refused:
            actions.add_person(
                item=actions.NewPerson(called="Ana", nhs_number="9990123455"), by=adviser, at=now
            )
        actions.add_person(item=actions.NewPerson(called="Ana", nhs_number="9990000018"), by=adviser, at=now)
        actions.add_person(item=actions.NewPerson(called="Bea"), by=adviser, at=now)
    assert "nhs_number" in refused.value.fields


def test_a_name_is_needed_and_nothing_else(now, looking):
    adviser = a_login("contact", now=now)
    with looking(adviser), pytest.raises(Invalid):
        actions.add_person(item=actions.NewPerson(called="  "), by=adviser, at=now)


def test_when_the_trail_cannot_be_written_nobody_is_added(now, looking, trail_fails):
    adviser = a_login("contact", now=now)
    with looking(adviser):
        with pytest.raises(trail_fails("add_people")):
            actions.add_person(item=actions.NewPerson(called="Ana"), by=adviser, at=now)
        assert not Person.objects.exists()
        assert not Finding.objects.exists()


def test_the_trail_holds_no_name(now, looking):
    person = a_person(now=now, name="Ana Marques", lines="9 Weaver's Close", postcode="ZZ1 4QT")
    auditor = a_login("auditor", now=now)
    with looking(auditor):
        text = " ".join(str(vars(event)) for event in AuditEvent.objects.all())
    assert str(person.person_id) in text
    assert "Marques" not in text
    assert "Weaver" not in text


def test_a_worker_with_no_grant_sees_no_header(now, looking):
    person, worker = a_person(now=now), a_login("social-worker", now=now)
    with looking(worker), pytest.raises(NotFound):
        queries.header(person.person_id, worker, now.date())


def test_the_header_holds_four_facts(now, looking):
    worker = a_login("social-worker", now=now)
    person = a_person(now=now, seen_by=[worker])
    with looking(worker):
        head = queries.header(person.person_id, worker, now.date())
    assert [fact.label for fact in head.facts] == [
        "Safe contact",
        "How Ana Marques takes things in",
        "Who decides what",
        "Who is close",
    ]
    assert head.birth_words == "62, born 4 May 1964"


@pytest.mark.requirement("B-01")
def test_somebody_like_a_person_we_know_is_not_added_without_saying_why_it_is_not_them(now, looking):
    adviser = a_login("contact", now=now)
    a_person(now=now, name="John Smith", born=date(1960, 4, 3))
    new = actions.NewPerson(called="Jon Smyth", born=Born(on=date(1960, 4, 3)))
    with looking(adviser):
        with pytest.raises(Invalid) as refused:
            actions.add_person(item=new, by=adviser, at=now)
        assert "not_the_same_because" in refused.value.fields
        assert Person.objects.count() == 0
        told = replace(new, not_the_same_because="His father, they live together")
        added = actions.add_person(item=told, by=adviser, at=now)
    assert added.not_the_same_because == "His father, they live together"
