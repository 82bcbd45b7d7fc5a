"""What every command does alike: it is found, it is imported late, and it refuses in words or JSON."""

import json
import subprocess
import sys

import click
import pytest
from click.testing import CliRunner
from django.db import OperationalError

from sayso.rules.refusals import Invalid, NotPermitted
from sayso.web import cli
from sayso.web.cli import main
from sayso.web.cli.installation import installation


@pytest.fixture
def runner() -> CliRunner:
    return CliRunner()


@pytest.fixture
def refusing(monkeypatch):
    """Put a command in the group that raises what it is given."""

    def with_refusal(refusal: Exception) -> None:
        @click.command()
        @click.option("--json", "as_json", is_flag=True)
        def tried(as_json: bool) -> None:
            raise refusal

        monkeypatch.setattr(sys.modules[__name__], "tried", tried, raising=False)
        monkeypatch.setitem(cli.COMMANDS, "tried", f"{__name__}:tried")

    return with_refusal


def test_the_group_lists_the_commands_that_are_there(runner):
    told = runner.invoke(main, ["--help"])
    assert told.exit_code == 0
    for name in ("serve", "worker", "migrate", "check", "roles"):
        assert f"\n  {name} " in told.stdout


@pytest.mark.parametrize("name", [name for name in cli.COMMANDS if name in main.list_commands(None)])
def test_every_command_says_what_it_does(runner, name):
    told = runner.invoke(main, [name, "--help"])
    assert told.exit_code == 0
    assert told.stdout.startswith("Usage: ")


def test_a_command_that_is_not_there_is_bad_input(runner):
    told = runner.invoke(main, ["nonsense"])
    assert told.exit_code == 2
    assert "No such command 'nonsense'" in told.stderr


def test_a_bad_option_says_what_and_where(runner):
    told = runner.invoke(main, ["serve", "--port", "ninety"])
    assert told.exit_code == 2
    assert "'--port'" in told.stderr
    assert "ninety" in told.stderr


def test_a_bad_option_is_told_in_json_when_asked(runner):
    told = runner.invoke(main, ["serve", "--json", "--port", "ninety"])
    assert told.exit_code == 2
    assert json.loads(told.stdout)["refusal"]["code"] == "invalid"


def test_a_refusal_is_one_sentence_and_exit_3(runner, refusing):
    refusing(NotPermitted("You may not do this."))
    told = runner.invoke(main, ["tried"])
    assert (told.exit_code, told.stdout, told.stderr) == (3, "", "You may not do this.\n")


def test_a_refusal_in_json_carries_its_code_and_its_keys(runner, refusing):
    refusing(NotPermitted("You may not do this.", permission="agree_budget"))
    told = runner.invoke(main, ["tried", "--json"])
    assert told.exit_code == 3
    assert json.loads(told.stdout) == {
        "outcome": "refused",
        "refusal": {
            "code": "not_permitted",
            "message": "You may not do this.",
            "permission": "agree_budget",
        },
    }


def test_bad_input_found_late_is_exit_2(runner, refusing):
    refusing(Invalid("Line 3 has no date."))
    told = runner.invoke(main, ["tried"])
    assert (told.exit_code, told.stderr) == (2, "Line 3 has no date.\n")


def test_what_we_do_not_expect_is_let_fly(runner, refusing):
    refusing(ZeroDivisionError("a fault of ours"))
    told = runner.invoke(main, ["tried"])
    assert isinstance(told.exception, ZeroDivisionError)


def test_the_group_needs_neither_django_nor_a_database():
    look = (
        "import sys; from click.testing import CliRunner; from sayso.web.cli import main;"
        "CliRunner().invoke(main, ['nonsense']);"
        "sys.exit(' '.join(m for m in ('django', 'psycopg') if m in sys.modules) or 0)"
    )
    ran = subprocess.run([sys.executable, "-c", look], capture_output=True, text=True, check=False)
    assert (ran.returncode, ran.stderr) == (0, "")


def test_a_database_that_is_down_is_one_sentence(runner, monkeypatch, refusing):
    monkeypatch.setenv("DATABASE_URL", "postgresql://app@127.0.0.1:1/care")
    ran = subprocess.run(
        [sys.executable, "-m", "sayso", "check"], capture_output=True, text=True, check=False, timeout=60
    )
    assert ran.returncode == 3
    assert "Traceback" not in ran.stderr
    assert "NOT WELL  database:" in ran.stdout


def test_a_database_that_stops_half_way_is_a_refusal(monkeypatch):
    monkeypatch.setattr("sayso.web.cli.installation.set_up", lambda role: None)
    monkeypatch.setattr("sayso.web.settings.apart.refuse_mixed", lambda: None)
    monkeypatch.setattr("django.db.connections.close_all", lambda: None)
    monkeypatch.setenv("DATABASE_URL", "postgresql://app@127.0.0.1:1/care")
    with pytest.raises(Exception, match="The database does not answer: gone") as refused:
        with installation():
            raise OperationalError("gone\n")
    assert getattr(refused.value, "code", "") == "database_down"


def test_a_setting_that_cannot_be_read_is_bad_input(tmp_path):
    ran = subprocess.run(
        [sys.executable, "-m", "sayso", "check"],
        env={"SAYSO_THREADS": "many", "DATABASE_URL": "postgresql://app@127.0.0.1:1/care", "PATH": ""},
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=False,
    )
    assert ran.returncode == 2
    assert "SAYSO_THREADS" in ran.stderr
    assert "Traceback" not in ran.stderr
