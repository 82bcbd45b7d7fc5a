"""`script/demo`: a made-up council on this machine, from nothing to a page in one command.

It has a home of its own (`demo` in SAYSO_HOME, which is `var/` unless set) and a database of its own, so
it can never touch a council's records. A build that was stopped half way is thrown away by the next start.
"""

import json
import os
import shutil
import sys
import time
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import click

from sayso.rules.refusals import Refusal
from sayso.web.cli.answering import exit_code, refuse
from sayso.web.cli.serve import run_until_stopped
from sayso.web.demo.progress import Bar
from sayso.web.demo.sign_ins import PASSWORD, SIGN_INS
from sayso.web.settings import home as homes
from sayso.web.settings.embedded import EmbeddedServer
from sayso.web.settings.roles import DATABASE, URLS
from sayso.web.settings.safety import MADE_UP

#: When the made-up council first opens: a Friday, ten to six. Same seed, same day, same council.
OPENS = datetime(2026, 11, 20, 17, 50, tzinfo=ZoneInfo("Europe/London"))
#: What a council keeps beside its database.
KEPT_OUTSIDE = ("papers", "outbox", "witness")


@click.command()
@click.option("--port", default=8000, show_default=True, type=click.IntRange(1, 65535))
@click.option("--people", default=2000, show_default=True, type=click.IntRange(20, 20_000), help="How many.")
@click.option("--no-serve", is_flag=True, help="Build the council and stop.")
def demo(port: int, people: int, no_serve: bool) -> None:
    """Run Sayso with a made-up council. Ctrl-C stops it; the next start keeps what you changed."""
    home = homes.home() / "demo"
    _be_the_demo(home, port)
    server = EmbeddedServer(home, throwaway=True)
    server.start()
    try:
        home.joinpath(MADE_UP).touch()
        _have_a_council(server, people)
        if not no_serve:
            seen = _set_the_clock(home)
            run_until_stopped(
                "127.0.0.1", port, workers=1, with_worker=True, ready=_say_where, meanwhile=seen.touch
            )
    finally:
        server.stop()
    click.echo("Built. Run script/demo to serve it." if no_serve else "Stopped. Run script/demo to go on.")


def _be_the_demo(home: Path, port: int) -> None:
    """Set this process's environment, and so its programs', to the demo's own home and database."""
    for name in (*URLS.values(), "SAYSO_SECRET_KEY", "SAYSO_ALLOWED_HOSTS", "SAYSO_TRUSTED_ORIGINS"):
        os.environ.pop(name, None)
    os.environ.update(
        SAYSO_HOME=str(home),
        SAYSO_DEMO="1",
        SAYSO_BASE_URL=f"http://127.0.0.1:{port}",
        SAYSO_TRUSTED_ORIGINS=f"http://127.0.0.1:{port},http://localhost:{port}",
    )


def _have_a_council(server: EmbeddedServer, people: int) -> None:
    """Build the made-up council unless it is there; bring it up to this version if it is."""
    note = server.home / "built.json"
    if note.exists():
        built = json.loads(note.read_text(encoding="utf-8"))
        _bring_up_to_date()
        if built["people"] != people:
            _say(f"The council has {built['people']} people. Remove {server.home} to build another.")
        return
    with server.superuser() as connection:
        connection.execute(f"DROP DATABASE IF EXISTS {DATABASE} WITH (FORCE)")
    for left in KEPT_OUTSIDE:  # an old witness would tell that the new trail was cut
        shutil.rmtree(server.home / left, ignore_errors=True)
    server.start()
    began = time.monotonic()
    _say(f"Building a made-up council of {people} people. This is done once…")
    _bring_up_to_date()
    from sayso.web.demo.build import build

    build(people=people, day=OPENS.date(), progress=Bar(sys.stderr).show)
    draft = note.with_suffix(".new")
    draft.write_text(json.dumps({"people": people, "day": OPENS.date().isoformat()}), encoding="utf-8")
    draft.replace(note)
    _say(f"Built in {time.monotonic() - began:.0f} seconds.")


def _set_the_clock(home: Path) -> Path:
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


def _bring_up_to_date() -> None:
    from sayso.web.cli.installation import set_up

    set_up("sayso_owner")
    from sayso.web.settings.migrating import are_collected, bring_up_to_date, waiting

    if waiting() or not are_collected():
        bring_up_to_date()
    set_up("sayso_app")


def _say(words: str) -> None:
    click.echo(words, err=True)


def _say_where(address: str) -> None:
    """Print the address, and one sign-in a role."""
    click.echo(f"\nSayso is at {address}   (Ctrl-C stops it)\n")
    for email, who in SIGN_INS:
        click.echo(f"    {email:<36} {who}")
    click.echo(f"\n    The password of each is  {PASSWORD}\n")
    sys.stdout.flush()


def main() -> None:
    """Run the demo; tell a refusal in its own sentence."""
    try:
        demo(prog_name="script/demo")
    except Refusal as refusal:
        refuse(refusal.code, refusal.message, as_json=False)
        sys.exit(exit_code(refusal))


if __name__ == "__main__":
    main()
