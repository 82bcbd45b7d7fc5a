"""The made-up council starts from nothing in one command, and however it ends it starts again."""

import os
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest

from sayso.web.demo import standing
from sayso.web.settings.home import secret

from .conftest import look_at, running, wait_until, wait_until_ready

DEMO = ("sayso.web.demo.run", "--people", "20")


@pytest.fixture(scope="module")
def house() -> Iterator[Path]:
    """A folder for demos that every user may enter; nothing may run in it at the end."""
    folder = Path(tempfile.mkdtemp(prefix="sayso-test-", dir="/tmp"))
    folder.chmod(0o755)
    yield folder
    try:
        wait_until(lambda: not running(folder), f"everything in {folder} has ended")
    finally:
        shutil.rmtree(folder)


def word_kept(home: Path, statement: str = "SELECT 1") -> object:
    with psycopg.connect(
        host=str(home / "run"),
        user="sayso_owner",
        password=secret("sayso_owner", home),
        dbname="sayso",
        autocommit=True,
    ) as connection:
        found = connection.execute(statement)
        return found.fetchone() if found.description else None


@pytest.mark.own_server
@pytest.mark.slow
def test_a_build_that_was_killed_is_begun_again_and_what_is_changed_later_is_kept(house, begin, port):
    killed = begin(house, *DEMO, "--no-serve")
    wait_until(lambda: (house / "demo" / "run").exists(), "the database is being started")
    time.sleep(1)
    killed.kill()
    wait_until(lambda: not running(house), "everything has ended")
    assert not (house / "demo" / "built.json").exists()

    program = begin(house, *DEMO, "--port", str(port))
    wait_until_ready(program, port)
    word_kept(house / "demo", "CREATE TABLE changed (word text)")
    program.send_signal(signal.SIGINT)
    said, _ = program.communicate()
    assert program.returncode == 0, said
    assert f"Sayso is at http://127.0.0.1:{port}/" in said
    assert running(house) == []

    program = begin(house, *DEMO, "--port", str(port))
    wait_until_ready(program, port)
    assert word_kept(house / "demo", "SELECT count(*) FROM changed") == (0,)
    program.kill()

    wait_until(lambda: not running(house), "everything has ended")
    assert look_at(port, "/healthz")[0] == 0


@pytest.mark.own_server
def test_a_demo_never_touches_a_councils_database(house):
    ran = subprocess.run(
        [sys.executable, "-m", *DEMO, "--no-serve"],
        env={**os.environ, "SAYSO_HOME": str(house), "DATABASE_URL": "postgresql://app@127.0.0.1:1/real"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert (ran.returncode, ran.stdout) == (0, "Built. Run script/demo to serve it.\n"), ran.stderr


@pytest.mark.own_server
def test_a_port_in_use_is_told_and_nothing_is_left_running(house):
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        ran = subprocess.run(
            [sys.executable, "-m", *DEMO, "--port", str(taken.getsockname()[1])],
            env={**os.environ, "SAYSO_HOME": str(house)},
            capture_output=True,
            text=True,
            check=False,
        )
    assert ran.returncode == 3
    assert "Choose another with --port" in ran.stderr
    assert running(house) == []


@pytest.fixture
def clock(monkeypatch):
    """Let the machine's clock say what the test says."""
    monkeypatch.setenv("SAYSO_CLOCK_SHIFT_SECONDS", "0")

    def says(seconds: float) -> None:
        monkeypatch.setattr(standing.time, "time", lambda: seconds)

    return says


def councils_time(at: float) -> float:
    return at + int(os.environ["SAYSO_CLOCK_SHIFT_SECONDS"])


def test_a_council_that_was_just_built_opens_on_its_friday(tmp_path, clock):
    clock(1_800_000_000.0)
    standing.set_the_clock(tmp_path)
    assert councils_time(1_800_000_000.0) == standing.OPENS.timestamp()


def test_the_councils_time_stands_still_while_it_is_closed(tmp_path, clock):
    clock(1_800_000_000.0)
    seen = standing.set_the_clock(tmp_path)
    closed_at, opened_at = 1_800_000_600.0, 1_800_900_000.0
    os.utime(seen, (closed_at, closed_at))

    clock(opened_at)
    standing.set_the_clock(tmp_path)

    assert councils_time(opened_at) == standing.OPENS.timestamp() + 600
