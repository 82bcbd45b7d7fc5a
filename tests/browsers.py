"""The real browser of every test: the system's Chromium, where a press waits until the next page has come."""

import os
import shutil
from collections.abc import Callable, Iterator
from functools import wraps
from typing import Any

import pytest
from playwright.sync_api import Locator, Page

#: What may lead to another page, of what tests do with a browser.
LEADS_ON = ((Page, "click"), (Page, "press"), (Locator, "click"), (Locator, "press"))


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args):
    """Use the system's Chromium; Playwright's own cannot be fetched."""
    found = os.environ.get("CHROMIUM") or shutil.which("chromium") or "/usr/bin/chromium"
    quiet = ["--no-sandbox", "--disable-dev-shm-usage", "--disable-background-networking", "--disable-gpu"]
    return browser_type_launch_args | {"executable_path": found, "args": quiet}


@pytest.fixture(autouse=True, scope="session")
def _a_press_waits_for_the_page() -> Iterator[None]:
    """Let a press wait until the page that it leads to has all come.

    Playwright itself waits until a page begins to come. What is counted or read then may not be there yet,
    on a machine that is busy.
    """
    with pytest.MonkeyPatch.context() as patch:
        for kind, name in LEADS_ON:
            patch.setattr(kind, name, _and_waits(getattr(kind, name)))
        yield


def _and_waits(press: Callable[..., None]) -> Callable[..., None]:
    @wraps(press)
    def pressed(where: Page | Locator, *given: Any, **how: Any) -> None:
        press(where, *given, **how)
        (where if isinstance(where, Page) else where.page).wait_for_load_state()

    return pressed


@pytest.fixture
def clean(page, live_server):
    """A page that fails the test on any console error, script error, or request off this server."""
    bad: list[str] = []

    def heard(message):
        # The browser itself calls a form that came back with mistakes (422) or held (409) an error.
        answered = any(f"status of {code}" in message.text for code in (409, 422))
        if message.type == "error" and not answered:
            bad.append(message.text)

    page.on("console", heard)
    page.on("pageerror", lambda error: bad.append(str(error)))
    ours = (live_server.url, "data:", "blob:")
    page.on("request", lambda asked: None if asked.url.startswith(ours) else bad.append("off " + asked.url))
    page.complaints = bad
    yield page
    assert not bad, bad
