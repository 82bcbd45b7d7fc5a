"""How long every check of `script/test` takes here, and how much memory, once the machine is set up."""

import re
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from bench.measuring import Result

PROJECT = Path(__file__).resolve().parents[1]
LIMIT_SECONDS = 600
EVERY_SECONDS = 0.5


def measure() -> list[Result]:
    """Run script/test as anyone does; a run that fails measures nothing."""
    subprocess.run([str(PROJECT / "script" / "lint")], check=True, stdout=sys.stderr)  # warms the caches
    with _watching() as most_mb:
        began = time.monotonic()
        subprocess.run([str(PROJECT / "script" / "test")], cwd=PROJECT, check=True, stdout=sys.stderr)
        seconds = time.monotonic() - began
    return [
        Result(
            name="suite",
            question="How long does script/test take, warm?",
            ours=seconds,
            unit="s",
            limit=LIMIT_SECONDS,
            ratio=seconds / LIMIT_SECONDS,
            bound="<= 1",
        ),
        Result(
            name="suite memory",
            question="How much more memory is in use on the whole machine at the worst moment?",
            ours=most_mb[0],
            unit="MB",
        ),
    ]


@contextmanager
def _watching() -> Iterator[list[float]]:
    """Watch how much memory is in use beyond what was at first, in MB, until the block ends."""
    first, most, ended = _available_mb(), [0.0], threading.Event()

    def watch() -> None:
        while not ended.wait(EVERY_SECONDS):
            most[0] = max(most[0], first - _available_mb())

    watcher = threading.Thread(target=watch)
    watcher.start()
    try:
        yield most
    finally:
        ended.set()
        watcher.join()


def _available_mb() -> float:
    told = re.search(r"MemAvailable:\s+(\d+) kB", Path("/proc/meminfo").read_text(encoding="utf-8"))
    assert told, "this system does not say how much memory is left"
    return int(told[1]) / 1024


if __name__ == "__main__":
    for result in measure():
        print(f"{result.name}: {result.ours:.1f} {result.unit}")
