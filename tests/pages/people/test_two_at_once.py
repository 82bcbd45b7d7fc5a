"""Two people who change the same thing about somebody: the second reads what stands, and loses nothing."""

import re
import threading

import pytest
from django.db import connections
from django.urls import reverse

from sayso.journey.people.models import NhsNumber
from tests.factories.logins import a_login
from tests.factories.people import a_person
from tests.pages.people.test_record_pages import dated

SEEN = re.compile(r'name="seen_version" value="(\d+)"')
SAFE = {"said_by": "Ana", "refusals": ["do_not_post"], "way": "text", **dated("look_again_on")}
FIRST_AND_SECOND = [
    (
        "record_name",
        {"kind": "called", "text": "Nita Silva", **dated("starts_on", year="2025")},
        {"text": "Anita da Silva"},
        "What they are called: Nita Silva",
    ),
    ("record_particulars", {"title": "Dr", "pronouns": "she"}, {"title": "Mrs"}, "Dr, she"),
    (
        "record_address",
        {"kind": "home", "lines": "1 Mill Road", "postcode": "ZZ1 1AA", **dated("starts_on", year="2025")},
        {"lines": "2 Mill Road"},
        "Home: 1 Mill Road, ZZ1 1AA",
    ),
    ("record_safe_contact", SAFE, {"refusals": []}, "By text message. Do not post."),
    (
        "record_nhs_number",
        {"nhs_number": "999 000 0018", "source": "person", "traced": "no"},
        {"source": "letter"},
        "999 000 0018",
    ),
    (
        "hide_address",
        {
            "lines": "A place apart",
            "said_by": "Ana",
            **dated("starts_on", year="2025"),
            **dated("look_again_on"),
        },
        {"lines": "Another place"},
        "A place apart",
    ),
    ("record_equality_answer", {"answer": "Christian", "said_by": "Ana"}, {"answer": "Hindu"}, "Christian"),
]


def form_of(client, address):
    """Return the version that the page holds, as a browser would send it back."""
    return {"seen_version": SEEN.search(client.get(address).content.decode())[1]}


def address_of(name, person):
    more = ["religion"] if name == "record_equality_answer" else []
    return reverse(name, args=[person, *more])


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("name", "first", "second", "stands"), FIRST_AND_SECOND, ids=[row[0] for row in FIRST_AND_SECOND]
)
def test_the_second_reads_what_the_first_saved_and_may_then_save_their_own(
    now, signed_in, name, first, second, stands
):
    sam = a_login("social-worker", now=now, name="Sam Whitlock")
    rita = a_login("social-worker", now=now, name="Rita Okafor")
    ana = a_person(now=now, seen_by=[sam, rita]).person_id
    address = address_of(name, ana)
    sams, ritas = signed_in(sam), signed_in(rita)
    seen_by_sam = form_of(sams, address)
    seen_by_rita = form_of(ritas, address)
    if name == "hide_address":
        first = first | {"group": rita.email}

    assert sams.post(address, first | seen_by_sam).status_code == 303
    answer = ritas.post(address, first | second | seen_by_rita)

    page = answer.content.decode()
    assert answer.status_code == 409
    assert "A colleague changed this while you were writing." in page
    assert stands in page, "what the colleague saved stands there to be read"
    assert "Recorded by Sam Whitlock" in page
    for typed in (value for value in second.values() if isinstance(value, str)):
        assert typed in page, "what was typed is still there"
    again = ritas.post(address, first | second | {"seen_version": SEEN.search(page)[1]})
    assert again.status_code == 303, "having read it, the second may save"


@pytest.mark.django_db
def test_a_colleague_who_changed_something_else_stops_nobody(now, signed_in):
    sam = a_login("social-worker", now=now)
    ana = a_person(now=now, seen_by=[sam]).person_id
    client = signed_in(sam)
    seen = form_of(client, address_of("record_particulars", ana))

    client.post(address_of("record_safe_contact", ana), SAFE)

    answer = client.post(address_of("record_particulars", ana), {"title": "Dr"} | seen)
    assert answer.status_code == 303


@pytest.mark.django_db(transaction=True)
def test_of_two_saved_in_the_same_moment_one_is_asked_to_read_first(now, looking, signed_in):
    sam = a_login("social-worker", now=now)
    ana = a_person(now=now, seen_by=[sam]).person_id
    address = address_of("record_nhs_number", ana)
    given = {"source": "person", "traced": "no"} | form_of(signed_in(sam), address)
    numbers, answers, gate = ["999 000 0018", "999 000 0026"], [], threading.Barrier(2)
    clients = [signed_in(sam) for _ in numbers]

    def send(client, number):
        gate.wait()
        answers.append(client.post(address, given | {"nhs_number": number}).status_code)
        connections.close_all()

    threads = [threading.Thread(target=send, args=pair) for pair in zip(clients, numbers, strict=True)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert sorted(answers) == [303, 409]
    with looking(sam):
        assert NhsNumber.objects.visible_to(sam).filter(person_id=ana).count() == 1
