"""Read the cases that stand beside this file, for the tests and for docs/law alike."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from sayso.rules.clocks.sheet import TOPICS, last_days
from sayso.rules.reading import read_yaml

HERE = Path(__file__).parent
KEYS = {"case", "starts", "chosen", "expect", "note"}


@dataclass(frozen=True)
class Sentence:
    """One case: what it says, the days it starts from, the council's choices, and the last days in time."""

    topic: str
    case: str
    starts: Mapping[str, Any]
    chosen: Mapping[str, int]
    expect: Mapping[str, date | None]
    note: str

    def found(self) -> dict[str, date | None]:
        """What comes out, of the clocks that the case names."""
        [row] = last_days(self.topic, [self.starts], self.chosen)
        return {name: row[name] for name in self.expect}


def sentences(topic: str) -> list[Sentence]:
    """The cases of one topic. A key that is not known is a mistake."""
    read = read_yaml((HERE / f"{topic}.yaml").read_text(encoding="utf-8"))
    for one in read:
        assert set(one) <= KEYS, one
    return [
        Sentence(
            topic=topic,
            case=one["case"],
            starts={name: _day(said) for name, said in one["starts"].items()},
            chosen=one.get("chosen", {}),
            expect={name: _day(said) for name, said in one["expect"].items()},
            note=one.get("note", ""),
        )
        for one in read
    ]


def _day(said: Any) -> Any:
    """A day, a number as it is, or `none`."""
    if said == "none":
        return None
    return date.fromisoformat(said) if isinstance(said, str) else said


ALL_CASES = [one for topic in TOPICS for one in sentences(topic)]
