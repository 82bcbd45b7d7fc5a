"""`sayso serve`: run the pages, and the embedded database under them."""

import socket
import sys
from collections.abc import Callable
from urllib.error import URLError
from urllib.request import urlopen

import click

from sayso.rules.refusals import Refusal
from sayso.web.cli.answering import answer, json_option
from sayso.web.cli.installation import database, set_up
from sayso.web.settings.supervising import Supervisor


class NotServed(Refusal):
    """The pages cannot be served as asked; the sentence says why and what to do."""

    code = "not_served"


@click.command()
@click.option("--host", default="127.0.0.1", show_default=True, help="The address to listen on.")
@click.option("--port", default=8000, show_default=True, type=click.IntRange(1, 65535))
@click.option("--workers", default=1, show_default=True, type=click.IntRange(1, 64), help="Web processes.")
@click.option("--with-worker", is_flag=True, help="Work jobs as well, on a machine of its own.")
@json_option
def serve(host: str, port: int, workers: int, with_worker: bool, as_json: bool) -> None:
    """Run the pages until Ctrl-C or SIGTERM.

    It starts the embedded database unless DATABASE_URL names another, and stops it when nobody else
    uses it. Each web process works on SAYSO_THREADS requests at once (4 unless set).
    """

    def ready(address: str) -> None:
        answer(f"Sayso is at {address}  (Ctrl-C stops it)", {"serving": address}, as_json=as_json)

    with database():
        run_until_stopped(host, port, workers=workers, with_worker=with_worker, ready=ready)


def run_until_stopped(
    host: str,
    port: int,
    *,
    workers: int,
    with_worker: bool,
    ready: Callable[[str], None],
    meanwhile: Callable[[], None] = lambda: None,
    until: Callable[[], bool] = lambda: False,
) -> bool:
    """Run web processes, and a worker if asked, until a signal comes; say whether one did.

    `ready` is called once with the address, `meanwhile` several times a second, and it ends without a signal
    as soon as `until` holds. The database runs already. One handler stops the worker, then the web; the
    caller then lets go of the database.

    Raises:
        NotServed: It cannot be served as asked, or a program ended by itself.
    """
    refuse_unready(host, port)
    with Supervisor() as running:
        running.start(granian(host, port, workers))
        if with_worker:
            running.start([sys.executable, "-m", "sayso", "worker"])
        ended = running.wait(until=lambda: answers(host, port))
        if ended is None and not running.asked_to_stop:
            ready(f"http://{host}:{port}/")
            ended = running.wait(until=until, meanwhile=meanwhile)
        asked_to_stop = running.asked_to_stop
    if ended is not None:
        raise NotServed(f"A program of Sayso ended by itself, with code {ended}. What it said stands above.")
    return asked_to_stop


def refuse_unready(host: str, port: int) -> None:
    """Refuse what would fail later: an unsafe setting, a database of another version, a port in use."""
    set_up()
    from sayso.web.settings.apart import refuse_mixed
    from sayso.web.settings.health import readiness
    from sayso.web.settings.safety import refuse_unsafe

    refuse_unsafe()
    found = readiness()
    if not found["database"]:
        raise NotServed("The database does not answer. Start it, or check DATABASE_URL.")
    if not all(found.values()):
        raise NotServed("The database is not at this version. Run `sayso migrate` first.")
    refuse_mixed()
    refuse_busy_port(host, port)


def refuse_busy_port(host: str, port: int) -> None:
    """Refuse a port that another program listens on, or an address that is not this machine's."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(family) as tried:
        tried.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            tried.bind((host, port))
        except OSError as error:
            raise NotServed(
                f"Sayso cannot listen on {host}, port {port}: {error.strerror}. Choose another with --port."
            ) from None


def granian(host: str, port: int, workers: int) -> list[str]:
    """Return the command line of the web server."""
    from django.conf import settings

    return [
        *(sys.executable, "-m", "granian", "--interface", "wsgi", "--no-ws"),
        *("--host", host, "--port", str(port), "--workers", str(workers)),
        *("--blocking-threads", str(settings.THREADS), "--respawn-failed-workers"),
        *("--workers-kill-timeout", "10", "--log-level", "warning"),
        "sayso.web.settings.wsgi:application",
    ]


def answers(host: str, port: int) -> bool:
    """Say whether the pages are up at this address."""
    near = {"0.0.0.0": "127.0.0.1", "::": "::1"}.get(host, host)
    try:
        with urlopen(f"http://{f'[{near}]' if ':' in near else near}:{port}/healthz", timeout=2) as reply:
            return bool(reply.status == 200)
    except (URLError, OSError):
        return False
