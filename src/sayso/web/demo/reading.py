"""What the council is made up from: the lists in `made_up/`, read once."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import yaml

FOLDER = Path(__file__).parent / "made_up"


@dataclass(frozen=True, kw_only=True)
class Names:
    """Names of one origin. `share`: how many in a thousand people bear one."""

    of: str
    share: int
    ethnicity: str
    answers: Sequence[str]
    female: Sequence[str]
    male: Sequence[str]
    younger_female: Sequence[str]
    younger_male: Sequence[str]
    family: Sequence[str]


@dataclass(frozen=True, kw_only=True)
class Town:
    """A town, its outward postcode, its share of people, and the team that works there."""

    name: str
    outward: str
    share: int
    team: str


@dataclass(frozen=True, kw_only=True)
class Worker:
    """Somebody who signs in. `sign_in` is empty for those who only work here and cannot."""

    name: str
    role: str
    sign_in: str = ""
    team: str = ""
    telephone: str = ""

    @property
    def email(self) -> str:
        """Their address: of the printed list, or of the staff."""
        if self.sign_in:
            return f"{self.sign_in}@demo.sayso.test"
        return f"{self.name.lower().replace(' ', '.')}@staff.sayso.test"


@cache
def read(name: str) -> Any:
    """Return one list as it is written."""
    return yaml.safe_load((FOLDER / f"{name}.yaml").read_text(encoding="utf-8"))


@cache
def names() -> tuple[Names, ...]:
    """Return the names by origin."""
    return tuple(Names(**one) for one in read("names"))


@cache
def towns() -> tuple[Town, ...]:
    """Return the towns of Lindenshire."""
    return tuple(Town(**one) for one in read("places")["towns"])


@cache
def workers() -> tuple[Worker, ...]:
    """Return everybody on the staff who has a name of their own."""
    return tuple(Worker(**one) for one in read("staff"))


def share(name: str) -> float:
    """Return a share of the population file that is the same for everybody."""
    return float(read("population")[name]["share"])


def shares(name: str) -> Mapping[str, Any]:
    """Return the shares of one thing, by name or by band of age."""
    found: Mapping[str, Any] = read("population")[name]["shares"]
    return found
