"""A provider's table of visits, read row by row. A row that cannot be read is named, and none is taken."""

import csv
import io
import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, time

from sayso.rules.refusals import Invalid

COLUMNS = ("date", "order", "came", "left")
OPTIONAL = ("planned", "reason")
MOST_ROWS = 200_000


@dataclass(frozen=True, kw_only=True)
class VisitRow:
    """One row: the order's number, the day, when somebody came and left. `came` None: nobody came."""

    row: int
    number: str
    on: date
    planned: time | None
    came: time | None
    left: time | None
    reason: str


def read_visits(table: bytes) -> list[VisitRow]:
    """Read a table of visits: `date, order, came, left`, and `planned`, `reason` if they are there.

    Days are 2026-11-20 or 20/11/2026, times 19:05; no time under `came` says that nobody came. Raises Invalid
    with every row that cannot be read.
    """
    try:
        text = table.decode("utf-8-sig")
    except UnicodeDecodeError as wrong:
        raise Invalid("This file is not text. Save it as CSV (UTF-8), then try again.") from wrong
    if "\x00" in text:
        raise Invalid("This file is not text. Save it as CSV (UTF-8), then try again.")
    reader = csv.DictReader(io.StringIO(text), skipinitialspace=True)
    names = [(name or "").strip().lower() for name in reader.fieldnames or []]
    reader.fieldnames = names
    missing = [name for name in COLUMNS if name not in names]
    if missing:
        raise Invalid(f"The first line must name the columns {', '.join(COLUMNS)}. Missing: {missing[0]}.")
    rows, wrong_rows = [], {}
    try:
        for told in reader:
            place = reader.line_num
            try:
                rows.append(_row(told, place))
            except ValueError as wrong:
                wrong_rows[f"row {place}"] = f"Row {place}: {wrong}"
            if len(rows) > MOST_ROWS:
                raise Invalid(f"More than {MOST_ROWS:,} rows. Send them in parts.")
    except csv.Error as wrong:
        raise Invalid(f"Row {reader.line_num} cannot be read as CSV. Save the file again.") from wrong
    if wrong_rows:
        raise Invalid(next(iter(wrong_rows.values())), fields=wrong_rows)
    if not rows:
        raise Invalid("There is no visit in this file.")
    return rows


def _row(told: Mapping[str, str | None], place: int) -> VisitRow:
    if None in told:  # more cells than columns
        raise ValueError("This row has more cells than there are columns.")
    said = {name: (value or "").strip() for name, value in told.items()}
    number = said["order"].upper()
    if not re.fullmatch(r"[0-9A-F]{12}", number):
        raise ValueError("The order’s number has 12 signs, as it stands on the order.")
    came, left = _time(said["came"], "came"), _time(said["left"], "left")
    if left is not None and came is None:
        raise ValueError("Somebody left and nobody came. Write when they came.")
    return VisitRow(
        row=place,
        number=number,
        on=_day(said["date"]),
        planned=_time(said.get("planned", ""), "planned"),
        came=came,
        left=left,
        reason=said.get("reason", "")[:500],
    )


def _day(said: str) -> date:
    found = re.fullmatch(r"(\d{4})-(\d\d)-(\d\d)", said)
    english = re.fullmatch(r"(\d\d?)/(\d\d?)/(\d{4})", said)
    parts = found.groups() if found else english.groups()[::-1] if english else ()
    try:
        year, month, day = (int(part) for part in parts)
        return date(year, month, day)
    except ValueError:
        raise ValueError("Write the day as 2026-11-20 or 20/11/2026.") from None


def _time(said: str, column: str) -> time | None:
    if not said:
        return None
    try:
        return time.fromisoformat(said[:5].zfill(5))
    except ValueError:
        raise ValueError(f"Write the time under “{column}” as 19:05.") from None
