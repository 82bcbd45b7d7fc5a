"""One made-up council of sixty for all tests here: built once, committed, swept away at the end."""

import logging
import shutil
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest
from django.conf import settings
from django.test import Client
from django.test.utils import override_settings
from django.urls import reverse

from sayso.foundation.access.models import User
from sayso.web.demo.build import build
from sayso.web.demo.sign_ins import PASSWORD
from tests.conftest import as_role, sweep

DAY = date(2026, 11, 20)
OPENED = datetime(2026, 11, 20, 17, 50, tzinfo=ZoneInfo("Europe/London"))


@dataclass
class MadeUp:
    """The council that was built, and what was said while it was."""

    said: list[tuple[str, int, int]] = field(default_factory=list)

    def login(self, name: str) -> User:
        return User.objects.get(email=f"{name}@demo.sayso.test")


@pytest.fixture(scope="package")
def lindenshire(django_db_setup, django_db_blocker, tmp_path_factory) -> Iterator[MadeUp]:
    """Build it through the application's own database role, as the demo does."""
    home = tmp_path_factory.mktemp("lindenshire")
    kept = {
        "SAYSO_HOME": home,
        "MEDIA_ROOT": home / "papers",
        "OUTBOX": home / "outbox",
        "AUDIT_WITNESS": home / "witness" / "audit.jsonl",
    }
    made = MadeUp()
    with override_settings(**kept), django_db_blocker.unblock():
        build(people=60, day=DAY, progress=lambda *told: made.said.append(told))
        yield made
        sweep()
    shutil.rmtree(home, ignore_errors=True)


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
