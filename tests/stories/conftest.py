"""A small made-up council, built once by its own builder, and a fresh copy of it for every story."""

import os
import shutil
from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path

import pytest
from django.db import connections
from django.test import override_settings
from django.utils import timezone
from playwright.sync_api import BrowserContext, Page

from sayso.web.demo.build import build
from sayso.web.settings.embedded import EmbeddedServer
from tests.conftest import NOW
from tests.stories.walking import sign_in

PEOPLE = 30
#: Its name ends as those of all test databases do, so that what a killed run left is dropped.
PATTERN = f"test_sayso_pattern_{os.getpid()}"
COPY = f"test_sayso_copy_{os.getpid()}"


def _copy(server: EmbeddedServer, made: str, of: str) -> None:
    """Make one database as a copy of another, into which nobody may be signed in meanwhile."""
    with server.superuser() as connection:
        connection.execute(f'drop database if exists "{made}" with (force)')
        connection.execute("select pg_terminate_backend(pid) from pg_stat_activity where datname = %s", [of])
        connection.execute(f'create database "{made}" template "{of}" owner sayso_owner')


def _drop(server: EmbeddedServer, name: str) -> None:
    with server.superuser() as connection:
        connection.execute(f'drop database if exists "{name}" with (force)')


def _walk(name: str) -> str:
    """Let Django walk another database from now on; return the one it walked before."""
    connection = connections["default"]
    connection.close()
    before: str = connection.settings_dict["NAME"]
    connection.settings_dict["NAME"] = name
    return before


def _homes(home: Path) -> dict[str, Path]:
    """Return where a council keeps papers, letters and the witness, by the name of the setting."""
    return {
        "SAYSO_HOME": home,
        "MEDIA_ROOT": home / "papers",
        "OUTBOX": home / "outbox",
        "AUDIT_WITNESS": home / "witness" / "audit.jsonl",
    }


@pytest.fixture(scope="session")
def pattern(django_db_setup, django_db_blocker, server, tmp_path_factory) -> Iterator[Path]:
    """Build the council once; return the folder of its papers."""
    home = tmp_path_factory.mktemp("lindenshire")
    with django_db_blocker.unblock():
        connections["default"].close()
        _copy(server, PATTERN, connections["default"].settings_dict["NAME"])
        before = _walk(PATTERN)
        try:
            with override_settings(**_homes(home)):
                build(people=PEOPLE, day=NOW.date(), progress=lambda words, done, parts: None)
        finally:
            _walk(before)
    yield home
    _drop(server, PATTERN)


@pytest.fixture
def lindenshire(pattern, transactional_db, server, settings, tmp_path) -> Iterator[None]:
    """The made-up council as it opens on its Friday at ten to six, and as nobody has changed it."""
    shutil.copytree(pattern, tmp_path, dirs_exist_ok=True)
    for name, value in _homes(tmp_path).items():
        setattr(settings, name, value)
    _copy(server, COPY, PATTERN)
    before = _walk(COPY)
    yield
    _walk(before)
    _drop(server, COPY)


@pytest.fixture
def it_is(settings) -> Callable[[datetime], None]:
    """Move the council's one clock, as the demonstration does; it goes on from there."""

    def move(at: datetime) -> None:
        settings.SAYSO_CLOCK_SHIFT = at - timezone.now()

    move(NOW)
    return move


@pytest.fixture
def come_in(browser, live_server, lindenshire, it_is) -> Iterator[Callable[..., Page]]:
    """Open a browser of one's own, signed in as a role: `come_in("contact", java_script_enabled=False)`.

    Console errors and requests off this server fail the story at its end.
    """
    contexts: list[BrowserContext] = []
    bad: list[str] = []

    def hear(page: Page, role: str) -> None:
        def heard(message):
            # A form that came back with mistakes (422), held or changed by others (409) is no fault.
            answered = any(f"status of {code}" in message.text for code in (409, 422))
            if message.type == "error" and not answered:
                bad.append(f"{role}: {message.text}")

        ours = (live_server.url, "data:", "blob:")
        page.on("console", heard)
        page.on("pageerror", lambda error: bad.append(f"{role}: {error}"))
        page.on("request", lambda sent: None if sent.url.startswith(ours) else bad.append(f"off {sent.url}"))

    def open_one(role: str, **how) -> Page:
        context = browser.new_context(base_url=live_server.url, **how)
        contexts.append(context)
        page = context.new_page()
        hear(page, role)
        if role != "nobody":
            sign_in(page, role)
        return page

    yield open_one
    for context in contexts:
        context.close()
    assert bad == []
