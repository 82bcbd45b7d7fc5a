"""`sayso ledger`: prove that the books agree, and export them for a checker that is not ours."""

import sys
from collections.abc import Callable
from dataclasses import asdict
from datetime import datetime
from pathlib import Path

import click

from sayso.rules.refusals import Invalid
from sayso.web.cli.answering import DONE, REFUSED, answer, json_option
from sayso.web.cli.checking import Check, Finding
from sayso.web.cli.installation import installation, set_up


@click.group()
def ledger() -> None:
    """Prove the ledger, and export it."""


@ledger.command()
@json_option
def prove(as_json: bool) -> None:
    """Ask every row of the ledger: exit 0 if all holds, 3 if anything does not.

    Every transaction balances and is as it was posted, every leg has its place, reversals mirror what they
    reverse, and each book comes to nothing. It names the first thing that is wrong. It changes nothing.
    """
    with installation("sayso_proof"):
        from sayso.foundation.ledger.proving import prove as prove_all

        proof = prove_all()
    words = proof.broken or (
        f"The ledger holds: {proof.transactions:,} transactions, {proof.legs:,} legs, and every book agrees."
    )
    answer(words, {"holds": proof.holds, **asdict(proof)}, as_json=as_json)
    sys.exit(DONE if proof.holds else REFUSED)


@ledger.command()
@click.option("--beancount", "file", required=True, type=click.Path(path_type=Path), help="Where to write.")
@json_option
def export(file: Path, as_json: bool) -> None:
    """Write the whole ledger as Beancount text, which an independent program can read and add up.

    People are keys in it, never names. A file that is there already is not written over.
    """
    with installation("sayso_proof"):
        from sayso.foundation.access.practice import refuse_in_practice
        from sayso.foundation.ledger.exporting import export_beancount

        refuse_in_practice("The ledger")
        try:
            with file.open("x", encoding="utf-8") as to:
                written = _whole(file, lambda: export_beancount(to))
        except OSError as error:
            raise Invalid(f"{file} cannot be written: {error.strerror}. Choose another file.") from error
    answer(
        f"{written:,} transactions written to {file}.",
        {"transactions": written, "file": str(file)},
        as_json=as_json,
    )


def _whole(file: Path, write: Callable[[], int]) -> int:
    """Leave a file that is whole or none at all."""
    try:
        return write()
    except BaseException:
        file.unlink(missing_ok=True)
        raise


def _ask(at: datetime) -> Finding:
    from sayso.foundation.ledger.proving import prove as prove_all

    set_up("sayso_proof")
    try:
        proof = prove_all()
    finally:
        set_up("sayso_app")
    if proof.holds:
        return Finding(True, f"The ledger holds: {proof.transactions:,} transactions, every book agrees.")
    return Finding(False, proof.broken, "Run `sayso ledger prove`, and tell whoever looks after the money.")


LEDGER = Check("ledger proof", _ask)
