"""What a letter says, apart from how it is laid out. Every layout is drawn from this and nothing else.

A sentence is a list of runs, each some text and whether it is bold. All of it is plain text: a layout escapes
it. `as_json` and `from_json` keep it, so that a letter can be laid out anew in its old words.
"""

from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass, field
from typing import Any

from sayso.foundation.govuk.pictures import Change, Picture, sum_shown

ADDED_AND_KEPT = ("added", "yours to keep")
Run = tuple[str, bool]
Sentence = tuple[Run, ...]


@dataclass(frozen=True)
class Line:
    """One line of a sum: its label, the amount as whole pence (None: not known), the law it follows."""

    label: str
    amount_pence: int | None
    law: str = ""
    total: bool = False


@dataclass(frozen=True)
class Row:
    """One idea: its sentences, the same in Easy Read's words, a symbol, the law that governs it.

    `kind` is `say`, `list` (each sentence alone), `quote` (the person's own words), `sum` (its `lines`, under
    `caption`) or `picture` (its `lines` drawn from top to bottom, `key` naming a step up and a step down;
    Easy Read has the lines in words instead).
    """

    kind: str
    say: Sequence[Sentence] = ()
    easy: Sequence[Sentence] = ()
    symbol: str = ""
    law: str = ""
    caption: str = ""
    lines: Sequence[Line] = ()
    key: Sequence[str] = ADDED_AND_KEPT

    @property
    def picture(self) -> Picture:
        """Draw the lines: the first is where it begins, the last what is left. ValueError if they differ."""
        start, *changes, result = [Change(line.label, line.amount_pence or 0) for line in self.lines]
        added, taken_off = self.key
        return sum_shown(
            sentence=self.caption,
            start=start,
            changes=changes,
            result=result,
            added=added,
            taken_off=taken_off,
        )


@dataclass(frozen=True)
class Section:
    """A part of a letter under one heading; the first part has none."""

    heading: str
    rows: Sequence[Row]


@dataclass(frozen=True)
class Frame:
    """What stands around the words: who writes to whom, from where, when. Never an address of the person."""

    council: str
    address: Sequence[str]
    telephone: str
    written_on: str
    our_number: str
    called: str
    writer: str
    writer_role: str
    writer_telephone: str


@dataclass(frozen=True)
class Content:
    """A whole letter. `heading` gives the answer; `easy_heading` the same in fewer words."""

    heading: str
    easy_heading: str
    frame: Frame
    sections: Sequence[Section] = field(default=())

    @property
    def as_json(self) -> dict[str, Any]:
        """Return the letter as plain lists and dicts."""
        return asdict(self)

    @property
    def text(self) -> str:
        """Return all that the standard letter says, for the reading grade."""
        said = [plain(sentence) for section in self.sections for row in section.rows for sentence in row.say]
        return " ".join([f"{self.heading}.", *said])

    @property
    def parts(self) -> list[str]:
        """Return the text of each section, for the grade of the hardest: one hard part is a hard letter."""
        return [
            " ".join(plain(sentence) for row in section.rows for sentence in row.say)
            for section in self.sections
        ]

    @property
    def easy_text(self) -> str:
        """Return all that the Easy Read letter says."""
        said = [plain(sentence) for section in self.sections for row in section.rows for sentence in row.easy]
        return " ".join([f"{self.easy_heading}.", *said])


def plain(sentence: Sentence) -> str:
    """Return a sentence without its bold."""
    return "".join(text for text, _ in sentence)


def from_json(kept: dict[str, Any]) -> Content:
    """Read back a letter that was kept by `as_json`."""
    frame = Frame(**{**kept["frame"], "address": tuple(kept["frame"]["address"])})
    sections = tuple(Section(part["heading"], tuple(map(_row, part["rows"]))) for part in kept["sections"])
    return Content(kept["heading"], kept["easy_heading"], frame, sections)


def _row(kept: dict[str, Any]) -> Row:
    lines = tuple(Line(**line) for line in kept["lines"])
    said = {"say": _sentences(kept["say"]), "easy": _sentences(kept["easy"])}
    return Row(**{**kept, **said, "lines": lines, "key": tuple(kept.get("key", ADDED_AND_KEPT))})


def _sentences(kept: Iterable[Iterable[Any]]) -> tuple[Sentence, ...]:
    return tuple(tuple((text, bold) for text, bold in sentence) for sentence in kept)
