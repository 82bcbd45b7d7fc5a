"""`sayso employ`: what employing an assistant really costs, from files of cases.

It needs neither Django nor a database.
"""

import json
import sys
from collections.abc import Sequence
from typing import Any

import click

from sayso.rules.charging.results import number_text
from sayso.rules.employment.employer import employer
from sayso.rules.employment.over_a_year import YearCost
from sayso.rules.employment.results import CaseAnswer, answers_of
from sayso.rules.figures import statutory
from sayso.rules.units import PENCE, PENCE_AN_HOUR
from sayso.web.cli.answering import BAD_INPUT, DONE, REFUSED, json_option
from sayso.web.cli.charge import read_cases

SHOWN = {
    "total_a_year": "52 weeks at the rates of the day",
    "total_a_week": "a week",
    "total_an_hour": "an hour",
}


@click.command()
@click.argument("files", nargs=-1, metavar="FILE…")
@json_option
@click.option("--explain", is_flag=True, help="Show each line of the working, with its authority.")
def employ(files: Sequence[str], as_json: bool, explain: bool) -> None:
    """Work out what employing an assistant costs. FILE is YAML or JSON of cases; - reads standard input.

    With --json each case gives one line. Exit codes: 0 all worked out; 2 something was not understood, and it
    says what and where; 3 some were refused.
    """
    if not files:
        raise click.UsageError("Name a file of cases, or - for standard input.")
    cases = [case for name in files for case in read_cases(name)]
    answers = answers_of(cases, figures=statutory())
    for case, answer in zip(cases, answers, strict=True):
        title = case.get("title") if isinstance(case, dict) else None
        told = json.dumps(answer.as_json(), ensure_ascii=False, default=str)
        click.echo(told if as_json else _words(answer, title, explain=explain))
        if answer.is_bad_input and answer.refusal is not None:
            click.echo(f"Case {answer.id}: {answer.refusal.message}", err=True)
    sys.exit(exit_code_of(answers))


def exit_code_of(answers: Sequence[CaseAnswer]) -> int:
    """2 if any case was not understood, else 3 if any was refused, else 0."""
    if any(answer.is_bad_input for answer in answers):
        return BAD_INPUT
    return REFUSED if any(answer.refusal for answer in answers) else DONE


def _words(answer: CaseAnswer, title: Any, *, explain: bool) -> str:
    name = " ".join(str(part) for part in (answer.id, title) if part is not None) or "A case"
    if answer.refusal is not None or answer.cost is None:
        return f"{name}\n  Refused: {answer.refusal.message if answer.refusal else ''}\n"
    lines = [name]
    for step in SHOWN:
        amount = number_text(answer.cost.values[step], employer.steps[step].unit)
        lines.append(f"  {SHOWN[step]}: {amount or 'not known'}")
    lines += _year_in_words(answer.year) if answer.year else []
    lines += [f"  {one.sentence}" for one in answer.cost.cautions]
    if explain:
        for line in answer.cost.working:
            amount = number_text(line.amount, line.unit)
            lines.append(f"  {line.label}{f' {amount}' if amount else ''}")
            lines.append(f"      {line.authority.text} ({line.authority.evidence.text})")
    return "\n".join([*lines, ""])


def _year_in_words(year: YearCost) -> list[str]:
    """Write the year from the day on, part by part; where it ends early, from when and why."""
    lines = []
    for one in year.parts:
        lines.append(f"  {one.first} to {one.last}: {number_text(one.pence, PENCE)}")
        for each in one.raised:
            wage = number_text(each.now, PENCE_AN_HOUR)
            lines.append(f"    assistant {each.number}: the law then asks for {wage} an hour")
    if year.refusal is None:
        return [*lines, f"  the whole year: {number_text(year.pence, PENCE)}"]
    return [*lines, f"  the whole year: not known. {year.refusal.message}"]
