"""Money left: one bar for the whole year, in spent, promised and free, with today on it."""

import datetime
from dataclasses import dataclass
from functools import partial

from sayso.foundation.govuk.pictures.frame import Grid, Picture
from sayso.foundation.govuk.pictures.pen import INK_SOFT, WHITE, Pen, text_width
from sayso.foundation.govuk.presenting import count, plain_day, whole_pounds

BAR = 52


@dataclass(frozen=True)
class _Year:
    whole_pence: int
    spent_pence: int
    promised_pence: int
    starts_on: datetime.date
    ends_before: datetime.date
    today: datetime.date

    @property
    def free_pence(self) -> int:
        return self.whole_pence - self.spent_pence - self.promised_pence

    @property
    def left_pence(self) -> int:
        return self.whole_pence - self.spent_pence

    @property
    def gone(self) -> float:
        """The part of the year that has gone, 0 to 1."""
        return min(max((self.today - self.starts_on) / (self.ends_before - self.starts_on), 0), 1)

    @property
    def weeks(self) -> tuple[int, int]:
        """Whole weeks gone, and all."""
        length = round((self.ends_before - self.starts_on).days / 7)
        return min(max((self.today - self.starts_on).days // 7, 0), length), length

    @property
    def parts(self) -> list[tuple[str, int, str]]:
        """Kind, pence and words of each part of the bar."""
        pence = {"spent": self.spent_pence, "promised": self.promised_pence, "free": max(self.free_pence, 0)}
        return [(kind, amount, f"{whole_pounds(amount)} {kind}") for kind, amount in pence.items()]


def money_left(
    *,
    whole_pence: int,
    spent_pence: int,
    promised_pence: int,
    starts_on: datetime.date,
    ends_before: datetime.date,
    today: datetime.date,
    name: str = "",
) -> Picture:
    """Draw what is left of a budget from `starts_on` to the day before `ends_before`.

    `promised` is what help already agreed will need. Without `name` it speaks to the person ("You have");
    with it, of them ("Ana has"). More promised than is left is drawn and said. ValueError for sums
    below nothing.
    """
    if min(whole_pence, spent_pence, promised_pence) < 0 or ends_before <= starts_on:
        raise ValueError("Money left needs sums of nothing or more, and a year with days in it.")
    year = _Year(whole_pence, spent_pence, promised_pence, starts_on, ends_before, today)
    amounts = {"Spent": spent_pence, "Promised": promised_pence, "Free": year.free_pence}
    amounts["All of it"] = whole_pence
    return Picture(
        sentence=_sentence(year, name),
        title=f"{_has(name)} {whole_pounds(year.left_pence)} left",
        description=_description(year),
        draw=partial(_draw, year),
        grid=Grid(
            f"Money from {plain_day(starts_on)} to {plain_day(_last_day(year))}",
            ["", "Amount"],
            [[label, whole_pounds(amount)] for label, amount in amounts.items()],
        ),
    )


def _has(name: str) -> str:
    return f"{name} has" if name else "You have"


def _last_day(year: _Year) -> datetime.date:
    return year.ends_before - datetime.timedelta(days=1)


def _sentence(year: _Year, name: str) -> str:
    left = f"{_has(name)} {whole_pounds(year.left_pence)} left until {plain_day(_last_day(year))}."
    promised = f"{whole_pounds(year.promised_pence)} is promised for help already agreed."
    if year.free_pence < 0:
        return f"{left} {promised} That is {whole_pounds(-year.free_pence)} more than is left."
    return f"{left} {promised} {whole_pounds(year.free_pence)} is free to use."


def _description(year: _Year) -> str:
    gone, length = year.weeks
    parts = ", ".join(words for _, _, words in year.parts)
    weeks = f"{gone} of {count(length, 'week')} have gone"
    return f"A bar for all {whole_pounds(year.whole_pence)}: {parts}. {weeks}."


def _draw(year: _Year, pen: Pen, wide: bool) -> float:
    top, left, width = (62 if wide else 66), 1.5, pen.width - 3
    scale = width / max(year.whole_pence, year.spent_pence + year.promised_pence, 1)
    today = left + width * min(year.gone * year.whole_pence * scale / width, 1)
    beside, x = [], left
    for kind, amount, words in year.parts:
        pen.block(kind, x, top, amount * scale, BAR)
        if amount and not (wide and _inside(pen, (kind, words), (x, top, amount * scale), today)):
            beside.append((kind, words))
        x += amount * scale
    _today(year, pen, top, today)
    below: float = top + BAR + 18
    if year.free_pence < 0:
        below = _end_of_money(year, pen, left + year.whole_pence * scale, top)
    elif wide and beside == [(year.parts[2][0], year.parts[2][2])]:
        return _small_end(pen, beside[0][1], (pen.width - 1.5 - year.free_pence * scale / 2, top + BAR))
    return pen.key(below, beside, stacked=not wide) if beside else below


def _inside(pen: Pen, part: tuple[str, str], place: tuple[float, float, float], today: float) -> bool:
    """Write the words inside their part of the bar, clear of today's line, if there is room."""
    (kind, words), (x, top, width) = part, place
    needed = text_width(words, 19) + 24
    spots = (x + width / 2, x + width - needed / 2 - 8, x + needed / 2 + 8)
    free = [spot for spot in spots if abs(spot - today) > needed / 2 + 6]
    if width < needed + 16 or not free:
        return False
    if pen.fills[kind].hatched:
        pen.plate(free[0] - needed / 2, top + 9, needed, 34, WHITE)
    pen.words(free[0], top + 33, words, 19, anchor="middle", bold=True, colour=pen.fills[kind].words)
    return True


def _small_end(pen: Pen, words: str, end: tuple[float, float]) -> float:
    """Point from a narrow last part to its words below it; return the height of the picture."""
    x, y = end
    pen.line(x, y + 2, x, y + 16)
    pen.words(pen.width, y + 36, words, 19, anchor="end", bold=True)
    return y + 46


def _end_of_money(year: _Year, pen: Pen, x: float, top: float) -> float:
    """Mark where the money ends in a year that has promised more; return the y below it."""
    pen.line(x, top - 4, x, top + BAR + 10, width=3, dashes="5 4")
    pen.words(x, top + BAR + 30, f"{whole_pounds(year.whole_pence)} ends here", 16, anchor="middle")
    return top + BAR + 48


def _today(year: _Year, pen: Pen, top: float, x: float) -> None:
    gone, length = year.weeks
    pen.line(x, top - 14, x, top + BAR + 8, width=3)
    pen.words(x, top - 37, "Today", 17, anchor="middle", bold=True)
    pen.words(x, top - 19, f"{gone} of {count(length, 'week')} gone", 16, anchor="middle", colour=INK_SOFT)
