"""A bank's statement as CSV, read by a saved map: every line or none, and proved by its running balance.

Nothing is kept here. What cannot be read is told line by line, with what to do.
"""

import csv
import hashlib
import io
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from sayso.foundation.gateways.column_maps import DELIMITERS, ColumnMap, DateOrder
from sayso.foundation.gateways.reading_cells import CellWrong, day_in, pence_in
from sayso.rules.money import pounds_text
from sayso.rules.refusals import Invalid

LARGEST_BYTES, MOST_LINES, MOST_NAMED = 5_000_000, 20_000, 50
_SWAPPED = {DateOrder.DAY_FIRST: DateOrder.MONTH_FIRST, DateOrder.MONTH_FIRST: DateOrder.DAY_FIRST}
Cells = tuple[int, list[str]]


@dataclass(frozen=True, kw_only=True)
class Line:
    """One line: its number in the file, day, whole pence (below nothing is money out), words and mark.

    The `fingerprint` is of account, day, pence, words in plain capitals, and which of such lines that day it
    is: the same line in another file has the same one. `balance_pence` is None when the file has none.
    """

    number: int
    on: date
    pence: int
    text: str
    fingerprint: str
    balance_pence: int | None = None


@dataclass(frozen=True, kw_only=True)
class Statement:
    """A file that was read and proved. Lines run oldest first; `sha256` is that of the whole file."""

    sha256: str
    lines: Sequence[Line]
    opening_pence: int | None = None
    closing_pence: int | None = None


class CannotRead(Invalid):
    """Nothing of the file was taken. `fields` maps "line 7" to what is wrong with it and what to do."""

    code = "statement_unreadable"


def read_statement(content: bytes, *, by: ColumnMap, account: str, latest: date) -> Statement:
    """Return every line of a file. `account` names whose it is; no line may be later than `latest`.

    Raises CannotRead, by line, and Invalid for a map that no file could be read with.
    """
    by.check()
    rows, places = _rows(content, by)
    wrong: dict[str, str] = {}
    read = []
    for number, cells in rows:
        try:
            read.append(_line(number, cells, places, by, latest))
        except CellWrong as why:
            wrong[f"line {number}"] = str(why)
    if not wrong:
        wrong = _days_backwards(rows, places, by)
    if wrong:
        raise _refused(wrong)
    lines = read[::-1] if by.newest_first else read
    opening, closing = _proved(lines)
    return Statement(
        sha256=hashlib.sha256(content).hexdigest(),
        lines=_marked(lines, account),
        opening_pence=opening,
        closing_pence=closing,
    )


def _refused(wrong: dict[str, str]) -> CannotRead:
    named = dict(list(wrong.items())[:MOST_NAMED])
    first, why = next(iter(named.items()))
    more = f" {len(wrong) - 1} more lines are wrong too." if len(wrong) > 1 else ""
    return CannotRead(f"Nothing was taken from this file. {first.capitalize()}: {why}{more}", fields=named)


def _rows(content: bytes, by: ColumnMap) -> tuple[list[Cells], dict[str, int]]:
    """Return the lines as cells with their numbers, and the place of each column."""
    if len(content) > LARGEST_BYTES:
        raise CannotRead("This file is too large to be a statement. Ask the bank for a shorter time.")
    if not content.strip():
        raise CannotRead("This file is empty. Choose the statement that the bank gave you.")
    encoding = "utf-8-sig" if by.encoding == "utf-8" else by.encoding
    try:
        text = content.decode(encoding)
    except UnicodeError:
        raise CannotRead(
            f"The letters of this file are not kept as {by.encoding}. Choose another way in the map."
        ) from None
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=by.delimiter)
    try:
        every = [(reader.line_num, [cell.strip() for cell in cells]) for cells in reader]
    except csv.Error as why:
        raise CannotRead(f"This file is not CSV: {why}. Ask the bank for CSV.") from None
    head = every[by.heading_line - 1][1] if 0 < by.heading_line <= len(every) else []
    places = _places(by, head)
    body = every[by.heading_line : len(every) - by.footer_lines]
    rows = [(number, cells) for number, cells in body if any(cells)]
    if not rows:
        raise CannotRead("There are no lines in this file. Check the heading line and the footer in the map.")
    if len(rows) > MOST_LINES:
        raise CannotRead(f"This file has more than {MOST_LINES:,} lines. Ask the bank for a shorter time.")
    return rows, places


def _places(by: ColumnMap, head: Sequence[str]) -> dict[str, int]:
    if not by.heading_line:
        return {one: int(one) - 1 for one in by.columns}
    named = {name.casefold(): at for at, name in enumerate(head)}
    missing = [one for one in by.columns if one.casefold() not in named]
    if missing:
        told = ", ".join(f"“{one}”" for one in missing)
        sign = DELIMITERS[by.delimiter]
        raise CannotRead(
            f"Line {by.heading_line} has no column called {told}. Check the map: the line of the headings,"
            f" their names, and the sign between them (now a {sign}).",
            fields={f"line {by.heading_line}": f"It has no column called {told}."},
        )
    return {one: named[one.casefold()] for one in by.columns}


def _line(number: int, cells: Sequence[str], places: dict[str, int], by: ColumnMap, latest: date) -> Line:
    if len(cells) <= max(places.values()):
        raise CellWrong(f"It has {len(cells)} columns, too few for the map. Mend the line, or the footer.")
    on = day_in(cells[places[by.date]], by.date_order)
    if on > latest:
        raise CellWrong(
            f"“{cells[places[by.date]]}” is still to come. Check the order of day and month in the map."
        )
    return Line(
        number=number,
        on=on,
        pence=_pence(cells, places, by),
        text=" ".join(part for name in by.text if (part := cells[places[name]])),
        fingerprint="",
        balance_pence=_balance(cells, places, by),
    )


def _pence(cells: Sequence[str], places: dict[str, int], by: ColumnMap) -> int:
    if by.amount:
        pence = pence_in(cells[places[by.amount]])
        if pence is None:
            raise CellWrong("It has no amount. Mend the line, or choose another column in the map.")
        return pence
    came, went = pence_in(cells[places[by.money_in]]), pence_in(cells[places[by.money_out]])
    if not came and not went:
        raise CellWrong("It has no money in and no money out. Mend the line, or the columns in the map.")
    if came and went:
        raise CellWrong("It has money in and money out at once. Mend the line.")
    return abs(came) if came else -abs(went or 0)


def _balance(cells: Sequence[str], places: dict[str, int], by: ColumnMap) -> int | None:
    if not by.balance:
        return None
    balance = pence_in(cells[places[by.balance]])
    if balance is None:
        raise CellWrong("It has no balance, and the map says there is one. Mend the line, or the map.")
    return balance


def _days_backwards(rows: Sequence[Cells], places: dict[str, int], by: ColumnMap) -> dict[str, str]:
    """Tell of days that jump as they stand and follow each other with day and month the other way round."""
    other = _SWAPPED.get(by.date_order)
    if other is None:
        return {}
    cells = [(number, row[places[by.date]]) for number, row in rows]
    if _jump(cells, by) is None:
        return {}
    try:
        if _jump(cells, replace(by, date_order=other)) is not None:
            return {}
    except CellWrong:
        return {}
    at = _jump(cells, by)
    return {
        f"line {at}": "The days jump here, and would not with day and month the other way round."
        " Mend the order in the map."
    }


def _jump(cells: Sequence[tuple[int, str]], by: ColumnMap) -> int | None:
    """Return the first line whose day comes before the one before it; None when none does."""
    days = [(number, day_in(cell, by.date_order)) for number, cell in cells]
    before = None
    for number, day in days:
        if before is not None and (day > before if by.newest_first else day < before):
            return number
        before = day
    return None


def _proved(lines: Sequence[Line]) -> tuple[int | None, int | None]:
    """Return the balance before the first line and after the last. CannotRead where one does not follow."""
    first = lines[0]
    if first.balance_pence is None:
        return None, None
    opening = balance = first.balance_pence - first.pence
    wrong = {}
    for line in lines:
        balance += line.pence
        if line.balance_pence != balance:
            wrong[f"line {line.number}"] = (
                f"The balance here should be £{pounds_text(balance)} and is"
                f" £{pounds_text(line.balance_pence or 0)}. A line is missing, changed or the other way up."
                " Ask the bank for the file again, or mend the map."
            )
            balance = line.balance_pence or 0
    if wrong:
        raise _refused(wrong)
    return opening, balance


def _marked(lines: Sequence[Line], account: str) -> tuple[Line, ...]:
    seen: Counter[tuple[date, int, str]] = Counter()
    marked = []
    for line in lines:
        same = (line.on, line.pence, "".join(filter(str.isalnum, line.text.upper())))
        seen[same] += 1
        told = "\x1f".join((account, line.on.isoformat(), str(line.pence), same[2], str(seen[same])))
        marked.append(replace(line, fingerprint=hashlib.sha256(told.encode()).hexdigest()))
    return tuple(marked)
