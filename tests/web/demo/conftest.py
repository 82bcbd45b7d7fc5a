"""One copy of the made-up council for all tests here: none of them changes it."""

import logging
import os
from collections.abc import Iterator
from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest
from django.conf import settings
from django.test import Client
from django.test.utils import override_settings
from django.urls import reverse

from sayso.web.demo.sign_ins import PASSWORD
from tests.conftest import as_role
from tests.made_up import PATTERN, MadeUp, a_copy, homes, walking

DAY = date(2026, 11, 20)
OPENED = datetime(2026, 11, 20, 17, 50, tzinfo=ZoneInfo("Europe/London"))
COPY = f"test_sayso_demo_{os.getpid()}"


@pytest.fixture(scope="package")
def lindenshire(pattern, server, django_db_blocker) -> Iterator[MadeUp]:
    """Walk a copy of it, with its own papers."""
    with django_db_blocker.unblock():
        with override_settings(**homes(pattern.home)), a_copy(server, COPY, of=PATTERN), walking(COPY):
            yield pattern


@pytest.fixture
def as_proof(lindenshire, server, django_db_blocker) -> Iterator[None]:
    """Read everything, as the proofs do: no viewer, and nothing can be written."""
    with django_db_blocker.unblock():
        as_role("sayso_proof", server)
        yield
        as_role("sayso_app", server)


@pytest.fixture(autouse=True)
def friday(lindenshire, monkeypatch):
    """Look at ten to six on the Friday on which it opens."""
    monkeypatch.setattr("sayso.foundation.access.clock.now", lambda: OPENED)
    logging.getLogger("django.request").setLevel(logging.ERROR)


@pytest.fixture
def signed_in(lindenshire):
    """Sign in by the form, as somebody does who read the printed list."""

    def sign_in(name: str) -> Client:
        client = Client()
        email = f"{name}@demo.sayso.test"
        answer = client.post(reverse(settings.LOGIN_URL), {"login": email, "password": PASSWORD})
        assert answer.status_code == 302, answer.content
        return client

    return sign_in
