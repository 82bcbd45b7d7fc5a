"""What the tests of these pages share."""

import pytest
from django.test import Client

from sayso.foundation.access import clock
from tests.conftest import NOW
from tests.factories.casework import a_team, somebody
from tests.factories.logins import a_login

BACKEND = "allauth.account.auth_backends.AuthenticationBackend"


@pytest.fixture(autouse=True)
def still(monkeypatch):
    """Let the one clock stand at the test's moment."""
    monkeypatch.setattr(clock, "now", lambda: NOW)


@pytest.fixture
def signed_in():
    """Return a client signed in as a login."""

    def sign_in(login):
        client = Client()
        client.force_login(login, backend=BACKEND)
        return client

    return sign_in


@pytest.fixture
def sam(now):
    return a_login("social-worker", now=now, name="Sam Whitlock", team=a_team())


@pytest.fixture
def stefan(now, sam):
    return somebody(
        now=now, seen_by=[sam], lines="14 Tanner's Row", postcode="ZZ1 2PD", mobile="07700 900377"
    )
