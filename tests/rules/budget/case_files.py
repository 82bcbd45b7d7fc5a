"""Read the cases that stand beside this file, for the tests and for docs/law alike."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sayso.rules.budget.facts import BudgetFacts, LineFacts
from sayso.rules.budget.pricing import PricedBudget
from sayso.rules.money import pence
from sayso.rules.reading import read_yaml

HERE = Path(__file__).parent
FILES = sorted(HERE.glob("*.yaml"))
KEYS = {"case", "authority", "facts", "expect", "note"}


@dataclass(frozen=True)
class Sentence:
    """One case: what it says, on whose authority, the facts and what must come of them."""

    case: str
    authority: str
    facts: Mapping[str, Any]
    expect: Mapping[str, Any]
    note: str

    def read(self) -> BudgetFacts:
        """The facts as the rules take them."""
        part = self.facts.get("contribution")
        lines = tuple(_line(at, told) for at, told in enumerate(self.facts["lines"]))
        return BudgetFacts(
            lines=lines,
            contribution_pence_a_week=None if part is None else pence(part, place="contribution"),
        )


def _line(at: int, told: Mapping[str, Any]) -> LineFacts:
    return LineFacts(
        key=str(at),
        words=told["words"],
        times_a_week=told.get("times_a_week"),
        minutes_each=told.get("minutes_each"),
        rate_pence_an_hour=_pence(told, "rate"),
        given_pence_a_week=_pence(told, "given"),
        held=told.get("held", ""),
        is_free=told.get("free", False),
        nhs_pays=told.get("nhs", False),
    )


def _pence(told: Mapping[str, Any], name: str) -> int | None:
    return pence(told[name], place=name) if name in told else None


def amount(told: Any) -> int | None:
    """A sum that a case expects; `none` is unknown."""
    return None if told == "none" else pence(told, place="expect")


def found(result: PricedBudget, key: str) -> Any:
    """What came out, under the name that a case uses."""
    return {
        "gross": result.gross_pence_a_week,
        "person": result.person_pence_a_week,
        "council": result.council_pence_a_week,
        "nhs": result.nhs_pence_a_week,
    }[key]


def sentences(path: Path) -> list[Sentence]:
    """The cases of one file. A key that is not known is a mistake."""
    read = read_yaml(path.read_text(encoding="utf-8"))
    for one in read:
        assert set(one) <= KEYS, one
    return [
        Sentence(one["case"], one["authority"], one["facts"], one["expect"], one.get("note", ""))
        for one in read
    ]


ALL = [one for path in FILES for one in sentences(path)]
