"""A sum as plain values that last: how it is kept, read again as it was, and worked out again."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from sayso.journey.charging.facts.cases import QUESTION_OF
from sayso.journey.charging.facts.sums import Asked, Missing, Sum
from sayso.rules.authority import Authority, Evidence
from sayso.rules.charging.assessment import FIGURES_USED
from sayso.rules.charging.cases import FACTS
from sayso.rules.figures import Figures, FigureUsed
from sayso.rules.figures.keeping import kept_figures
from sayso.rules.sheet import Line
from sayso.rules.units import Unit

_ASKS = {QUESTION_OF[fact.key]: fact.asks for fact in FACTS.values() if fact.key in QUESTION_OF}


def figures_of(asked: Asked, figures: Figures) -> dict[str, list[dict[str, Any]]]:
    """Return every figure that the sum may use, as it was."""
    return kept_figures(figures, FIGURES_USED, asked.on)


def plain_amounts(found: Sum) -> dict[str, Any]:
    """Return the results as JSON holds them: pence, yes or no, and days as text."""
    return {
        name: value.isoformat() if isinstance(value, date) else value for name, value in found.amounts.items()
    }


def plain_lines(lines: Sequence[Line]) -> list[dict[str, Any]]:
    """Return lines of working as JSON holds them; amounts in the whole number of their unit."""
    return [
        {
            "step": line.step,
            "label": line.label,
            "amount": line.amount,
            "unit": line.unit.value,
            "authority": _plain_authority(line.authority),
            "figures": [_plain_figure(one) for one in line.figures],
        }
        for line in lines
    ]


def lines_from(kept: Sequence[Mapping[str, Any]]) -> list[Line]:
    """Return lines as they were kept."""
    return [
        Line(
            step=one["step"],
            label=one["label"],
            amount=one["amount"],
            unit=Unit(one["unit"]),
            authority=_authority(one["authority"]),
            figures=tuple(_figure(figure) for figure in one["figures"]),
        )
        for one in kept
    ]


def amounts_from(kept: Mapping[str, Any]) -> dict[str, Any]:
    """Return results as they were kept; a day is a day again."""
    return {
        name: date.fromisoformat(value) if isinstance(value, str) else value for name, value in kept.items()
    }


def plain_missing(found: Sum) -> list[dict[str, str]]:
    """Return what the sum waits for, by name: figures with their law, questions with their slug.

    What the rules have no settled answer for is named as the refusal names it.
    """
    figures = [{"name": one.title, "law": one.law, "question": ""} for one in found.figures_missing]
    questions = [
        {"name": _ASKS.get(slug, slug), "law": "", "question": slug} for slug in found.questions_missing
    ]
    if figures or questions or found.refusal is None:
        return figures + questions
    told = found.refusal.data.get("missing", [])
    return [{"name": one.replace("_", " "), "law": "", "question": ""} for one in told]


def missing_from(kept: Sequence[Mapping[str, str]]) -> tuple[list[Missing], list[str]]:
    """Return the figures and the questions that were missing."""
    figures = [Missing(one["name"], one["law"]) for one in kept if one["law"]]
    return figures, [one["question"] for one in kept if one["question"]]


def _plain_authority(authority: Authority) -> list[str]:
    return [authority.instrument, authority.provision, authority.link, authority.evidence.value]


def _authority(kept: Sequence[str]) -> Authority:
    instrument, provision, link, evidence = kept
    return Authority(instrument, provision, link, Evidence(evidence))


def _plain_figure(figure: FigureUsed) -> dict[str, Any]:
    return {
        "name": figure.name,
        "title": figure.title,
        "amount": figure.amount,
        "unit": figure.unit.value,
        "starts_on": figure.starts_on.isoformat(),
        "evidence": figure.evidence,
        "made_up": figure.made_up,
        "authority": _plain_authority(figure.authority),
    }


def _figure(kept: Mapping[str, Any]) -> FigureUsed:
    return FigureUsed(
        name=kept["name"],
        title=kept["title"],
        amount=kept["amount"],
        unit=Unit(kept["unit"]),
        starts_on=date.fromisoformat(kept["starts_on"]),
        evidence=kept["evidence"],
        made_up=kept["made_up"],
        authority=_authority(kept["authority"]),
    )
