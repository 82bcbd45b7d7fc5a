"""A test reads a page when all of it has come, however slow it is in coming."""

from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from time import sleep

import pytest

pytestmark = pytest.mark.browser
LATE = 0.3
"""Seconds between the head of a page and its words: far more than a browser takes to show them."""


class InParts(BaseHTTPRequestHandler):
    """Sends the head of a page, and its words only a good while after."""

    def do_GET(self):
        self.send_response(200)
        self.send_header("Content-Type", "text/html")
        self.end_headers()
        sleep(LATE)
        self.wfile.write(b"<!doctype html><h1>Whole</h1><a href='/on/'>Go on</a>")

    def log_message(self, *told):
        """Print nothing."""


@pytest.fixture
def address() -> Iterator[str]:
    with ThreadingHTTPServer(("127.0.0.1", 0), InParts) as slow:
        Thread(target=slow.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{slow.server_port}"
        slow.shutdown()


@pytest.mark.parametrize(
    "press",
    [
        lambda page: page.click("a"),
        lambda page: page.press("a", "Enter"),
        lambda page: page.get_by_role("link", name="Go on").click(),
        lambda page: page.get_by_role("link", name="Go on").press("Enter"),
    ],
    ids=["click", "press", "click on what was found", "press on what was found"],
)
def test_what_stands_on_a_page_is_there_right_after_the_press_that_leads_to_it(page, address, press):
    page.goto(address)
    press(page)
    assert (page.url, page.locator("h1").count()) == (f"{address}/on/", 1)
