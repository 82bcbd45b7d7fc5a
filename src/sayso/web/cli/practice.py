"""`sayso practice`: a made-up council on a database of its own, for those who learn.

It has a home of its own (`practice` in SAYSO_HOME) and nothing of the real council's environment. Its
database is marked before its first row; `web/settings/apart.py` keeps the two apart by that mark.
"""

import fcntl
import os
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, datetime, timedelta
from datetime import time as clock_time
from functools import partial
from pathlib import Path
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

import click

from sayso.rules.refusals import Invalid, WrongState
from sayso.web.cli.answering import answer, json_option
from sayso.web.cli.serve import run_until_stopped
from sayso.web.demo.sign_ins import PASSWORD, SIGN_INS
from sayso.web.demo.standing import have_a_council, note_of
from sayso.web.settings import home as homes
from sayso.web.settings.embedded import EmbeddedServer
from sayso.web.settings.roles import DATABASE
from sayso.web.settings.safety import MADE_UP, UnsafeStart

LONDON = ZoneInfo("Europe/London")
#: The day on which practice opens: the Monday after the made-up council's Friday, at the real time of day.
MONDAY = date(2026, 11, 23)
#: What of the environment practice may share with a real council beside it. All else is let go.
SHARED = {
    "SAYSO_POSTGRES",
    "SAYSO_THREADS",
    "SAYSO_LOG_LEVEL",
    "SAYSO_SESSION_SECONDS",
    "SAYSO_EXIT_ADDRESS",
    "SAYSO_PRACTICE_URL",
}
people_option = click.option(
    "--people", default=200, show_default=True, type=click.IntRange(20, 20_000), help="How many."
)


@click.group()
def practice() -> None:
    """Let people learn with a made-up council, on a database of its own. Nothing of it leaves."""


@practice.command()
@people_option
@json_option
def build(people: int, as_json: bool) -> None:
    """Build the council to practise in, unless it is there."""
    with _standing() as server:
        _have(server, people)
    answer("Built. Run `sayso practice serve`.", {"people": people}, as_json=as_json)


@practice.command()
@people_option
@json_option
def reset(people: int, as_json: bool) -> None:
    """Throw away all that was done in practice, and build it anew. Refused while it is served."""
    with _standing() as server:
        note_of(server.home).unlink(missing_ok=True)
        _have(server, people)
    answer("Practice is as new. Run `sayso practice serve`.", {"people": people}, as_json=as_json)


@practice.command()
@click.option("--host", default="127.0.0.1", show_default=True, help="The address to listen on.")
@click.option("--port", default=8010, show_default=True, type=click.IntRange(1, 65535))
@people_option
@click.option("--reset-at", default="03:00", show_default=True, help="When it is built anew each night.")
@json_option
def serve(host: str, port: int, people: int, reset_at: str, as_json: bool) -> None:
    """Serve practice until Ctrl-C or SIGTERM, and build it anew each night."""
    at = _time_of(reset_at)

    def ready(address: str) -> None:
        seen = os.environ["SAYSO_BASE_URL"]
        words = f"Practice is at {seen}, served at {address}  (Ctrl-C stops it)\nThe password is  {PASSWORD}"
        told = {"serving": address, "sign_ins": dict(SIGN_INS), "password": PASSWORD}
        answer(words, told, as_json=as_json)

    with _standing(port) as server:
        while True:
            _have(server, people)
            now = datetime.now(LONDON)
            os.environ["SAYSO_CLOCK_SHIFT_SECONDS"] = str(shift_of(now))
            ends = next_reset(now, at).timestamp()
            stopped = run_until_stopped(
                host, port, workers=1, with_worker=True, ready=ready, until=partial(_is_past, ends)
            )
            if stopped:
                return
            note_of(server.home).unlink(missing_ok=True)


def _is_past(moment: float) -> bool:
    return time.time() >= moment


def be_practice(home: Path, port: int = 8010) -> None:
    """Make this process's environment, and so its programs', that of practice: nothing real is left in it."""
    for name in list(os.environ):
        if name.startswith(("SAYSO_", "DATABASE_URL", "DJANGO_")) and name not in SHARED:
            os.environ.pop(name)
    local = f"http://127.0.0.1:{port}"
    address = os.environ.get("SAYSO_PRACTICE_URL") or local
    os.environ.update(
        SAYSO_HOME=str(home),
        SAYSO_PRACTICE="1",
        SAYSO_BASE_URL=address,
        SAYSO_ALLOWED_HOSTS=",".join(
            dict.fromkeys([urlsplit(address).hostname or "", "127.0.0.1", "localhost"])
        ),
        SAYSO_TRUSTED_ORIGINS=",".join(dict.fromkeys([address.rstrip("/"), local])),
    )


def shift_of(now: datetime) -> int:
    """Return by how many seconds the clock of practice stands apart: a Monday, at the same time of day."""
    there = datetime.combine(MONDAY, now.astimezone(LONDON).time(), tzinfo=LONDON)
    return int(there.timestamp() - now.timestamp())


def next_reset(now: datetime, at: clock_time) -> datetime:
    """Return when practice is built anew next: the next time that a clock in London shows this."""
    today = datetime.combine(now.astimezone(LONDON).date(), at, tzinfo=LONDON)
    if today > now:
        return today
    return datetime.combine(today.date() + timedelta(days=1), at, tzinfo=LONDON)


def _time_of(written: str) -> clock_time:
    try:
        return clock_time.fromisoformat(written)
    except ValueError:
        sentence = f"{written} is not a time of day, such as 03:00."
        raise Invalid(sentence, fields={"reset-at": sentence}) from None


@contextmanager
def _standing(port: int = 8010) -> Iterator[EmbeddedServer]:
    """Be practice, alone, with its own database running."""
    home = homes.home() / "practice"
    be_practice(home, port)
    server = EmbeddedServer(home, throwaway=True)
    server.start()
    try:
        with _alone(home):
            _refuse_other(server)
            home.joinpath(MADE_UP).touch()
            yield server
    finally:
        server.stop()


@contextmanager
def _alone(home: Path) -> Iterator[None]:
    """Hold practice for oneself: whoever else would build or serve it is refused. The kernel lets go."""
    with (home / "practice.lock").open("a") as held:
        try:
            fcntl.flock(held, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise WrongState("Practice is being built or served already. Stop that first.") from None
        yield


def _refuse_other(server: EmbeddedServer) -> None:
    """Refuse a database here that holds sign-ins and is not marked: nobody's council is thrown away."""
    with server.superuser(DATABASE) as connection:
        held = "select to_regclass('public.access_user') is not null"
        if connection.execute(held).fetchone() != (True,):
            return
        if connection.execute("select exists (select from access_user)").fetchone() != (True,):
            return
        marked = "select to_regclass('public.access_practice_mark') is not null"
        if connection.execute(marked).fetchone() == (True,):
            found = connection.execute("select exists (select from access_practice_mark)").fetchone()
            if found == (True,):
                return
    raise UnsafeStart(
        f"The database in {server.home} holds sign-ins and is not marked as practice. It is left alone."
    )


def _have(server: EmbeddedServer, people: int) -> None:
    """Have a council to practise in, marked before its first row."""

    def mark() -> None:
        with server.superuser(DATABASE) as connection:
            connection.execute("insert into access_practice_mark (id, marked_at) values (1, now())")

    have_a_council(server, people, when_empty=mark)
