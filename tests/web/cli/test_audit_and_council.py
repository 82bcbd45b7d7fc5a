"""`sayso council begin`, `sayso audit link` and `sayso audit prove`, as an operator types them."""

import json

import pytest
from click.testing import CliRunner
from django.db import connection

from sayso.foundation.access.models import User
from sayso.web.cli import main
from tests.conftest import as_role

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def run(server, council_home):
    """Run a command, then let Django's connection be the application's again."""
    runner = CliRunner()

    def ran(*words):
        try:
            return runner.invoke(main, list(words), catch_exceptions=False)
        finally:
            as_role("sayso_app", server)

    return ran


def begin(run):
    return run("council", "begin", "--email", "ada@example.test", "--name", "Ada Made-Up", "--json")


def test_a_council_begins_once_with_one_administrator(run):
    begun = begin(run)
    assert begun.exit_code == 0, begun.output
    ada = User.objects.get(email="ada@example.test")
    assert ada.role_codes == {"admin"}
    assert ada.check_password(json.loads(begun.stdout)["password"])
    again = begin(run)
    assert again.exit_code == 3
    assert "set up already" in again.stdout


@pytest.mark.requirement("X-02")
def test_the_trail_is_linked_and_proved_and_a_changed_row_is_named(run, server):
    begin(run)
    linked = json.loads(run("audit", "link", "--json").stdout)
    assert linked["linked"] >= 4
    whole = run("audit", "prove", "--json")
    assert whole.exit_code == 0
    assert json.loads(whole.stdout)["links"] == linked["linked"]
    with server.superuser(connection.settings_dict["NAME"]) as tampering:
        tampering.execute("set session_replication_role = replica")
        tampering.execute(
            "update audit_event set action = 'x' where id = (select min(id) + 1 from audit_event)"
        )
    broken = run("audit", "prove")
    assert broken.exit_code == 3
    assert "not as it was" in broken.stdout


def test_linking_before_a_council_began_says_what_to_do(run):
    refused = run("audit", "link")
    assert refused.exit_code == 3
    assert "sayso council begin" in refused.stderr
