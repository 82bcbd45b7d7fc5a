"""How a command answers: in words for people or in JSON for programs, and by its exit code."""

import json
from collections.abc import Mapping
from typing import Any

import click

from sayso.rules.refusals import Invalid, Refusal

DONE = 0
BAD_INPUT = 2
REFUSED = 3

json_option = click.option("--json", "as_json", is_flag=True, help="Answer in JSON, for a program to read.")


def exit_code(refusal: Refusal) -> int:
    """Return the exit code of a refusal: 2 when the input was bad, else 3."""
    return BAD_INPUT if isinstance(refusal, Invalid) else REFUSED


def answer(words: str, told: Mapping[str, Any], *, as_json: bool) -> None:
    """Print an answer: the words, or what they tell as one JSON object on one line."""
    click.echo(json.dumps(told, ensure_ascii=False) if as_json else words)


def refuse(code: str, message: str, *, as_json: bool, **more: Any) -> None:
    """Print a refusal: its sentence to standard error, or one JSON object to standard output."""
    if as_json:
        told = {"outcome": "refused", "refusal": {"code": code, "message": message, **more}}
        click.echo(json.dumps(told, ensure_ascii=False, default=str))
    else:
        click.echo(message, err=True)
