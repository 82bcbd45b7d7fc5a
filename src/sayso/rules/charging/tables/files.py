"""Read the tables, once a process, and refuse one that says something we do not understand."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from sayso.rules.authority import Authority, Evidence
from sayso.rules.reading import read_yaml
from sayso.rules.refusals import Invalid

SETTINGS_OF_CARE = ("home", "care_home_permanent", "care_home_temporary")

_INSTRUMENTS = {
    "SI 2014/2670": "https://www.legislation.gov.uk/uksi/2014/2670/contents",
    "SI 2014/2672": "https://www.legislation.gov.uk/uksi/2014/2672/contents",
    "Care and support statutory guidance": (
        "https://www.gov.uk/government/publications/care-act-statutory-guidance/"
        "care-and-support-statutory-guidance"
    ),
}
_KEYS = {"title", "counts", "law", "marks", "weeks", "also"}


@dataclass(frozen=True)
class Kind:
    """A kind of income, capital or cost.

    `counts` is the treatment in each of SETTINGS_OF_CARE; `marks` what else is true of it; `weeks` how
    long it is left out, where the treatment is for a time; `also` other names for it.
    """

    name: str
    title: str
    counts: tuple[str, str, str]
    authority: Authority
    marks: frozenset[str]
    weeks: int | None
    also: tuple[str, ...]


def _read(name: str) -> dict[str, Kind]:
    whole = read_yaml((files(__package__) / name).read_text(encoding="utf-8"))
    laws = {key: _authority(given) for key, given in whole["laws"].items()}
    return {key: kind_from(key, given, laws, name) for key, given in whole["kinds"].items()}


def _authority(given: Mapping[str, str]) -> Authority:
    instrument = given["instrument"]
    return Authority(instrument, given["provision"], _INSTRUMENTS[instrument], Evidence(given["evidence"]))


def kind_from(name: str, given: Mapping[str, Any], laws: Mapping[str, Authority], file_name: str) -> Kind:
    """One row of a table. Raises Invalid for a key or a number of treatments that we do not understand."""
    for key in given:
        if key not in _KEYS:
            raise Invalid(f"{file_name}, {name}: we do not know the key “{key}”.")
    counts = given["counts"]
    everywhere = (counts, counts, counts) if isinstance(counts, str) else tuple(counts)
    if len(everywhere) != len(SETTINGS_OF_CARE):
        raise Invalid(f"{file_name}, {name}: give one treatment, or one for each of three settings.")
    return Kind(
        name=name,
        title=given["title"],
        counts=everywhere,
        authority=laws[given["law"]],
        marks=frozenset(given.get("marks", ())),
        weeks=given.get("weeks"),
        also=tuple(given.get("also", ())),
    )


def by_any_name(kinds: Mapping[str, Kind]) -> dict[str, Kind]:
    """The kinds by each name they go by. Raises Invalid for a name that two share."""
    made = dict(kinds)
    for kind in kinds.values():
        for name in kind.also:
            if name in made:
                raise Invalid(f"The name “{name}” stands for two kinds.")
            made[name] = kind
    return made


INCOME: Mapping[str, Kind] = _read("income.yaml")
CAPITAL: Mapping[str, Kind] = _read("capital.yaml")
COSTS: Mapping[str, Kind] = _read("costs.yaml")


@cache
def pension_age_rows() -> tuple[Mapping[str, Any], ...]:
    """The pension-age timetable: `born_from`, and either `reached_on` (a date) or `at_months` (of age)."""
    rows = read_yaml((files(__package__) / "pension_age.yaml").read_text(encoding="utf-8"))["rows"]
    born = [row["born_from"] for row in rows]
    if born != sorted(set(born)):
        raise Invalid("pension_age.yaml: the rows are not in order of birth.")
    return tuple(rows)
