"""Read the cases that stand beside this file, for the tests and for docs/law alike."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from sayso.rules.money import pence
from sayso.rules.reading import read_yaml
from sayso.rules.who_pays.facts import AftercareFacts, LivedFacts, NhsFacts, ResidenceFacts
from sayso.rules.who_pays.working import Facts

HERE = Path(__file__).parent
KINDS: Mapping[str, type[Any]] = {
    "aftercare": AftercareFacts,
    "lived": LivedFacts,
    "residence": ResidenceFacts,
    "nhs": NhsFacts,
}
MONEY = {"person_paid", "council_paid", "refund"}
SUMS = {"comes_to_the_person", "comes_to_the_council", "still_owed_to_the_person"}


@dataclass(frozen=True)
class Sentence:
    """One case: what it says, the facts, and what must come of them."""

    kind: str
    case: str
    told: Mapping[str, Any]
    expect: Mapping[str, Any]
    note: str

    def facts(self) -> Facts:
        """The facts as the rules take them."""
        given = {name: _plain(said) for name, said in self.told.items()}
        made: Facts = KINDS[self.kind](**given)
        return made

    def wanted(self) -> dict[str, Any]:
        """What each step must give."""
        return {
            name: pence(said, place=name) if name in SUMS and said != "none" else _plain(said)
            for name, said in self.expect.items()
            if name != "refused"
        }


def _plain(said: Any) -> Any:
    if said == "none":
        return None
    if isinstance(said, str) and len(said) == 10 and said[4] == "-":
        return date.fromisoformat(said)
    return said


def sentences(kind: str) -> list[Sentence]:
    """The cases of one kind."""
    read = read_yaml((HERE / f"{kind}.yaml").read_text(encoding="utf-8"))
    for one in read:
        assert set(one) <= {"case", "facts", "expect", "note"}, one
    return [
        Sentence(kind, one["case"], _money_named(one["facts"]), one["expect"], one.get("note", ""))
        for one in read
    ]


def _money_named(told: Mapping[str, Any]) -> dict[str, Any]:
    """Sums stand in pounds, under the name without its unit."""
    return {
        (f"{name}_pence" if name in MONEY else name): (pence(said, place=name) if name in MONEY else said)
        for name, said in told.items()
    }


ALL = [one for kind in KINDS for one in sentences(kind)]
