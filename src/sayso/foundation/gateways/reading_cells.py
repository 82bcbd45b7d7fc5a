"""Single cells of a bank's CSV: a day, a sum. Each says what is wrong with it and what to do."""

import datetime
import re

from sayso.foundation.gateways.column_maps import DateOrder

MOST_PENCE = 10**13
_MONTHS = {name: at for at, name in enumerate("jan feb mar apr may jun jul aug sep oct nov dec".split(), 1)}
_PLACES = {
    DateOrder.DAY_FIRST: (2, 1, 0),
    DateOrder.MONTH_FIRST: (2, 0, 1),
    DateOrder.YEAR_FIRST: (0, 1, 2),
}
_SAID = {
    DateOrder.DAY_FIRST: "day, month, year",
    DateOrder.MONTH_FIRST: "month, day, year",
    DateOrder.YEAR_FIRST: "year, month, day",
}
_SUM = re.compile(r"(\d{1,3}(?:,\d{3})+|\d+)(?:\.(\d{1,2}))?|\.(\d{1,2})")


class CellWrong(ValueError):
    """What is wrong with one cell, as a sentence."""


def day_in(cell: str, order: DateOrder) -> datetime.date:
    """Return the day in a cell, such as 20/11/2026, 2026-11-20 or 20 Nov 26. Raises CellWrong."""
    parts = re.split(r"[\s/.\-]+", cell.strip().split("T")[0])
    year, month, day = (parts[at] if len(parts) == 3 else "" for at in _PLACES[order])
    number = str(_MONTHS.get(month[:3].lower(), month))
    if len(year) == 2:
        year = f"20{year}"
    try:
        if not re.fullmatch(r"[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}", f"{year}-{number}-{day}"):
            raise ValueError
        return datetime.date(int(year), int(number), int(day))
    except ValueError:
        raise CellWrong(
            f"“{cell}” is not a day in the order {_SAID[order]}. Mend the line, or the order in the map."
        ) from None


def pence_in(cell: str) -> int | None:
    """Return whole pence in a cell, below nothing for -12.00, 12.00-, (12.00) or 12.00 DR; None when empty.

    Raises CellWrong for what is no sum, and for part of a penny.
    """
    given = re.sub(r"[£\s\N{NO-BREAK SPACE}]", "", cell.replace("\N{MINUS SIGN}", "-")).upper()
    if not given:
        return None
    below = given.startswith(("-", "(")) or given.endswith(("-", "DR"))
    bare = given.removesuffix("DR").removesuffix("CR").strip("-+()")
    found = _SUM.fullmatch(bare)
    if found is None:
        raise CellWrong(f"“{cell}” is not a sum in pounds and pence, like 340.00. Mend the line.")
    pounds, parts = found[1] or "0", (found[2] or found[3] or "").ljust(2, "0")
    pence = int(pounds.replace(",", "")) * 100 + int(parts)
    if pence > MOST_PENCE:
        raise CellWrong(f"“{cell}” is too large a sum to be true. Mend the line.")
    return -pence if below else pence
