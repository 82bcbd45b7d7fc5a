"""Every page of the room comes to whoever may see it, and looks as if it were not there to the others."""

import pytest
from django.urls import reverse

from sayso.journey.casework import actions
from sayso.journey.casework.statuses import Direction, PaperKind
from tests.factories.casework import a_note, a_task, a_team, allocated, answers, tonight
from tests.factories.logins import a_login

pytestmark = pytest.mark.django_db


@pytest.fixture
def life(now, looking, sam, stefan, council_home):
    """Return the addresses of every page of a record in which something of every kind happened."""
    lead = allocated(stefan, sam, now=now)
    note, task = a_note(stefan, by=sam, now=now), a_task(stefan, by=sam, now=now, owner=sam)
    with looking(sam):
        contact = actions.take_contact(answers=answers(), person=stefan, by=sam, at=now)
        actions.start_urgent_support(person=stefan, tonight=tonight(), contact=contact.pk, by=sam, at=now)
        handed = actions.hand_over_duty(
            person=stefan, direction=Direction.TO_DUTY, words="Ring him at nine.", by=sam, at=now
        )
        paper = actions.keep_paper(
            paper=actions.NewPaper(
                person=stefan, content=b"Dear Sam", kind=PaperKind.LETTER, title="A letter", from_whom="He"
            ),
            by=sam,
            at=now,
        )
    return {
        "person_record": [stefan],
        "tonight": [stefan],
        "give_advice": [stefan, contact.pk],
        "notes": [stefan],
        "write_note": [stefan],
        "note_versions": [stefan, note.root],
        "correct_note": [stefan, note.root],
        "papers": [stefan],
        "keep_paper": [stefan],
        "paper": [stefan, paper.pk],
        "withdraw_paper": [stefan, paper.pk],
        "add_reminder": [stefan],
        "hand_over": [stefan, lead.pk],
        "duty_sheet": [stefan],
        "hand_over_duty": [stefan],
        "read_handover": [stefan, handed.pk],
        "finish_task": [task.pk],
        "contact": [contact.pk],
    }


def test_its_worker_sees_every_page_of_a_record(life, sam, signed_in):
    client = signed_in(sam)
    shown = {name: client.get(reverse(name, args=given)).status_code for name, given in life.items()}
    assert shown == dict.fromkeys(life, 200)


def test_to_a_colleague_with_no_grant_every_page_is_as_if_it_were_not_there(life, now, signed_in):
    client = signed_in(a_login("assessor", now=now))
    shown = {name: client.get(reverse(name, args=given)).status_code for name, given in life.items()}
    # They could find the person: the record itself asks why they open it.
    assert shown == dict.fromkeys(life, 404) | {"person_record": 302}


@pytest.mark.parametrize("name", ["first_contact", "team_tray", "duty"])
def test_lists_come_to_workers_and_to_nobody_else(name, now, sam, signed_in):
    assert signed_in(sam).get(reverse(name)).status_code == 200
    assert signed_in(a_login("carer", now=now)).get(reverse(name)).status_code == 403


def test_every_page_has_help(life, signed_in, sam):
    client = signed_in(sam)
    others = ["first_contact", "team_tray", "duty", "tonight_unknown", "allocate", "answer_hand_over"]
    others += ["link_contact", "add_from_contact", "close_contact", "take_task"]
    missing = [
        name
        for name in [*life, *others]
        if name != "paper" and client.get(reverse("help", args=[name])).status_code != 200
    ]
    assert missing == []


def test_a_contact_about_nobody_has_its_own_pages(now, looking, signed_in):
    adviser = a_login("contact", now=now, team=a_team())
    with looking(adviser):
        contact = actions.take_contact(answers=answers(), person=None, by=adviser, at=now)
    client = signed_in(adviser)
    for name in ("contact", "tonight_unknown", "add_from_contact", "close_contact"):
        assert client.get(reverse(name, args=[contact.pk])).status_code == 200
    assert "Stefan Voycheck" in client.get(reverse("team_tray")).content.decode()
