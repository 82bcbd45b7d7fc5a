"""`sayso check`: the doctor. It asks every check and changes nothing."""

import sys
from dataclasses import asdict
from datetime import UTC, datetime

import click

from sayso.web.cli.answering import DONE, REFUSED, answer, json_option
from sayso.web.cli.installation import installation


@click.command()
@json_option
def check(as_json: bool) -> None:
    """Ask whether this installation is well: exit 0 if all is, 3 if anything is not.

    It looks at settings, database, migrations, queue, clock and storage, at the legal figures in force
    today and next April, and at the proofs of ledger and audit. It changes nothing.
    """
    from sayso.web.cli.checking import ask, checks

    at = datetime.now(UTC)
    with installation("sayso_app", even_if_down=True):
        found = [(one.name, ask(one, at)) for one in checks()]
    well = all(finding.well for _, finding in found)
    words = [f"{'well' if f.well else 'NOT WELL':<9} {n}: {f.says} {f.advice}".rstrip() for n, f in found]
    told = {"well": well, "checks": [{"name": name, **asdict(finding)} for name, finding in found]}
    answer("\n".join(words), told, as_json=as_json)
    sys.exit(DONE if well else REFUSED)
