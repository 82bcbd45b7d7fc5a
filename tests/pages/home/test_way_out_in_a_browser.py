"""The way out in a real browser: a neutral page, and nothing of ours by Back; with script and without."""

import threading
from http.server import BaseHTTPRequestHandler, HTTPServer

import pytest
from django.conf import settings
from django.urls import reverse

from sayso.foundation.access import clock
from tests.factories.partnership import the_two
from tests.pages.home.signing_in import signed_in

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.browser, pytest.mark.requirement("B-28")]
BEFORE = ("own_home", "who_may_see")


class Weather(BaseHTTPRequestHandler):
    """A neutral page, on a server that is not ours."""

    def do_GET(self):
        self.send_response(200)
        self.send_header("Content-Type", "text/html")
        self.end_headers()
        self.wfile.write(b"<title>Weather</title><h1>Sunny</h1>")

    def log_message(self, *_):
        pass


@pytest.fixture
def out(monkeypatch):
    with HTTPServer(("127.0.0.1", 0), Weather) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        address = f"http://127.0.0.1:{server.server_port}/"
        monkeypatch.setitem(settings.COUNCIL, "exit_address", address)
        yield address
        server.shutdown()


def test_the_way_out_leaves_a_neutral_page_and_back_shows_no_page_of_ours(
    browser, live_server, now, out, monkeypatch
):
    monkeypatch.setattr(clock, "now", lambda: now)
    bea_in = the_two(now).bea_in
    for script in (True, False):
        context = browser.new_context(java_script_enabled=script, viewport={"width": 320, "height": 640})
        cookie = signed_in(bea_in).cookies[settings.SESSION_COOKIE_NAME]
        context.add_cookies([{"name": cookie.key, "value": cookie.value, "url": live_server.url}])
        page = context.new_page()
        page.goto(out)  # where she was before
        for name in BEFORE:
            page.goto(live_server.url + reverse(name))
        page.get_by_role("button", name="Someone may be looking").click()
        page.goto(live_server.url + reverse("who_looked"))
        assert "Nobody is on this list." in page.inner_text("main")
        page.get_by_role("link", name="Leave this page fast").click()
        page.wait_for_url(out)
        for steps in range(len(BEFORE) + 2):
            assert page.inner_text("h1") == "Sunny", (script, steps, page.url)
            page.go_back()
        page.goto(live_server.url + reverse("come_back"))
        assert "Is nobody looking now?" in page.inner_text("main")
        context.close()
