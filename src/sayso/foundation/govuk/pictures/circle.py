"""The people around somebody: three rings, as close as the person says, and their names beside them."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from math import cos, pi, sin

from sayso.foundation.govuk.brand import brand
from sayso.foundation.govuk.pictures.frame import Grid, Picture
from sayso.foundation.govuk.pictures.pen import HONEY, INK, INK_SOFT, LINE, SAGE, WHITE, Pen, wrapped
from sayso.foundation.govuk.presenting import count, listed

INNER, MIDDLE, OUTER = "inner", "middle", "outer"
RINGS = (INNER, MIDDLE, OUTER)
#: How far each ring is from the middle, wide and narrow; and how large whoever stands on it is drawn.
RADII = {True: (72.0, 124.0, 176.0), False: (52.0, 90.0, 128.0)}
MARK = {True: 18.0, False: 14.0}
FILLS = {INNER: HONEY, MIDDLE: SAGE, OUTER: WHITE}


@dataclass(frozen=True)
class Around:
    """Somebody around the person: what the person calls them, and on which ring they stand."""

    called: str
    ring: str


@dataclass(frozen=True)
class Rings:
    """What the middle and the three rings are called: "Me", "Closest to me", "Close to me", and so on."""

    middle: str
    inner: str
    close: str
    outer: str

    def of(self, ring: str) -> str:
        """Return the name of a ring."""
        return {INNER: self.inner, MIDDLE: self.close, OUTER: self.outer}[ring]


def circle_of_support(around: Sequence[Around], rings: Rings, *, when: str = "") -> Picture:
    """Draw who is around somebody, in the order given. `when` says a past day: "On 3 May 2026"."""
    by_ring = {ring: [one.called for one in around if one.ring == ring] for ring in RINGS}
    told = [f"{rings.of(ring)}: {listed(names)}." for ring, names in by_ring.items() if names]
    first = next((told_one for told_one in told), "Nobody is in the picture yet.")
    said = " ".join(part for part in (f"{when}:" if when else "", first, _others(by_ring)) if part)
    return Picture(
        sentence=said,
        title=said,
        description=" ".join(told) or "Three empty rings.",
        draw=partial(_draw, by_ring, rings),
        grid=Grid(
            "Who is how close", ["Who", "How close"], [[one.called, rings.of(one.ring)] for one in around]
        ),
    )


def _others(by_ring: dict[str, list[str]]) -> str:
    filled = [names for names in by_ring.values() if names]
    more = sum(len(names) for names in filled[1:])
    return f"{count(more, 'more person', 'more people')} further out." if more else ""


def _draw(by_ring: dict[str, list[str]], rings: Rings, pen: Pen, wide: bool) -> float:
    radii, mark = RADII[wide], MARK[wide]
    x = radii[-1] + mark + 4 if wide else pen.width / 2
    y = radii[-1] + mark + 4
    for radius in reversed(radii):
        pen.circle(x, y, radius, fill=WHITE, edge=LINE, width=2)
    hedge = brand().hedge
    pen.circle(x, y, 34 if wide else 24, fill=hedge, edge=hedge)
    pen.words(x, y + 6, _at_heart(rings.middle), 17 if wide else 15, anchor="middle", bold=True, colour=WHITE)
    for place, ring in enumerate(RINGS):
        _on_ring(pen, by_ring[ring], ring, (x, y), radii[place], mark, place)
    below = 2 * y
    if wide:
        return max(below, _names(pen, by_ring, rings, (2 * x + 20, 10)))
    return _names(pen, by_ring, rings, (0, below + 8))


def _on_ring(
    pen: Pen, names: list[str], ring: str, centre: tuple[float, float], radius: float, mark: float, place: int
) -> None:
    """Put as many marks on a ring as it has room for, evenly; each bears the first letter of a name."""
    room = int(2 * pi * radius / (2 * mark + 4))
    for n, name in enumerate(names[:room]):
        turn = 2 * pi * n / min(len(names), room) - pi / 2 + place * 0.5
        x, y = centre[0] + radius * cos(turn), centre[1] + radius * sin(turn)
        pen.circle(x, y, mark, fill=FILLS[ring], edge=INK)
        pen.words(x, y + 6, _initials(name, 1), 16, anchor="middle", bold=True)


def _at_heart(name: str) -> str:
    """Return what stands in the middle: a short name whole, of a longer one its first letter and no stump."""
    return name if len(name) <= 4 else _initials(name, 1)


def _initials(name: str, most: int) -> str:
    return name.strip()[:most].strip() or "?"


def _names(pen: Pen, by_ring: dict[str, list[str]], rings: Rings, corner: tuple[float, float]) -> float:
    """Write the names, ring by ring, the closest first; return the y below them."""
    x, y = corner
    for ring in RINGS:
        pen.circle(x + 11, y + 14, 9, fill=FILLS[ring], edge=INK)
        for line in wrapped(rings.of(ring), pen.width - x - 30, 17):
            pen.words(x + 30, y + 20, line, 17, bold=True)
            y += 22
        y += 4
        for name in by_ring[ring] or ["nobody"]:
            for line in wrapped(name, pen.width - x - 30, 16):
                pen.words(x + 30, y + 16, line, 16, colour=INK if by_ring[ring] else INK_SOFT)
                y += 22
        y += 12
    return y
