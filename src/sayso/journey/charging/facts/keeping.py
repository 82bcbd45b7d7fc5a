"""A sum as plain values that last: how it is kept, read again as it was, and worked out again."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from sayso.journey.charging.facts.cases import QUESTION_OF
from sayso.journey.charging.facts.sums import Asked, Missing, Sum
from sayso.rules.charging.assessment import FIGURES_USED
from sayso.rules.charging.cases import FACTS
from sayso.rules.figures import Figures
from sayso.rules.figures.keeping import kept_figures

_ASKS = {QUESTION_OF[fact.key]: fact.asks for fact in FACTS.values() if fact.key in QUESTION_OF}


def figures_of(asked: Asked, figures: Figures) -> dict[str, list[dict[str, Any]]]:
    """Return every figure that the sum may use, as it was."""
    return kept_figures(figures, FIGURES_USED, asked.on)


def plain_amounts(found: Sum) -> dict[str, Any]:
    """Return the results as JSON holds them: pence, yes or no, and days as text."""
    return {
        name: value.isoformat() if isinstance(value, date) else value for name, value in found.amounts.items()
    }


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
