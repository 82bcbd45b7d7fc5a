"""What every picture is: a sentence that says the answer, two drawings, and a table of the same numbers."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from django.utils.safestring import SafeString

from sayso.foundation.govuk.pictures.pen import Pen

WIDE, NARROW = 700, 290


@dataclass(frozen=True)
class Grid:
    """The numbers of a picture as a table: the first cell of a row heads it, the others are set right."""

    caption: str
    head: Sequence[str]
    rows: Sequence[Sequence[str]]


@dataclass(frozen=True)
class Picture:
    """A picture before it is drawn.

    `draw(pen, wide)` draws and returns the height it took, in units. `title` is the answer in a few words and
    `description` holds every number, for people who hear the page.
    """

    sentence: str
    title: str
    description: str
    draw: Callable[[Pen, bool], float]
    grid: Grid

    def drawings(self, name: str) -> tuple[SafeString, SafeString]:
        """Return the wide and the narrow SVG; `name` is unique on the page."""
        return self._drawing(f"{name}w", "w", wide=True), self._drawing(f"{name}n", "n", wide=False)

    def _drawing(self, name: str, css: str, *, wide: bool) -> SafeString:
        pen = Pen(name, WIDE if wide else NARROW)
        height = self.draw(pen, wide)
        return pen.svg(css, height, self.title, self.description)
