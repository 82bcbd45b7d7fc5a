"""A sum from top to bottom: what comes in, what is kept back or added, and what is left at the end."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from itertools import accumulate

from sayso.foundation.govuk.pictures.frame import Grid, Picture
from sayso.foundation.govuk.pictures.pen import Pen, text_width, wrapped
from sayso.foundation.govuk.presenting import MINUS, pounds

LABELS = 320.0  # the widest that labels may be beside their bars, in units


@dataclass(frozen=True)
class Change:
    """One step of the sum: below nothing is kept back, above is added."""

    label: str
    pence: int


@dataclass(frozen=True)
class _Bar:
    label: str
    amount: str
    starts_pence: int
    ends_pence: int
    kind: str
    bold: bool = False


def sum_shown(
    *,
    sentence: str,
    start: Change,
    changes: Sequence[Change],
    result: Change,
    unit: str = "A week",
    taken_off: str = "yours to keep",
    added: str = "added",
) -> Picture:
    """Draw how `start` comes to `result`. ValueError if the steps do not add up: a picture may not lie.

    A step of nothing is left out of the picture and stands in the table. `taken_off` says in the key what a
    step down is, `added` what the first bar and a step up are.
    """
    if start.pence + sum(change.pence for change in changes) != result.pence:
        raise ValueError("The steps of the sum do not add up to its result.")
    bars = _bars(start, [change for change in changes if change.pence], result)
    rows = [[start.label, pounds(start.pence)]]
    rows += [[change.label, _signed(change.pence)] for change in changes]
    rows.append([result.label, pounds(result.pence)])
    return Picture(
        sentence=sentence,
        title=sentence,
        description=" ".join(f"{label}: {amount}." for label, amount in rows),
        draw=partial(_draw, bars, (added, taken_off)),
        grid=Grid("The sum, step by step", ["", unit], rows),
    )


def _signed(pence: int) -> str:
    return pounds(0) if pence == 0 else f"{MINUS if pence < 0 else '+'} {pounds(abs(pence))}"


def _bars(start: Change, changes: Sequence[Change], result: Change) -> list[_Bar]:
    levels = list(accumulate((change.pence for change in changes), initial=start.pence))
    bars = [_Bar(start.label, pounds(start.pence), 0, start.pence, "spent", bold=True)]
    for change, before, after in zip(changes, levels, levels[1:], strict=False):
        kind = "kept" if change.pence < 0 else "spent"
        bars.append(_Bar(change.label, _signed(change.pence), before, after, kind))
    bars.append(_Bar(result.label, pounds(result.pence), 0, result.pence, "promised", bold=True))
    return bars


def _draw(bars: list[_Bar], words: tuple[str, str], pen: Pen, wide: bool) -> float:
    ends = [pence for bar in bars for pence in (bar.starts_pence, bar.ends_pence)]
    amounts = 14 + max(text_width(bar.amount, 17) for bar in bars)
    left = min(16 + max(text_width(bar.label, 17) for bar in bars), LABELS) if wide else 2.0
    scale = (pen.width - left - (amounts if wide else 4)) / (max(1, *ends) - min(0, *ends))
    zero, y = left - min(0, *ends) * scale, 4.0
    for number, bar in enumerate(bars):
        if wide:
            below = _wide_bar(bar, pen, (left, zero, scale), y)
            if number < len(bars) - 1:
                pen.line(x := zero + bar.ends_pence * scale, y + 34, x, below, width=1.5, dashes="4 4")
        else:
            below = _narrow_bar(bar, pen, (zero, scale, amounts), y)
        y = below
    kinds = {bar.kind for bar in bars}
    entries = [("spent", words[0]), ("kept", words[1]), ("promised", bars[-1].label.lower())]
    return pen.key(
        y + 4, [entry for entry in entries if entry[0] in kinds], stacked=False, x=left if wide else 1
    )


def _wide_bar(bar: _Bar, pen: Pen, place: tuple[float, float, float], y: float) -> float:
    """Draw a bar with its label left and its amount right; return the y of the next."""
    left, zero, scale = place
    lines = wrapped(bar.label, left - 16, 17)
    first = y + 23 - 10 * (min(len(lines), 2) - 1)
    for number, line in enumerate(lines):
        pen.words(left - 16, first + 20 * number, line, 17, anchor="end", bold=bar.bold)
    x, width = _span(bar, zero, scale)
    pen.block(bar.kind, x, y, width, 34)
    pen.words(x + width + 10, y + 23, bar.amount, 17, bold=True)
    return y + 52 + 20 * max(len(lines) - 2, 0)


def _narrow_bar(bar: _Bar, pen: Pen, place: tuple[float, float, float], y: float) -> float:
    """Draw a bar under its label and its amount; return the y of the next."""
    zero, scale, amounts = place
    lines = wrapped(bar.label, pen.width - amounts, 16)
    for number, line in enumerate(lines):
        pen.words(0, y + 16 + 20 * number, line, 16, bold=bar.bold)
    pen.words(pen.width, y + 16, bar.amount, 16, anchor="end", bold=True)
    top = y + 4 + 20 * len(lines)
    x, width = _span(bar, zero, scale)
    pen.block(bar.kind, x, top, width, 28)
    return top + 42


def _span(bar: _Bar, zero: float, scale: float) -> tuple[float, float]:
    low, high = sorted((bar.starts_pence, bar.ends_pence))
    return zero + low * scale, max((high - low) * scale, 1)
