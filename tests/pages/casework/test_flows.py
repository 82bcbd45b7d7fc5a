"""What happens on the pages: nothing typed is lost, nothing is told to whom it is not for."""

import io
import re
from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from PIL import Image

from sayso.foundation.audit.models import AuditEvent
from sayso.journey.casework import actions
from sayso.journey.casework.models import Allocation, Contact, Note, OpenContact, Paper, Task
from sayso.journey.casework.statuses import Readers, Risk
from tests.factories.casework import a_new_note, a_note, a_task, a_team, allocated, answers, somebody
from tests.factories.finished_plans import TEA_LINE, a_finished_plan
from tests.factories.logins import a_login
from tests.factories.safeguarding import a_concern

pytestmark = pytest.mark.django_db
CALL = {
    "caller": "Mrs Jean Hollis, next door",
    "about": "Stefan Voycheck",
    "whereabouts": "14 Tanner's Row",
    "what_happened": "He has not eaten.",
    "how_soon": "days",
    "person_knows": "yes",
    "harm": "no",
    "outcome": "record",
}
NOTE = {
    "text": "He was warm and had eaten.",
    "kind": "visit",
    "happened_on_0": "20",
    "happened_on_1": "11",
    "happened_on_2": "2026",
    "happened_on_day": "20",
    "happened_on_month": "11",
    "happened_on_year": "2026",
    "happened_time": "10:30",
    "seen_alone": "yes",
    "readers": "story",
}


def text(answer):
    return answer.content.decode()


@pytest.mark.requirement("B-10")
def test_taking_somebody_beside_the_form_puts_the_call_on_their_record(now, looking, stefan, signed_in):
    dee = a_login("contact", now=now, team=a_team())
    client, url = signed_in(dee), reverse("first_contact")
    looked = text(client.post(url, CALL | {"look": "1"}))
    assert "Stefan Wójcik" in looked
    assert str(stefan) in looked
    chosen = text(client.post(url, CALL | {"it_is": str(stefan)}))
    assert "You said it is Stefan Wójcik" in chosen
    assert "He has not eaten." in chosen
    saved = client.post(url, CALL | {"person": str(stefan)})
    assert saved.status_code == 303
    with looking(dee):
        assert Contact.objects.visible_to(dee).get().person_id == stefan


def test_a_call_with_an_answer_left_out_keeps_all_the_others(now, signed_in):
    client = signed_in(a_login("contact", now=now))
    answer = client.post(reverse("first_contact"), CALL | {"how_soon": ""})
    assert answer.status_code == 422
    assert "Choose how soon something is needed" in text(answer)
    assert "Mrs Jean Hollis, next door" in text(answer)


@pytest.mark.requirement("B-21")
def test_a_closed_record_is_not_beside_the_form(now, looking, stefan, signed_in):
    from sayso.foundation.access.actions import restrict_record

    manager, dee = a_login("manager", now=now), a_login("contact", now=now)
    client = signed_in(dee)
    nobody = text(
        client.post(reverse("first_contact"), CALL | {"look": "1", "about": "Xq Zz", "whereabouts": ""})
    )
    with looking(manager):
        restrict_record(
            person=stefan, because="staff", group=[manager], look_again_on=now.date(), by=manager, at=now
        )
    closed = text(client.post(reverse("first_contact"), CALL | {"look": "1"}))
    said = re.search(r'id="matches".*?</section>', closed, re.DOTALL)[0]
    assert said == re.search(r'id="matches".*?</section>', nobody, re.DOTALL)[0]


@pytest.mark.requirement("B-12")
def test_a_note_whose_writer_was_signed_out_is_there_on_return(now, looking, sam, stefan, signed_in):
    client, url = signed_in(sam), reverse("write_note", args=[stefan])
    owner = re.search(r'name="form_owner" value="([^"]+)"', text(client.get(url)))[1]
    client.logout()
    sent_away = client.post(url, NOTE | {"form_owner": owner, "text": "Half a sent"})
    back = re.search(r"next=([^&]+)", sent_away.url)[1]
    from urllib.parse import unquote

    again = text(signed_in(sam).get(unquote(back)))
    assert "Half a sent" in again
    with looking(sam):
        assert not Note.objects.exists()


@pytest.mark.requirement("B-12")
def test_a_note_sent_twice_is_written_once_and_shows_both_times(now, looking, sam, stefan, signed_in):
    client, url = signed_in(sam), reverse("write_note", args=[stefan])
    key = re.search(r'name="form_key" value="([^"]+)"', text(client.get(url)))[1]
    for _ in range(2):
        assert client.post(url, NOTE | {"form_key": key}).status_code == 303
    with looking(sam):
        assert Note.objects.visible_to(sam).count() == 1
    notes = text(client.get(reverse("notes", args=[stefan])))
    assert "today, 10:30 am" in notes
    assert "Written today, 5:50 pm" in notes


def test_two_who_correct_one_note_see_each_others_words(now, looking, sam, stefan, signed_in):
    note = a_note(stefan, by=sam, now=now)
    client, url = signed_in(sam), reverse("correct_note", args=[stefan, note.root])
    with looking(sam):
        actions.correct_note(
            root=note.root,
            note=a_new_note(stefan, now, text="Their words."),
            because="Wrong day",
            seen_version=1,
            by=sam,
            at=now,
        )
    mine = NOTE | {"text": "My words.", "because": "A slip", "seen_version": "1"}
    late = client.post(url, mine)
    assert late.status_code == 409
    assert "Their words." in text(late)
    assert "My words." in text(late)
    assert client.post(url, mine | {"seen_version": "2"}).status_code == 303


@pytest.mark.requirement("B-13")
def test_a_program_called_pdf_is_refused_on_the_page(now, looking, sam, stefan, signed_in, council_home):
    client, url = signed_in(sam), reverse("keep_paper", args=[stefan])
    said = {"title": "Letter", "kind": "letter", "from_whom": "Stefan", "readers": "story"}
    program = SimpleUploadedFile("letter.pdf", b"MZ" + bytes(200), content_type="application/pdf")
    refused = client.post(url, said | {"paper": program})
    assert refused.status_code == 422
    assert "can run as a program" in text(refused)
    assert not list(council_home.glob("papers/**/*"))


@pytest.mark.requirement("B-13")
def test_a_photo_shows_in_the_page_and_a_letter_is_only_saved(
    now, looking, sam, stefan, signed_in, council_home
):
    photo = io.BytesIO()
    Image.new("RGB", (20, 20), "green").save(photo, "JPEG")
    client, url = signed_in(sam), reverse("keep_paper", args=[stefan])
    said = {"title": "Receipt", "kind": "receipt", "from_whom": "Stefan", "readers": "story"}
    for name, content in (("a.jpg", photo.getvalue()), ("b.txt", b"Dear Sam")):
        assert client.post(url, said | {"paper": SimpleUploadedFile(name, content)}).status_code == 303
    with looking(sam):
        kept = {paper.format: paper.pk for paper in Paper.objects.visible_to(sam)}
    shown = client.get(reverse("paper", args=[stefan, kept["jpeg"]]))
    saved = client.get(reverse("paper", args=[stefan, kept["txt"]]))
    assert shown["Content-Disposition"].startswith("inline")
    assert saved["Content-Disposition"].startswith("attachment")
    assert saved["X-Content-Type-Options"] == "nosniff"
    assert "sandbox" in saved["Content-Security-Policy"]


@pytest.mark.requirement("B-15")
def test_a_task_closed_without_words_stays_open(now, looking, sam, stefan, signed_in):
    task = a_task(stefan, by=sam, now=now, owner=sam)
    client, url = signed_in(sam), reverse("finish_task", args=[task.pk])
    assert client.post(url, {"done_with": ""}).status_code == 422
    assert client.post(url, {"done_with": "Rang him."}).status_code == 303
    with looking(sam):
        assert Task.objects.visible_to(sam).get(pk=task.pk).done_with == "Rang him."


@pytest.mark.requirement("B-15", "B-16")
def test_the_tray_names_people_as_a_search_would_and_gives_them_to_whoever_takes_them(
    now, looking, sam, stefan, signed_in
):
    task = a_task(stefan, by=sam, now=now, team=a_team())
    near = a_login("assessor", now=now, team=a_team())
    client = signed_in(near)
    assert "Stefan Wójcik" in text(client.get(reverse("team_tray")))
    assert client.post(reverse("take_task", args=[task.pk])).status_code == 303
    with looking(near):
        assert Task.objects.visible_to(near).get(pk=task.pk).owner == near
    assert client.get(reverse("take_task", args=[task.pk])).status_code == 404


@pytest.mark.requirement("B-16")
def test_a_manager_allocates_and_a_worker_hands_over_on_the_pages(now, looking, sam, signed_in, council_home):
    manager, ruth = a_login("manager", now=now), a_login("social-worker", now=now, name="Ruth Adler")
    person = somebody(now=now, name="Irene Osei")
    given = signed_in(manager).post(
        reverse("allocate", args=[person]), {"role": "lead", "worker": str(sam.pk), "because": ""}
    )
    assert given.status_code == 303
    with looking(sam):
        lead = Allocation.objects.visible_to(sam).get(person_id=person)
    mine = signed_in(sam)
    url = reverse("hand_over", args=[person, lead.pk])
    assert mine.post(url, {"to_worker": str(ruth.pk), "hand_over_note": ""}).status_code == 422
    assert mine.post(url, {"to_worker": str(ruth.pk), "hand_over_note": "Ring her."}).status_code == 303
    with looking(ruth):
        from sayso.journey.casework.queries import handed_to

        waiting = handed_to(viewer=ruth)[0]
    theirs, url = signed_in(ruth), reverse("answer_hand_over", args=[waiting.pk])
    assert "Ring her." in text(theirs.get(url))
    assert theirs.post(url, {"answer": "accepted", "words": "I ring you."}).status_code == 303
    assert "Ruth Adler" in text(theirs.get(reverse("person_record", args=[person])))


@pytest.mark.requirement("B-20")
def test_out_of_hours_opens_somebody_on_the_list_with_one_reason(now, looking, stefan, sam, signed_in):
    with looking(sam):
        actions.hand_over_duty(person=stefan, direction="to_duty", words="Ring at nine.", by=sam, at=now)
    joy = a_login("out-of-hours", now=now)
    client, sheet = signed_in(joy), reverse("duty_sheet", args=[stefan])
    listed = text(client.get(reverse("duty")))
    assert "Stefan Wójcik" in listed
    assert "Ring at nine." not in listed
    assert client.get(sheet).status_code == 404
    assert client.post(reverse("open_record", args=[stefan]), {"purpose": "duty"}).status_code == 303
    assert "Ring at nine." in text(client.get(sheet))


@pytest.mark.requirement("B-20")
def test_the_sheet_says_how_great_the_risk_is_and_who_usually_helps_and_no_words_of_the_risk(
    now, looking, stefan, sam, signed_in
):
    a_finished_plan(stefan, TEA_LINE | {"how_met": "A neighbour makes tea. Key safe 4417"}, by=sam, now=now)
    said = actions.NewRisk(person=stefan, risk=Risk.HIGH, words="His nephew shouts at night.")
    with looking(sam):
        actions.say_risk(risk=said, by=sam, at=now)
    sheet = text(signed_in(sam).get(reverse("duty_sheet", args=[stefan])))
    assert "A neighbour makes tea." in sheet
    assert "High: harm could come while they wait" in sheet
    assert "shouts" not in sheet
    assert "4417" not in sheet


def test_a_page_of_a_record_leaves_one_trace_of_its_reader(now, looking, sam, stefan, signed_in):
    signed_in(sam).get(reverse("person_record", args=[stefan]))
    auditor = a_login("auditor", now=now)
    with looking(auditor):
        looks = AuditEvent.objects.filter(action="looked.person_record", actor_id=sam.pk)
        assert [found.people for found in looks] == [[stefan]]


def still_bytes(client, addresses):
    """Return pages without what differs at every load: tokens, and the form's own key."""
    marks = r'name="(?:csrfmiddlewaretoken|form_key|form_owner)" (?:id="[^"]*" )?value="[^"]*"'
    hidden = r'<input type="hidden" name="(?:form_key|csrfmiddlewaretoken|form_owner)"[^>]*>'
    return [re.sub(hidden, "", re.sub(marks, "", text(client.get(url)))) for url in addresses]


@pytest.mark.requirement("B-13", "S3-18")
def test_the_pages_of_one_are_the_same_bytes_whatever_the_other_did_in_private(
    now, looking, sam, signed_in, council_home
):
    ana, bea = (somebody(now=now, name=name, seen_by=[sam]) for name in ("Ana Marques", "Bea Marques"))
    bea_login, lead = a_login("carer", now=now), a_login("safeguarding", now=now)
    allocated(ana, sam, now=now - timedelta(days=1))
    a_note(ana, by=sam, now=now)
    names = ("person_record", "notes", "papers", "duty_sheet", "write_note", "tonight")
    addresses = [*(reverse(name, args=[ana]) for name in names), reverse("duty"), reverse("team_tray")]
    client = signed_in(sam)
    before = still_bytes(client, addresses)
    with looking(sam):
        actions.write_note(note=a_new_note(bea, now, text="I cannot go on."), by=sam, at=now)
        actions.write_note(
            note=a_new_note(ana, now, text="Bea told us.", readers=Readers.SAFETY), by=sam, at=now
        )
        actions.take_contact(answers=answers(harm="maybe", outcome="record"), person=bea, by=sam, at=now)
    said = a_concern(now=now, by=bea_login, about="Ana Marques")
    with looking(lead):
        from sayso.journey.safeguarding.actions import link_concern

        link_concern(concern=said.key, person=ana, by=lead, at=now)
    assert still_bytes(client, addresses) == before


def test_a_contact_about_nobody_is_linked_added_or_closed_on_its_page(now, looking, stefan, signed_in):
    dee = a_login("contact", now=now, team=a_team())
    client = signed_in(dee)
    with looking(dee):
        one, two, three = (
            actions.take_contact(answers=answers(), person=None, by=dee, at=now).pk for _ in range(3)
        )
    assert client.post(reverse("link_contact", args=[one, stefan])).status_code == 303
    assert client.post(reverse("add_from_contact", args=[two])).status_code == 422
    added = client.post(reverse("add_from_contact", args=[two]), {"not_the_same_because": "Other age"})
    assert added.status_code == 303
    assert client.post(reverse("close_contact", args=[three]), {"done": "Gave a number."}).status_code == 303
    with looking(dee):
        assert list(OpenContact.objects.values_list("pk", flat=True)) == [three]
