"""Our five busiest pages beside the smallest Django page that asks one question.

2,000 made-up people, one web process of four threads, eight connections, policies and trail on. The load
comes from wrk (Debian's package) on the same two cores, so both are measured under the same handicap.
"""

import http.cookiejar
import os
import re
import shutil
import subprocess
import sys
import time
import urllib.parse
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from bench.measuring import Result
from sayso.web.settings.embedded import EmbeddedServer
from sayso.web.settings.home import secret

ROOT = Path(__file__).resolve().parents[1]
HOME = ROOT / "var" / "bench"
SECONDS, CONNECTIONS = 8, 8
OURS, PEER = 8871, 8872
LEAST_THROUGHPUT, MOST_P95 = ">= 0.15", "<= 6"
SCRIPT = """
done = function(summary, latency, requests)
  io.write(string.format("RESULT %d %d %d\\n", summary.requests, summary.duration, latency:percentile(95)))
  io.write(string.format("WRONG %d\\n", summary.errors.status + summary.errors.timeout + summary.errors.read))
end
"""


def measure() -> list[Result]:
    """Measure each page beside the peer: requests a second, and the 95th percentile in milliseconds."""
    if not shutil.which("wrk"):
        print("pages: needs wrk (apt-get install wrk); left out", file=sys.stderr)
        return []
    _build()
    server = EmbeddedServer(HOME / "demo", throwaway=True)
    server.start()
    try:
        with _serving(_ours(), OURS), _serving(_peer(server), PEER):
            peer = _load(f"http://127.0.0.1:{PEER}/", "")
            found = {
                name: _load(f"http://127.0.0.1:{OURS}{path}", cookie)
                for name, (path, cookie) in _addresses().items()
            }
    finally:
        server.stop()
    return [result for name, ours in found.items() for result in _results(name, ours, peer)]


def _results(name: str, ours: tuple[float, float], peer: tuple[float, float]) -> list[Result]:
    beside = "minimal Django page, one query"
    return [
        Result(
            name=f"pages_{name}",
            question=f"Requests a second of {name}, 2,000 people, policies and trail on",
            ours=ours[0],
            unit="requests/s",
            peers={beside: peer[0]},
            ratio=ours[0] / peer[0],
            bound=LEAST_THROUGHPUT,
        ),
        Result(
            name=f"pages_{name}_p95",
            question=f"95th percentile of {name} under {CONNECTIONS} connections",
            ours=ours[1],
            unit="ms",
            peers={beside: peer[1]},
            ratio=ours[1] / peer[1],
            bound=MOST_P95,
        ),
    ]


def _environment() -> dict[str, str]:
    return {
        **os.environ,
        "SAYSO_HOME": str(HOME / "demo"),
        "SAYSO_DEMO": "1",
        "SAYSO_BASE_URL": f"http://127.0.0.1:{OURS}",
    }


def _build() -> None:
    """Have a made-up council of 2,000; built once and kept."""
    subprocess.run(
        [sys.executable, "-m", "sayso.web.demo.run", "--no-serve"],
        env={**os.environ, "SAYSO_HOME": str(HOME)},
        check=True,
    )


def _ours() -> tuple[list[str], dict[str, str]]:
    return _granian("sayso.web.settings.wsgi:application", OURS), _environment()


def _peer(server: EmbeddedServer) -> tuple[list[str], dict[str, str]]:
    password = secret("sayso_app", HOME / "demo")
    sockets = {"PEER_SOCKETS": str(server.socket_folder), "PEER_PASSWORD": password}
    return _granian("bench.peer_minimal:application", PEER), {**os.environ, **sockets}


def _granian(application: str, port: int) -> list[str]:
    words = ["--interface", "wsgi", "--port", str(port), "--workers", "1", "--blocking-threads", "4"]
    return [sys.executable, "-m", "granian", *words, "--no-ws", application]


@contextmanager
def _serving(program: tuple[list[str], dict[str, str]], port: int) -> Iterator[None]:
    words, environment = program
    running = subprocess.Popen(words, env=environment, cwd=ROOT, stdout=subprocess.DEVNULL)
    try:
        for _ in range(100):
            try:
                urllib.request.urlopen(f"http://127.0.0.1:{port}/", timeout=2).close()
                break
            except OSError:
                time.sleep(0.2)
        yield
    finally:
        running.terminate()
        running.wait(timeout=20)


def _addresses() -> dict[str, tuple[str, str]]:
    """Return the pages to measure by name: each with the cookie of whoever opens it all day."""
    worker, day = _sign_in("social-worker")
    own, _ = _sign_in("person")
    person = re.search(r"/people/[0-9a-f-]{36}/", day)
    assert person, "nobody is on the worker's day"
    return {
        "my_day": ("/my-day/", worker),
        "person_record": (person.group(0), worker),
        "find": ("/find/?q=" + urllib.parse.quote("Steven Voychik"), worker),
        "plan": (f"{person.group(0)}plan/", worker),
        "my_money": ("/my-money/", own),
    }


def _sign_in(who: str) -> tuple[str, str]:
    """Sign in as somebody of the made-up council; return the cookie, and the page where they land."""
    from sayso.web.demo.sign_ins import PASSWORD

    jar = http.cookiejar.CookieJar()
    browser = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(jar))
    base = f"http://127.0.0.1:{OURS}"
    form = browser.open(f"{base}/sign-in/").read().decode()
    token = re.search(r'name="csrfmiddlewaretoken" value="([^"]+)"', form)
    assert token, "the sign-in page has no form"
    typed = {
        "csrfmiddlewaretoken": token.group(1),
        "login": f"{who}@demo.sayso.test",
        "password": PASSWORD,
    }
    landed = browser.open(f"{base}/sign-in/", urllib.parse.urlencode(typed).encode())
    return "; ".join(f"{kept.name}={kept.value}" for kept in jar), landed.read().decode()


def _load(address: str, cookie: str) -> tuple[float, float]:
    """Return requests a second and the 95th percentile in milliseconds; a wrong answer ends the run."""
    script = HOME / "wrk.lua"
    script.write_text(SCRIPT, encoding="utf-8")
    words = ["wrk", "-t1", f"-c{CONNECTIONS}", f"-d{SECONDS}s", "-s", str(script)]
    words += ["--timeout", "10s"]  # a slow answer is measured, not thrown away
    words += ["-H", f"Cookie: {cookie}"] if cookie else []
    subprocess.run([*words[:3], "-d2s", *words[4:], address], capture_output=True, check=True)  # warm
    said = subprocess.run([*words, address], capture_output=True, text=True, check=True).stdout
    count, microseconds, p95 = map(int, re.findall(r"RESULT (\d+) (\d+) (\d+)", said)[0])
    wrong = int(re.findall(r"WRONG (\d+)", said)[0])
    assert not wrong, f"{wrong} wrong answers from {address}"
    return count / (microseconds / 1_000_000), p95 / 1000


if __name__ == "__main__":
    from bench.measuring import main

    sys.exit(main(["pages"]))
