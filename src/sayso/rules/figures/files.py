"""Read the figure files, and refuse any that says something we do not understand."""

from collections.abc import Mapping
from datetime import date
from importlib.resources import files
from itertools import pairwise
from typing import Any

from sayso.rules.authority import Authority, Evidence
from sayso.rules.figures.catalogue import Amount, Figure, Source
from sayso.rules.money import hundredths_of_a_percent, pence
from sayso.rules.reading import read_yaml
from sayso.rules.refusals import Invalid
from sayso.rules.units import Unit

_LINKS = {
    "SI 2014/2672": "https://www.legislation.gov.uk/uksi/2014/2672/contents",
    "State Pension Credit Act 2002": "https://www.legislation.gov.uk/ukpga/2002/16/contents",
    "SI 1976/409": "https://www.legislation.gov.uk/uksi/1976/409/contents",
    "SI 1998/1833": "https://www.legislation.gov.uk/uksi/1998/1833/contents",
    "SI 2015/621": "https://www.legislation.gov.uk/uksi/2015/621/contents",
    "Employment Rights Act 1996": "https://www.legislation.gov.uk/ukpga/1996/18/contents",
    "Finance Act 2021": "https://www.legislation.gov.uk/ukpga/2021/26/contents",
    "National Insurance Contributions Act 2014": "https://www.legislation.gov.uk/ukpga/2014/7/contents",
    "Pensions Act 2008": "https://www.legislation.gov.uk/ukpga/2008/30/contents",
    "Social Security Contributions and Benefits Act 1992": "https://www.legislation.gov.uk/ukpga/1992/4/contents",
    "Living Wage Foundation": "https://www.livingwage.org.uk/calculation",
    "Social Security Benefits Up-rating Order": "https://www.gov.uk/government/collections/benefit-and-pension-rates",
    "Care and support statutory guidance": (
        "https://www.gov.uk/government/publications/care-act-statutory-guidance/"
        "care-and-support-statutory-guidance"
    ),
}
_FIGURE_KEYS = {"title", "unit", "authority", "amounts"}
_AMOUNT_KEYS = {"from", "until", "amount", "evidence", "source", "expected", "note"}
_NEEDED = {"from", "amount", "evidence"}


def read_figures() -> dict[str, Figure]:
    """Every figure in the folder by name. Raises Invalid, naming the file, for the first that is wrong."""
    folder = files("sayso.rules.figures")
    sources = read_sources((folder / "sources.yaml").read_text(encoding="utf-8"))
    made: dict[str, Figure] = {}
    for path in sorted(folder.iterdir(), key=lambda one: one.name):
        if not path.name.endswith(".yaml") or path.name == "sources.yaml":
            continue
        for name, figure in parse_figures(path.read_text(encoding="utf-8"), path.name, sources).items():
            if name in made:
                raise Invalid(f"{path.name}: the figure “{name}” stands in two files.")
            made[name] = figure
    return made


def read_sources(text: str) -> dict[str, Source]:
    """The sources by their short name."""
    return {name: Source(**row) for name, row in read_yaml(text)["sources"].items()}


def parse_figures(text: str, file_name: str, sources: Mapping[str, Source]) -> dict[str, Figure]:
    """The figures of one file. Raises Invalid for an unknown key, an overlap or a third decimal."""
    whole = read_yaml(text)
    _only(whole, {"figures"}, file_name)
    made = {}
    for name, given in whole["figures"].items():
        place = f"{file_name}, {name}"
        _only(given, _FIGURE_KEYS, place)
        if missing := _FIGURE_KEYS - given.keys():
            raise Invalid(f"{place}: {', '.join(sorted(missing))} is missing.")
        unit = Unit(given["unit"])
        amounts = tuple(_amount(row, unit, place, sources) for row in given["amounts"])
        _no_overlap(amounts, place)
        made[name] = Figure(name, given["title"], unit, _authority(given["authority"], place), amounts)
    return made


def _authority(given: Mapping[str, Any], place: str) -> Authority:
    _only(given, {"instrument", "provision"}, place)
    instrument = given["instrument"]
    return Authority(instrument, given["provision"], _LINKS[instrument], Evidence.SECONDARY)


def _amount(row: Mapping[str, Any], unit: Unit, place: str, sources: Mapping[str, Source]) -> Amount:
    _only(row, _AMOUNT_KEYS, place)
    if missing := _NEEDED - row.keys():
        raise Invalid(f"{place}: {', '.join(sorted(missing))} is missing from an amount.")
    place = f"{place}, {row['from']}"
    evidence = Evidence(row["evidence"])
    value = _value(row["amount"], unit, place)
    if (value is None) != (evidence is Evidence.UNCONFIRMED):
        raise Invalid(f"{place}: an amount is null when, and only when, its evidence is X.")
    try:
        read_in = tuple(sources[one] for one in row.get("source") or ())
    except KeyError as unknown:
        raise Invalid(f"{place}: there is no source {unknown}.") from None
    if value is not None and not read_in:
        raise Invalid(f"{place}: an amount needs a source.")
    return Amount(
        starts_on=_day(row["from"], place),
        ends_before=_day(row["until"], place) if "until" in row else None,
        value=value,
        evidence=evidence,
        sources=read_in,
        expected=_value(row.get("expected"), unit, place),
        note=row.get("note", ""),
    )


def _value(given: Any, unit: Unit, place: str) -> int | None:
    if given is None:
        return None
    if unit.is_money:
        return pence(given, place=place)
    if unit is Unit.HUNDREDTHS_OF_A_PERCENT:
        return hundredths_of_a_percent(given, place=place)
    hundredths = pence(given, place=place)
    whole, rest = divmod(hundredths, 100)
    if rest:
        raise Invalid(f"{place}: {given} is not a whole number.")
    return whole


def _no_overlap(amounts: tuple[Amount, ...], place: str) -> None:
    """Amounts are in order of date, and none begins before the last has ended."""
    for before, after in pairwise(amounts):
        too_soon = after.starts_on <= before.starts_on
        if too_soon or (before.ends_before and after.starts_on < before.ends_before):
            raise Invalid(f"{place}: the amount from {after.starts_on} overlaps the one before it.")
    for one in amounts:
        if one.ends_before and one.ends_before <= one.starts_on:
            raise Invalid(f"{place}: the amount from {one.starts_on} ends before it starts.")


def _day(given: Any, place: str) -> date:
    if not isinstance(given, date):
        raise Invalid(f"{place}: “{given}” is not a date.")
    return given


def _only(given: Any, allowed: set[str], place: str) -> None:
    """Raise Invalid, naming the first key that we do not know."""
    if not isinstance(given, dict):
        raise Invalid(f"{place}: this should be a list of names and values.")
    for key in given:
        if key not in allowed:
            raise Invalid(f"{place}: we do not know the key “{key}”.")
