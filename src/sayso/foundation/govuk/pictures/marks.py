"""Rows of marks, counted one by one: visits at the wished time, and offers that fit."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial

from sayso.foundation.govuk.pictures.frame import Grid, Picture
from sayso.foundation.govuk.pictures.pen import Pen
from sayso.foundation.govuk.presenting import count, listed, short_day

MOST = 20


@dataclass(frozen=True)
class Came:
    """One visit: the day, whether it was on time, and what happened in a few words ("5:30 pm")."""

    on: date
    kept: bool
    words: str


def on_time(visits: Sequence[Came], *, sentence: str = "") -> Picture:
    """Draw the last visits, at most 20, the oldest first: a tick for each on time, a cross for the others.

    The sentence, unless given, counts them: "On time: 18 of the last 20."
    """
    shown = list(visits)[-MOST:]
    kept = sum(one.kept for one in shown)
    said = sentence or f"On time: {kept} of the last {len(shown)}."
    missed = [f"{short_day(one.on)}, {one.words}" for one in shown if not one.kept]
    told = f"{kept} ticks. Not on time: {'; '.join(missed)}." if missed else f"{kept} ticks, no cross."
    rows = [[short_day(one.on), one.words, "on time" if one.kept else "not on time"] for one in shown]
    return Picture(
        sentence=said,
        title=said,
        description=told,
        draw=partial(_draw_visits, shown),
        grid=Grid("Who came when", ["Day", "What happened", "The time you asked for"], rows),
    )


def real_choice(fits: int, left_out: Sequence[tuple[str, int, str]], *, unsure: int = 0) -> Picture:
    """Draw how many offers fit: a ticked square for each, then a square with a word for each that does not.

    `unsure` counts those that may fit but of which something is not known. `left_out` is (short word, how
    many, what is said of them): `("time", 6, "cannot come at your time")`.
    """
    whole = fits + unsure + sum(number for _, number, _ in left_out)
    parts = [f"{count(fits, 'fits', 'fit')} in every way"]
    parts += [f"{unsure} may fit: something is not known"] if unsure else []
    parts += [f"{number} {words}" for _, number, words in left_out if number]
    rows = [["Fit in every way", str(fits)]]
    rows += [["May fit: something is not known", str(unsure)]] if unsure else []
    rows += [[words[:1].upper() + words[1:], str(number)] for _, number, words in left_out if number]
    marks = ["tick"] * fits + ["?"] * unsure + [word for word, number, _ in left_out for _ in range(number)]
    said = f"Your real choice is {fits} of {whole}."
    return Picture(
        sentence=said,
        title=said,
        description=f"{listed(parts)}.",
        draw=partial(_draw_squares, marks),
        grid=Grid("How many fit", ["What", "How many"], rows),
    )


def _draw_visits(shown: Sequence[Came], pen: Pen, wide: bool) -> float:
    size, gap, between = (26.0, 4.0, 14.0) if wide else (24.0, 3.5, 10.0)
    a_row = MOST if wide else MOST // 2
    for place, one in enumerate(shown):
        row, column = divmod(place, a_row)
        x = 1 + column * (size + gap) + (column // 5) * between
        pen.mark(x, 3 + row * (size + 10), size, kept=one.kept)
    return 6 + (size + 10) * max(1, -(-len(shown) // a_row))


def _draw_squares(marks: Sequence[str], pen: Pen, wide: bool) -> float:
    a_row = 14 if wide else 7
    size = (pen.width - 2 - (a_row - 1) * 6) / a_row
    for place, word in enumerate(marks):
        row, column = divmod(place, a_row)
        x, y = 1 + column * (size + 6), 4 + row * (size + 8)
        if word == "tick":
            pen.block("spent", x, y, size, size)
            pen.tick(x, y, size)
        else:
            pen.square(x, y, size)
            big = len(word) == 1
            pen.words(x + size / 2, y + size / 2 + 6, word, 19 if big else 16, anchor="middle", bold=big)
    return 8 + (size + 8) * max(1, -(-len(marks) // a_row))
