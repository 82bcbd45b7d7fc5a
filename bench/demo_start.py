"""How long the made-up council takes to be ready, from a fresh clone and the second time.

Clones this project into a temporary folder, so it measures what is committed. What pip fetches comes over
the network: the first figure depends on it. Run alone: `python -m bench.demo_start [people]`.
"""

import os
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from bench.measuring import Result, memory_watched

PEOPLE = 2_000
FIRST_LIMIT_SECONDS, SECOND_LIMIT_SECONDS = 300, 15  # the first with two years of lives in it


def measure(people: int = PEOPLE) -> list[Result]:
    folder = Path(tempfile.mkdtemp(prefix="sayso-start-"))
    folder.chmod(0o755)
    try:
        clone = folder / "sayso"
        project = Path(__file__).resolve().parents[1]
        subprocess.run(["git", "clone", "--quiet", str(project), str(clone)], check=True)
        with memory_watched() as most_mb:
            first = _seconds(clone, people)
        second = _seconds(clone, people)
    finally:
        shutil.rmtree(folder, ignore_errors=True)
    return [
        _limited(f"ready from a fresh clone, {people} people", first, FIRST_LIMIT_SECONDS),
        _limited(f"ready the second time, {people} people", second, SECOND_LIMIT_SECONDS),
        Result(
            name="demo_start memory",
            question="How much more memory does the whole machine use at the worst moment of that start?",
            ours=most_mb[0],
            unit="MB",
        ),
    ]


def _seconds(clone: Path, people: int) -> float:
    """Run script/demo as a newcomer does, but stop when it would serve."""
    environment = {name: value for name, value in os.environ.items() if not name.startswith("SAYSO_")}
    environment.pop("VIRTUAL_ENV", None)
    began = time.monotonic()
    subprocess.run(
        [str(clone / "script" / "demo"), "--no-serve", "--people", str(people)],
        cwd=clone,
        env=environment,
        check=True,
    )
    return time.monotonic() - began


def _limited(words: str, seconds: float, limit_seconds: float) -> Result:
    return Result(
        name=f"demo_start {words}",
        question=f"How long until the made-up council is {words}?",
        ours=seconds,
        unit="s",
        limit=limit_seconds,
        ratio=seconds / limit_seconds,
        bound="<= 1",
    )


if __name__ == "__main__":
    for result in measure(*(int(argument) for argument in sys.argv[1:2])):
        print(f"{result.name}: {result.ours:.1f} {result.unit}")
