"""The parts of a whole, one bar each to one measure, with its amount beside it: money, or people."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

from sayso.foundation.govuk.pictures.frame import Grid, Picture
from sayso.foundation.govuk.pictures.pen import Pen, text_width, wrapped
from sayso.foundation.govuk.pictures.sum_shown import LABELS, Change
from sayso.foundation.govuk.presenting import pounds

TOO_FEW = "too few to say"


@dataclass(frozen=True)
class _Bar:
    label: str
    amount: int
    said: str


def parts_shown(*, sentence: str, parts: Sequence[Change], whole: Change, unit: str = "A week") -> Picture:
    """Draw the parts of `whole`. ValueError if they do not add up to it: a picture may not lie."""
    if sum(part.pence for part in parts) != whole.pence:
        raise ValueError("The parts do not add up to the whole.")
    rows = [[part.label, pounds(part.pence)] for part in [*parts, whole]]
    return Picture(
        sentence=sentence,
        title=sentence,
        description=" ".join(f"{label}: {amount}." for label, amount in rows),
        draw=partial(_draw, [_Bar(part.label, part.pence, pounds(part.pence)) for part in parts]),
        grid=Grid("Each part", ["", unit], rows),
    )


def people_shown(*, sentence: str, groups: Sequence[tuple[str, int | None]], caption: str) -> Picture:
    """Draw how many people are in each group. None is a number that is not told: its bar is empty."""
    bars = [_Bar(name, number or 0, TOO_FEW if number is None else f"{number:,}") for name, number in groups]
    rows = [[bar.label, bar.said] for bar in bars]
    return Picture(
        sentence=sentence,
        title=sentence,
        description=" ".join(f"{bar.label}: {bar.said}." for bar in bars),
        draw=partial(_draw, bars),
        grid=Grid(caption, ["", "People"], rows),
    )


def _draw(parts: Sequence[_Bar], pen: Pen, wide: bool) -> float:
    amounts = 16 + max((text_width(part.said, 17) for part in parts), default=0)
    labels = min(16 + max((text_width(part.label, 17) for part in parts), default=0), LABELS)
    left = labels if wide else 1.0
    scale = (pen.width - left - (amounts if wide else 2)) / max(1, *(part.amount for part in parts), 1)
    y = 4.0
    for part in parts:
        y = (_beside if wide else _below)(part, pen, (left, scale, amounts), y)
    return y


def _beside(part: _Bar, pen: Pen, place: tuple[float, float, float], y: float) -> float:
    """Draw a bar with its label left and its amount right; return the y of the next."""
    left, scale, _ = place
    lines = wrapped(part.label, left - 16, 17)
    for number, line in enumerate(lines):
        pen.words(0, y + 23 + 20 * number, line, 17, bold=True)
    width = max(part.amount * scale, 1)
    pen.block("spent", left, y, width, 34)
    pen.words(left + width + 10, y + 23, part.said, 17, bold=True)
    return y + 52 + 20 * max(len(lines) - 2, 0)


def _below(part: _Bar, pen: Pen, place: tuple[float, float, float], y: float) -> float:
    """Draw a bar under its label and its amount; return the y of the next."""
    left, scale, amounts = place
    lines = wrapped(part.label, pen.width - amounts, 16)
    for number, line in enumerate(lines):
        pen.words(0, y + 16 + 20 * number, line, 16, bold=True)
    pen.words(pen.width, y + 16, part.said, 16, anchor="end", bold=True)
    top = y + 6 + 20 * len(lines)
    pen.block("spent", left, top, max(part.amount * scale, 1), 24)
    return top + 40
