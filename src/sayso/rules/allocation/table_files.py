"""Read a points table from YAML, and refuse one that could harm: by name and place, in plain words."""

from collections.abc import Mapping
from datetime import date
from itertools import pairwise
from typing import Any

from sayso.rules.allocation.table import MoneyStep, Period, PointsTable
from sayso.rules.money import pence
from sayso.rules.reading import read_yaml
from sayso.rules.refusals import Invalid

MOST_POINTS, MOST_DOMAINS = 10_000, 100
"""Bounds that keep every sum within 64 bits."""

_NEEDED = ("name", "starts_on", "asked", "published_at", "domains", "levels", "points", "money")
_MAY_HAVE = ("rate_an_hour", "from_outcomes")
_MONEY = ("a_point", "steps", "period", "weeks_in_the_period")


def points_table(text: str) -> PointsTable:
    """A table from the text of a YAML file, with money in pounds.

    Raises Invalid, naming the place, for a key we do not know or that is missing, a domain or level that is
    not declared or has no points, points or money that fall as need grows, and any amount below nothing.
    """
    given = _mapping(read_yaml(text), "table")
    _keys(given, needed=_NEEDED, may_have=_MAY_HAVE, place="table")
    domains, levels = _words(given["domains"], "domains"), _words(given["levels"], "levels")
    if len(domains) > MOST_DOMAINS:
        raise _wrong("domains", f"there are {len(domains)}; {MOST_DOMAINS} at most.")
    period, weeks, pence_a_point, steps = _money(_mapping(given["money"], "money"))
    rate = given.get("rate_an_hour")
    return PointsTable(
        name=_text(given["name"], "name"),
        starts_on=_day(given["starts_on"]),
        asked=_text(given["asked"], "asked"),
        published_at=_text(given["published_at"], "published_at"),
        domains=domains,
        levels=levels,
        points=_points(_mapping(given["points"], "points"), domains, levels),
        period=period,
        weeks_in_the_period=weeks,
        pence_a_point=pence_a_point,
        steps=steps,
        rate_pence_an_hour=None if rate is None else pence(rate, place="rate_an_hour"),
        from_outcomes=_outcomes(given.get("from_outcomes"), domains),
    )


def _outcomes(given: Any, domains: Mapping[str, str]) -> dict[str, tuple[str, ...]]:
    """The outcomes that tell of each domain, by their codes."""
    if given is None:
        return {}
    made: dict[str, tuple[str, ...]] = {}
    for domain, codes in _mapping(given, "from_outcomes").items():
        place = f"from_outcomes.{domain}"
        if domain not in domains:
            raise _wrong(place, "this domain is not among the domains.")
        if not isinstance(codes, list) or not codes:
            raise _wrong(place, "give a list of outcomes.")
        made[domain] = tuple(_text(code, place) for code in codes)
    return made


def _points(
    given: Mapping[str, Any], domains: Mapping[str, str], levels: Mapping[str, str]
) -> dict[tuple[str, str], int]:
    """The points of every domain at every level."""
    for code in given:
        if code not in domains:
            raise _wrong(f"points.{code}", "this domain is not among the domains.")
    made: dict[tuple[str, str], int] = {}
    for domain in domains:
        if domain not in given:
            raise _wrong(f"points.{domain}", "this domain has no points.")
        of_domain = _points_of(_mapping(given[domain], f"points.{domain}"), levels, f"points.{domain}")
        made |= {(domain, level): points for level, points in of_domain.items()}
    return made


def _points_of(given: Mapping[str, Any], levels: Mapping[str, str], place: str) -> dict[str, int]:
    """The points of one domain by level, from the least need to the most, never falling."""
    for code in given:
        if code not in levels:
            raise _wrong(f"{place}.{code}", "this level is not among the levels.")
    for level in levels:
        if level not in given:
            raise _wrong(f"{place}.{level}", "this level has no points.")
    made = {level: _whole(given[level], f"{place}.{level}", most=MOST_POINTS) for level in levels}
    for less, more in pairwise(levels):
        if made[more] < made[less]:
            raise _wrong(f"{place}.{more}", f"fewer points than {less}: more need cannot score less.")
    return made


def _money(given: Mapping[str, Any]) -> tuple[Period, int, int | None, tuple[MoneyStep, ...]]:
    """The period, the weeks in it, and one of: pence a point, steps."""
    _keys(given, needed=("period",), may_have=_MONEY, place="money")
    if ("a_point" in given) == ("steps" in given):
        raise _wrong("money", "give either a_point or steps, and not both.")
    if given["period"] not in {one.value for one in Period}:
        raise _wrong("money.period", f"“{given['period']}” is neither week nor year.")
    period = Period(given["period"])
    if (period is Period.YEAR) != ("weeks_in_the_period" in given):
        raise _wrong("money.weeks_in_the_period", "give this if, and only if, the period is a year.")
    weeks = 1
    if period is Period.YEAR:
        weeks = _whole(given["weeks_in_the_period"], "money.weeks_in_the_period", most=53, least=52)
    if "a_point" in given:
        return period, weeks, pence(given["a_point"], place="money.a_point"), ()
    return period, weeks, None, _steps(_mapping(given["steps"], "money.steps"))


def _steps(given: Mapping[Any, Any]) -> tuple[MoneyStep, ...]:
    most = MOST_POINTS * MOST_DOMAINS
    made = tuple(
        MoneyStep(
            _whole(points, f"money.steps.{points}", most=most), pence(amount, place=f"money.steps.{points}")
        )
        for points, amount in given.items()
    )
    if made[0].from_points != 0:
        raise _wrong("money.steps", "the first step must be at 0 points.")
    for less, more in pairwise(made):
        place = f"money.steps.{more.from_points}"
        if more.from_points < less.from_points:
            raise _wrong(place, "the steps are not in order of points.")
        if more.amount_pence < less.amount_pence:
            raise _wrong(place, "less money than the step before: more need cannot mean less money.")
    return made


def _keys(
    given: Mapping[str, Any], *, needed: tuple[str, ...], may_have: tuple[str, ...], place: str
) -> None:
    for key in given:
        if key not in (*needed, *may_have):
            raise _wrong(f"{place}.{key}", "we do not know this key.")
    for key in needed:
        if key not in given:
            raise _wrong(f"{place}.{key}", "this is missing.")


def _mapping(given: Any, place: str) -> Mapping[Any, Any]:
    if not isinstance(given, Mapping) or not given:
        raise _wrong(place, "give a list of names, each with what it stands for.")
    return given


def _words(given: Any, place: str) -> dict[str, str]:
    return {str(code): _text(words, f"{place}.{code}") for code, words in _mapping(given, place).items()}


def _text(given: Any, place: str) -> str:
    if not isinstance(given, str) or not given.strip():
        raise _wrong(place, "say this in words.")
    return given.strip()


def _day(given: Any) -> date:
    if not isinstance(given, date):
        raise _wrong("starts_on", f"“{given}” is not a date. Write it like 2026-04-01.")
    return given


def _whole(given: Any, place: str, *, most: int, least: int = 0) -> int:
    if isinstance(given, bool) or not isinstance(given, int) or not least <= given <= most:
        raise _wrong(place, f"“{given}” is not a whole number from {least} to {most}.")
    return given


def _wrong(place: str, why: str) -> Invalid:
    return Invalid(f"{place}: {why}", fields={place: why})
