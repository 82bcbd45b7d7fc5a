"""Notes: written when it suits, corrected by new versions, read by those they are for."""

from datetime import timedelta
from unittest.mock import patch

import pytest
from django.db import connection, transaction
from django.db.utils import ProgrammingError

from sayso.foundation.access.areas import Area
from sayso.journey.casework import actions
from sayso.journey.casework.models import Note, PrivateNote, SafetyNote
from sayso.journey.casework.queries import notes_of
from sayso.journey.casework.statuses import Readers, SeenAlone
from sayso.rules.refusals import Invalid, NotFound, NotPermitted, Stale
from tests.factories.casework import CARE, a_new_note, a_note, somebody
from tests.factories.logins import a_login, open_to

pytestmark = pytest.mark.django_db


@pytest.fixture
def sam(now):
    return a_login("social-worker", now=now, name="Sam Whitlock")


@pytest.fixture
def ana(now, sam):
    return somebody(now=now, name="Ana Marques", seen_by=[sam])


def correct(note, by, now, **changes):
    seen = changes.pop("seen_version", 1)
    said = a_new_note(note.person_id, now, **({"text": "He was cold."} | changes))
    return actions.correct_note(
        root=note.root, note=said, because="I had the wrong day.", seen_version=seen, by=by, at=now
    )


@pytest.mark.requirement("B-12")
def test_a_note_written_late_shows_when_it_happened_and_when_it_was_written(now, looking, sam, ana):
    note = a_note(ana, by=sam, now=now, happened_at=now - timedelta(days=2))
    with looking(sam):
        kept = Note.objects.visible_to(sam).get(pk=note.pk)
    assert (kept.happened_at, kept.written_at) == (now - timedelta(days=2), now)
    assert kept.seen_alone == SeenAlone.YES


@pytest.mark.requirement("B-12")
def test_a_correction_is_a_new_version_and_the_first_stays(now, looking, sam, ana):
    note = a_note(ana, by=sam, now=now)
    with looking(sam):
        correct(note, sam, now)
        versions = list(Note.objects.visible_to(sam).filter(root=note.root).order_by("version"))
        assert [one.text for one in versions] == ["He was warm and had eaten.", "He was cold."]
        assert [one.text for one in notes_of(ana, viewer=sam)] == ["He was cold."]


def test_two_who_correct_at_once_are_told_and_lose_nothing(now, looking, sam, ana):
    note = a_note(ana, by=sam, now=now)
    with looking(sam):
        correct(note, sam, now)
        with pytest.raises(Stale):
            correct(note, sam, now)
        assert correct(note, sam, now, seen_version=2).version == 3


def test_what_was_written_cannot_be_changed_by_the_application(now, looking, sam, ana):
    a_note(ana, by=sam, now=now)
    for statement in ("update casework_note set text = ''", "delete from casework_note"):
        with looking(sam), pytest.raises(ProgrammingError, match="permission denied"), transaction.atomic():
            connection.cursor().execute(statement)


@pytest.mark.requirement("B-12")
def test_a_note_for_safeguarding_is_read_there_and_nowhere_else(now, looking, sam, ana):
    a_note(ana, by=sam, now=now, readers=Readers.SAFETY)
    lead = a_login("safeguarding", now=now)
    with looking(sam):
        assert not SafetyNote.objects.exists()
        assert notes_of(ana, viewer=sam) == []
    with looking(lead):
        assert SafetyNote.objects.visible_to(lead).get().written_by == sam


def test_a_private_note_is_written_only_by_one_who_holds_the_private_account(now, looking, sam, ana):
    said = a_new_note(ana, now, readers=Readers.PRIVATE)
    with looking(sam), pytest.raises(NotFound):
        actions.write_note(note=said, by=sam, at=now)
    open_to(sam, ana, Area.PRIVATE, now=now)
    with looking(sam):
        actions.write_note(note=said, by=sam, at=now)
        assert PrivateNote.objects.visible_to(sam).count() == 1


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"text": "", "their_words": " "}, "text"),
        ({"happened_at": "later"}, "happened_on"),
        ({"seen_alone": SeenAlone.NOT_POSSIBLE}, "not_alone_because"),
    ],
)
def test_a_note_that_says_too_little_is_asked_for_again(changes, field, now, looking, sam, ana):
    if "happened_at" in changes:
        changes = {"happened_at": now + timedelta(hours=1)}
    with looking(sam), pytest.raises(Invalid) as refused:
        actions.write_note(note=a_new_note(ana, now, **changes), by=sam, at=now)
    assert list(refused.value.fields) == [field]


def test_somebody_who_may_not_see_the_story_writes_no_note(now, looking, ana):
    other, broker = a_login("social-worker", now=now), a_login("broker", now=now)
    with looking(other), pytest.raises(NotFound):
        actions.write_note(note=a_new_note(ana, now), by=other, at=now)
    open_to(broker, ana, *CARE, now=now)
    with looking(broker), pytest.raises(NotPermitted):
        actions.write_note(note=a_new_note(ana, now), by=broker, at=now)


def test_a_note_one_may_not_see_is_not_corrected(now, looking, sam, ana):
    note = a_note(ana, by=sam, now=now)
    other = a_login("social-worker", now=now)
    with looking(other), pytest.raises(NotFound):
        correct(note, other, now)


@pytest.mark.parametrize("action", ["write_note", "correct_note"])
def test_a_trail_that_fails_undoes_the_note(action, now, looking, sam, ana):
    note = a_note(ana, by=sam, now=now)
    acts = {
        "write_note": lambda: actions.write_note(note=a_new_note(ana, now), by=sam, at=now),
        "correct_note": lambda: correct(note, sam, now),
    }
    with looking(sam):
        with (
            patch(f"sayso.journey.casework.actions.{action}.write", side_effect=RuntimeError),
            pytest.raises(RuntimeError),
        ):
            acts[action]()
        assert Note.objects.count() == 1
