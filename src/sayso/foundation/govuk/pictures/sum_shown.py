"""A sum from top to bottom: what comes in, what is kept back or added, and what is left at the end."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from itertools import accumulate

from sayso.foundation.govuk.pictures.frame import Grid, Picture
from sayso.foundation.govuk.pictures.pen import Pen, text_width
from sayso.foundation.govuk.presenting import MINUS, pounds


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
    *, sentence: str, start: Change, changes: Sequence[Change], result: Change, unit: str = "A week"
) -> Picture:
    """Draw how `start` comes to `result`. ValueError if the steps do not add up: a picture may not lie.

    A step of nothing is left out of the picture and stands in the table.
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
        draw=partial(_draw, bars),
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


def _draw(bars: list[_Bar], pen: Pen, wide: bool) -> float:
    lowest = min(0, *(min(bar.starts_pence, bar.ends_pence) for bar in bars))
    highest = max(1, *(max(bar.starts_pence, bar.ends_pence) for bar in bars))
    left = 16 + max(text_width(bar.label, 17) for bar in bars) if wide else 2.0
    left = min(left, pen.width * 0.48)
    room = pen.width - left - (14 + max(text_width(bar.amount, 17) for bar in bars) if wide else 4)
    scale = room / (highest - lowest)
    zero, step, height = left - lowest * scale, (52 if wide else 66), (34 if wide else 28)
    for number, bar in enumerate(bars):
        top = 4 + number * step
        _bar(bar, pen, wide, (zero, top + (0 if wide else 24), scale, height))
        if wide and number < len(bars) - 1:
            x = zero + bar.ends_pence * scale
            pen.line(x, top + height, x, top + step, width=1.5, dashes="4 4")
    below = 4 + len(bars) * step + 4
    kinds = {bar.kind for bar in bars[1:-1]}
    entries = [("spent", "added")] if "spent" in kinds or bars else []
    entries += [("kept", "yours to keep")] if "kept" in kinds else []
    return pen.key(
        below, [*entries, ("promised", bars[-1].label.lower())], stacked=False, x=left if wide else 1
    )


def _bar(bar: _Bar, pen: Pen, wide: bool, place: tuple[float, float, float, float]) -> None:
    zero, top, scale, height = place
    low, high = sorted((bar.starts_pence, bar.ends_pence))
    x, width = zero + low * scale, max((high - low) * scale, 1)
    pen.block(bar.kind, x, top, width, height)
    if wide:
        pen.words(zero - 16 if zero > 100 else 0, top + 23, bar.label, 17, anchor="end", bold=bar.bold)
        pen.words(x + width + 10, top + 23, bar.amount, 17, bold=True)
    else:
        pen.words(0, top - 8, bar.label, 16, bold=bar.bold)
        pen.words(pen.width, top - 8, bar.amount, 16, anchor="end", bold=True)
