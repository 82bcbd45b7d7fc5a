"""What the tests of these pages share."""

import pytest
from django.test import Client

from sayso.foundation.access import clock
from tests.conftest import NOW

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
