"""`script/demo`: a made-up council on this machine, from nothing to a page in one command.

It has a home of its own (`demo` in SAYSO_HOME, which is `var/` unless set) and a database of its own, so
it can never touch a council's records. A build that was stopped half way is thrown away by the next start.
"""

import os
import sys
from pathlib import Path

import click

from sayso.rules.refusals import Refusal
from sayso.web.cli.answering import exit_code, refuse
from sayso.web.cli.serve import run_until_stopped
from sayso.web.demo.sign_ins import PASSWORD, SIGN_INS
from sayso.web.demo.standing import have_a_council, set_the_clock
from sayso.web.settings import home as homes
from sayso.web.settings.embedded import EmbeddedServer
from sayso.web.settings.roles import URLS
from sayso.web.settings.safety import MADE_UP


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
        have_a_council(server, people)
        if not no_serve:
            seen = set_the_clock(home)
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
