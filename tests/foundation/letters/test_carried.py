"""A letter that GOV.UK Notify carries: once, with proof, tried again, given up, asked after."""

from datetime import timedelta

import pytest
from django.conf import settings

from sayso.foundation.access import clock
from sayso.foundation.gateways.carriers.carrier import Became, Fate, Receipt
from sayso.foundation.letters import actions, files, tasks
from sayso.foundation.letters.carrying import GIVEN_UP_AFTER, Asked, Carried, next_ask, next_try
from sayso.foundation.letters.models import Sending
from sayso.foundation.letters.outbox import WayKind
from sayso.foundation.letters.queries import lost_and_not_sent_again, sent_to_self
from sayso.rules.refusals import NotPermitted, WrongState
from tests.factories.letters import a_letter, a_way, reach_by_post
from tests.factories.logins import a_login, a_system
from tests.foundation.gateways.notify_server import KEY, NotifyServer

pytestmark = pytest.mark.django_db
TEMPLATE = "00000000-0000-0000-0000-000000000001"


@pytest.fixture
def service(settings):
    with NotifyServer() as running:
        settings.NOTIFY = {
            "key": KEY,
            "url": running.address,
            "postage": "second",
            "templates": {"email": TEMPLATE, "text": TEMPLATE},
            "quiet_templates": {"email": "", "text": ""},
            "quiet_sender": "",
        }
        yield running


@pytest.fixture
def queued(now, looking, worker, person, service, django_capture_on_commit_callbacks):
    """Send a letter as a page does, all committed."""

    def send(way=WayKind.POST, **changed):
        a_system(now)
        with django_capture_on_commit_callbacks(execute=True), looking(worker):
            letter = a_letter(person, by=worker, at=now)
            reach = reach_by_post(person, ways=[a_way(way, **changed)])
            return actions.send_letter(letter=letter, reach=reach, way=way, by=worker, at=now)

    return send


@pytest.fixture
def job(monkeypatch, django_capture_on_commit_callbacks):
    """Run a job at a moment."""

    def run(task, at):
        monkeypatch.setattr(clock, "now", lambda: at)
        with django_capture_on_commit_callbacks(execute=True):
            return task(0)

    return run


@pytest.fixture
def row(looking, worker):
    def read(sending):
        with looking(worker):
            return Sending.objects.get(pk=sending.pk)

    return read


@pytest.mark.requirement("X-06")
def test_a_posted_letter_waits_for_the_job_goes_once_and_leaves_its_receipt_and_no_address(
    queued, job, row, service, now
):
    sending = queued()
    assert (row(sending).state, service.taken) == ("queued", []), "no page waits for somebody far away"
    assert job(tasks.deliver, now) == 1
    assert job(tasks.deliver, now + timedelta(hours=1)) == 0
    (taken,) = service.taken
    kept = row(sending)
    assert (kept.state, kept.receipt, kept.carrier) == ("out", f"notify {taken['id']}", "notify")
    assert taken["reference"] == str(sending.pk)
    assert not [found for found in settings.OUTBOX.rglob("*") if found.is_file()], "nothing stays behind"


def test_cut_off_after_it_was_taken_it_is_found_by_our_key_and_not_sent_again(queued, job, row, service, now):
    sending, service.cut_after_taking = queued(), True
    assert job(tasks.deliver, now) == 0
    assert (row(sending).state, row(sending).tries) == ("queued", 1)
    assert job(tasks.deliver, now + timedelta(minutes=1)) == 0, "another worker does not try beside it"
    assert job(tasks.deliver, now + timedelta(minutes=5)) == 1
    assert len(service.taken) == 1
    assert row(sending).receipt == f"notify {service.taken[0]['id']}"


def test_with_nobody_to_take_it_it_is_tried_ever_more_rarely_then_given_up_and_named(
    queued, job, row, service, now, looking, worker, person
):
    sending = queued()
    service.answers = [(503, "Exception")] * 100
    at, tries = now, 0
    while row(sending).state == "queued" and tries < 60:
        job(tasks.deliver, at)
        tries += 1
        at = row(sending).next_try_at or at
    kept = row(sending)
    assert (kept.state, kept.failed_why, kept.receipt) == ("failed", "given_up", "")
    assert now + GIVEN_UP_AFTER <= kept.failed_at <= now + GIVEN_UP_AFTER + timedelta(hours=2)
    assert 20 < tries < 40
    assert service.taken == []
    with looking(worker):
        assert lost_and_not_sent_again([], viewer=worker) == [kept], "it is work of whoever sent it"
        assert sent_to_self(person.pk, viewer=worker) == [], "nobody says that they have it"
        with pytest.raises(WrongState):
            actions.record_returned(sending=kept, by=worker, at=now)


def test_a_letter_that_is_wrong_is_not_tried_again_and_those_beside_it_go(queued, job, row, service, now):
    wrong = queued(WayKind.TEXT)
    service.answers = [(400, "ValidationError")]
    job(tasks.deliver, now)
    right, nameless = queued(WayKind.EMAIL), queued(WayKind.TEXT, quiet=True)
    job(tasks.deliver, now)
    job(tasks.deliver, now + timedelta(hours=1))
    assert (row(wrong).failed_why, row(wrong).tries) == ("ValidationError", 1)
    assert (row(nameless).failed_why, row(nameless).tries) == ("no_quiet_words", 1)
    (taken,) = service.taken
    assert (taken["kind"], taken["email_address"]) == ("email", "ana@example.test")
    assert row(right).state == "out"
    assert not {"content", "personalisation", "subject"} & set(taken)


def test_whoever_asks_for_time_is_given_it(queued, job, row, service, now):
    sending = queued()
    service.answers = [(429, "RateLimitError")]
    job(tasks.deliver, now)
    assert row(sending).next_try_at == now + timedelta(minutes=10)
    assert row(sending).carrier_said == "RateLimitError"


@pytest.mark.parametrize(
    ("status", "state", "said"),
    [
        ("received", "out", "received"),
        ("validation-failed", "failed", "validation-failed"),
        ("returned-letter", "returned", "returned-letter"),
    ],
)
def test_what_became_of_it_is_asked_later_and_kept(queued, job, row, service, now, status, state, said):
    sending = queued()
    job(tasks.deliver, now)
    job(tasks.ask_after_letters, now + timedelta(minutes=1))
    assert row(sending).carrier_said == ""
    service.status = "accepted"
    job(tasks.ask_after_letters, now + timedelta(minutes=15))
    assert (row(sending).carrier_said, row(sending).state) == ("accepted", "out")
    service.status = status
    lost = job(tasks.ask_after_letters, now + timedelta(hours=1))
    kept = row(sending)
    assert (kept.state, kept.carrier_said, kept.ask_again_at) == (state, said, None)
    assert lost == (state != "out")


def test_nobody_is_asked_for_ever_or_ever_more_often(now):
    out_at, at, asked = now, next_ask(now, now), 0
    while at:
        asked, at = asked + 1, next_ask(out_at, at)
    assert asked < 20
    waits = [next_try(tries, now) - now for tries in range(12)]
    assert waits == sorted(waits)
    assert max(waits) == timedelta(hours=2)
    assert GIVEN_UP_AFTER < timedelta(days=7), "for longer nobody can ask whether they have it"


def test_a_letter_staged_before_there_was_a_key_goes_to_the_folder_and_without_one_all_do(
    now, looking, worker, person, service, settings, job, row
):
    told, settings.NOTIFY = settings.NOTIFY, settings.NOTIFY | {"key": ""}
    a_system(now)
    with looking(worker):
        letter = a_letter(person, by=worker, at=now)
        reach = reach_by_post(person)
        first = actions.send_letter(letter=letter, reach=reach, way=WayKind.POST, by=worker, at=now)
        settings.NOTIFY = told
        second = actions.send_letter(letter=letter, reach=reach, way=WayKind.POST, by=worker, at=now)
    settings.NOTIFY = told
    job(tasks.deliver, now)
    assert (row(first).carrier, row(second).carrier) == ("outbox", "notify")


def test_recording_what_carriers_say_is_for_those_who_send_and_is_undone_without_a_trail(
    queued, row, now, looking, worker, request
):
    sending = queued()
    out = [Carried(key=sending.pk, receipt=Receipt("notify", "740e"))]
    fate = [Asked(sending.pk, Became(Fate.FAILED, "permanent-failure"), now)]
    payments = a_login("payments", now=now)
    with looking(payments), pytest.raises(NotPermitted):
        actions.record_carried(items=out, by=payments, at=now)
    with looking(payments), pytest.raises(NotPermitted):
        actions.record_fates(items=fate, by=payments, at=now)
    with looking(worker):
        assert actions.record_carried(items=out, by=worker, at=now) == 1
        assert actions.record_carried(items=out, by=worker, at=now) == 0, "told twice, it went once"
    down = request.getfixturevalue("audit_fails")
    with looking(worker), pytest.raises(down):
        actions.record_fates(items=fate, by=worker, at=now)
    assert row(sending).state == "out"
    other_papers = files.staged(sending.pk)
    assert other_papers.exists(), "until it is committed, the papers stand"
