"""Who decides what: a row for each decision, a shape for whoever decides, a dashed one for who did before."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

from sayso.foundation.govuk.brand import brand
from sayso.foundation.govuk.pictures.frame import Grid, Picture
from sayso.foundation.govuk.pictures.pen import HONEY, INK, INK_SOFT, WHITE, Pen, text_width, wrapped
from sayso.foundation.govuk.presenting import count, listed

#: Who may decide, in the order of the columns.
PERSON, BOTH, CARER, OPEN = "person", "both", "carer", "open"
HOLDERS = (PERSON, BOTH, CARER, OPEN)
PLUM, CLAY, PAPER, DOT = "#6a2f5c", "#9c3d26", "#f7f2e8", "#8fb3a2"
NOT_SETTLED = "Not settled"


@dataclass(frozen=True)
class Decided:
    """One decision: what it is about, who decides, who did before, and since when, as text ("June 2026")."""

    about: str
    holder: str
    before: str | None = None
    since: str = ""


@dataclass(frozen=True)
class Names:
    """What the person, the two together and the carer are called: "Ana", "Both of you", "You"."""

    person: str
    both: str
    carer: str

    def of(self, holder: str) -> str:
        """Return the name of a column."""
        return {PERSON: self.person, BOTH: self.both, CARER: self.carer, OPEN: NOT_SETTLED}[holder]


def who_decides(decided: Sequence[Decided], names: Names) -> Picture:
    """Draw who decides what. The sentence says how many each decides, and names what is not settled."""
    title = _sentence(decided, names)
    about = {
        holder: [_inside(one.about, names) for one in decided if one.holder == holder] for holder in HOLDERS
    }
    by_holder = [f"{names.of(holder)}: {listed(told)}." for holder, told in about.items() if told]
    return Picture(
        sentence=title,
        title=title,
        description=" ".join(by_holder) or "No decisions are written down.",
        draw=partial(_draw, list(decided), names),
        grid=Grid(
            "Who decides what, now and before",
            ["Decision", "Now", "Before"],
            [[one.about, names.of(one.holder), _before(one, names)] for one in decided],
        ),
    )


def _before(one: Decided, names: Names) -> str:
    return f"{names.of(one.before)}, until {one.since}" if one.before else "no change"


def _sentence(decided: Sequence[Decided], names: Names) -> str:
    said: list[str] = []
    for holder, name in ((PERSON, names.person), (CARER, names.carer)):
        number = sum(one.holder == holder for one in decided)
        if number:
            first = not said
            verb = "decide" if name == "You" else "decides"
            said.append(f"{name} {verb} {_number(number)}{' of these' if first else ''}.")
    together = sum(one.holder == BOTH for one in decided)
    if together:
        whose = "You decide" if "you" in names.both.casefold() else "They decide"
        said.append(f"{whose} {_number(together)} together.")
    still = [_inside(one.about, names) for one in decided if one.holder == OPEN]
    if still:
        said.append(f"Not settled: {listed(still)}.")
    return " ".join(said) or "Nothing is written down yet about who decides."


def _number(number: int) -> str:
    words = ("none", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
    return words[number] if number < len(words) else count(number, "thing")


def _inside(words: str, names: Names) -> str:
    """Write what a decision is about as it stands inside a sentence; a name keeps its capital."""
    own = [name for name in (names.person, names.carer) if name and name != "You"]
    return words if any(words.startswith(name) for name in own) else words[:1].lower() + words[1:]


def _draw(decided: list[Decided], names: Names, pen: Pen, wide: bool) -> float:
    left = 270.0 if wide else 0.0
    step = (pen.width - left) / len(HOLDERS)
    places = {holder: left + step * (n + 0.5) for n, holder in enumerate(HOLDERS)}
    head = _heads(pen, names, places, step, wide)
    for number, one in enumerate(decided):
        head = (_wide_row if wide else _narrow_row)(pen, one, places, (head, number % 2 == 0))
    return head + 6


def _heads(pen: Pen, names: Names, places: dict[str, float], step: float, wide: bool) -> float:
    size = 17 if wide else 15
    short = {BOTH: "Both", OPEN: "Not yet"}
    lines = {
        holder: _fitting(names.of(holder) if wide else short.get(holder, names.of(holder)), step + 2, size)
        for holder in HOLDERS
    }
    for holder, written in lines.items():
        for n, words in enumerate(written):
            pen.words(places[holder], 18 + n * 20, words, size, anchor="middle", bold=True)
    return 14.0 + 20 * max(len(written) for written in lines.values())


def _fitting(words: str, width: float, size: float) -> list[str]:
    """Break a heading into two lines at most, the second cut short where a name is very long."""
    lines = wrapped(words, width, size)
    return lines if len(lines) < 3 else [lines[0], lines[1][:-1] + "…"]


def _wide_row(pen: Pen, one: Decided, places: dict[str, float], place: tuple[float, bool]) -> float:
    top, tinted = place
    lines = wrapped(one.about, 280, 17)
    moved = f"moved {one.since}" if one.before else ""
    height = max(50.0, 20.0 * (len(lines) + bool(moved)) + 10)
    if tinted:
        pen.plate(0, top, pen.width, height, PAPER)
    y = top + (height - 20 * (len(lines) + bool(moved))) / 2 + 15
    for line in lines:
        pen.words(8, y, line, 17, bold=True)
        y += 20
    if moved:
        pen.words(8, y, moved, 16, colour=INK_SOFT)
    _shapes(pen, one, places, top + height / 2)
    return top + height


def _narrow_row(pen: Pen, one: Decided, places: dict[str, float], place: tuple[float, bool]) -> float:
    top, tinted = place
    moved = _short(one.since) if one.before else ""
    lines = wrapped(one.about, pen.width - 8, 16)
    beside = bool(moved) and len(lines) == 1
    beside = beside and text_width(lines[0], 16) + text_width(moved, 15) + 12 <= pen.width
    written = len(lines) + (bool(moved) and not beside)
    height = 54.0 + 20 * written
    if tinted:
        pen.plate(0, top, pen.width, height, PAPER)
    y = top + 22
    for line in lines:
        pen.words(4, y, line, 16, bold=True)
        y += 20
    if moved:
        pen.words(pen.width - 4, top + 22 if beside else y, moved, 15, anchor="end", colour=INK_SOFT)
    _shapes(pen, one, places, top + height - 24)
    return top + height


def _short(since: str) -> str:
    """Write a month short where there is little room: "Nov 2026" for "November 2026"."""
    month, _, year = since.partition(" ")
    return f"{month[:3]} {year}" if year and len(month) > 5 else since


def _shapes(pen: Pen, one: Decided, places: dict[str, float], y: float) -> None:
    for holder in HOLDERS:
        if holder not in (one.holder, one.before):
            pen.circle(places[holder], y, 2.5, fill=DOT, edge=DOT, width=0)
    if one.before and one.before != one.holder:
        ahead = 1 if places[one.holder] > places[one.before] else -1
        pen.arrow(places[one.before] + 17 * ahead, places[one.holder] - 18 * ahead, y)
        _shape(pen, one.before, places[one.before], y, before=True)
    _shape(pen, one.holder, places[one.holder], y)


def _shape(pen: Pen, holder: str, x: float, y: float, *, before: bool = False) -> None:
    """Draw a circle for the person, a diamond for both, a square for the carer, a ring for nobody yet."""
    if before:
        look = {"fill": WHITE, "edge": INK, "dashes": "4 3"}
    else:
        hedge = brand().hedge
        fills = {PERSON: (hedge, hedge), BOTH: (HONEY, INK), CARER: (PLUM, PLUM), OPEN: (WHITE, CLAY)}
        look = dict(zip(("fill", "edge"), fills[holder], strict=True))
    if holder == BOTH:
        pen.shape([(x - 14, y), (x, y - 14), (x + 14, y), (x, y + 14)], **look)
    elif holder == CARER:
        pen.shape([(x - 11, y - 11), (x + 11, y - 11), (x + 11, y + 11), (x - 11, y + 11)], **look)
    else:
        pen.circle(x, y, 12, **look | ({} if before or holder != OPEN else {"width": 3}))
        if holder == OPEN:
            pen.words(x, y + 6, "?", 18, anchor="middle", bold=True, colour=INK if before else CLAY)
