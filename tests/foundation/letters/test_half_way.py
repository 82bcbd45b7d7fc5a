"""Stopped anywhere between sending and the file that stands, a letter goes out once or not at all."""

import os
import uuid
from datetime import timedelta

import pytest
from django.conf import settings

from sayso.foundation.access import clock
from sayso.foundation.audit import writing
from sayso.foundation.gateways.carriers.carrier import Parcel
from sayso.foundation.gateways.carriers.chosen import folder
from sayso.foundation.letters import actions, files, tasks
from sayso.foundation.letters.models import Sending
from sayso.foundation.letters.outbox import WayKind
from tests.factories.letters import a_letter, reach_by_post
from tests.factories.logins import a_system

pytestmark = pytest.mark.django_db


def queued(looking, worker, person, at):
    """Send, and stop before anything after the commit has run."""
    with looking(worker):
        letter = a_letter(person, by=worker, at=at)
        return actions.send_letter(
            letter=letter, reach=reach_by_post(person), way=WayKind.POST, by=worker, at=at
        )


def put_out(sending, at):
    """Move the papers as the job does, and stop before anything is kept of it; return the receipt."""
    parcel = Parcel(reference=sending.pk, way="post", day=at.date(), folder=files.staged(sending.pk))
    return folder().send(parcel).words


def stands(sending):
    return (settings.OUTBOX / "2026-11-20" / str(sending.pk) / "letter.pdf").exists()


def test_stopped_after_the_commit_the_job_puts_it_out(now, looking, worker, person):
    sending = queued(looking, worker, person, now)
    assert not stands(sending)
    system = a_system(now)
    with looking(system):
        done = actions.deliver_letters(by=system, at=now)
    assert done.out == [sending.pk]
    assert stands(sending)


def test_stopped_after_the_files_moved_the_job_marks_it_and_changes_nothing(now, looking, worker, person):
    sending = queued(looking, worker, person, now)
    receipt = put_out(sending, now)
    system = a_system(now)
    with looking(system):
        assert actions.deliver_letters(by=system, at=now).out == [sending.pk]
        assert actions.deliver_letters(by=system, at=now).out == []
    with looking(worker):
        sending.refresh_from_db()
    assert (sending.state, sending.receipt) == ("out", receipt)


def test_a_letter_whose_files_are_gone_stays_queued_and_is_named(now, looking, worker, person):
    sending = queued(looking, worker, person, now)
    files.clear(sending.pk)
    system = a_system(now)
    with looking(system):
        done = actions.deliver_letters(by=system, at=now)
    assert (done.out, done.missing) == ([], [sending.pk])
    with looking(worker):
        assert Sending.objects.get(pk=sending.pk).state == "queued"


def test_files_of_a_letter_that_was_undone_are_cleared_after_a_day_and_not_before(
    now, looking, worker, person
):
    undone = uuid.uuid4()
    files.stage(undone, {"letter.pdf": b"%PDF"}, {"key": str(undone)})
    sending = queued(looking, worker, person, now)
    for key in (undone, sending.pk):
        os.utime(files.staged(key), (now.timestamp(), now.timestamp()))
    system = a_system(now)
    with looking(system):
        assert actions.deliver_letters(by=system, at=now + timedelta(hours=23), keys=[]).cleared == []
        assert actions.deliver_letters(by=system, at=now + timedelta(hours=23)).cleared == []
    with looking(system, now + timedelta(hours=25)):
        assert actions.deliver_letters(by=system, at=now + timedelta(hours=25)).cleared == [undone]
    assert stands(sending)


def test_a_letter_undone_with_its_transaction_leaves_no_row_and_goes_nowhere(
    now, looking, worker, person, django_capture_on_commit_callbacks
):
    with django_capture_on_commit_callbacks(execute=True), pytest.raises(ZeroDivisionError):
        _send_and_fail(looking, worker, person, now)
    with looking(worker):
        assert not Sending.objects.exists()
    assert not (settings.OUTBOX / "2026-11-20").exists()


def _send_and_fail(looking, worker, person, now):
    with looking(worker):
        letter = a_letter(person, by=worker, at=now)
        actions.send_letter(letter=letter, reach=reach_by_post(person), way=WayKind.POST, by=worker, at=now)
        raise ZeroDivisionError


def test_the_job_delivers_as_the_systems_login_and_writes_nothing_when_nothing_waits(
    now, looking, worker, person, monkeypatch
):
    a_system(now)
    sending = queued(looking, worker, person, now)
    monkeypatch.setattr(clock, "now", lambda: now)
    assert tasks.deliver(0) == 1
    assert stands(sending)
    before = writing.written()
    assert tasks.deliver(0) == 0
    assert writing.written() == before


def test_without_a_council_the_job_does_nothing(db):
    assert tasks.deliver(0) == 0


def test_folders_are_closed_to_others_and_named_by_key_and_day(now, looking, worker, person):
    sending = queued(looking, worker, person, now)
    put_out(sending, now)
    standing = files.folder_of(sending.pk, now.date())
    assert standing.relative_to(settings.OUTBOX).parts == ("2026-11-20", str(sending.pk))
    assert standing.stat().st_mode & 0o077 == 0
    assert all(found.stat().st_mode & 0o077 == 0 for found in standing.iterdir())
    assert {found.name for found in standing.iterdir()} == {"letter.pdf", "address.pdf", "manifest.json"}
