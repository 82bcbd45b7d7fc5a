"""A pen that draws one SVG with presentation attributes only, so that a strict content policy lets it stand.

A unit is about a pixel. No text is smaller than 16 units wide or 15 narrow, and none leaves the frame.
"""

import textwrap
from dataclasses import dataclass
from typing import Any

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe

from sayso.foundation.govuk.brand import brand

INK, INK_SOFT, HONEY, SAGE, WHITE, LINE = "#20211d", "#4c5049", "#f3c15c", "#e4eee7", "#ffffff", "#8fb3a2"
CLAY = "#9c3d26"
FACE = "Atkinson Hyperlegible Next, verdana, arial, sans-serif"  # said here too: a letter's SVG knows no CSS
LETTER = 0.58  # the mean width of a letter, in sizes: wide enough to keep words inside their blocks


@dataclass(frozen=True)
class Fill:
    """How a kind of thing is filled; `hatched` also tells it apart without colour."""

    colour: str
    edge: str
    edge_width: float
    words: str
    hatched: bool = False


def fills() -> dict[str, Fill]:
    """Return the fills, in the council's own hedge: the same three for money everywhere, in this order."""
    hedge = brand().hedge
    return {
        "spent": Fill(hedge, hedge, 1, WHITE),
        "promised": Fill(HONEY, INK, 1.5, INK, hatched=True),
        "free": Fill(WHITE, hedge, 2.5, INK),
        "kept": Fill(SAGE, hedge, 2, INK),
    }


def text_width(words: str, size: float) -> float:
    """Return about how wide some words are drawn, in units."""
    return len(words) * size * LETTER


def wrapped(words: str, width: float, size: float) -> list[str]:
    """Break words into lines that fit a width, at least one; a word too long for a line is broken."""
    return textwrap.wrap(words, max(int(width / (size * LETTER)), 1)) or [""]


class Pen:
    """Collects shapes for one drawing. `name` is unique on the page; the ids inside begin with it."""

    def __init__(self, name: str, width: int) -> None:
        self.name = name
        self.width = width
        self.fills = fills()
        self._shapes: list[SafeString] = []

    def block(self, kind: str, x: float, y: float, width: float, height: float) -> None:
        """Draw a filled block; nothing for one without width."""
        if width <= 0:
            return
        fill = self.fills[kind]
        colour = f"url(#{self.name}-hatch)" if fill.hatched else fill.colour
        self._rect(x, y, width, height, colour, fill.edge, fill.edge_width)

    def plate(self, x: float, y: float, width: float, height: float, colour: str = WHITE) -> None:
        """Draw a plain ground, so that words can be read on hatching or rows told apart."""
        self._rect(x, y, width, height, colour, "none", 0)

    def square(self, x: float, y: float, size: float) -> None:
        """Draw an empty square with an edge of ink, to write a short word into."""
        self._rect(x, y, size, size, WHITE, INK, 1.5)

    def tick(self, x: float, y: float, size: float) -> None:
        """Draw a tick in white, inside a square of this size."""
        points = [(0.25, 0.53), (0.43, 0.73), (0.77, 0.31)]
        self._path(x, y, size, points, WHITE, max(2.5, size / 11))

    def mark(self, x: float, y: float, size: float, *, kept: bool) -> None:
        """Draw a tick on a disc of hedge for what was kept; a cross in a ring of clay for what was not."""
        fill = self.fills["spent"].colour if kept else WHITE
        edge, width = (fill, 1.0) if kept else (CLAY, 2.5)
        self._shapes.append(
            format_html(
                '<circle cx="{}" cy="{}" r="{}" fill="{}" stroke="{}" stroke-width="{}"/>',
                _n(x + size / 2), _n(y + size / 2), _n(size / 2 - width / 2), fill, edge, width,
            )
        )  # fmt: skip
        if kept:
            self.tick(x, y, size)
        else:
            self._path(x, y, size, [(0.33, 0.33), (0.67, 0.67)], CLAY, 2.5)
            self._path(x, y, size, [(0.67, 0.33), (0.33, 0.67)], CLAY, 2.5)

    def words(self, x: float, y: float, words: str, size: float = 16, **look: Any) -> None:
        """Write words, kept inside the frame; `anchor` is start, middle or end; `bold`; `colour`."""
        anchor, colour = look.get("anchor", "start"), look.get("colour", INK)
        weight = 700 if look.get("bold") else 400
        self._shapes.append(
            format_html(
                '<text x="{}" y="{}" font-size="{}" text-anchor="{}" fill="{}" font-weight="{}">{}</text>',
                _n(self._inside(x, words, size, anchor)), _n(y), _n(size), anchor, colour, weight, words,
            )
        )  # fmt: skip

    def line(self, x1: float, y1: float, x2: float, y2: float, **look: Any) -> None:
        """Draw a line; `width` 2 unless told, `dashes` such as "4 4"."""
        dashes = format_html(' stroke-dasharray="{}"', look["dashes"]) if "dashes" in look else ""
        self._shapes.append(
            format_html(
                '<line x1="{}" y1="{}" x2="{}" y2="{}" stroke="{}" stroke-width="{}"{}/>',
                _n(x1), _n(y1), _n(x2), _n(y2), look.get("colour", INK), look.get("width", 2), dashes,
            )
        )  # fmt: skip

    def circle(self, x: float, y: float, radius: float, **look: Any) -> None:
        """Draw a circle; `fill`, `edge`, `width` and `dashes` as told, white with an ink edge unless told."""
        self._shapes.append(
            format_html('<circle cx="{}" cy="{}" r="{}" {}/>', _n(x), _n(y), _n(radius), _look(look))
        )

    def shape(self, corners: list[tuple[float, float]], **look: Any) -> None:
        """Draw a closed shape through its corners, looking as a circle does."""
        points = " ".join(f"{_n(x)},{_n(y)}" for x, y in corners)
        self._shapes.append(format_html('<polygon points="{}" {}/>', points, _look(look)))

    def arrow(self, x1: float, x2: float, y: float) -> None:
        """Draw a level arrow from one place to another, its head at the second."""
        back = 9 if x2 > x1 else -9
        self.line(x1, y, x2 - back, y)
        self.shape([(x2, y), (x2 - back, y - 5), (x2 - back, y + 5)], fill=INK, edge=INK, width=0)

    def key(self, y: float, entries: list[tuple[str, str]], *, stacked: bool, x: float = 1) -> float:
        """Draw a key of (kind, words) in one row or one under another; return the y below it."""
        at = x
        for kind, words in entries:
            if not stacked and at > x and at + 28 + text_width(words, 16) > self.width:
                at, y = x, y + 34
            self.block(kind, at, y, 20, 20)
            self.words(at + 28, y + 16, words, 16, bold=stacked)
            at, y = (x, y + 34) if stacked else (at + 48 + text_width(words, 16), y)
        return y if stacked else y + 28

    def svg(self, css: str, height: float, title: str, description: str) -> SafeString:
        """Close the drawing: an image with a name and a description, both heard and not seen."""
        return format_html(
            '<svg class="{}" role="img" aria-labelledby="{}-t {}-d" viewBox="0 0 {} {}" '
            'xmlns="http://www.w3.org/2000/svg" font-family="{}">'
            '<title id="{}-t">{}</title><desc id="{}-d">{}</desc>{}{}</svg>',
            css, self.name, self.name, self.width, _n(height), FACE, self.name, title, self.name, description,
            self._hatch(), format_html_join("", "{}", ((shape,) for shape in self._shapes)),
        )  # fmt: skip

    def _path(
        self,
        x: float,
        y: float,
        size: float,
        points: list[tuple[float, float]],
        colour: str,
        width: float,
    ) -> None:
        turns = " ".join(f"{_n(x + right * size)},{_n(y + down * size)}" for right, down in points)
        self._shapes.append(
            format_html(
                '<polyline points="{}" fill="none" stroke="{}" stroke-width="{}"/>', turns, colour, _n(width)
            )
        )

    def _rect(self, x: float, y: float, width: float, height: float, *look: Any) -> None:
        fill, edge, edge_width = look
        self._shapes.append(
            format_html(
                '<rect x="{}" y="{}" width="{}" height="{}" fill="{}" stroke="{}" stroke-width="{}"/>',
                _n(x), _n(y), _n(width), _n(height), fill, edge, edge_width,
            )
        )  # fmt: skip

    def _hatch(self) -> SafeString:
        return format_html(
            '<defs><pattern id="{}-hatch" width="9" height="9" patternUnits="userSpaceOnUse" '
            'patternTransform="rotate(45)"><rect width="9" height="9" fill="{}"/>'
            '<line x1="0" y1="0" x2="0" y2="9" stroke="{}" stroke-width="2.2"/></pattern></defs>',
            self.name, HONEY, INK,
        )  # fmt: skip

    def _inside(self, x: float, words: str, size: float, anchor: str) -> float:
        wide = text_width(words, size)
        before = {"start": 0.0, "middle": wide / 2, "end": wide}[anchor]
        return max(before, min(x, self.width - (wide - before)))


def _look(look: dict[str, Any]) -> SafeString:
    dashes = format_html(' stroke-dasharray="{}"', look["dashes"]) if "dashes" in look else ""
    return format_html(
        'fill="{}" stroke="{}" stroke-width="{}"{}',
        look.get("fill", WHITE), look.get("edge", INK), _n(look.get("width", 2)), dashes,
    )  # fmt: skip


def _n(number: float) -> SafeString:
    return mark_safe(f"{number:.1f}".removesuffix(".0"))
