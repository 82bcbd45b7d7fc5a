"""`sayso audit`: link the trail's events, and prove that nobody has changed them since."""

import sys
from dataclasses import asdict
from datetime import UTC, datetime

import click

from sayso.web.cli.answering import DONE, REFUSED, answer, json_option
from sayso.web.cli.checking import Check, Finding
from sayso.web.cli.installation import installation, set_up


@click.group()
def audit() -> None:
    """Prove the trail of who did what, or link its newest events."""


@audit.command()
@json_option
def prove(as_json: bool) -> None:
    """Walk the whole chain under the role that reads everything; name the first broken row.

    The head is compared with every one that the witness file has seen. Exit 0 whole, 3 broken.
    """
    with installation("sayso_proof"):
        found = _proof(datetime.now(UTC))
    words = (
        f"The trail is whole: {found.links} events, head {found.head}."
        if found.holds
        else f"THE TRAIL IS BROKEN. {found.broken}"
    )
    answer(words, {"whole": found.holds, **asdict(found)}, as_json=as_json)
    sys.exit(DONE if found.holds else REFUSED)


@audit.command()
@json_option
def link(as_json: bool) -> None:
    """Link the events of finished transactions. The worker does this each minute."""
    with installation("sayso_app"):
        from sayso.foundation.access import clock
        from sayso.foundation.access.linking import link_trail

        linked = link_trail(now=clock.now())
    answer(f"{linked} events linked.", {"linked": linked}, as_json=as_json)


def _proof(now: datetime):  # type: ignore[no-untyped-def]  # its type needs Django set up
    from django.conf import settings

    from sayso.foundation.audit.chain import prove as walk

    return walk(witness=settings.AUDIT_WITNESS, now=now)


def _ask(at: datetime) -> Finding:
    set_up("sayso_proof")
    try:
        found = _proof(at)
    finally:
        set_up("sayso_app")
    if found.holds:
        return Finding(True, f"The trail is whole: {found.links} events linked.")
    return Finding(False, found.broken, "Find out who could write to the database, and keep a copy.")


AUDIT = Check("audit proof", _ask)
