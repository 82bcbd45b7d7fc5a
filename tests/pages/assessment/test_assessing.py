"""The pages of an assessment: what is asked, how it looks, and the person's own copy."""

import threading

import pytest
from django.db import connections
from django.urls import reverse

from sayso.foundation.access import clock
from sayso.foundation.access.areas import Area
from tests.factories import casework as made
from tests.factories.logins import a_login, open_to
from tests.pages.home.signing_in import a_login_of, read, signed_in

pytestmark = pytest.mark.django_db
ASKED = {
    "their_words": "Some mornings I cannot get up.",
    "arises": "yes",
    "significant_impact": "yes",
    "outcome_nutrition": "needs_help",
    "outcome_personal_hygiene": "takes_longer",
    "supporter": "not_needed",
    "assessed_on_day": "20",
    "assessed_on_month": "11",
    "assessed_on_year": "2026",
}


@pytest.fixture(autouse=True)
def still(monkeypatch, now):
    monkeypatch.setattr(clock, "now", lambda: now)


@pytest.fixture
def sam(now):
    return a_login("social-worker", now=now, name="Sam Whitlock", team=made.a_team())


@pytest.fixture
def ana(now, sam):
    person = made.somebody(now=now, name="Ana Marsh", seen_by=[sam])
    made.allocated(person, sam, now=now)
    return person


def test_what_was_asked_shows_how_it_looks_with_the_law_and_comes_back_in_the_form(sam, ana):
    client = signed_in(sam)
    sent = client.post(reverse("assess_needs", args=[ana]), ASKED)
    assert sent.status_code == 303, sent.content.decode()
    page = read(sam, "assessments", ana)
    assert "It looks as if these needs meet the national test." in page
    assert "SI 2015/313" in page
    again = read(sam, "assess_needs", ana)
    assert "Some mornings I cannot get up." in again
    assert '<option value="takes_longer" selected' in again


def test_an_assessment_of_nothing_is_kept_and_says_what_is_still_to_ask(sam, ana):
    nothing = {name: value for name, value in ASKED.items() if name.startswith(("assessed", "supporter"))}
    assert signed_in(sam).post(reverse("assess_needs", args=[ana]), nothing).status_code == 303
    assert "Still to ask" in read(sam, "assessments", ana)


@pytest.mark.requirement("B-27")
def test_an_advocate_who_is_needed_stands_on_the_page_and_on_the_day(sam, ana):
    hard = ASKED | {"difficulties": ["weighing"], "supporter": "nobody_yet"}
    signed_in(sam).post(reverse("assess_needs", args=[ana]), hard)
    assert "Ask for an advocate first." in read(sam, "assessments", ana)
    assert "Ask for an advocate" in read(sam, "my_day", until="week")


def test_a_carer_is_asked_about_her_health_and_never_whether_it_takes_longer(sam, ana):
    page = read(sam, "assess_carer", ana)
    assert "Is their health getting worse from caring, or at risk?" in page
    assert "takes_longer" not in page


def test_of_two_who_assess_at_once_the_second_loses_nothing(sam, ana):
    client = signed_in(sam)
    address = reverse("assess_needs", args=[ana])
    assert client.post(address, ASKED | {"seen_version": "0"}).status_code == 303
    second = client.post(address, ASKED | {"seen_version": "0", "their_words": "My own way."})
    assert second.status_code == 409
    assert "My own way." in second.content.decode()


@pytest.mark.django_db(transaction=True)
def test_of_two_first_assessments_in_the_same_moment_one_is_asked_to_read_first(sam, ana):
    address, answers, gate = reverse("assess_needs", args=[ana]), [], threading.Barrier(2)
    clients = [signed_in(sam) for _ in range(2)]

    def send(client):
        gate.wait()
        answers.append(client.post(address, ASKED | {"seen_version": "0"}).status_code)
        connections.close_all()

    threads = [threading.Thread(target=send, args=[client]) for client in clients]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(answers) == [303, 409]


def test_a_person_reads_her_own_copy_line_by_line(now, sam, ana):
    herself = a_login_of(ana, "person", now=now)
    open_to(herself, ana, Area.HEALTH, now=now)
    assert "Nobody has looked at your needs with you yet." in read(herself, "my_assessments")
    signed_in(sam).post(reverse("assess_needs", args=[ana]), ASKED)
    page = read(herself, "my_assessments")
    assert "Some mornings I cannot get up." in page
    assert "Cannot do this without help" in page
