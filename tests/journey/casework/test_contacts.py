"""A call taken in eight answers, about somebody on record or nobody yet."""

from datetime import date
from unittest.mock import patch

import pytest

from sayso.foundation.access.areas import Area
from sayso.foundation.access.models import Opening
from sayso.foundation.access.named_action import may_see
from sayso.journey.casework import actions
from sayso.journey.casework.models import ConcernHeard, Contact, OpenContact, Task
from sayso.journey.casework.statuses import Harm, HowSoon, Outcome
from sayso.rules.refusals import Invalid, NotFound, NotPermitted, WrongState
from tests.factories.casework import CARE, a_team, answers, somebody
from tests.factories.logins import a_login, open_to

pytestmark = pytest.mark.django_db


def take(by, now, person=None, **changes):
    return actions.take_contact(answers=answers(**changes), person=person, by=by, at=now)


@pytest.mark.requirement("B-10")
def test_a_call_about_somebody_on_record_stands_there_and_opens_the_record_with_a_purpose(now, looking):
    adviser, person = a_login("contact", now=now), somebody(now=now)
    with looking(adviser):
        contact = take(adviser, now, person)
        assert Contact.objects.visible_to(adviser).get().pk == contact.pk
        assert Opening.objects.get(person_id=person).purpose == "contact"


@pytest.mark.requirement("B-10")
def test_a_call_about_nobody_on_record_is_seen_by_its_taker_their_team_and_those_on_guard(now, looking):
    east, west = a_team("East team"), a_team("West team")
    adviser = a_login("contact", now=now, team=east)
    with looking(adviser):
        contact = take(adviser, now)
    sees = {"out-of-hours": True, "safeguarding": True, "social-worker": False, "finance": False}
    for role, seen in sees.items():
        other = a_login(role, now=now, team=west)
        with looking(other):
            assert OpenContact.objects.filter(pk=contact.pk).exists() is seen
    with looking(a_login("manager", now=now, team=east)):
        assert OpenContact.objects.filter(pk=contact.pk).exists()


@pytest.mark.requirement("B-10")
def test_a_call_becomes_somebodys_with_nothing_typed_again(now, looking):
    adviser, person = a_login("contact", now=now, team=a_team()), somebody(now=now)
    with looking(adviser):
        contact = take(adviser, now, outcome=Outcome.ASSESSMENT, how_soon=HowSoon.DAYS)
        linked = actions.link_contact(contact=contact.pk, person=person, by=adviser, at=now)
        assert not OpenContact.objects.exists()
        task = Task.objects.visible_to(adviser).get(person_id=person)
    said = answers()
    assert linked.pk == contact.pk
    assert (linked.caller, linked.what_happened) == (said.caller, said.what_happened)
    assert (task.asked, task.due_on, task.why) == ("assessment", date(2026, 11, 23), "law")


def test_a_contact_about_a_closed_record_is_not_found_but_the_call_is_kept_all_the_same(now, looking):
    from sayso.foundation.access.actions import restrict_record

    adviser, manager, person = a_login("contact", now=now), a_login("manager", now=now), somebody(now=now)
    with looking(manager):
        restrict_record(
            person=person, because="staff", group=[manager], look_again_on=now.date(), by=manager, at=now
        )
    with looking(adviser):
        with pytest.raises(NotFound):
            take(adviser, now, person)
        assert take(adviser, now).pk


def test_a_worry_goes_to_safeguarding_who_alone_can_read_it(now, looking):
    adviser, lead, person = a_login("contact", now=now), a_login("safeguarding", now=now), somebody(now=now)
    with looking(adviser):
        contact = take(adviser, now, person, harm=Harm.MAYBE)
        assert not ConcernHeard.objects.exists()
    with looking(lead):
        heard = ConcernHeard.objects.visible_to(lead).get()
        assert (heard.contact_id, heard.heard_by, heard.danger) == (contact.pk, adviser, False)


def test_words_left_out_are_asked_for_and_nothing_is_written(now, looking):
    adviser = a_login("contact", now=now)
    with looking(adviser):
        with pytest.raises(Invalid) as refused:
            take(adviser, now, caller=" ", what_happened="")
        assert not OpenContact.objects.exists()
    assert set(refused.value.fields) == {"caller", "what_happened"}


def test_a_payments_officer_does_not_take_contacts(now, looking):
    officer = a_login("payments", now=now)
    with looking(officer), pytest.raises(NotPermitted):
        take(officer, now)


def test_a_trail_that_fails_undoes_the_contact_and_what_it_opened(now, looking):
    adviser, person = a_login("contact", now=now), somebody(now=now)
    with looking(adviser):
        with (
            patch("sayso.journey.casework.actions.take_contact.write", side_effect=RuntimeError),
            pytest.raises(RuntimeError),
        ):
            take(adviser, now, person)
        assert not may_see(person=person, area=Area.STORY)


def test_a_contact_that_was_linked_is_gone_from_the_open_ones(now, looking):
    adviser, person = a_login("contact", now=now), somebody(now=now)
    with looking(adviser):
        contact = take(adviser, now)
        actions.link_contact(contact=contact.pk, person=person, by=adviser, at=now)
        with pytest.raises(NotFound):
            actions.link_contact(contact=contact.pk, person=person, by=adviser, at=now)


def test_somebody_of_another_team_does_not_find_it(now, looking):
    adviser = a_login("contact", now=now, team=a_team())
    other, person = a_login("assessor", now=now, team=a_team("West team")), somebody(now=now)
    open_to(other, person, *CARE, now=now)
    with looking(adviser):
        contact = take(adviser, now)
    with looking(other):
        for act in (
            lambda: actions.link_contact(contact=contact.pk, person=person, by=other, at=now),
            lambda: actions.close_contact(contact=contact.pk, done="Rang back.", by=other, at=now),
        ):
            with pytest.raises(NotFound):
                act()


@pytest.mark.parametrize("action", ["link_contact", "close_contact"])
def test_a_trail_that_fails_leaves_the_contact_open(action, now, looking):
    adviser, person = a_login("contact", now=now), somebody(now=now)
    more = {"person": person} if action == "link_contact" else {"done": "Rang back."}
    with looking(adviser):
        contact = take(adviser, now)
        with (
            patch(f"sayso.journey.casework.actions.{action}.write", side_effect=RuntimeError),
            pytest.raises(RuntimeError),
        ):
            getattr(actions, action)(contact=contact.pk, by=adviser, at=now, **more)
        assert OpenContact.objects.get(pk=contact.pk).closed_at is None


def test_a_contact_is_closed_once_and_with_words(now, looking):
    adviser = a_login("contact", now=now)
    with looking(adviser):
        contact = take(adviser, now)
        with pytest.raises(Invalid):
            actions.close_contact(contact=contact.pk, done=" ", by=adviser, at=now)
        closed = actions.close_contact(contact=contact.pk, done="Gave the number.", by=adviser, at=now)
        assert closed.closed_with == "Gave the number."
        with pytest.raises(WrongState):
            actions.close_contact(contact=contact.pk, done="Again.", by=adviser, at=now)
