"""The doctor's list: what `sayso check` asks of an installation, one question a check.

To add a check, write a `Check` in a module of your own and name it in `CHECKS`.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime
from importlib import import_module
from importlib.util import find_spec

from sayso.rules.refusals import Refusal


@dataclass(frozen=True)
class Finding:
    """What a check found: whether it is well, one sentence that says so, and what to do if it is not."""

    well: bool
    says: str
    advice: str = ""


@dataclass(frozen=True)
class Check:
    """One question that the doctor asks. `ask` is given the time of the visit."""

    name: str
    ask: Callable[[datetime], Finding]


CHECKS: list[str] = [
    "sayso.web.cli.checks:SAFETY",
    "sayso.web.cli.checks:DATABASE",
    "sayso.web.cli.checks:MIGRATIONS",
    "sayso.web.cli.checks:QUEUE",
    "sayso.web.cli.checks:CLOCK",
    "sayso.web.cli.checks:STORAGE",
    "sayso.web.cli.carriers:CARRIERS",
    "sayso.web.cli.figures:FIGURES",
    "sayso.web.cli.ledger:LEDGER",
    "sayso.web.cli.audit:AUDIT",
]
"""Where each check is, in the order asked: a module and the `Check` in it."""


def checks() -> Iterator[Check]:
    """Yield the checks whose module is installed and holds them."""
    for place in CHECKS:
        module, _, attribute = place.partition(":")
        if find_spec(module):
            found = getattr(import_module(module), attribute, None)
            if found is not None:
                yield found


def ask(check: Check, at: datetime) -> Finding:
    """Ask one check; a refusal, or a database that does not answer, is a finding and not the end."""
    from django.db import DatabaseError

    try:
        return check.ask(at)
    except Refusal as refusal:
        return Finding(False, refusal.message)
    except DatabaseError as error:
        return Finding(False, f"The database said: {' '.join(str(error).split())}")
