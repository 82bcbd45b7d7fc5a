"""A made-up council standing in a home of its own: built once, brought up to date, its clock set.

`script/demo` and `sayso practice` both stand on it. A build that was stopped half way is thrown away by the
next start.
"""

import json
import os
import shutil
import sys
import time
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import click

from sayso.web.demo.progress import Bar
from sayso.web.settings.embedded import EmbeddedServer
from sayso.web.settings.roles import DATABASE

#: When the made-up council first opens: a Friday, ten to six. Same seed, same day, same council.
OPENS = datetime(2026, 11, 20, 17, 50, tzinfo=ZoneInfo("Europe/London"))
#: What a council keeps beside its database.
KEPT_OUTSIDE = ("papers", "outbox", "witness")
Empty = Callable[[], None]


def have_a_council(server: EmbeddedServer, people: int, *, when_empty: Empty = lambda: None) -> None:
    """Build the made-up council unless it is there; bring it up to this version if it is.

    `when_empty` is called once the tables of a new one stand and hold nothing yet.
    """
    note = note_of(server.home)
    if note.exists():
        built = json.loads(note.read_text(encoding="utf-8"))
        bring_up_to_date()
        if built["people"] != people:
            say(f"The council has {built['people']} people. Remove {server.home} to build another.")
        return
    with server.superuser() as connection:
        connection.execute(f"DROP DATABASE IF EXISTS {DATABASE} WITH (FORCE)")
    for left in KEPT_OUTSIDE:  # an old witness would tell that the new trail was cut
        shutil.rmtree(server.home / left, ignore_errors=True)
    server.start()
    began = time.monotonic()
    say(f"Building a made-up council of {people} people. This is done once…")
    bring_up_to_date()
    when_empty()
    from sayso.web.demo.build import build

    build(people=people, day=OPENS.date(), progress=Bar(sys.stderr).show)
    draft = note.with_suffix(".new")
    draft.write_text(json.dumps({"people": people, "day": OPENS.date().isoformat()}), encoding="utf-8")
    draft.replace(note)
    say(f"Built in {time.monotonic() - began:.0f} seconds.")


def note_of(home: Path) -> Path:
    """Return the file that says that the council in this home is whole."""
    return home / "built.json"


def set_the_clock(home: Path) -> Path:
    """Set the clock back to where the council left it, and return the file that says when it was last open.

    Its time stands still while it is closed: it opens on its own Friday, and goes on from where it was.
    """
    seen, now = home / "last_open", time.time()
    if seen.exists():
        shift = int(seen.read_text(encoding="utf-8")) - int(now - seen.stat().st_mtime)
    else:
        shift = int(OPENS.timestamp() - now)
    seen.write_text(str(shift), encoding="utf-8")
    os.environ["SAYSO_CLOCK_SHIFT_SECONDS"] = str(shift)
    return seen


def bring_up_to_date() -> None:
    """Migrate as the owner of the tables if need be; sign in as the application after."""
    from sayso.web.cli.installation import set_up

    set_up("sayso_owner")
    from sayso.web.settings.migrating import are_collected, bring_up_to_date, waiting

    if waiting() or not are_collected():
        bring_up_to_date()
    set_up("sayso_app")


def say(words: str) -> None:
    """Tell whoever waits, on standard error."""
    click.echo(words, err=True)
