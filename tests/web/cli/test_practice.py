"""Practice and real records never meet: a mark in the database, and a start that is refused both ways."""

import os
import runpy
import shutil
import tempfile
from collections.abc import Iterator
from datetime import datetime, time, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from click.testing import CliRunner
from django.conf import global_settings
from django.db import DatabaseError, connection, transaction

from sayso.foundation.access import practice as practising
from sayso.foundation.gateways.carriers import chosen
from sayso.web.cli import main
from sayso.web.cli.practice import MONDAY, _refuse_other, be_practice, next_reset, shift_of
from sayso.web.settings import base
from sayso.web.settings.apart import Apart, is_marked, mixed, refuse_mixed
from sayso.web.settings.safety import MADE_UP, UnsafeStart, unsafe
from tests.conftest import as_role
from tests.factories.logins import a_login, a_system

from .conftest import running, sayso, wait_until

LONDON = ZoneInfo("Europe/London")
S0_16 = pytest.mark.requirement("S0-16")
in_the_database = pytest.mark.django_db(transaction=True)
#: Every command that reads records or gives out what was counted of them, as an operator types it.
COUNTING = (
    ("ledger", "prove"),
    ("ledger", "export", "--beancount", "books.beancount"),
    ("audit", "prove"),
    ("charges", "runs", "--as", "finn@example.test"),
    ("payments", "file", "5f7b2f8e-7e0c-4f39-9d2b-0a4c7f1f0b32", "--out", "/", "--as", "pat@example.test"),
    ("council", "begin", "--email", "ada@example.test", "--name", "Ada"),
    ("migrate", "--check"),
    ("check",),
)


@pytest.fixture
def marked(db, server) -> Iterator[None]:
    """Mark the test's database as practice, before its first row; take the mark away as only a test can."""
    with server.superuser(connection.settings_dict["NAME"]) as owner:
        owner.execute("insert into access_practice_mark (id, marked_at) values (1, now())")
        yield
        owner.execute("truncate access_practice_mark")


@pytest.fixture
def house() -> Iterator[Path]:
    """A folder for installations that every user may enter; nothing may run in it at the end."""
    folder = Path(tempfile.mkdtemp(prefix="sayso-test-", dir="/tmp"))
    folder.chmod(0o755)
    yield folder
    try:
        wait_until(lambda: not running(folder), f"everything in {folder} has ended")
    finally:
        shutil.rmtree(folder)


def typed(server, *words):
    """Run a command, then let Django's connection be the application's again."""
    try:
        return CliRunner().invoke(main, list(words), catch_exceptions=False)
    finally:
        as_role("sayso_app", server)


@S0_16
@in_the_database
def test_nothing_of_practice_is_opened_counted_or_given_out_as_real(settings, server, council_home, marked):
    for demo, says in ((False, "holds practice"), (True, "SAYSO_DEMO is set")):
        settings.SAYSO_DEMO = demo
        with pytest.raises(UnsafeStart, match=says):
            refuse_mixed()
    settings.SAYSO_DEMO = False
    for words in COUNTING:
        ran = typed(server, *words)
        assert (ran.exit_code, "holds practice" in ran.output) == (3, True), (words, ran.output)
    settings.SAYSO_PRACTICE = settings.SAYSO_DEMO = True
    assert mixed() == ""


@S0_16
@in_the_database
def test_practice_is_never_put_over_a_real_council(settings, server, council_home, now):
    a_system(now)
    assert mixed() == ""
    settings.SAYSO_PRACTICE = True
    for words in COUNTING:
        ran = typed(server, *words)
        assert (ran.exit_code, "not marked as practice" in ran.output) == (3, True), (words, ran.output)
    with (
        server.superuser(connection.settings_dict["NAME"]) as owner,
        pytest.raises(Exception, match="holds sign-ins, and is not for practice"),
    ):
        owner.execute("insert into access_practice_mark (id, marked_at) values (1, now())")


@S0_16
@in_the_database
def test_what_would_leave_the_building_is_not_given_out_in_practice(
    settings, server, council_home, now, tmp_path, marked
):
    settings.SAYSO_PRACTICE = True
    pat = a_login("payments", now=now)
    file = ("payments", "file", "5f7b2f8e-7e0c-4f39-9d2b-0a4c7f1f0b32", "--out", str(tmp_path))
    for words in ((*file, "--as", pat.email), ("ledger", "export", "--beancount", str(tmp_path / "books"))):
        ran = typed(server, *words)
        assert (ran.exit_code, practising.BANNER in ran.output) == (3, True), ran.output
    assert list(tmp_path.iterdir()) == []


@S0_16
@in_the_database
def test_the_mark_is_neither_made_nor_taken_away_by_the_program(marked):
    for statement in (
        "delete from access_practice_mark",
        "update access_practice_mark set id = 1",
        "truncate access_practice_mark",
        "insert into access_practice_mark (id, marked_at) values (2, now())",
    ):
        with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(statement)
    assert is_marked()


@S0_16
@in_the_database
def test_a_web_process_answers_nothing_from_a_database_that_is_not_for_it(settings, marked):
    said = []

    def begin(status, headers):
        said.append(status)

    def inner(environ, start_response):
        start_response("200 OK", [])
        return [b"a page"]

    settings.SAYSO_DEMO = False
    closed = Apart(inner)
    assert b"holds practice" in b"".join(closed({}, begin))
    settings.SAYSO_PRACTICE = True
    assert b"".join(closed({}, begin)) == b"a page"
    assert said == ["503 Service Unavailable", "200 OK"]


@S0_16
def test_practice_takes_nothing_of_the_real_councils_environment(monkeypatch, tmp_path):
    monkeypatch.setattr(os, "environ", {
        "PATH": "/bin",
        "DATABASE_URL": "postgresql://app@db/real",
        "DATABASE_URL_OWNER": "postgresql://owner@db/real",
        "SAYSO_HOME": "/srv/sayso",
        "SAYSO_SECRET_KEY": "real",
        "SAYSO_NOTIFY_KEY": "real",
        "SAYSO_AUDIT_WITNESS": "/mnt/witness",
        "SAYSO_COUNCIL": "A real council",
        "SAYSO_THREADS": "2",
        "SAYSO_PRACTICE_URL": "https://practice.council.example/",
    })  # fmt: skip
    be_practice(tmp_path)
    assert dict(os.environ) == {
        "PATH": "/bin",
        "SAYSO_THREADS": "2",
        "SAYSO_PRACTICE_URL": "https://practice.council.example/",
        "SAYSO_HOME": str(tmp_path),
        "SAYSO_PRACTICE": "1",
        "SAYSO_BASE_URL": "https://practice.council.example/",
        "SAYSO_ALLOWED_HOSTS": "practice.council.example,127.0.0.1,localhost",
        "SAYSO_TRUSTED_ORIGINS": "https://practice.council.example,http://127.0.0.1:8010",
    }


@S0_16
def test_practice_has_cookies_of_its_own_and_writes_to_nobody(monkeypatch, settings):
    monkeypatch.setenv("SAYSO_PRACTICE", "1")
    monkeypatch.setenv("SAYSO_NOTIFY_KEY", "a key that somebody left there")
    told = runpy.run_path(base.__file__)
    for name in ("SESSION_COOKIE_NAME", "CSRF_COOKIE_NAME"):
        assert told[name] != getattr(global_settings, name)
    assert told["MESSAGE_STORAGE"].endswith("SessionStorage")
    assert (told["NOTIFY"]["key"], told["SAYSO_DEMO"]) == ("", True)
    settings.NOTIFY = settings.NOTIFY | {"key": "a key that somebody left there"}
    settings.SAYSO_PRACTICE = True
    assert chosen.notify() is None
    assert not chosen.binds()


@S0_16
def test_practice_starts_only_where_nothing_real_can_be_touched(settings, monkeypatch, tmp_path):
    settings.SAYSO_DEMO = settings.SAYSO_PRACTICE = True
    settings.SAYSO_GALLERY = False
    settings.SAYSO_HOME, settings.SECRET_KEY = tmp_path, "k" * 50
    settings.AUDIT_WITNESS = tmp_path / "witness" / "audit.jsonl"
    settings.SAYSO_CLOCK_SHIFT = timedelta(days=-5)
    settings.BASE_URL, settings.ALLOWED_HOSTS = "https://practice.example", ["practice.example"]
    monkeypatch.delenv("SAYSO_NOTIFY_KEY", raising=False)
    monkeypatch.setenv("DATABASE_URL", "postgresql://app@db/real")
    assert "was not made for the made-up council" in unsafe()[0]
    (tmp_path / MADE_UP).touch()
    assert unsafe() == []
    settings.AUDIT_WITNESS = Path("/mnt/witness/audit.jsonl")
    settings.BASE_URL = "http://practice.example"
    monkeypatch.setenv("SAYSO_NOTIFY_KEY", "real")
    assert [one.split()[0] for one in unsafe()] == [
        "SAYSO_NOTIFY_KEY",
        "SAYSO_AUDIT_WITNESS",
        "SAYSO_BASE_URL",
    ]


@pytest.mark.parametrize(
    "now", [datetime(2026, 7, 3, 9, 15, tzinfo=LONDON), datetime(2027, 1, 9, 23, 59, tzinfo=LONDON)]
)
def test_practice_opens_on_a_monday_at_the_real_time_of_day_and_is_new_each_night(now):
    there = datetime.fromtimestamp(now.timestamp() + shift_of(now), LONDON)
    assert (there.date(), there.time()) == (MONDAY, now.time())
    assert MONDAY.weekday() == 0
    ends = next_reset(now, time(3))
    assert (ends.time(), timedelta(0) < ends - now <= timedelta(days=1)) == (time(3), True)


def test_a_time_that_is_none_is_told():
    ran = CliRunner().invoke(main, ["practice", "serve", "--reset-at", "teatime"])
    assert (ran.exit_code, "teatime is not a time of day" in ran.output) == (2, True)


def test_what_practice_says_is_one_sentence_everywhere():
    assert practising.BANNER == "Practice: these people are made up."


@S0_16
@pytest.mark.slow
@pytest.mark.own_server
def test_a_built_practice_and_a_copy_of_it_are_never_opened_as_real(house):
    built = sayso(house, "practice", "build", "--people", "20")
    assert built.returncode == 0, built.stderr
    kept = house / "practice"
    assert "holds practice" in sayso(kept, "ledger", "prove").stderr
    (kept / MADE_UP).rename(kept / "not-so")  # the folder's own mark can be lost; the database's cannot
    assert "holds practice" in sayso(kept, "serve").stderr
    (kept / "not-so").rename(kept / MADE_UP)
    assert sayso(kept, "backup", str(house / "copy"), SAYSO_PRACTICE="1").returncode == 0
    assert sayso(house / "real", "restore", str(house / "copy")).returncode == 0
    opened = sayso(house / "real", "migrate")
    assert (opened.returncode, "holds practice" in opened.stderr) == (3, True)


@S0_16
@in_the_database
def test_a_database_with_sign_ins_and_no_mark_is_never_thrown_away(server, now, tmp_path):
    class There:
        home = tmp_path

        def superuser(self, _):
            return server.superuser(connection.settings_dict["NAME"])

    _refuse_other(There())  # empty, it may be built on
    a_system(now)
    with pytest.raises(UnsafeStart, match="left alone"):
        _refuse_other(There())


@S0_16
@pytest.mark.slow
@pytest.mark.own_server
def test_a_council_that_stands_where_practice_would_be_is_left_alone(house):
    assert sayso(house / "practice", "migrate").returncode == 0
    begun = sayso(house / "practice", "council", "begin", "--email", "ada@example.test", "--name", "Ada")
    assert begun.returncode == 0, begun.stderr
    for command in ("build", "reset"):
        ran = sayso(house, "practice", command, "--people", "20")
        assert (ran.returncode, "is left alone" in ran.stderr) == (3, True), ran.stderr
