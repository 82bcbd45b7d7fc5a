"""Migrating, checking, serving and working in an installation of its own, and ending all of it."""

import json
import os
import signal
import socket
from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest

from sayso.web.settings.embedded import EmbeddedServer
from sayso.web.settings.home import secret
from sayso.web.settings.safety import MADE_UP

from .conftest import look_at, running, sayso, wait_until, wait_until_ready

pytestmark = pytest.mark.own_server


def test_migrating_again_finds_nothing_to_do(installed):
    assert "Already up to date" in sayso(installed, "migrate").stdout
    checked = sayso(installed, "migrate", "--check", "--json")
    assert (checked.returncode, json.loads(checked.stdout)) == (0, {"waiting": []})


def test_migrating_makes_a_secret_key_that_only_its_owner_reads(installed):
    kept = installed / "secrets" / "secret_key"
    assert len(kept.read_text()) >= 50
    assert kept.stat().st_mode & 0o077 == 0


def test_a_well_installation_is_found_well(installed):
    checked = sayso(installed, "check", "--json")
    told = json.loads(checked.stdout)
    unwell = [one for one in told["checks"] if not one["well"]]
    own = {one["name"] for one in told["checks"]} - {"audit proof", "ledger proof", "legal figures"}
    assert own == {"safety", "database", "migrations", "queue", "clock", "storage", "letters"}
    assert not {one["name"] for one in unwell} & own, unwell


@pytest.mark.requirement("X-01")
def test_the_ledger_and_the_trail_are_proved_and_exported_in_a_process_of_their_own(installed, tmp_path):
    for words in ("ledger prove", "audit prove", f"ledger export --beancount={tmp_path / 'books'}"):
        ran = sayso(installed, *words.split())
        assert ran.returncode == 0, ran.stderr
    assert (tmp_path / "books").exists()


def test_what_is_not_well_is_said_with_what_to_do(installed):
    collected = installed / "static" / "staticfiles.json"
    collected.rename(collected.with_suffix(".away"))
    try:
        checked = sayso(installed, "check")
    finally:
        collected.with_suffix(".away").rename(collected)
    assert checked.returncode == 3
    assert "NOT WELL  storage: The pages' files are not collected. Run `sayso migrate`." in checked.stdout


def test_serving_before_migrating_is_refused(installed, port):
    home = installed.parent / "fresh"
    refused = sayso(home, "serve", "--port", str(port), SAYSO_SECRET_KEY="k" * 50)
    assert (refused.returncode, refused.stdout) == (3, "")
    assert refused.stderr == "The database is not at this version. Run `sayso migrate` first.\n"


def test_serving_with_an_unsafe_setting_is_refused(installed, port):
    (installed / MADE_UP).touch()
    try:
        refused = sayso(installed, "serve", "--port", str(port))
    finally:
        (installed / MADE_UP).unlink()
    assert refused.returncode == 3
    assert "SAYSO_HOME" in refused.stderr


def test_a_port_in_use_is_refused(installed):
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        refused = sayso(installed, "serve", "--port", str(taken.getsockname()[1]))
    assert refused.returncode == 3
    assert "Choose another with --port" in refused.stderr


@pytest.mark.parametrize("number", [pytest.param(signal.SIGINT, marks=pytest.mark.slow), signal.SIGTERM])
def test_one_signal_stops_worker_web_and_database(installed, begin, port, number):
    program = begin(installed, "sayso", "serve", "--port", str(port), "--with-worker")
    wait_until_ready(program, port)
    assert look_at(port, "/healthz") == (200, {"well": True, "up": True})

    program.send_signal(number)
    said, _ = program.communicate()

    assert program.returncode == 0, said
    assert f"Sayso is at http://127.0.0.1:{port}/" in said
    assert running(installed) == []


@pytest.mark.slow
def test_a_supervisor_that_is_killed_leaves_nothing_running(installed, begin, port):
    program = begin(installed, "sayso", "serve", "--port", str(port), "--with-worker")
    wait_until_ready(program, port)

    program.kill()

    wait_until(lambda: running(installed) == [], "everything has ended")
    assert sayso(installed, "migrate").returncode == 0


@pytest.mark.slow
def test_a_web_process_that_dies_takes_the_rest_with_it_and_says_so(installed, begin, port):
    program = begin(installed, "sayso", "serve", "--port", str(port), "--json")
    wait_until_ready(program, port)
    children = f"/proc/{program.pid}/task/{program.pid}/children"
    with open(children) as listed:
        (web,) = listed.read().split()

    os.kill(int(web), signal.SIGKILL)
    said, _ = program.communicate(timeout=60)

    assert program.returncode == 3
    assert "ended by itself" in said
    assert running(installed) == []


def test_pages_answer_that_they_are_not_ready_when_the_database_is_gone(installed, begin, port):
    program = begin(installed, "sayso", "serve", "--port", str(port))
    wait_until_ready(program, port)
    number = int((installed / "pg" / "postmaster.pid").read_text().splitlines()[0])

    os.kill(number, signal.SIGKILL)
    wait_until(lambda: look_at(port, "/readyz")[0] == 503, "the pages say that they are not ready")

    status, told = look_at(port, "/readyz")
    assert (status, told) == (503, {"ready": False, "database": False, "migrations": False, "queue": False})
    assert look_at(port, "/healthz")[0] == 200
    program.terminate()


def test_a_worker_works_what_is_due_and_ends(installed, begin, port):
    wait_until_ready(begin(installed, "sayso", "serve", "--port", str(port)), port)
    with psycopg.connect(
        host=str(installed / "run"),
        user="sayso_app",
        password=secret("sayso_app", installed),
        dbname="sayso",
        autocommit=True,
    ) as queue:
        (job,) = queue.execute(
            "INSERT INTO procrastinate_jobs (queue_name, task_name, args, status)"
            " VALUES ('default', 'builtin:procrastinate.builtin_tasks.remove_old_jobs',"
            " '{\"max_hours\": 24}', 'todo') RETURNING id"
        ).fetchone()

        worked = sayso(installed, "worker", "--once")

        (status,) = queue.execute(
            "SELECT status::text FROM procrastinate_jobs WHERE id = %s", [job]
        ).fetchone()
    assert (worked.returncode, worked.stdout) == (0, "The worker has stopped.\n"), worked.stderr
    assert status == "succeeded"


DEBIANS = Path("/usr/lib/postgresql/15")


@pytest.fixture
def own_database(installed) -> Iterator[dict[str, str]]:
    """The addresses of an empty database on another server: Debian's PostgreSQL 15 when it is there."""
    server = EmbeddedServer(installed.parent / "elsewhere", programs=DEBIANS if DEBIANS.exists() else None)
    server.start()
    names = {"sayso_app": "", "sayso_owner": "_OWNER", "sayso_proof": "_PROOF"}
    where = f"/sayso?host={server.socket_folder}"
    yield {
        f"DATABASE_URL{end}": f"postgresql://{role}:{secret(role, server.home)}@{where}"
        for role, end in names.items()
    }
    server.stop()


@pytest.mark.slow
def test_a_database_of_the_councils_own_is_migrated_checked_backed_up_and_served(
    installed, own_database, begin, port
):
    home = installed.parent / "without"
    migrated = sayso(home, "migrate", **own_database)
    assert migrated.returncode == 0, migrated.stderr
    assert not (home / "pg").exists()
    assert sayso(home, "council", "begin", "--email=a@b.example", "--name=A", **own_database).returncode == 0

    checked = sayso(home, "check", **own_database)
    assert checked.returncode == 0, checked.stdout
    backed_up = sayso(home, "backup", str(home / "kept"), **own_database)
    assert backed_up.returncode == 0, backed_up.stderr
    program = begin(home, "sayso", "serve", "--port", str(port), **own_database)
    wait_until_ready(program, port)
    program.terminate()
