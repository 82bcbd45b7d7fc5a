"""`sayso charge`: what people pay towards their care, from files of cases or tables of many people.

It needs neither Django nor a database.
"""

import json
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import click

from sayso.rules.charging.cases import assess
from sayso.rules.charging.results import CaseResult, answer_text, number_text
from sayso.rules.charging.telling import Told, is_note, law, tell
from sayso.rules.money import pounds_text
from sayso.rules.reading import read_json, read_yaml
from sayso.rules.refusals import Invalid
from sayso.rules.sheet import Line
from sayso.rules.units import PENCE, PENCE_A_WEEK
from sayso.web.cli.answering import BAD_INPUT, DONE, REFUSED, json_option
from sayso.web.cli.charge_compared import compared


@click.command()
@click.argument("files", nargs=-1, metavar="FILE…")
@json_option
@click.option("--explain", is_flag=True, help="Show each line of the working, with its authority.")
@click.option("--compare", is_flag=True, help="Take two cases, older first, and say why the charge changed.")
@click.option("--batch", type=click.Path(path_type=Path), help="A folder of Parquet tables of many people.")
@click.option("--out", type=click.Path(path_type=Path), help="The Parquet file to write with --batch.")
@click.option(
    "--engine", type=click.Choice(["polars", "spark"]), default="polars", help="What works them out."
)
def charge(
    files: Sequence[str],
    as_json: bool,
    explain: bool,
    compare: bool,
    batch: Path | None,
    out: Path | None,
    engine: str,
) -> None:
    """Work out charges. FILE is YAML or JSON holding one case or a list; - reads standard input.

    With --compare two cases, the older first, give why the charge is another than it was.
    With --json each case gives one line: its results, its working and any refusal, with amounts in pounds.
    Exit codes: 0 all worked out; 2 something was not understood, and it says what and where; 3 some were
    refused.
    """
    if batch is not None:
        if compare:
            raise click.UsageError("--compare takes two cases, and no --batch.")
        if files or out is None:
            raise click.UsageError("With --batch give --out FILE, and no other files.")
        from sayso.web.cli.charge_batch import charge_tables

        sys.exit(charge_tables(batch, out, engine=engine, as_json=as_json))
    if not files:
        raise click.UsageError("Name a file of cases, or - for standard input.")
    cases = [case for name in files for case in read_cases(name)]
    if compare and len(cases) != 2:
        raise click.UsageError(f"--compare takes two cases, the older first. Here are {len(cases)}.")
    results = assess(cases)
    for case, result in zip(cases, results, strict=True):
        title = case.get("title") if isinstance(case, dict) else None
        if not compare:
            click.echo(_json_line(result) if as_json else _words(result, title, explain=explain))
        if result.refusal is not None and result.is_bad_input:
            click.echo(f"Case {result.id}: {result.refusal.message}", err=True)
    if compare and exit_code_of(results) != BAD_INPUT:
        click.echo(compared(*results, as_json=as_json))
    sys.exit(exit_code_of(results))


def exit_code_of(results: Sequence[CaseResult]) -> int:
    """2 if any case was not understood, else 3 if any was refused, else 0."""
    if any(result.is_bad_input for result in results):
        return BAD_INPUT
    return REFUSED if any(result.is_refused for result in results) else DONE


def read_cases(name: str) -> list[Any]:
    """Read the cases of a file, or of standard input for "-". Raises Invalid, naming the file and line."""
    try:
        text = sys.stdin.read() if name == "-" else Path(name).read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as wrong:
        raise Invalid(f"{name}: we cannot read this file. {wrong}") from wrong
    is_json = Path(name).suffix == ".json" or (name == "-" and text.lstrip()[:1] in ("[", "{"))
    try:
        given = read_json(text) if is_json else read_yaml(text)
    except Invalid as wrong:
        raise Invalid(f"{name}: {wrong.message}") from wrong
    if isinstance(given, dict):
        return [given]
    if not isinstance(given, list):
        raise Invalid(f"{name}: this file should hold one case or a list of cases.")
    return given


def _json_line(result: CaseResult) -> str:
    return json.dumps(result.as_json(), ensure_ascii=False, default=str)


def _words(result: CaseResult, title: Any, *, explain: bool) -> str:
    name = " ".join(str(part) for part in (result.id, title) if part is not None) or "A case"
    lines = [name]
    if result.refusal is not None:
        lines.append(f"  Refused: {result.refusal.message}")
    for key, value in result.results.items():
        shown = answer_text(key, value)
        shown = {True: "yes", False: "no"}.get(shown, shown) if isinstance(shown, bool) else shown
        lines.append(f"  {key.replace('_', ' ')}: {shown}")
    if explain:
        lines += ["", *_explained(result.working)]
    return "\n".join([*lines, ""])


def _explained(working: Sequence[Line]) -> list[str]:
    """Tell the working as a person reads it anywhere: what is owned, the week, what else was looked at."""
    said = []
    for heading, unit in (("What you have", PENCE), ("Each week", PENCE_A_WEEK)):
        told = tell(working, unit)
        said += [f"  {heading}", *(_told(line) for line in told)] if told else []
    others = [line for line in working if line.unit not in (PENCE, PENCE_A_WEEK) or is_note(line)]
    return said + (["  What else we looked at", *(_other(line) for line in others)] if others else [])


def _told(line: Told) -> str:
    amount = "not known yet" if line.amount is None else pounds_text(line.amount)
    return f"    {line.label}: {amount}\n        {line.why}\n        {line.authority}"


def _other(line: Line) -> str:
    amount = number_text(line.amount, line.unit)
    return f"    {line.label}{'' if amount is None else f' {amount}'}\n        {law(line)}"
