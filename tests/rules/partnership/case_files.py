"""Read the cases that stand beside this file, for the tests and for docs/law alike."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sayso.rules.partnership.indicators import Level, PairFacts, Signs, signs_of
from sayso.rules.reading import read_yaml

HERE = Path(__file__).parent
LEVELS = {"settled": Level.SETTLED, "look": Level.LOOK, "soon": Level.SOON, "unknown": None}


@dataclass(frozen=True)
class Sentence:
    """One case: what it says, the facts of the pair, and what must come of them."""

    case: str
    told: Mapping[str, Any]
    expect: Mapping[str, Any]

    def signs(self) -> Signs:
        """What the signs say of this pair."""
        return signs_of(PairFacts(**self.told), carer="Bea", adult="Ana")


def sentences() -> list[Sentence]:
    """Every case. A key that is not known is a mistake."""
    read = read_yaml((HERE / "signs.yaml").read_text(encoding="utf-8"))
    for one in read:
        assert set(one) == {"case", "facts", "expect"}, one
    return [Sentence(one["case"], one["facts"], one["expect"]) for one in read]


def found(signs: Signs, name: str) -> Any:
    """What came out under the name that a case uses."""
    if name == "says":
        return signs.sentences[0] if signs.sentences else ""
    if name == "overall" or name in signs.by_sign:
        level = signs.overall if name == "overall" else signs.by_sign[name]
        return next(word for word, stands in LEVELS.items() if stands == level)
    if name == "at_once":
        return signs.at_once
    line = next((one for one in signs.working if one.step == name), None)
    return (line is not None) if name == "leave_not_taken" else line.amount if line else None
