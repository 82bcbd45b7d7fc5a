"""A first figure in words, as a picture, and line by line: for whose it is, and for who works it out."""

from collections.abc import Sequence
from typing import Any

from sayso.foundation.govuk.pictures import Change, Line, Picture, Working, sum_shown
from sayso.foundation.govuk.pieces import Column, Row, Table
from sayso.foundation.govuk.presenting import pounds
from sayso.journey.allocation.models import IndicativeBudget
from sayso.journey.allocation.queries import read
from sayso.rules.allocation.table import PointsTable
from sayso.rules.kept_lines import lines_from
from sayso.rules.sheet import Line as RuleLine
from sayso.rules.units import NUMBER

_TOTALS = {"gross_pence_a_week": "With no help from a carer", "net_pence_a_week": "A first figure"}


def shown(figure: IndicativeBudget) -> dict[str, Any]:
    """Return everything that a page says of a first figure."""
    lines = lines_from(figure.working)
    return {
        "figure": figure,
        "known": figure.net_pence_a_week is not None,
        "points": [one for one in lines if one.unit is NUMBER and one.amount is not None],
        "money": Working("From points to money, line by line", _money(lines)),
        "money_words": money_words(read(figure.table)) if figure.table else [],
        "notes": [one for one in lines if one.amount is None],
        "picture": picture(figure),
    }


def picture(figure: IndicativeBudget) -> Picture | None:
    """Draw gross to net; None where nothing comes off, or it is not known: there is nothing to draw."""
    gross, net = figure.gross_pence_a_week, figure.net_pence_a_week
    if gross is None or net is None or gross == net:
        return None
    return sum_shown(
        sentence=f"A first figure to plan with is {pounds(net)} a week.",
        start=Change("With no help", gross),
        changes=[Change("Hours a carer agreed to", net - gross)],
        result=Change("To plan with", net),
        taken_off="taken off",
    )


def _money(lines: Sequence[RuleLine]) -> list[Line]:
    return [
        Line(
            _TOTALS.get(one.step, one.label.partition(".")[0]),
            one.label,
            -one.amount if one.step == "agreed_help_pence_a_week" and one.amount else one.amount,
            f"{one.authority.text}: {one.authority.evidence.text}.",
            total=one.step in _TOTALS,
        )
        for one in lines
        if one.amount is not None and one.unit is not NUMBER
    ]


def points_in_table(table: PointsTable) -> Table:
    """Return the points of each need at each level."""
    columns = [Column("What for"), *(Column(words, number=True) for words in table.levels.values())]
    rows = [
        Row.of(words, *(str(table.points[domain, level]) for level in table.levels))
        for domain, words in table.domains.items()
    ]
    return Table(f"{table.name}: points for each need", columns, rows)


def money_words(table: PointsTable) -> list[str]:
    """Say how points become money."""
    if table.pence_a_point is not None:
        each = f"Each point is {pounds(table.pence_a_point)} a {table.period.value}."
        said = [each]
    else:
        said = [
            f"From {step.from_points} points: {pounds(step.amount_pence)} a {table.period.value}."
            for step in table.steps
        ]
    if table.weeks_in_the_period > 1:
        said.append(
            f"We share it over {table.weeks_in_the_period} weeks. A part of a penny counts as a whole."
        )
    if table.rate_pence_an_hour is not None:
        said.append(f"An hour of help costs {pounds(table.rate_pence_an_hour)} here.")
    return said
