"""A fresh copy of the made-up council for every story, and a browser for everybody in it."""

import os
import shutil
from collections.abc import Callable, Iterator
from datetime import datetime

import pytest
from django.utils import timezone
from playwright.sync_api import BrowserContext, Page

from tests.conftest import NOW
from tests.made_up import PATTERN, a_copy, homes, walking
from tests.stories.walking import sign_in

#: Its name ends as those of all test databases do, so that what a killed run left is dropped.
COPY = f"test_sayso_copy_{os.getpid()}"


@pytest.fixture
def lindenshire(pattern, transactional_db, server, settings, tmp_path) -> Iterator[None]:
    """The made-up council as it opens on its Friday at ten to six, and as nobody has changed it."""
    shutil.copytree(pattern.home, tmp_path, dirs_exist_ok=True)
    for name, value in homes(tmp_path).items():
        setattr(settings, name, value)
    with a_copy(server, COPY, of=PATTERN), walking(COPY):
        yield


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
