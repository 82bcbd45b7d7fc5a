"""A week: seven rows, a block for each time that somebody comes or something happens."""

import datetime
from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

from sayso.foundation.govuk.pictures.frame import Grid, Picture
from sayso.foundation.govuk.pictures.pen import INK_SOFT, LINE, Pen, text_width
from sayso.foundation.govuk.presenting import clock, count, listed

DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
KINDS = {"spent": "paid help", "free": "family and friends", "kept": "your own time"}
PAID, FAMILY, OWN = KINDS
END_OF_DAY = 24 * 60


@dataclass(frozen=True)
class Block:
    """One time in the week: `day` 0 (Monday) to 6, from, to, what for, and whose (PAID, FAMILY or OWN).

    A block that ends at or before it starts goes on into the next day: a night.
    """

    day: int
    starts_at: datetime.time
    ends_at: datetime.time
    label: str
    kind: str = PAID

    @property
    def minutes(self) -> int:
        """How long it lasts."""
        return (_minutes(self.ends_at) - _minutes(self.starts_at) - 1) % END_OF_DAY + 1

    @property
    def told(self) -> str:
        """When it is, and what for, in words."""
        return f"{clock(self.starts_at)} to {clock(self.ends_at)}: {self.label}"


@dataclass(frozen=True)
class _Piece:
    """The part of a block that falls on one day, in minutes since midnight, and the lane it is drawn in."""

    block: Block
    starts: int
    ends: int
    lane: int

    @property
    def told(self) -> str:
        """When it starts, or until when a night goes on, and what for."""
        since_yesterday = self.starts == 0 and self.block.starts_at != datetime.time(0)
        when = f"until {clock(self.block.ends_at)}" if since_yesterday else clock(self.block.starts_at)
        return f"{when} {self.block.label}"


def week(blocks: Sequence[Block], *, sentence: str = "") -> Picture:
    """Draw a week. The sentence, unless given, counts the visits and the hours of paid help."""
    ordered = sorted(blocks, key=lambda block: (block.day, block.starts_at, block.label))
    said = sentence or _sentence(ordered)
    told = [f"{day}: {_told(ordered, n)}" for n, day in enumerate(DAYS)]
    rows = [
        [DAYS[block.day], f"{clock(block.starts_at)} to {clock(block.ends_at)}", block.label]
        for block in ordered
    ]
    return Picture(
        sentence=said,
        title=said,
        description=". ".join(told) + ".",
        draw=partial(_draw, [_pieces(ordered, day) for day in range(7)]),
        grid=Grid("The week, day by day", ["Day", "When", "What"], rows),
    )


def _minutes(at: datetime.time) -> int:
    return at.hour * 60 + at.minute


def _sentence(blocks: Sequence[Block]) -> str:
    paid = [block for block in blocks if block.kind == PAID]
    hours, minutes = divmod(sum(block.minutes for block in paid), 60)
    lasts = listed([count(n, unit) for n, unit in ((hours, "hour"), (minutes, "minute")) if n])
    return (
        f"Paid help comes {count(len(paid), 'time')} a week: {lasts}."
        if paid
        else "No paid help comes this week."
    )


def _told(blocks: Sequence[Block], day: int) -> str:
    return "; ".join(block.told for block in blocks if block.day == day) or "nothing"


def _pieces(blocks: Sequence[Block], day: int) -> list[_Piece]:
    spans = []
    for block in blocks:
        start, end = _minutes(block.starts_at), _minutes(block.starts_at) + block.minutes
        if block.day == day:
            spans.append((start, min(end, END_OF_DAY), block))
        if end > END_OF_DAY and (block.day + 1) % 7 == day:
            spans.append((0, end - END_OF_DAY, block))
    free_from: list[int] = []
    pieces = []
    for start, end, block in sorted(spans, key=lambda span: span[:2]):
        lane = next((n for n, until in enumerate(free_from) if until <= start), len(free_from))
        free_from[lane : lane + 1] = [end]
        pieces.append(_Piece(block, start, end, lane))
    return pieces


def _draw(days: list[list[_Piece]], pen: Pen, wide: bool) -> float:
    every = [piece for day in days for piece in day]
    first = min((piece.starts for piece in every), default=7 * 60) // 60 * 60
    last = -(-max((piece.ends for piece in every), default=22 * 60) // 60) * 60
    left = 116.0 if wide else 1.0
    scale = (pen.width - left - 2) / (last - first)
    y = _hours(pen, left, scale, (first, last), wide)
    for number, pieces in enumerate(days):
        y = (_wide_day if wide else _narrow_day)(pen, DAYS[number], pieces, (left, y, scale, first))
    kinds = [kind for kind in KINDS if any(piece.block.kind == kind for piece in every)]
    return pen.key(y + 12, [(kind, KINDS[kind]) for kind in kinds], stacked=not wide)


def _hours(pen: Pen, left: float, scale: float, span: tuple[int, int], wide: bool) -> float:
    first, last = span
    written_to = 0.0 if wide else -20.0
    for minute in range(-(-first // 60) * 60, last + 1, 120):
        words = clock(datetime.time(minute // 60 % 24))
        half, x = text_width(words, 16) / 2, left + (minute - first) * scale
        x = min(max(x, half), pen.width - half)
        if x - half > written_to + 12:
            pen.words(x, 16, words, 16, anchor="middle", colour=INK_SOFT)
            written_to = x + half
    return 26


def _wide_day(pen: Pen, day: str, pieces: list[_Piece], place: tuple[float, float, float, int]) -> float:
    left, y, scale, first = place
    lanes = max((piece.lane + 1 for piece in pieces), default=1)
    pen.line(0, y, pen.width, y, colour=LINE, width=1)
    pen.words(0, y + 27, day, 17, bold=True)
    for lane in range(lanes):
        shown = [piece for piece in pieces if piece.lane == lane]
        ends = [
            (left + (piece.starts - first) * scale, left + (piece.ends - first) * scale) for piece in shown
        ]
        _wide_lane(pen, shown, ends, (left, y + 6 + lane * 36))
    return y + 6 + lanes * 36


def _wide_lane(
    pen: Pen, pieces: list[_Piece], ends: list[tuple[float, float]], corner: tuple[float, float]
) -> None:
    """Draw the blocks of one lane, each with its words inside, after or before it, wherever there is room."""
    left, top = corner
    taken = list(ends)
    for piece, (x, to) in zip(pieces, ends, strict=True):
        words, needed = piece.block.label, text_width(piece.block.label, 16) + 12
        pen.block(piece.block.kind, x, top, to - x, 30)
        if to - x >= needed:
            pen.words(x + 6, top + 21, words, 16, colour=pen.fills[piece.block.kind].words)
            continue
        for start in (to, x - needed):
            span = (start, start + needed)
            if span[0] >= left and span[1] <= pen.width and not any(_cross(span, other) for other in taken):
                pen.words(start + 6, top + 21, words, 16)
                taken.append(span)
                break


def _cross(one: tuple[float, float], other: tuple[float, float]) -> bool:
    return one[0] < other[1] and other[0] < one[1]


def _narrow_day(pen: Pen, day: str, pieces: list[_Piece], place: tuple[float, float, float, int]) -> float:
    left, y, scale, first = place
    pen.words(0, y + 20, day, 17, bold=True)
    y += 28
    pen.plate(left, y, pen.width - left - 2, 20, "#f7f2e8")
    for piece in pieces:
        pen.block(
            piece.block.kind,
            left + (piece.starts - first) * scale,
            y,
            (piece.ends - piece.starts) * scale,
            20,
        )
    y += 24
    told = [piece.told for piece in pieces] or ["nothing"]
    for words in told:
        pen.words(0, y + 16, _shortened(words, pen.width), 16)
        y += 24
    return y + 8


def _shortened(words: str, width: float) -> str:
    most = int(width / (16 * 0.58))
    return words if len(words) <= most else words[: most - 1].rstrip() + "…"
