"""What the pieces are made of: plain values that a page's presenter fills in and a template tag draws.

All text is text: it is escaped when it is drawn. Where a link says one word ("Open"), `about` names the
person for those who hear the page.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field


@dataclass(frozen=True)
class Link:
    """Where to go. `about` is heard, not seen: Link("Book", "/…", "an interpreter for Maryam Yusuf")."""

    text: str
    url: str
    about: str = ""


@dataclass(frozen=True)
class Caution:
    """What we must do, never what a person is. `kind`: Safe contact, Communication, Letters or Visiting.

    `said` tells who said it, when, and when it will be looked at again.
    """

    kind: str
    text: str
    said: str = ""


@dataclass(frozen=True)
class Contact:
    """One of the people in somebody's life: what they are to them, and how to reach them."""

    name: str
    role: str
    telephone: str = ""
    note: str = ""

    @property
    def initials(self) -> str:
        """The first letters of the first and the last name."""
        words = self.name.split()
        return "".join(word[:1] for word in (words[:1] + words[-1:] if len(words) > 1 else words)).upper()


@dataclass(frozen=True)
class Step:
    """Something that will happen, or that we promised: when, as text, and what."""

    when: str
    text: str
    now: bool = False
    link: Link | None = None


@dataclass(frozen=True)
class Entry:
    """Something that happened. `said` is somebody's own words; `decision` draws a square, not a circle."""

    when: str
    text: str = ""
    said: str = ""
    strong: str = ""
    decision: bool = False
    link: Link | None = None


@dataclass(frozen=True)
class Fact:
    """A label and what stands beside it; `first` marks the one to read before all others (safe contact)."""

    label: str
    text: str
    more: str = ""
    first: bool = False
    link: Link | None = None


@dataclass(frozen=True)
class Column:
    """One column of a table; `number` sets it right, in even figures; `acts` holds what one can do."""

    label: str
    number: bool = False
    acts: bool = False


@dataclass(frozen=True)
class Cell:
    """One cell: text or a link, a quieter line under it, and a warning that stands at a name."""

    text: str = ""
    sub: str = ""
    late: str = ""
    link: Link | None = None
    warning: Caution | None = None

    @property
    def empty(self) -> bool:
        """Whether nothing stands in it: on a phone its column's name is left out too."""
        return not (self.text or self.sub or self.late or self.link or self.warning)


@dataclass(frozen=True)
class Row:
    """One thing that someone can act on: its first cell heads it. `total` draws the thick line above."""

    cells: Sequence[Cell]
    total: bool = False

    @classmethod
    def of(cls, *cells: Cell | str, total: bool = False) -> "Row":
        """Make a row from cells and plain text."""
        return cls([cell if isinstance(cell, Cell) else Cell(cell) for cell in cells], total)


@dataclass(frozen=True)
class Table:
    """A table whose rows are cards on a phone. `caption` says what it holds, `order` how it is sorted."""

    caption: str
    columns: Sequence[Column]
    rows: Sequence[Row]
    order: str = ""

    @property
    def lines(self) -> list[tuple[Row, Cell, list[tuple[Column, Cell]]]]:
        """Each row with the cell that heads it and the others beside their columns."""
        return [
            (row, row.cells[0], list(zip(self.columns[1:], row.cells[1:], strict=True))) for row in self.rows
        ]


@dataclass(frozen=True)
class Part:
    """One part of a sheet for paper: facts, sentences, empty lines to write on; `wide` takes both columns."""

    title: str
    facts: Sequence[Fact] = ()
    sentences: Sequence[str] = ()
    blank_lines: int = 0
    wide: bool = False

    @property
    def lines(self) -> range:
        """The empty lines, to draw one by one."""
        return range(self.blank_lines)


@dataclass(frozen=True)
class Sheet:
    """A sheet that prints on one A4 in black. Nothing on it that would hurt in the wrong hands."""

    title: str
    lead: str
    parts: Sequence[Part]
    warnings: Sequence[Caution] = field(default=())
    printed: str = ""
