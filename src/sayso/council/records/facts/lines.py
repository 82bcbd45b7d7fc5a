"""Lines of what a row says, and the lines of a working: label, amount in words, authority."""

from collections.abc import Iterable, Mapping
from datetime import date, datetime, time
from typing import Any

from sayso.foundation.govuk.presenting import LONDON, clock, plain_day, pounds
from sayso.rules.authority import Authority, Evidence
from sayso.rules.units import Unit

#: `label` and `text`. Lines of one table have its heading as `part`; `law` says on what authority a line is.
Line = dict[str, str]

_UNITS: Mapping[str, Unit] = {name: one for one in Unit for name in (one.value, one.name.lower())}
_A = {
    Unit.PENCE: "",
    Unit.PENCE_A_WEEK: " a week",
    Unit.PENCE_AN_HOUR: " an hour",
    Unit.PENCE_A_DAY: " a day",
    Unit.PENCE_A_YEAR: " a year",
    Unit.WEEKS: " weeks",
}
NOT_KNOWN, YES = "Not known yet", "Yes"


def line(label: str, text: str, *, part: str = "", law: str = "") -> Line:
    """Return one line; what is empty is left out of it."""
    return {"label": label, "text": text} | ({"part": part} if part else {}) | ({"law": law} if law else {})


def worked(working: Iterable[Mapping[str, Any]], part: str) -> list[Line]:
    """Return the working of a sum as the sheets told it, a line each: label, amount in words, authority.

    A step without an amount says that something is so; a sum without one is not known, and never nought.
    """
    return [
        line(str(one["label"]), _amount(one), part=part, law=_authority(one.get("authority", "")))
        for one in working
    ]


def plainly(value: Any) -> str:
    """Return a value in words: yes or no, a day in full, a time by London's clock; "" for nothing."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "Yes" if value else "No"
    if isinstance(value, datetime):
        return plain_day(value.astimezone(LONDON).date())
    if isinstance(value, date):
        return plain_day(value)
    if isinstance(value, time):
        return clock(value)
    return str(value)


def _amount(one: Mapping[str, Any]) -> str:
    if "answer" in one:
        return str(one["answer"])
    if "unit" not in one:  # a sum kept as plain pence
        return pounds(one["pence"])
    unit, amount = _UNITS[one["unit"]], one["amount"]
    if amount is None:
        return NOT_KNOWN if unit.is_whole_number else YES
    if unit.is_money:
        return pounds(amount) + _A[unit]
    if unit.has_two_decimals:
        whole, hundredths = divmod(amount, 100)
        number = f"{whole}.{hundredths:02d}" if hundredths else str(whole)
        return f"{number}%" if unit is Unit.HUNDREDTHS_OF_A_PERCENT else f"{number} hours"
    return f"{amount}{_A.get(unit, '')}"


def _authority(kept: Any) -> str:
    if isinstance(kept, str):
        return kept
    instrument, provision, link, evidence = kept
    return Authority(instrument, provision, link, Evidence(evidence)).text
