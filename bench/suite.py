"""How long every check of `script/test` takes here, and how much memory, once the machine is set up."""

import subprocess
import sys
import time
from pathlib import Path

from bench.measuring import Result, memory_watched

PROJECT = Path(__file__).resolve().parents[1]
LIMIT_SECONDS = 600


def measure() -> list[Result]:
    """Run script/test as anyone does; a run that fails measures nothing."""
    subprocess.run([str(PROJECT / "script" / "lint")], check=True, stdout=sys.stderr)  # warms the caches
    with memory_watched() as most_mb:
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


if __name__ == "__main__":
    for result in measure():
        print(f"{result.name}: {result.ours:.1f} {result.unit}")
