"""A worker at their desk, somebody with letters, and the test's own word on how to reach them."""

import re
from html import unescape

import pytest
from django.test import Client

from sayso.foundation.access.areas import Area
from tests.factories.letters import reach_by_post
from tests.factories.logins import a_login, a_subject, open_to
from tests.pages.letters import reaching

BACKEND = "allauth.account.auth_backends.AuthenticationBackend"


@pytest.fixture(autouse=True)
def _the_tests_day(now, monkeypatch, settings, council_home):
    monkeypatch.setattr("sayso.foundation.access.clock.now", lambda: now)
    settings.LETTERS_ASK_REACH = "tests.pages.letters.reaching.ask"
    settings.LETTERS_ASK_HEADER = ""


@pytest.fixture
def person():
    found = a_subject()
    reaching.said[found.pk] = reach_by_post(found)
    yield found
    reaching.said.clear()


@pytest.fixture
def worker(now, person):
    login = a_login("social-worker", now=now, name="Sam Okafor")
    open_to(login, person, Area.PAPERS, now=now)
    return login


def signed_in(user) -> Client:
    client = Client()
    client.force_login(user, backend=BACKEND)
    return client


@pytest.fixture
def desk(worker):
    return signed_in(worker)


def words(answer) -> str:
    return unescape(" ".join(re.sub(r"<[^>]+>", " ", answer.content.decode()).split()))
