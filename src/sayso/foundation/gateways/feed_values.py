"""One value of a feed: read it, or say which one cannot be read and what to do about it."""

import re
from collections.abc import Mapping
from datetime import date, time
from decimal import Decimal
from typing import Any

BYDAY = {"MO": 0, "TU": 1, "WE": 2, "TH": 3, "FR": 4, "SA": 5, "SU": 6}
MOST_POUNDS = 100_000
_UNITS = (
    ("hour", r"\bhours?\b|\bhourly\b"),
    ("session", r"\b(session|visit|meal|trip|time)\b"),
    ("day", r"\b(day|daily)\b"),
    ("week", r"\b(week|weekly)\b"),
)


class NotRead(Exception):
    """A value that cannot be read: its place in the service, and what to do."""

    def __init__(self, place: str, says: str) -> None:
        super().__init__(f"{place}: {says}")
        self.place, self.says = place, says


def at(under: str, name: str) -> str:
    """Return the place of a value: `cost_options[0].amount`."""
    return f"{under}.{name}" if under else name


def text(
    told: Mapping[str, Any], name: str, *, needed: bool = False, most: int = 1000, under: str = ""
) -> str:
    """Read a text, trimmed, and "" where there is none. Markup stays text: no page takes it for its own."""
    said = told.get(name)
    if said is None or said == "":
        if needed:
            raise NotRead(at(under, name), "This is missing. Add it.")
        return ""
    if not isinstance(said, str) or "\x00" in said:
        raise NotRead(at(under, name), "This must be text.")
    if len(said) > most:
        raise NotRead(at(under, name), f"This has {len(said)} characters. Use {most} or fewer.")
    if needed and not said.strip():
        raise NotRead(at(under, name), "This is empty. Write it.")
    return said.strip()


def listed(told: Mapping[str, Any], name: str) -> list[Mapping[str, Any]]:
    """Read a list of objects; none where there is none."""
    said = told.get(name)
    if said is None:
        return []
    if not isinstance(said, list) or not all(isinstance(one, Mapping) for one in said):
        raise NotRead(name, "This must be a list of objects.")
    return said


def a_day(told: Mapping[str, Any], name: str, *, under: str = "") -> date | None:
    """Read a day (ISO 8601); None where there is none."""
    said = text(told, name, under=under)
    try:
        return date.fromisoformat(said[:10]) if said else None
    except ValueError:
        raise NotRead(at(under, name), "Write the day as 2026-11-20.") from None


def a_time(told: Mapping[str, Any], name: str, *, under: str = "") -> time | None:
    """Read a time of day; None where there is none. An offset is let be: the clock on the wall is meant.

    The specification asks for one, but a schedule holds all year and summer time would move it.
    """
    said = text(told, name, under=under)
    found = re.fullmatch(r"([01]?\d|2[0-4]):([0-5]\d)(:[0-5]\d(\.\d+)?)?(Z|[+-]\d\d:?\d\d)?", said)
    if not said:
        return None
    if not found or (found[1] == "24" and found[2] != "00"):
        raise NotRead(at(under, name), "Write the time as 19:00.")
    return time(int(found[1]) % 24, int(found[2]))


def weekdays(told: Mapping[str, Any], name: str, *, under: str = "") -> tuple[int, ...]:
    """Read `byday` as weekdays, Monday 0; none where there is none: every day."""
    parts = [part.strip().upper() for part in text(told, name, under=under).split(",") if part.strip()]
    if not set(parts) <= set(BYDAY):
        raise NotRead(at(under, name), "Write days as MO,TU,WE,TH,FR,SA,SU.")
    return tuple(sorted({BYDAY[part] for part in parts}))


def pence(told: Mapping[str, Any], name: str, *, under: str = "") -> int:
    """Read a sum of pounds as whole pence."""
    said = told.get(name)
    if isinstance(said, bool) or not isinstance(said, int | Decimal) or not 0 <= said <= MOST_POUNDS:
        raise NotRead(at(under, name), "Give the price in pounds, as a number such as 23.50.")
    whole = Decimal(said) * 100
    if whole != whole.to_integral_value():
        raise NotRead(at(under, name), "A price has no part of a penny. Round it.")
    return int(whole)


def unit_of(words: str) -> str:
    """Return what a price is for, as its words say: hour, session, day or week; "" when they do not."""
    lowered = words.lower()
    if re.search(r"\b(1|one) hour (session|visit)\b", lowered):
        return "hour"
    found = [unit for unit, form in _UNITS if re.search(form, lowered)]
    return found[0] if len(found) == 1 else ""
