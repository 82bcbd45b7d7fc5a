"""Read the cases of breaks, for the tests and for docs/law alike."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from sayso.rules.breaks.belonging import Whose, belongs
from sayso.rules.breaks.working import (
    Booked,
    Breaks,
    Came,
    Load,
    WaitFacts,
    came_of,
    cost_of_waiting,
    waits,
)
from sayso.rules.reading import read_yaml

CASES = Path(__file__).with_name("breaks.yaml")
ON = date(2026, 11, 20)
PARTS = ("belongs", "booked", "wait", "cost")
KEYS = {"case", "authority", "expect", "asked_for", *PARTS}


@dataclass(frozen=True)
class Sentence:
    """One case: which part of the rules it is of, what is given, and what must come of it."""

    case: str
    authority: str
    part: str
    given: Any
    expect: Mapping[str, Any]
    asked_for: bool

    def work_out(self) -> Any:
        """What the rules say."""
        return _WORKS[self.part](self)


def sentences() -> list[Sentence]:
    """The cases. A key that is not known is a mistake."""
    read = read_yaml(CASES.read_text(encoding="utf-8"))
    made = []
    for one in read:
        [part] = [name for name in PARTS if name in one]
        assert set(one) <= KEYS, one
        told = one["expect"]
        made.append(
            Sentence(one["case"], one["authority"], part, one[part], told, one.get("asked_for", True))
        )
    return made


def known(value: Any) -> Any:
    """A value as the rules take it: the word unknown is None."""
    return None if value == "unknown" else value


def _belongs(one: Sentence) -> Any:
    return belongs(Whose(one.given["given_to"]), adult_is_eligible=one.given.get("adult_is_eligible"))


def _booked(one: Sentence) -> Any:
    rows = [
        Booked(
            first_day=row["day"],
            last_day=row["day"],
            minutes=row.get("minutes"),
            came=Came(row["came"]) if "came" in row else None,
            minutes_that_came=row.get("minutes_that_came"),
            is_whole_day=row.get("whole_day", False),
        )
        for row in one.given
    ]
    asked = Breaks(booked=rows, is_asked_for=one.asked_for)
    return came_of([asked], since=ON - timedelta(weeks=8), on=ON)[0]


def _wait(one: Sentence) -> Any:
    minutes, nights = one.given.get("minutes", [None, None]), one.given.get("nights", [None, None])
    then, now = (
        Load(minutes_a_week=of_time, nights_a_week=of_nights)
        for of_time, of_nights in zip(minutes, nights, strict=True)
    )
    asked_on, limit = one.given["asked_on"], one.given["limit_days"]
    return waits([WaitFacts(asked_on=asked_on, on=ON, limit_days=limit, then=then, now=now)])[0]


def _cost(one: Sentence) -> Any:
    return cost_of_waiting(known(one.given["break_pence"]), [known(part) for part in one.given["emergency"]])


_WORKS = {"belongs": _belongs, "booked": _booked, "wait": _wait, "cost": _cost}
