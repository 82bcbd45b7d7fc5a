"""Read the cases that stand beside this file as sentences, for the tests and for docs/law alike."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sayso.rules.eligibility.facts import AdultFacts, CarerFacts
from sayso.rules.eligibility.outcomes import ADULT_OUTCOMES, CARER_OUTCOMES
from sayso.rules.reading import read_yaml

FILES = sorted(Path(__file__).parent.glob("*.yaml"))
KEYS = {"case", "who", "authority", "facts", "expect", "note"}
KINDS = {"adult": (AdultFacts, ADULT_OUTCOMES), "carer": (CarerFacts, CARER_OUTCOMES)}


@dataclass(frozen=True)
class Sentence:
    """One case: what it says, on whose authority, the facts and what must come of them."""

    file: str
    case: str
    who: str
    authority: str
    facts: Mapping[str, Any]
    expect: Mapping[str, Any]
    note: str

    @property
    def name(self) -> str:
        return f"{self.file}: {self.case}"

    def read(self) -> AdultFacts | CarerFacts:
        """The facts as the rules take them: `the_rest` stands for each outcome that is not named."""
        kind, outcomes = KINDS[self.who]
        given = dict(self.facts)
        rest = given.pop("the_rest", None)
        every = {one.code: rest for one in outcomes} | given.pop("outcomes")
        made: AdultFacts | CarerFacts = kind(outcomes=every, **given)
        return made


def sentences(path: Path) -> list[Sentence]:
    """The cases of one file, in order."""
    made = []
    for row in read_yaml(path.read_text(encoding="utf-8")):
        unknown = row.keys() - KEYS
        assert not unknown, f"{path.name}, {row.get('case')}: {unknown}"
        made.append(Sentence(file=path.stem, note=row.pop("note", ""), **row))
    return made


ALL = [one for path in FILES for one in sentences(path)]
EVERY = [one for one in ALL if "refused" not in one.expect]
REFUSED = [one for one in ALL if "refused" in one.expect]
