"""Finding, adding and opening on the page."""

import re
from datetime import date

import pytest
from django.urls import reverse

from sayso.foundation.access import actions as access
from sayso.foundation.access.models import Opening
from sayso.foundation.govuk.pieces import Link
from sayso.journey.people.models import Person
from sayso.journey.people.pages.finding import OTHER_FINDERS, Hits, also_find
from tests.factories.logins import a_login
from tests.factories.people import a_person

pytestmark = pytest.mark.django_db
CLOSED_WORDS = "Some records are closed to you and would not show."


@pytest.fixture
def adviser(now):
    return a_login("contact", now=now)


def text(answer):
    return answer.content.decode()


@pytest.mark.requirement("B-14")
def test_the_one_box_finds_somebody_under_another_spelling(now, adviser, signed_in):
    stefan = a_person(
        now=now, name="Stefan Wójcik", born=date(1944, 2, 3), lines="14 Tanner's Row", postcode="ZZ1 2PD"
    )
    page = text(signed_in(adviser).get(reverse("find"), {"q": "Steven Voychik"}))
    assert "Stefan Wójcik" in page
    assert "Sounds like" in page
    assert "ZZ1 2PD" in page
    assert reverse("open_record", args=[stefan.person_id]) in page


def test_no_one_found_says_the_same_whoever_is_closed(now, looking, adviser, signed_in):
    stefan = a_person(now=now, name="Stefan Wójcik")
    client = signed_in(adviser)
    assert "Stefan Wójcik" in text(client.get(reverse("find"), {"q": "Woycik"}))
    manager = a_login("manager", now=now)
    with looking(manager):
        access.restrict_record(
            person=stefan.person_id,
            because="named_case",
            group=[manager],
            look_again_on=date(2027, 1, 1),
            by=manager,
            at=now,
        )
    closed = text(client.get(reverse("find"), {"q": "Woycik"}))
    nobody = text(client.get(reverse("find"), {"q": "Zzyzx"}))
    assert "No one found for “Woycik”." in closed
    assert CLOSED_WORDS in closed
    assert closed.replace("Woycik", "Zzyzx") == nobody


def test_another_room_adds_what_can_be_found(now, adviser, signed_in):
    @also_find
    def notes(typed, login, on):
        return Hits(heading="Notes", links=[(Link(f"About {typed}", "/x/"), "Friday")])

    try:
        page = text(signed_in(adviser).get(reverse("find"), {"q": "tea"}))
    finally:
        OTHER_FINDERS.remove(notes)
    assert "Notes (1)" in page
    assert "About tea" in page


def test_a_carer_has_no_search(now, signed_in):
    assert signed_in(a_login("carer", now=now)).get(reverse("find")).status_code == 403


FORM = {"called": "Jon Smyth", "birth_date_day": "3", "birth_date_month": "4", "birth_date_year": "1960"}


@pytest.mark.requirement("B-01")
def test_a_likely_match_stands_beside_the_form_and_going_on_needs_a_reason(now, adviser, signed_in):
    a_person(now=now, name="John Smith", born=date(1960, 4, 3), lines="1 Mill Road", postcode="ZZ1 1AA")
    client, before = signed_in(adviser), Person.objects.count()
    first = client.post(reverse("add_person"), FORM | {"standing": "adult"})
    assert first.status_code == 422
    assert "Is it one of these people?" in text(first)
    assert "1 Mill Road, ZZ1 1AA" in text(first)
    assert 'value="Jon Smyth"' in text(first)
    again = FORM | {"standing": "adult", "not_the_same_because": "His father, they live together"}
    added = client.post(reverse("add_person"), again)
    assert added.status_code == 303, text(added)
    assert Person.objects.count() == before


def test_a_name_alone_is_enough_and_what_another_page_knew_is_not_typed_again(now, adviser, signed_in):
    client = signed_in(adviser)
    session = client.session
    session["people.add_person"] = {"called": "Mina Reed", "then": "/contacts/1/"}
    session.save()
    assert 'value="Mina Reed"' in text(client.get(reverse("add_person")))
    added = client.post(reverse("add_person"), {"called": "Mina Reed", "standing": "both"})
    assert added.status_code == 303
    assert added["Location"].startswith("/contacts/1/?person=")


@pytest.mark.requirement("B-21")
def test_opening_a_record_says_why_and_then_shows_it(now, adviser, signed_in):
    ana = a_person(now=now).person_id
    client = signed_in(adviser)
    assert client.get(reverse("person_details", args=[ana])).status_code == 404
    assert client.post(reverse("open_record", args=[ana]), {}).status_code == 422
    opened = client.post(reverse("open_record", args=[ana]), {"purpose": "contact"})
    assert opened.status_code == 303
    page = text(client.get(reverse("person_details", args=[ana])))
    assert "Ana Marques" in page
    assert "Nobody has said. Ask how and when to reach them." in page


@pytest.mark.requirement("B-21")
def test_the_glass_breaks_by_number_and_is_on_the_managers_list_at_once(now, looking, signed_in):
    duty, manager = a_login("out-of-hours", now=now, name="Joy Mensah"), a_login("manager", now=now)
    ana = a_person(now=now)
    with looking(manager):
        access.restrict_record(
            person=ana.person_id,
            because="named_case",
            group=[manager],
            look_again_on=date(2027, 1, 1),
            by=manager,
            at=now,
        )
    client, reason = signed_in(duty), "Her alarm company says she fell"
    nobody = client.post(reverse("break_glass"), {"number": "L-999-999", "reason": reason})
    assert nobody.status_code == 422
    assert "We cannot tell whose record this is." in text(nobody)
    assert reason in text(nobody)
    opened = client.post(reverse("break_glass"), {"number": ana.council_number.lower(), "reason": reason})
    assert opened.status_code == 303
    assert client.get(reverse("person_details", args=[ana.person_id])).status_code == 200
    boss = signed_in(manager)
    waiting = text(boss.get(reverse("broken_glass")))
    assert "Joy Mensah" in waiting
    assert reason in waiting
    with looking(manager):
        opening = Opening.objects.get(broke_glass=True)
    check = reverse("check_broken_glass", args=[opening.pk])
    assert boss.get(check).status_code == 200
    assert boss.post(check, {"finding": "It was needed"}).status_code == 303
    assert "Joy Mensah" not in text(boss.get(reverse("broken_glass")))


def test_the_glass_breaks_by_whole_name_and_birth_date(now, signed_in):
    ana = a_person(now=now)
    asked = {
        "name": "Ana Marques",
        "birth_date_day": "4",
        "birth_date_month": "5",
        "birth_date_year": "1964",
        "reason": "She rang and cried",
    }
    client = signed_in(a_login("out-of-hours", now=now))
    assert (
        client.post(reverse("break_glass"), asked | {"name": "Ana"} | {"birth_date_day": "5"}).status_code
        == 422
    )
    assert client.post(reverse("break_glass"), asked).status_code == 303
    assert client.get(reverse("person_details", args=[ana.person_id])).status_code == 200


@pytest.mark.requirement("B-22")
def test_a_made_up_purpose_is_put_before_somebody_else(now, signed_in):
    worker, principal = a_login("social-worker", now=now, name="Sam Whitlock"), a_login("principal", now=now)
    ana = a_person(now=now).person_id
    signed_in(worker).post(reverse("open_record", args=[ana]), {"purpose": "other"})
    client = signed_in(principal)
    page = text(client.get(reverse("openings_to_check")))
    assert "Sam Whitlock" in page
    assert "Ana Marques" not in page
    opening = re.search(r'href="/openings/([0-9a-f-]{36}/)"', page)[1]
    assert client.get(f"/openings/{opening}").status_code == 200
    assert client.post(f"/openings/{opening}", {"finding": ""}).status_code == 422
    assert client.post(f"/openings/{opening}", {"finding": "Her note says why"}).status_code == 303


@pytest.mark.requirement("B-22")
def test_somebody_sees_which_team_looked_and_never_who(now, looking, signed_in):
    from tests.factories.logins import a_system

    ana = a_person(now=now)
    adviser = a_login("contact", now=now, name="Kit Hidden")
    system = a_system(now)
    with looking(system):
        login = access.add_login(
            email="ana@example.test", name="Ana", subject=None, made_up=True, by=system, at=now
        )
        login.subject_id = ana.person_id
        login.save(update_fields=["subject"])
        access.give_role(user=login, role="person", by=system, at=now)
    signed_in(adviser).get(reverse("find"), {"q": "Ana Marques"})
    page = text(signed_in(login).get(reverse("who_looked")))
    assert "Contact adviser" in page
    assert "Kit Hidden" not in page
