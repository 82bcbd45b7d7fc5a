"""`sayso offers import`: the same action as the page, with exit codes that a program can read."""

import json
from contextlib import nullcontext

import pytest
from click.testing import CliRunner

from sayso.foundation.access import clock
from sayso.web.cli import main, offers
from tests.factories.logins import a_login
from tests.foundation.gateways.test_open_referral import MEADOW, a_page

pytestmark = pytest.mark.django_db


@pytest.fixture
def run(now, monkeypatch, tmp_path):
    monkeypatch.setattr(clock, "now", lambda: now)
    monkeypatch.setattr(offers, "installation", lambda role: nullcontext())
    a_login("commissioner", now=now, email="colin@example.test")

    def bring(*services, email="colin@example.test"):
        path = tmp_path / "feed.json"
        path.write_bytes(a_page(*services))
        told = ["offers", "import", str(path), "--feed", "lindenshire", "--as", email, "--json"]
        found = CliRunner().invoke(main, told)
        return found.exit_code, json.loads(found.stdout)

    return bring


def test_a_feed_is_taken_once_and_what_is_wrong_is_named(run):
    many = [MEADOW | {"id": f"s{number}"} for number in range(4)]
    code, told = run(*many)
    assert (code, told["state"], told["added"]) == (0, "taken", 4)
    assert run(*many)[1]["state"] == "same"
    code, told = run(MEADOW | {"status": "open"})
    assert (code, told["state"]) == (2, "waits")
    assert told["wrong"][0]["place"] == "services[0], Meadow Home Care: status"
    code, told = run(many[0])
    assert (code, told["state"]) == (3, "held")


def test_a_login_that_is_not_there_brings_in_nothing(run):
    code, told = run(MEADOW, email="nobody@example.test")
    assert (code, told["refusal"]["code"]) == (3, "not_permitted")
