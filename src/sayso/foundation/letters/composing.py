"""From a wording and its fields to what the letter says."""

import re
from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import Any

from sayso.foundation.govuk.presenting import LONDON, clock, day, whole_pounds
from sayso.foundation.letters.content import Content, Frame, Line, Row, Run, Section, Sentence
from sayso.foundation.letters.wording import PLACE, Chapter, Form, Part, Place, Wording
from sayso.rules.refusals import Invalid

BOLD = "**"
END = re.compile(r"(?<=[.!?])\s+(?=[A-Z0-9“\"£])")
_TYPES: Mapping[Form, type | tuple[type, ...]] = {
    Form.WORDS: str,
    Form.SENTENCES: str,
    Form.LIST: (list, tuple),
    Form.DAY: date,
    Form.MOMENT: datetime,
    Form.PENCE: int,
    Form.LINES: (list, tuple),
}


def compose(wording: Wording, given: Mapping[str, Any], frame: Frame) -> Content:
    """Fill a wording in. Raises Invalid, naming each field that is unknown, missing or of another form."""
    _check(wording, given)
    filled = {name: value for name, value in given.items() if _is_there(value)}
    fill = _Filling(wording.places, filled)
    sections = [
        Section(fill.text(chapter.heading), rows)
        for chapter in wording.chapters
        if fill.wants(chapter.when) and (rows := _rows(chapter, fill))
    ]
    heading, easy_heading = fill.text(wording.heading), fill.text(wording.easy_heading)
    return Content(heading, easy_heading, frame, tuple(sections))


def _is_there(value: Any) -> bool:
    return value is not None and value != "" and value != [] and value != ()


def _check(wording: Wording, given: Mapping[str, Any]) -> None:
    wrong = {name: f"This letter has no place for “{name}”." for name in given if name not in wording.places}
    for name, place in wording.places.items():
        value = given.get(name)
        if not _is_there(value):
            if not place.optional:
                wrong[name] = f"The letter still needs this: {place.label}."
        elif not isinstance(value, _TYPES[place.form]) or isinstance(value, bool):
            wrong[name] = f"The letter cannot use what is given as: {place.label}."
    if wrong:
        raise Invalid(" ".join(wrong.values()), fields=wrong)


def _rows(chapter: Chapter, fill: "_Filling") -> tuple[Row, ...]:
    return tuple(fill.row(part) for part in chapter.parts if fill.wants(part.when))


class _Filling:
    """The fields of one letter, ready to be put into sentences."""

    def __init__(self, places: Mapping[str, Place], filled: Mapping[str, Any]) -> None:
        self.places = places
        self.filled = filled

    def wants(self, when: str) -> bool:
        """Whether what depends on this field belongs into the letter."""
        return not when or when in self.filled

    def row(self, part: Part) -> Row:
        """Fill in one row, in both wordings."""
        lines: tuple[Line, ...] = ()
        say = self.sentences(part.say)
        easy = self.sentences(part.easy) or tuple(piece for one in say for piece in split(one))
        if part.kind == "quote":
            say = easy = ((("“", False), (self.written(part.of), False), ("”", False)),)
        elif part.kind == "sum":
            lines = tuple(self.filled.get(part.of, ()))
            easy = tuple(_spoken(line) for line in lines)
        elif part.kind == "picture":
            lines, easy = tuple(self.filled.get(part.of, ())), ()
        kind = "list" if self.is_list(part) else part.kind
        return Row(kind, say, easy, part.symbol, part.law, self.text(part.caption), lines, part.key)

    def is_list(self, part: Part) -> bool:
        """Whether this row is a list and nothing else."""
        alone = PLACE.fullmatch(part.say[0]) if len(part.say) == 1 else None
        return bool(alone) and self.places[part.say[0][1:-1]].form is Form.LIST

    def sentences(self, written: Sequence[str]) -> tuple[Sentence, ...]:
        """Fill sentences in; a list, or typed sentences, standing alone become as many as they are."""
        made: list[Sentence] = []
        for sentence in written:
            alone = PLACE.fullmatch(sentence)
            if not alone:
                made.append(self.runs(sentence))
            elif self.places[alone[1]].form is Form.LIST:
                made += [((str(item), False),) for item in self.filled.get(alone[1], ())]
            elif alone[1] in self.filled:
                made.append(((self.written(alone[1]), False),))
        return tuple(made)

    def runs(self, sentence: str) -> Sentence:
        """Cut a sentence at its marks for bold, then fill each piece in: what is typed is never a mark."""
        pieces = sentence.split(BOLD)
        return tuple((self.text(piece), bool(odd % 2)) for odd, piece in enumerate(pieces) if piece)

    def text(self, piece: str) -> str:
        """Fill in plain text."""
        return PLACE.sub(lambda found: self.written(found[1]), piece)

    def written(self, name: str) -> str:
        """Return a field as it stands in a sentence."""
        value, form = self.filled.get(name, ""), self.places[name].form
        if value == "":
            return ""
        if form is Form.DAY:
            return day(value)
        if form is Form.MOMENT:
            return f"{day(value.astimezone(LONDON).date())}, {clock(value)}"
        if form is Form.PENCE:
            return whole_pounds(value)
        return " ".join(str(value).split())


def split(sentence: Sentence) -> list[Sentence]:
    """Cut what is several sentences into one idea each, for Easy Read."""
    if len(sentence) != 1:
        return [sentence]
    ((text, bold),) = sentence
    return [((piece, bold),) for piece in END.split(text)]


def _spoken(line: Line) -> Sentence:
    amount = "not known yet" if line.amount_pence is None else whole_pounds(line.amount_pence)
    run: Run = (amount, line.total)
    return ((f"{line.label}: ", line.total), run, (".", line.total))
