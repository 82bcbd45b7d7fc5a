"""Installations of a test's own: a home that is migrated once, and programs that run in it."""

import json
import os
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.error import HTTPError, URLError
from urllib.request import urlopen

import pytest

SECONDS = 120  # a wait that ends as soon as it may; the machine may be busy
OURS = ("SAYSO_", "DATABASE_URL", "DJANGO_")
CLEAN = {name: kept for name, kept in os.environ.items() if not name.startswith(OURS)}


def sayso(home: Path, *arguments: str, **more: str) -> subprocess.CompletedProcess[str]:
    """Run one command to its end in an installation's home."""
    return subprocess.run(
        [sys.executable, "-m", "sayso", *arguments],
        env={**CLEAN, "SAYSO_HOME": str(home), **more},
        cwd="/",
        capture_output=True,
        text=True,
        timeout=SECONDS,
        check=False,
    )


def running(home: Path) -> list[str]:
    """Return the programs that were started in this home, by what stands in their environment or line."""
    found = []
    for place in Path("/proc").iterdir():
        if place.name.isdigit() and int(place.name) != os.getpid():
            try:
                line = (place / "cmdline").read_bytes()
                theirs = line + (place / "environ").read_bytes()
            except OSError:
                continue
            if line and os.fsencode(home) in theirs:
                found.append(line.replace(b"\0", b" ").decode(errors="replace"))
    return found


def wait_until(holds: Callable[[], bool], what: str) -> None:
    """Wait until something holds, and fail by name if it does not within a minute."""
    end = time.monotonic() + SECONDS
    while not holds():
        assert time.monotonic() < end, f"after {SECONDS} seconds still not: {what}"
        time.sleep(0.05)


def look_at(port: int, path: str) -> tuple[int, dict[str, bool]]:
    """Return the status and the JSON of a page; status 0 when nobody answers."""
    try:
        with urlopen(f"http://127.0.0.1:{port}{path}", timeout=5) as reply:
            return reply.status, json.load(reply)
    except HTTPError as error:
        with error:
            return error.code, json.load(error)
    except (URLError, OSError):
        return 0, {}


def wait_until_ready(program: subprocess.Popen[str], port: int) -> None:
    """Wait until the pages that a program serves are ready; fail with its words if it ends instead."""

    def ready() -> bool:
        if program.poll() is not None:
            pytest.fail(str(program.communicate()[0]))
        return look_at(port, "/readyz")[0] == 200

    wait_until(ready, "the pages are ready")


@pytest.fixture
def port() -> int:
    """A port that nobody listens on."""
    with socket.socket() as tried:
        tried.bind(("127.0.0.1", 0))
        return int(tried.getsockname()[1])


@pytest.fixture(scope="session")
def installed() -> Iterator[Path]:
    """The home of a migrated installation, made once; nothing may run in it at the end."""
    folder = Path(tempfile.mkdtemp(prefix="sayso-test-", dir="/tmp"))
    folder.chmod(0o755)
    ran = sayso(folder / "home", "migrate")
    assert ran.returncode == 0, ran.stderr
    yield folder / "home"
    try:
        wait_until(lambda: not running(folder), f"everything in {folder} has ended")
    finally:
        shutil.rmtree(folder)


@pytest.fixture
def begin() -> Iterator[Callable[..., subprocess.Popen[str]]]:
    """Start a program in a home and leave it running until the test's end."""
    begun: list[subprocess.Popen[str]] = []

    def beginning(home: Path, *arguments: str, **more: str) -> subprocess.Popen[str]:
        begun.append(
            subprocess.Popen(
                [sys.executable, "-m", *arguments],
                env={**CLEAN, "SAYSO_HOME": str(home), **more},
                cwd="/",
                stdout=subprocess.PIPE,
                stderr=subprocess.STDOUT,
                text=True,
            )
        )
        return begun[-1]

    yield beginning
    for program in begun:
        if program.poll() is None:
            program.send_signal(signal.SIGTERM)
        program.communicate(timeout=SECONDS)
