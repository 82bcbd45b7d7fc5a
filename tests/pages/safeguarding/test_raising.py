"""A concern from anybody, about anybody: a number comes back, and the number tells nothing."""

import re
import uuid

import pytest
from django.db import connection
from django.test import Client
from django.urls import reverse

from sayso.foundation.govuk.models import SentForm
from sayso.journey.safeguarding.models import Concern, StaffConcern
from tests.factories.logins import a_login
from tests.factories.people import a_person

pytestmark = [pytest.mark.django_db, pytest.mark.requirement("S3-18")]
BACKEND = "allauth.account.auth_backends.AuthenticationBackend"
WORDS = "He shouts at her every night and takes her pension."


def signed_in(user) -> Client:
    client = Client(enforce_csrf_checks=True)
    client.force_login(user, backend=BACKEND)
    return client


def reference_in(page: str) -> str:
    found = re.search(r"C-[2-9A-Z]{4}-[2-9A-Z]{4}-[2-9A-Z]{4}", page)
    assert found, page
    return found.group(0)


def without_reference(page: bytes) -> str:
    return re.sub(r"C-[2-9A-Z]{4}-[2-9A-Z]{4}-[2-9A-Z]{4}", "C", page.decode())


def test_anybody_sends_one_without_a_sign_in_and_without_a_token():
    sent = Client(enforce_csrf_checks=True).post(reverse("raise_concern"), {"what_happened": WORDS})
    assert sent.status_code == 200
    assert reference_in(sent.content.decode())


def test_the_answer_is_the_same_whether_or_not_the_person_is_known(now):
    a_person(now=now, name="Ana Marques")
    known = Client().post(reverse("raise_concern"), {"what_happened": WORDS, "about": "Ana Marques"})
    unknown = Client().post(reverse("raise_concern"), {"what_happened": WORDS, "about": "Zzz Nobody"})
    assert without_reference(known.content) == without_reference(unknown.content)
    assert known.headers.items() == unknown.headers.items()


def test_a_record_that_is_not_open_to_them_makes_no_difference(now, looking):
    person, worker = a_person(now=now), a_login("social-worker", now=now)
    pages = [
        signed_in(worker).post(reverse("raise_concern"), {"what_happened": WORDS, "person": key}).content
        for key in (person.pk, uuid.uuid4())
    ]
    assert without_reference(pages[0]) == without_reference(pages[1])


def test_sent_twice_it_is_one_concern(now, looking):
    key = str(uuid.uuid4())
    pages = [
        Client().post(reverse("raise_concern"), {"what_happened": WORDS, "form_key": key}) for _ in range(2)
    ]
    assert reference_in(pages[0].content.decode()) == reference_in(pages[1].content.decode())
    lead = a_login("safeguarding", now=now)
    with looking(lead):
        assert Concern.objects.visible_to(lead).count() == 1


def test_no_words_are_asked_for_once_more_and_the_rest_stays():
    refused = Client().post(reverse("raise_concern"), {"what_happened": " ", "about": "Mrs Petty"})
    assert refused.status_code == 422
    assert "A few words are enough" in refused.content.decode()
    assert 'value="Mrs Petty"' in refused.content.decode()


def test_sending_leaves_no_trace_on_the_senders_own_pages(now):
    carer = a_login("carer", now=now)
    client = signed_in(carer)
    before = client.get(reverse("raise_concern"))
    client.post(reverse("raise_concern"), {"what_happened": WORDS})
    after = client.get(reverse("raise_concern"))
    fresh = re.compile(rb'(form_key|form_owner)"[^>]*value="[^"]+"|id="[^"]*"')
    assert fresh.sub(b"", before.content) == fresh.sub(b"", after.content)
    assert not SentForm.objects.filter(login=carer).exists()


@pytest.mark.parametrize("role", ["person", "carer", "provider", "assistant", "social-worker", "finance"])
def test_every_role_can_raise_one_and_none_of_these_can_read_it(role, now, looking):
    login = a_login(role, now=now)
    assert signed_in(login).post(reverse("raise_concern"), {"what_happened": WORDS}).status_code == 200
    with looking(login):
        assert Concern.objects.visible_to(login).count() == 0
    assert signed_in(login).get(reverse("concerns")).status_code == 403


def test_one_about_our_own_staff_goes_outside_the_team(now, looking):
    Client().post(reverse("raise_concern"), {"what_happened": WORDS, "about_staff": "yes"})
    lead, principal = a_login("safeguarding", now=now), a_login("principal", now=now)
    with looking(lead):
        assert Concern.objects.visible_to(lead).count() == 0
        assert StaffConcern.objects.count() == 0
    with looking(principal):
        assert StaffConcern.objects.count() == 1
    page = signed_in(principal).get(reverse("staff_concerns")).content.decode()
    assert "takes her pension" in page


@pytest.mark.parametrize(
    "odd",
    [
        {"danger": "perhaps"},
        {"person": "not-a-key"},
        {"form_key": "not-a-key"},
        {"about": "x" * 500},
        {"what_happened": WORDS + "\x00"},
    ],
)
def test_what_cannot_be_read_never_loses_the_words(odd):
    answer = Client().post(reverse("raise_concern"), {"what_happened": WORDS} | odd)
    assert answer.status_code in (200, 422)
    if answer.status_code == 422:
        assert "takes her pension" in answer.content.decode()


def test_nothing_in_the_trail_names_the_person(now):
    person = a_person(now=now)
    worker = a_login("social-worker", now=now)
    signed_in(worker).post(reverse("raise_concern"), {"what_happened": WORDS, "person": str(person.pk)})
    with connection.cursor() as cursor:
        cursor.execute(
            "select 1 from audit_event where action = 'safeguarding.raise_concern' and people <> '{}'"
        )
        assert cursor.fetchall() == []
