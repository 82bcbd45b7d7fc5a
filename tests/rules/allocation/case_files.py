"""Read the cases and tables that stand beside this file, for the tests and for docs/law alike."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from sayso.rules.allocation.facts import AgreedHelp, NeedFacts
from sayso.rules.allocation.indicative import IndicativeBudget
from sayso.rules.allocation.table import PointsTable
from sayso.rules.allocation.table_files import points_table
from sayso.rules.money import pence
from sayso.rules.reading import read_yaml

HERE = Path(__file__).parent
FILES = sorted(HERE.glob("*.yaml"))
KEYS = {"case", "authority", "table", "on", "facts", "expect", "note"}
MONEY = {
    "in_the_table": "money_in_the_table_pence",
    "gross": "gross_pence_a_week",
    "net": "net_pence_a_week",
}


@dataclass(frozen=True)
class Sentence:
    """One case: what it says, on whose authority, the table, the facts and what must come of them."""

    file: str
    case: str
    authority: str
    table: str
    on: date
    facts: Mapping[str, Any]
    expect: Mapping[str, Any]
    note: str

    @property
    def name(self) -> str:
        return f"{self.file}: {self.case}"

    def read(self) -> NeedFacts:
        """The facts as the rules take them."""
        agreed = self.facts.get("agreed_help")
        helps = None if agreed is None else tuple(AgreedHelp(**one) for one in agreed)
        return NeedFacts(levels=self.facts["levels"], agreed_help=helps)


def table_text(name: str) -> str:
    """The YAML of a table that stands in `tables`."""
    return (HERE / "tables" / f"{name}.yaml").read_text(encoding="utf-8")


@cache
def table(name: str) -> PointsTable:
    """A table that stands in `tables`."""
    return points_table(table_text(name))


def sentences(path: Path) -> list[Sentence]:
    """The cases of one file, in order."""
    made = []
    for row in read_yaml(path.read_text(encoding="utf-8")):
        unknown = row.keys() - KEYS
        assert not unknown, f"{path.name}, {row.get('case')}: {unknown}"
        made.append(Sentence(file=path.stem, note=row.pop("note", ""), **row))
    return made


def found(result: IndicativeBudget, key: str) -> Any:
    """What a result says under a key of `expect`."""
    if key in MONEY:
        return getattr(result, MONEY[key])
    if key == "points":
        return result.points
    if key == "agreed_help":
        return {line.step: line.amount for line in result.working}["agreed_help_pence_a_week"]
    if key == "says":
        return " ".join(line.label for line in result.working)
    if key == "message":
        return result.refusal.message if result.refusal else ""
    if key == "refused":
        return result.refusal.code if result.refusal else None
    return list(result.refusal.data["missing"]) if result.refusal else []


def wanted(key: str, value: Any) -> Any:
    """What `expect` asks for, in pence or as it stands."""
    return pence(value, place=key) if key in MONEY or key == "agreed_help" else value


ALL = [one for path in FILES for one in sentences(path)]
