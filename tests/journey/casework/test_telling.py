"""Letters that casework sends: by the safe way, and to the person alone."""

from datetime import date
from unittest.mock import patch

import pytest

from sayso.foundation.letters.models import Letter, Sending
from sayso.journey.casework import actions
from sayso.journey.casework.models import Contact, OpenContact, Task
from sayso.journey.casework.statuses import Outcome
from sayso.journey.people import actions as people
from sayso.rules.refusals import Invalid, NotFound, NotPermitted
from tests.factories.casework import a_team, allocated, answers, somebody
from tests.factories.logins import a_login

pytestmark = pytest.mark.django_db


@pytest.fixture
def dee(now):
    return a_login("contact", now=now, name="Dee Castle", team=a_team())


def advised(dee, person, now, looking, **changes):
    said = {
        "answer": "How to ask for a bus pass",
        "advice": ["You can ask at the library."],
        "places": ["The library, 01632 960 500"],
        "why": "You told us that you manage well now.",
    } | changes
    with looking(dee):
        contact = actions.take_contact(answers=answers(outcome=Outcome.ADVICE), person=person, by=dee, at=now)
        return contact, actions.give_advice(contact=contact.pk, by=dee, at=now, **said)


@pytest.mark.requirement("B-10", "B-06")
def test_advice_goes_to_the_person_in_writing_and_nothing_goes_to_the_caller(now, looking, dee, council_home):
    person = somebody(now=now, lines="14 Tanner's Row", postcode="ZZ1 2PD")
    _, sent = advised(dee, person, now, looking)
    assert sent
    with looking(dee):
        letter = Letter.objects.visible_to(dee).get()
        sending = Sending.objects.visible_to(dee).get()
    assert (letter.person_id, letter.code) == (person, "advice")
    assert (sending.person_id, sending.way) == (person, "post")
    assert "Hollis" not in str(letter.content)


@pytest.mark.requirement("B-06")
def test_where_there_is_no_safe_way_the_letter_waits_and_somebody_has_to_find_one(
    now, looking, dee, council_home
):
    sam = a_login("social-worker", now=now, team=a_team())
    person = somebody(now=now, seen_by=[sam], lines="14 Tanner's Row", postcode="ZZ1 2PD")
    with looking(sam):
        people.record_safe_contact(
            item=people.NewSafeContact(
                person=person, said_by="Stefan", look_again_on=date(2027, 5, 1), do_not_post=True
            ),
            by=sam,
            at=now,
        )
    _, sent = advised(dee, person, now, looking)
    with looking(dee):
        ways = list(Sending.objects.visible_to(dee).values_list("way", flat=True))
        waits = Task.objects.visible_to(dee).filter(person_id=person, asked="safe_way").exists()
    assert "post" not in ways
    assert sent or waits


def test_advice_without_words_is_asked_for_again(now, looking, dee, council_home):
    with pytest.raises(Invalid) as refused:
        advised(dee, somebody(now=now), now, looking, answer=" ", advice=[""])
    assert set(refused.value.fields) == {"answer", "advice"}


def test_advice_on_a_contact_that_is_not_open_is_not_given(now, looking, dee, council_home):
    other, carer = a_login("contact", now=now), a_login("carer", now=now)
    contact, _ = advised(dee, somebody(now=now), now, looking)
    more = {"answer": "A", "advice": ["B"], "places": [], "why": "C", "contact": contact.pk, "at": now}
    with looking(other), pytest.raises(NotFound):
        actions.give_advice(by=other, **more)
    with looking(carer), pytest.raises(NotPermitted):
        actions.give_advice(by=carer, **more)


@pytest.mark.parametrize("action", ["give_advice", "add_person_from_contact"])
def test_a_trail_that_fails_undoes_it(action, now, looking, dee, council_home):
    contact, _ = advised(dee, somebody(now=now), now, looking)
    acts = {
        "give_advice": lambda: actions.give_advice(
            contact=contact.pk, answer="A", advice=["B"], places=[], why="C", by=dee, at=now
        ),
        "add_person_from_contact": lambda: actions.add_person_from_contact(
            contact=open_one.pk, not_the_same_because="Other age", by=dee, at=now
        ),
    }
    with looking(dee):
        open_one = actions.take_contact(answers=answers(), person=None, by=dee, at=now)
        with (
            patch(f"sayso.journey.casework.actions.{action}.write", side_effect=RuntimeError),
            pytest.raises(RuntimeError),
        ):
            acts[action]()
        assert Letter.objects.visible_to(dee).count() == 1
        assert OpenContact.objects.filter(pk=open_one.pk).exists()


@pytest.mark.requirement("B-10")
def test_a_record_is_made_from_a_contact_with_nothing_typed_again(now, looking, dee):
    with looking(dee):
        contact = actions.take_contact(answers=answers(), person=None, by=dee, at=now)
        person = actions.add_person_from_contact(
            contact=contact.pk, not_the_same_because="Nobody was found", by=dee, at=now
        )
        assert Contact.objects.visible_to(dee).get(pk=contact.pk).person_id == person
        with pytest.raises(NotFound):
            actions.add_person_from_contact(contact=contact.pk, not_the_same_because="Again", by=dee, at=now)


def test_a_finance_officer_makes_no_record_from_a_contact(now, looking, dee):
    officer = a_login("finance", now=now)
    with looking(dee):
        contact = actions.take_contact(answers=answers(), person=None, by=dee, at=now)
    with looking(officer), pytest.raises(NotPermitted):
        actions.add_person_from_contact(contact=contact.pk, not_the_same_because="", by=officer, at=now)


@pytest.mark.requirement("B-16")
def test_whoever_is_handed_over_gets_a_letter_that_names_the_new_worker(now, looking, council_home):
    sam, ruth = (a_login("social-worker", now=now, name=name) for name in ("Sam Whitlock", "Ruth Adler"))
    person = somebody(now=now, lines="14 Tanner's Row", postcode="ZZ1 2PD")
    allocation = allocated(person, sam, now=now)
    with looking(sam):
        proposed = actions.propose_transfer(
            allocation=allocation.pk, to_worker=ruth, hand_over_note="A note", by=sam, at=now
        )
    with looking(ruth):
        actions.accept_transfer(transfer=proposed.pk, hello="I ring you on Thursday.", by=ruth, at=now)
        letter = Letter.objects.visible_to(ruth).get(person_id=person)
        sending = Sending.objects.visible_to(ruth).get(person_id=person)
    assert (letter.code, sending.way) == ("who_works_with_you", "post")
    words = str(letter.content)
    assert "Ruth Adler" in words
    assert "I ring you on Thursday." in words
