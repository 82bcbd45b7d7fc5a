"""A build that is killed half way is thrown away, and begun again from nothing."""

import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

import psycopg
import pytest

from sayso.web.settings.embedded import EmbeddedServer
from sayso.web.settings.home import secret

PROGRAM = [sys.executable, "-m", "sayso.web.demo.run", "--people", "40", "--no-serve"]


@pytest.fixture
def house():
    folder = Path(tempfile.mkdtemp(prefix="sayso-again-", dir="/tmp"))
    folder.chmod(0o755)
    yield folder
    shutil.rmtree(folder, ignore_errors=True)


@pytest.mark.slow
@pytest.mark.own_server
def test_a_half_built_council_is_built_from_nothing_by_the_next_start(house):
    environment = {**os.environ, "SAYSO_HOME": str(house)}
    killed = subprocess.Popen(PROGRAM, env=environment, stderr=subprocess.PIPE, text=True)
    for line in killed.stderr:
        if "Owing and keeping" in line:  # people stand, papers lie on the disk, nothing is linked yet
            break
    killed.kill()
    killed.communicate()
    assert not (house / "demo" / "built.json").exists()
    witness = house / "demo" / "witness"
    witness.mkdir(exist_ok=True)
    (witness / "audit.jsonl").write_text('{"seq": 999999, "hash": "00", "at": "2026-11-20T17:00:00+00:00"}\n')

    again = subprocess.run(PROGRAM, env=environment, capture_output=True, text=True, check=False)

    assert again.returncode == 0, again.stderr
    assert counted(house / "demo", "select count(*) from people_standing where kind = 'adult'") == 40
    assert "999999" not in (witness / "audit.jsonl").read_text()


def counted(home: Path, question: str) -> int:
    server = EmbeddedServer(home, throwaway=True)
    server.start()
    try:
        with psycopg.connect(
            host=str(home / "run"),
            user="sayso_proof",
            password=secret("sayso_proof", home),
            dbname="sayso",
        ) as connection:
            return connection.execute(question).fetchone()[0]
    finally:
        server.stop()
