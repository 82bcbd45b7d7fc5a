"""Where a bank's CSV keeps what: saved once for each source, for no two banks write alike."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from sayso.rules.refusals import Invalid


class DateOrder(StrEnum):
    """In which order the file writes a day."""

    DAY_FIRST = "dmy"
    MONTH_FIRST = "mdy"
    YEAR_FIRST = "ymd"


ENCODINGS = ("utf-8", "cp1252", "utf-16")
DELIMITERS = {",": "comma", ";": "semicolon", "\t": "tab", "|": "upright line"}


@dataclass(frozen=True, kw_only=True)
class ColumnMap:
    """Where one source's CSV keeps what. A column is its heading or, with no headings, its number from 1.

    Give `amount` (below nothing is money out), or `money_in` and `money_out`. `heading_line` is the line of
    the headings, 0 when there are none; the lines begin after it. The last `footer_lines` are no lines of the
    account. `balance` is the running balance after each line, "" when the file has none. `newest_first` says
    which way the lines run.
    """

    date: str
    text: Sequence[str]
    amount: str = ""
    money_in: str = ""
    money_out: str = ""
    balance: str = ""
    delimiter: str = ","
    encoding: str = "utf-8"
    date_order: DateOrder = DateOrder.DAY_FIRST
    heading_line: int = 1
    footer_lines: int = 0
    newest_first: bool = False

    def check(self) -> None:
        """Raise Invalid, by field, for a map that no file could be read with."""
        wrong = {}
        if not self.date:
            wrong["date"] = "Say which column holds the day."
        if not self.text:
            wrong["text"] = "Say which column holds the words."
        if bool(self.amount) == bool(self.money_in or self.money_out):
            wrong["amount"] = "Give one column of amounts, or one for money in and one for money out."
        elif not self.amount and not (self.money_in and self.money_out):
            wrong["money_out"] = "Give both columns: money in and money out."
        if self.delimiter not in DELIMITERS:
            wrong["delimiter"] = "Choose the sign between the columns."
        if self.encoding not in ENCODINGS:
            wrong["encoding"] = "Choose how the file’s letters are kept."
        if not (0 <= self.heading_line <= 100 and 0 <= self.footer_lines <= 100):
            wrong["heading_line"] = "Give a line from 0 to 100."
        if not self.heading_line and any(not one.isdigit() for one in self.columns):
            wrong["heading_line"] = "With no headings, give each column as a number, like 1."
        if wrong:
            raise Invalid(next(iter(wrong.values())), fields=wrong)

    @property
    def columns(self) -> list[str]:
        """Every column that it names."""
        named = (self.date, *self.text, self.amount, self.money_in, self.money_out, self.balance)
        return [one for one in named if one]

    def kept(self) -> dict[str, Any]:
        """Return it as it is kept."""
        told = {name: getattr(self, name) for name in self.__dataclass_fields__}
        return told | {"text": list(self.text), "date_order": self.date_order.value}


def column_map(kept: Mapping[str, Any]) -> ColumnMap:
    """Return a map as it was kept. Raises Invalid for what is no map."""
    try:
        told = dict(kept) | {"date_order": DateOrder(kept.get("date_order", "dmy"))}
        made = ColumnMap(**(told | {"text": tuple(kept["text"])}))
    except (KeyError, TypeError, ValueError) as wrong:
        raise Invalid(f"This is no map of columns: {wrong}") from wrong
    made.check()
    return made
