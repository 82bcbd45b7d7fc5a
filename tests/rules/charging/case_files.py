"""Read the cases that stand beside this file as sentences, for the tests and for docs/law alike."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from sayso.rules.charging.results import WHOLE_NUMBERS, CaseResult
from sayso.rules.money import hundredths_of_a_percent, pence
from sayso.rules.reading import read_yaml

HERE = Path(__file__).parent
FILES = sorted(path for path in HERE.glob("*.yaml"))
KEYS = {"case", "id", "authority", "source", "on", "year", "facts", "expect", "note"}


@dataclass(frozen=True)
class Sentence:
    """One case: what it says, on whose authority, the facts and what must come of them."""

    file: str
    case: str
    authority: str
    given: Mapping[str, Any]
    expect: Mapping[str, Any]
    source: Mapping[str, str] | None
    note: str

    @property
    def name(self) -> str:
        return f"{self.file}: {self.case}"


def sentences(path: Path) -> list[Sentence]:
    """The cases of one file, in order."""
    made = []
    for row in read_yaml(path.read_text(encoding="utf-8")):
        unknown = row.keys() - KEYS
        assert not unknown, f"{path.name}, {row.get('case')}: {unknown}"
        given = {"id": row.get("id", row["case"]), "inputs": row["facts"]}
        if "on" in row:
            given["assessment_date"] = row["on"]
        if "year" in row:
            given["financial_year"] = row["year"]
        made.append(
            Sentence(
                file=path.stem,
                case=row["case"],
                authority=row["authority"],
                given=given,
                expect=row["expect"],
                source=row.get("source"),
                note=row.get("note", ""),
            )
        )
    return made


ALL = [one for path in FILES for one in sentences(path)]


def found(result: CaseResult, key: str) -> Any:
    """What a result says under a key of `expect`."""
    if key == "missing":
        return list(result.refusal.data["missing"]) if result.refusal else []
    if key == "refused":
        return result.refusal.code if result.refusal else None
    if key == "says":
        return result.refusal.message if result.refusal else " ".join(line.label for line in result.working)
    return result.results.get(key)


def wanted(key: str, value: Any) -> Any:
    """What `expect` asks for, in pence or as it stands."""
    if isinstance(value, bool | date | list | None) or key in ("missing", "refused", "says"):
        return value
    if key in WHOLE_NUMBERS:
        return value
    if key == "max_interest_percent":
        return hundredths_of_a_percent(value, place=key)
    return pence(value, place=key)
