"""Sending: only the safe way, at a safe time, once, with files that stand and a row that shows it."""

import json
import uuid
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from django.conf import settings
from django.db import IntegrityError, ProgrammingError, transaction

from sayso.foundation.access.areas import Area
from sayso.foundation.letters import actions, files
from sayso.foundation.letters.errors import UnsafeWay
from sayso.foundation.letters.models import Sending
from sayso.foundation.letters.outbox import Layout, Way, WayKind
from sayso.foundation.letters.printing import sha256
from sayso.foundation.letters.queries import content_of, copy_of, sent_to_self
from sayso.foundation.letters.sending import ToSend, manifest, papers
from sayso.rules.refusals import Invalid, NotFound, NotPermitted, WrongState
from tests.factories.letters import (
    ADDRESS,
    a_letter,
    a_way,
    reach_by_post,
    reach_without_post,
)
from tests.factories.logins import a_login, a_subject, open_to
from tests.foundation.letters.test_printing import said_by

pytestmark = pytest.mark.django_db
LONDON = ZoneInfo("Europe/London")


@pytest.fixture
def sent(now, looking, worker, person, django_capture_on_commit_callbacks):
    """Write a letter and send it; return the sending as it stands once all is committed."""

    def send(reach=None, way=WayKind.POST, at=now, **more):
        with django_capture_on_commit_callbacks(execute=True), looking(worker, at):
            letter = a_letter(person, by=worker, at=at)
            reach = reach or reach_by_post(person)
            sending = actions.send_letter(letter=letter, reach=reach, way=way, by=worker, at=at, **more)
        with looking(worker, at):
            return Sending.objects.select_related("letter", "copy").get(pk=sending.pk)

    return send


def standing(sending):
    return files.folder_of(sending.pk, sending.sent_at.astimezone(LONDON).date())


def outbox_text():
    """Return all that can be read in the outbox: PDFs as text, for their bytes are packed."""
    return "\n".join(
        said_by("pdftotext", found, "-") if found.suffix == ".pdf" else found.read_text()
        for found in outbox_files()
    )


def outbox_files():
    return [found for found in settings.OUTBOX.rglob("*") if found.is_file()]


def test_a_letter_by_post_stands_in_the_outbox_with_its_address_sheet_and_manifest(sent, looking, worker):
    sending = sent()
    folder = standing(sending)
    manifest = json.loads((folder / "manifest.json").read_text())
    assert sorted(found.name for found in folder.iterdir()) == ["address.pdf", "letter.pdf", "manifest.json"]
    assert sha256((folder / "letter.pdf").read_bytes()) == sending.pdf_sha256 == manifest["letter_sha256"]
    assert manifest["to"] == ADDRESS.splitlines()
    assert manifest["files"]["letter.pdf"] == sending.pdf_sha256
    assert sending.state == "out"
    assert sending.receipt == f"outbox {sha256((folder / 'manifest.json').read_bytes())}"


def test_what_is_sent_is_byte_for_byte_what_is_kept(sent, looking, worker):
    sending = sent()
    with looking(worker):
        kept = bytes(copy_of(sending.letter, Layout.STANDARD, viewer=worker).pdf)
    assert (standing(sending) / "letter.pdf").read_bytes() == kept


@pytest.mark.requirement("B-06")
def test_post_to_somebody_it_would_endanger_is_refused_and_the_safe_way_is_offered(
    now, looking, worker, person
):
    with looking(worker):
        letter = a_letter(person, by=worker, at=now)
        with pytest.raises(UnsafeWay) as refused:
            actions.send_letter(
                letter=letter, reach=reach_without_post(person), way=WayKind.POST, by=worker, at=now
            )
        assert not Sending.objects.exists()
    assert refused.value.message == (
        "Do not post anything to this person. Send a text message, weekday mornings."
    )
    assert [way.kind for way in refused.value.safe] == [WayKind.TEXT]
    assert outbox_files() == []


@pytest.mark.requirement("B-06")
def test_with_no_safe_way_nothing_is_offered_but_to_ask(now, looking, worker, person):
    reach = reach_by_post(person, ways=[a_way(WayKind.POST, allowed=False)])
    with looking(worker):
        letter = a_letter(person, by=worker, at=now)
        with pytest.raises(UnsafeWay, match=r"Do not send anything by post\. There is no safe way"):
            actions.send_letter(letter=letter, reach=reach, way=WayKind.POST, by=worker, at=now)
        with pytest.raises(UnsafeWay, match="nothing on the record to send a letter by e-mail"):
            actions.send_letter(letter=letter, reach=reach, way=WayKind.EMAIL, by=worker, at=now)


@pytest.mark.requirement("B-06")
def test_a_text_goes_at_the_next_safe_time_and_says_nothing_of_what_or_to_whom(
    sent, looking, worker, person, now
):
    sending = sent(reach=reach_without_post(person), way=WayKind.TEXT)  # a Friday, ten to six
    monday = datetime(2026, 11, 23, 9, 0, tzinfo=LONDON)
    assert (sending.state, sending.not_before) == ("queued", monday)
    assert not standing(sending).exists()
    for at, state in ((monday - timedelta(minutes=1), "queued"), (monday, "out")):
        with looking(worker, at):
            actions.deliver_letters(by=worker, at=at)
            sending.refresh_from_db()
        assert sending.state == state
    message = (standing(sending) / "message.txt").read_text()
    assert "Ana" not in message
    assert "rail" not in message
    assert not (standing(sending) / "letter.pdf").exists()


@pytest.mark.requirement("B-06")
@pytest.mark.parametrize("kind", [kind for kind in WayKind if kind is not WayKind.POST])
def test_a_hidden_address_enters_no_file_whatever_the_way(sent, looking, worker, person, kind):
    hidden = a_way(WayKind.POST, hidden=True, allowed=False)
    reach = reach_by_post(person, ways=[a_way(kind), hidden])
    sent(reach=reach, way=kind)
    for line in ADDRESS.splitlines():
        assert line not in outbox_text()


@pytest.mark.requirement("B-06")
def test_the_files_themselves_leave_a_hidden_address_out_though_nobody_asked_if_it_is_safe(
    sent, now, person, tmp_path
):
    sending, hidden = sent(), a_way(WayKind.POST, hidden=True)
    for reach, shown in ((reach_by_post(person), True), (reach_by_post(person, to_self=False), False)):
        frame = content_of(sending.letter).frame
        path = tmp_path / "address.pdf"
        path.write_bytes(papers(sending, hidden, reach, frame)["address.pdf"])
        assert ("Orchard Row" in said_by("pdftotext", path, "-")) == shown
        assert ("14 Orchard Row" in manifest(sending, hidden, reach, at=now)["to"]) == shown


@pytest.mark.requirement("B-06")
def test_a_hidden_address_stands_only_on_a_letter_posted_to_the_person_themself(
    sent, now, looking, worker, person
):
    way = a_way(WayKind.POST, hidden=True)
    sending = sent(reach=reach_by_post(person, ways=[way]))
    assert json.loads((standing(sending) / "manifest.json").read_text())["to"] == ADDRESS.splitlines()
    with looking(worker):
        letter = a_letter(person, by=worker, at=now)
        with pytest.raises(UnsafeWay, match="must stay hidden"):
            actions.send_letter(
                letter=letter,
                reach=reach_by_post(person, ways=[way], to_self=False),
                way=WayKind.POST,
                by=worker,
                at=now,
            )


@pytest.mark.requirement("B-06")
def test_no_address_is_kept_with_the_letter_or_the_row(sent, looking, worker):
    sending = sent()
    with looking(worker):
        copy = copy_of(sending.letter, Layout.STANDARD, viewer=worker)
    kept = f"{sending.letter.content} {copy.html} {vars(sending)}"
    assert "Orchard" not in kept
    assert "Orchard" not in str(standing(sending))


def test_sent_twice_with_one_key_it_goes_once(now, looking, worker, person, sent):
    key = uuid.uuid4()
    first = sent(key=key)
    with looking(worker):
        again = actions.send_letter(
            letter=first.letter, reach=reach_by_post(person), way=WayKind.POST, by=worker, at=now, key=key
        )
        assert again == first
        assert Sending.objects.count() == 1
        another = a_letter(person, by=worker, at=now)
        with pytest.raises(WrongState, match="something else"):
            actions.send_letter(
                letter=another, reach=reach_by_post(person), way=WayKind.POST, by=worker, at=now, key=key
            )
    assert len(outbox_files()) == 3


def test_many_letters_are_sent_as_one_set_and_one_unsafe_among_them_stops_all(
    now, looking, worker, person, django_capture_on_commit_callbacks
):
    others = [a_subject() for _ in range(3)]
    for other in others:
        open_to(worker, other, Area.PAPERS, now=now)
    with looking(worker):
        letters = [a_letter(other, by=worker, at=now) for other in others]
        items = [
            ToSend(letter=letter, reach=reach_by_post(other), way=WayKind.POST)
            for letter, other in zip(letters, others, strict=True)
        ]
        unsafe = ToSend(
            letter=a_letter(person, by=worker, at=now), reach=reach_without_post(person), way=WayKind.POST
        )
        with pytest.raises(UnsafeWay):
            actions.send_letters(items=[*items, unsafe], by=worker, at=now)
        assert not Sending.objects.exists()
    with django_capture_on_commit_callbacks(execute=True), looking(worker):
        actions.send_letters(items=items, by=worker, at=now)
    with looking(worker):
        assert [sending.state for sending in Sending.objects.all()] == ["out", "out", "out"]


def test_a_letter_that_came_back_stops_the_next_one_to_that_address(sent, now, looking, worker, person):
    sending = sent()
    with looking(worker):
        actions.record_returned(sending=sending, by=worker, at=now)
        letter = a_letter(person, by=worker, at=now)
        with pytest.raises(UnsafeWay, match="came back"):
            actions.send_letter(
                letter=letter, reach=reach_by_post(person), way=WayKind.POST, by=worker, at=now
            )
        elsewhere = reach_by_post(person, ways=[a_way(WayKind.POST, to_key=uuid.uuid4())])
        actions.send_letter(letter=letter, reach=elsewhere, way=WayKind.POST, by=worker, at=now)
        with pytest.raises(WrongState):
            actions.record_returned(sending=sending, by=worker, at=now)


def test_a_letter_goes_in_the_layout_that_the_person_needs(sent, person):
    easy = sent(reach=reach_by_post(person, layout=Layout.EASY))
    assert easy.copy.layout == "easy"
    assert sent(layout=Layout.LARGE).copy.layout == "large"


def test_a_letter_does_not_go_to_somebody_else(now, looking, worker, person):
    with looking(worker):
        letter = a_letter(person, by=worker, at=now)
        with pytest.raises(Invalid, match="somebody else"):
            actions.send_letter(
                letter=letter, reach=reach_by_post(a_subject()), way=WayKind.POST, by=worker, at=now
            )


def test_the_person_sees_what_was_sent_and_no_draft(sent, now, looking, worker, person):
    sending = sent()
    with looking(worker):
        a_letter(person, by=worker, at=now)
        assert [written.letter for written in sent_to_self(person.pk, viewer=worker)] == [sending.letter]


def test_a_stranger_and_a_login_without_permission_can_neither_send_nor_say_it_came_back(
    sent, now, looking, person
):
    sending = sent()
    stranger, payments = a_login("social-worker", now=now), a_login("payments", now=now)
    for login, refusal in ((stranger, NotFound), (payments, NotPermitted)):
        with looking(login):
            with pytest.raises(refusal):
                actions.send_letter(
                    letter=sending.letter,
                    reach=reach_by_post(person),
                    way=WayKind.POST,
                    by=login,
                    at=now,
                )
            with pytest.raises(refusal):
                actions.record_returned(sending=sending, by=login, at=now)
    with looking(payments), pytest.raises(NotPermitted):
        actions.deliver_letters(by=payments, at=now)


def test_without_a_trail_nothing_is_sent_delivered_or_returned(sent, now, looking, worker, person, request):
    sending = sent()
    with looking(worker):
        letter = a_letter(person, by=worker, at=now)
        waiting = actions.send_letter(
            letter=letter, reach=reach_by_post(person), way=WayKind.POST, by=worker, at=now
        )
    down = request.getfixturevalue("audit_fails")
    with looking(worker):
        with pytest.raises(down):
            actions.send_letter(
                letter=letter, reach=reach_by_post(person), way=WayKind.POST, by=worker, at=now
            )
        with pytest.raises(down):
            actions.record_returned(sending=sending, by=worker, at=now)
        with pytest.raises(down):
            actions.deliver_letters(by=worker, at=now)
        states = dict(Sending.objects.values_list("pk", "state"))
    assert states == {sending.pk: "out", waiting.pk: "queued"}


def test_nobody_says_by_hand_that_a_letter_went_out_or_what_it_was(sent, looking, worker):
    sending = sent()
    with looking(worker):
        row = Sending.objects.filter(pk=sending.pk)
        for change in ({"receipt": "trust me"}, {"pdf_sha256": "0" * 64}, {"way": "text"}):
            with pytest.raises(ProgrammingError, match="permission denied"), transaction.atomic():
                row.update(**change)
        with pytest.raises(IntegrityError, match="out_with_receipt"), transaction.atomic():
            row.update(state="queued")


def test_a_way_says_itself_with_its_times():
    assert Way(kind=WayKind.POST, allowed=True).words == "Send it by post"
