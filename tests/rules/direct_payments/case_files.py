"""Read the cases of the family rule, for the tests and for docs/law alike."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sayso.rules.authority import Evidence
from sayso.rules.direct_payments.relatives import FamilyFacts, family
from sayso.rules.reading import read_yaml

RELATIVES = Path(__file__).with_name("relatives.yaml")
KEYS = {"case", "authority", "evidence", "facts", "expect", "note"}


@dataclass(frozen=True)
class Sentence:
    """One case: what it says, on whose authority, how sure we are, the facts and what must come of them."""

    case: str
    authority: str
    evidence: Evidence
    facts: Mapping[str, Any]
    expect: Mapping[str, Any]
    note: str

    def read(self) -> FamilyFacts:
        """The facts as the rule takes them: what is not there nobody has said."""
        assert set(self.facts) <= set(family.facts), self.facts
        return FamilyFacts(**{name: self.facts.get(name) for name in family.facts})


def sentences() -> list[Sentence]:
    """The cases of the family rule. A key that is not known is a mistake."""
    read = read_yaml(RELATIVES.read_text(encoding="utf-8"))
    for one in read:
        assert set(one) <= KEYS, one
    return [
        Sentence(
            one["case"],
            one["authority"],
            Evidence(one["evidence"]),
            one["facts"],
            one["expect"],
            one.get("note", ""),
        )
        for one in read
    ]
