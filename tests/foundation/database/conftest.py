"""Servers of a test's own: each test has its folder, and leaves nothing running in it."""

import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner

from sayso.web.settings.embedded import EmbeddedServer

SECONDS = 20

#: Starts the server of the home named first, says so, and uses it until its input ends.
USER = """
import sys
from pathlib import Path
from sayso.rules.refusals import Refusal
from sayso.web.settings.embedded import EmbeddedServer
server = EmbeddedServer(Path(sys.argv[1]), programs=Path(sys.argv[2]) if sys.argv[2] else None)
try:
    server.start()
except Refusal as refusal:
    sys.exit(refusal.message)
print("up", flush=True)
sys.stdin.read()
server.stop()
"""


def running(folder: Path) -> list[str]:
    """Return the command lines of every program that names this folder, but our own."""
    found = []
    for place in Path("/proc").iterdir():
        if place.name.isdigit() and int(place.name) != os.getpid():
            try:
                line = (place / "cmdline").read_bytes().replace(b"\0", b" ").decode(errors="replace")
            except OSError:
                continue
            if str(folder) in line:
                found.append(line)
    return found


def wait_until(holds: Callable[[], bool], what: str) -> None:
    """Wait until something holds, and fail by name if it does not within some seconds."""
    end = time.monotonic() + SECONDS
    while not holds():
        assert time.monotonic() < end, f"after {SECONDS} seconds still not: {what}"
        time.sleep(0.05)


@pytest.fixture
def programs() -> Path | None:
    """The programs this run is about: the wheel's, unless SAYSO_TEST_POSTGRES names others."""
    named = os.environ.get("SAYSO_TEST_POSTGRES", "")
    return Path(named) if named else None


@pytest.fixture
def folder() -> Iterator[Path]:
    """An empty folder that every user may enter; afterwards nothing may run in it."""
    made = Path(tempfile.mkdtemp(prefix="sayso-test-", dir="/tmp"))
    made.chmod(0o755)
    yield made
    try:
        wait_until(lambda: not running(made), f"everything in {made} has ended")
    finally:
        shutil.rmtree(made, ignore_errors=True)


@pytest.fixture
def serve(programs) -> Iterator[Callable[..., EmbeddedServer]]:
    """Make servers that are stopped at the end of the test."""
    made: list[EmbeddedServer] = []

    def serving(home: Path, **more: object) -> EmbeddedServer:
        made.append(EmbeddedServer(home, **{"programs": programs, **more}))  # type: ignore[arg-type]
        return made[-1]

    yield serving
    for server in made:
        server.stop()


@pytest.fixture
def user(programs) -> Iterator[Callable[..., subprocess.Popen[str]]]:
    """Start another program that uses the server of a home, by default as ourselves."""
    started: list[subprocess.Popen[str]] = []

    def using(home: Path, **more: object) -> subprocess.Popen[str]:
        started.append(
            subprocess.Popen(
                [more.pop("python", sys.executable), "-c", USER, str(home), str(programs or "")],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.PIPE,
                text=True,
                **more,  # type: ignore[call-overload]
            )
        )
        return started[-1]

    yield using
    for program in started:
        if program.poll() is None:
            program.send_signal(signal.SIGKILL)
        program.communicate()


def is_up(program: subprocess.Popen[str]) -> bool:
    """Wait for a user to say that its server is up."""
    assert program.stdout is not None
    assert program.stderr is not None
    return program.stdout.readline() == "up\n" or pytest.fail(program.stderr.read())


def said_no(program: subprocess.Popen[str]) -> str:
    """Wait for a user to be refused, and return the sentence."""
    out, sentence = program.communicate(timeout=SECONDS)
    assert (out, program.returncode) == ("", 1)
    assert "Traceback" not in sentence
    return sentence


@pytest.fixture
def runner() -> CliRunner:
    """Run commands of the command line in this process."""
    return CliRunner()
