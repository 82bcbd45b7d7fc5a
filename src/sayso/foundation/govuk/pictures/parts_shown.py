"""The parts of a whole, one bar each to one measure, with its amount beside it."""

from collections.abc import Sequence
from functools import partial

from sayso.foundation.govuk.pictures.frame import Grid, Picture
from sayso.foundation.govuk.pictures.pen import Pen, text_width, wrapped
from sayso.foundation.govuk.pictures.sum_shown import LABELS, Change
from sayso.foundation.govuk.presenting import pounds


def parts_shown(*, sentence: str, parts: Sequence[Change], whole: Change, unit: str = "A week") -> Picture:
    """Draw the parts of `whole`. ValueError if they do not add up to it: a picture may not lie."""
    if sum(part.pence for part in parts) != whole.pence:
        raise ValueError("The parts do not add up to the whole.")
    rows = [[part.label, pounds(part.pence)] for part in [*parts, whole]]
    return Picture(
        sentence=sentence,
        title=sentence,
        description=" ".join(f"{label}: {amount}." for label, amount in rows),
        draw=partial(_draw, tuple(parts)),
        grid=Grid("Each part", ["", unit], rows),
    )


def _draw(parts: Sequence[Change], pen: Pen, wide: bool) -> float:
    amounts = 16 + max((text_width(pounds(part.pence), 17) for part in parts), default=0)
    labels = min(16 + max((text_width(part.label, 17) for part in parts), default=0), LABELS)
    left = labels if wide else 1.0
    scale = (pen.width - left - (amounts if wide else 2)) / max(1, *(part.pence for part in parts), 1)
    y = 4.0
    for part in parts:
        y = (_beside if wide else _below)(part, pen, (left, scale, amounts), y)
    return y


def _beside(part: Change, pen: Pen, place: tuple[float, float, float], y: float) -> float:
    """Draw a bar with its label left and its amount right; return the y of the next."""
    left, scale, _ = place
    lines = wrapped(part.label, left - 16, 17)
    for number, line in enumerate(lines):
        pen.words(0, y + 23 + 20 * number, line, 17, bold=True)
    width = max(part.pence * scale, 1)
    pen.block("spent", left, y, width, 34)
    pen.words(left + width + 10, y + 23, pounds(part.pence), 17, bold=True)
    return y + 52 + 20 * max(len(lines) - 2, 0)


def _below(part: Change, pen: Pen, place: tuple[float, float, float], y: float) -> float:
    """Draw a bar under its label and its amount; return the y of the next."""
    left, scale, amounts = place
    lines = wrapped(part.label, pen.width - amounts, 16)
    for number, line in enumerate(lines):
        pen.words(0, y + 16 + 20 * number, line, 16, bold=True)
    pen.words(pen.width, y + 16, pounds(part.pence), 16, anchor="end", bold=True)
    top = y + 6 + 20 * len(lines)
    pen.block("spent", left, top, max(part.pence * scale, 1), 24)
    return top + 40
