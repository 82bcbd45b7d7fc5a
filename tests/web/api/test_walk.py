"""Friday, ten to six, by program: find, record, put in support tonight, write a note, finish a task."""

import uuid

import pytest
from django.test import Client

from sayso.foundation.access import actions
from sayso.foundation.ledger.queries import committed
from sayso.journey.casework.models import Contact, Note
from sayso.journey.safeguarding.models import Concern
from tests.factories.logins import a_login
from tests.factories.people import a_person

pytestmark = pytest.mark.django_db


class Program:
    """A program that sends JSON as one login."""

    def __init__(self, token: str = "") -> None:
        headers = {"Authorization": f"Bearer {token}"} if token else {}
        self.client = Client(headers=headers, enforce_csrf_checks=bool(token))

    def get(self, path, **words):
        return self.client.get(f"/api{path}", words)

    def post(self, path, **said):
        return self.client.post(f"/api{path}", said, content_type="application/json")


@pytest.fixture
def adviser(now, monkeypatch, council_home):
    monkeypatch.setattr("sayso.foundation.access.clock.now", lambda: now)
    return a_login("contact", now=now, name="Dee Castle")


@pytest.fixture
def program(adviser, now, looking):
    with looking(adviser):
        _, token = actions.make_token(name="Telephone system", by=adviser, at=now)
    return Program(token)


@pytest.fixture
def stefan(now):
    return a_person(now=now, name="Stefan Wójcik", lines="14 Tanner's Row", postcode="LX1 2AB")


CONTACT = {
    "caller": "Mrs Petty next door, 01632 960 111",
    "about": "Steven Voychik",
    "what_happened": "He has not eaten since yesterday.",
    "how_soon": "tonight",
    "person_knows": "yes",
    "harm": "no",
    "outcome": "tonight",
}
TONIGHT = {
    "needs": ["food"],
    "met_by": "provider",
    "said_yes": "yes",
    "visits_a_day": 4,
    "minutes_a_visit": 30,
    "price_pence_an_hour": 2400,
}


@pytest.mark.requirement("B-10", "B-11", "B-14")
def test_the_walk_of_a_friday_evening(program, stefan, adviser, looking):
    found = program.get("/people", q="Steven Voychik").json()
    assert found[0]["name"] == "Stefan Wójcik"
    key = found[0]["person"]
    contact = program.post("/contacts", **CONTACT, person=key)
    assert contact.status_code == 201, contact.content
    started = program.post(f"/people/{key}/urgent-support", **TONIGHT, contact=contact.json()["key"])
    assert started.status_code == 201, started.content
    with looking(adviser):
        assert started.json()["total_pence"] > 0
        assert Contact.objects.visible_to(adviser).count() == 1
    note = program.post(
        f"/people/{key}/notes",
        kind="call",
        happened_at="2026-11-20T17:45:00Z",
        seen_alone="not_seen",
        text="Rang his mobile.",
    )
    assert note.status_code == 201, note.content


@pytest.mark.requirement("X-01")
def test_the_same_key_twice_starts_support_once(program, stefan, now, looking):
    key, person = str(uuid.uuid4()), stefan.pk
    program.post("/contacts", **CONTACT, person=str(person))
    first = program.post(f"/people/{person}/urgent-support", **TONIGHT, key=key).json()
    again = program.post(f"/people/{person}/urgent-support", **TONIGHT, key=key).json()
    assert first == again
    finance = a_login("finance", now=now)
    with looking(finance):
        assert committed(person, viewer=finance) == first["total_pence"]


def test_a_note_sent_twice_with_one_key_stands_once(program, stefan, adviser, looking):
    program.post("/contacts", **CONTACT, person=str(stefan.pk))
    said = {
        "kind": "call",
        "happened_at": "2026-11-20T17:45:00Z",
        "seen_alone": "not_seen",
        "text": "He ate.",
        "key": str(uuid.uuid4()),
    }
    answers = [program.post(f"/people/{stefan.pk}/notes", **said).json() for _ in range(2)]
    assert answers[0] == answers[1]
    with looking(adviser):
        assert Note.objects.visible_to(adviser).count() == 1


@pytest.mark.parametrize("readers", ["story", "safety"])
@pytest.mark.parametrize("difference", ["+01:00", "-20:24", "+23:59"])
def test_a_note_is_kept_by_whatever_clock_it_is_told(program, stefan, difference, readers):
    program.post("/contacts", **CONTACT, person=str(stefan.pk))
    said = {"kind": "call", "seen_alone": "not_seen", "text": "He ate.", "readers": readers}
    sent = program.post(f"/people/{stefan.pk}/notes", **said, happened_at=f"2026-11-18T08:00:00{difference}")
    assert sent.status_code == 201, sent.content


@pytest.mark.parametrize(
    "said", ["2026-11-18T08:00:00", "0001-01-01T00:00:00+05:00", "9999-12-31T23:59:59-05:00"]
)
def test_a_moment_by_no_clock_or_in_no_year_is_told_what_to_do(program, stefan, adviser, looking, said):
    program.post("/contacts", **CONTACT, person=str(stefan.pk))
    note = {"kind": "call", "seen_alone": "not_seen", "text": "He ate.", "happened_at": said}
    refused = program.post(f"/people/{stefan.pk}/notes", **note)
    assert refused.status_code == 422
    assert "such as 2026" in refused.json()["fields"]["note.happened_at"]
    with looking(adviser):
        assert not Note.objects.visible_to(adviser).exists()


def test_a_record_not_open_answers_as_one_that_does_not_exist(now, stefan, monkeypatch, looking):
    monkeypatch.setattr("sayso.foundation.access.clock.now", lambda: now)
    worker = a_login("social-worker", now=now)
    with looking(worker):
        _, token = actions.make_token(name="x", by=worker, at=now)
    program = Program(token)
    there, nowhere = program.get(f"/people/{stefan.pk}"), program.get(f"/people/{uuid.uuid4()}")
    assert (there.status_code, there.content) == (404, nowhere.content)


@pytest.mark.requirement("B-01")
def test_adding_somebody_known_is_refused_until_it_says_why_not_the_same(program, stefan):
    refused = program.post("/people", called="Stefan Wojcik", postcode="LX1 2AB")
    assert refused.status_code == 422
    assert "Stefan Wójcik" in str(refused.json()["fields"])
    added = program.post(
        "/people", called="Stefan Wojcik", postcode="LX1 2AB", not_the_same_because="His grandson"
    )
    assert added.status_code == 201, added.content


@pytest.mark.requirement("S3-18")
def test_anybody_raises_a_concern_and_the_answer_tells_nothing(stefan):
    known = Program().post("/concerns", what_happened="He is shouted at.", about="Stefan Wójcik")
    unknown = Program().post("/concerns", what_happened="She is shouted at.", about="Nobody Known")
    assert known.status_code == unknown.status_code == 201
    assert set(known.json()) == set(unknown.json()) == {"reference"}
    assert len(known.content) == len(unknown.content)


@pytest.mark.requirement("S1-11")
def test_anybody_tries_a_sum_to_the_penny_and_nothing_is_kept(django_assert_num_queries):
    case = {
        "id": "CHG-E04",
        "financial_year": "2024/25",
        "inputs": {
            "setting": "care_home_permanent",
            "household": "single",
            "income": [
                {"kind": "state_pension", "weekly": "209.67"},
                {"kind": "private_pension", "weekly": "25.81"},
            ],
            "cost": "694.00",
        },
    }
    answer = Program().post("/charge", cases=[case])
    assert answer.status_code == 200, answer.content
    assert answer.json()[0]["results"]["charge"] == "205.33"
    assert answer.json()[0]["working"]
    assert Concern.objects.count() == 0


@pytest.mark.parametrize(
    "said",
    [
        {},
        {**CONTACT, "how_soon": "whenever"},
        {**CONTACT, "what_happened": "   "},
        {**CONTACT, "person": "not-a-key"},
        {**CONTACT, "what_happened": "x" * 6000},
    ],
)
def test_a_contact_that_cannot_be_read_is_refused_in_words(program, said):
    refused = program.post("/contacts", **said)
    assert refused.status_code == 422
    assert refused.json()["message"]
    assert Contact.objects.count() == 0
