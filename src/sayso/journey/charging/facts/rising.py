"""Benefits that rise on a day: the law's old rate, as it is paid, and the new one."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from sayso.journey.charging.facts.everyone import Rises
from sayso.rules.charging.tables import INCOME
from sayso.rules.figures import Figure, Figures

RATES: Mapping[str, tuple[str, ...]] = {
    "attendance_allowance": ("attendance_allowance_higher", "attendance_allowance_lower"),
    "pip_daily_living": ("pip_daily_living_enhanced", "pip_daily_living_standard"),
    "pip_mobility": ("pip_or_dla_mobility_higher", "pip_or_dla_mobility_lower"),
    "dla_care": ("dla_care_highest", "dla_care_middle", "dla_care_lowest"),
    "dla_mobility": ("pip_or_dla_mobility_higher", "pip_or_dla_mobility_lower"),
    "state_pension": ("new_state_pension_full", "basic_state_pension_full"),
    "carers_allowance": ("carers_allowance",),
}
"""Kinds of income whose weekly rates the law sets, and the figures that hold them."""

WEEKS_IN: Mapping[str, int] = {"week": 1, "fortnight": 2, "four_weeks": 4}
"""How a benefit is paid: whole weeks at a time."""
SOON = timedelta(days=7)
"""Benefits rise in the week after 6 April or with it; a sum from that day on counts what is then paid."""


def rises_between(figures: Figures, since: date, on: date) -> Rises:
    """Return each rate in force on one day, as it may be paid, with what the same rate pays on another.

    A rate is never guessed: one that is not confirmed on either day is not among them, and what somebody told
    us at another amount than a rate is not touched. "On" is the end of the week that begins on the day.
    """
    return {
        (kind, period, old * weeks): new * weeks
        for kind, names in RATES.items()
        for old, new in _of_kind(figures, names, since, on)
        for period, weeks in WEEKS_IN.items()
    }


def rates_missing(figures: Figures, on: date) -> list[Figure]:
    """Return the rates of benefits that nobody has confirmed for the week from a day."""
    names = dict.fromkeys(name for names in RATES.values() for name in names)
    return [figures.by_name[name] for name in names if _rate(figures, name, _end_of_week(on)) is None]


def _of_kind(figures: Figures, names: tuple[str, ...], since: date, on: date) -> Iterator[tuple[int, int]]:
    for name in names:
        old, new = _rate(figures, name, since), _rate(figures, name, _end_of_week(on))
        if old is not None and new is not None and old != new:
            yield old, new


def _end_of_week(on: date) -> date:
    return on + SOON - timedelta(days=1)


def _rate(figures: Figures, name: str, on: date) -> int | None:
    amount = figures.by_name[name].on(on)
    return amount.value if amount else None


@dataclass(frozen=True)
class Risen:
    """Somebody's answers with benefits at new rates: each that rose, and each kind to be asked about.

    `rose` holds kind, period, old and new pence as it is paid.
    """

    answers: Mapping[str, Any]
    rose: Sequence[tuple[str, str, int, int]]
    to_ask: Sequence[str]


def with_rises(answers: Mapping[str, Any], rises: Rises) -> Risen:
    """Put each benefit that was told at exactly an old rate at its new one, and touch nothing else.

    A benefit whose rates rise that day and that was told at another amount stays as it was told: it is not
    guessed, and its kind is among `to_ask` where it counts at all.
    """
    rising = {kind for kind, _, _ in rises if set(INCOME[kind].counts) != {"nothing"}}
    items, rose, to_ask = [], [], []
    for item in answers.get("income", {}).get("items", ()):
        new = rises.get((item["kind"], item["period"], item["amount_pence"]))
        if new is not None:
            rose.append((item["kind"], item["period"], item["amount_pence"], new))
            items.append({**item, "amount_pence": new})
            continue
        if item["kind"] in rising:
            to_ask.append(item["kind"])
        items.append(item)
    if not rose:
        return Risen(answers, [], list(dict.fromkeys(to_ask)))
    changed = {**answers, "income": {**answers["income"], "items": items}}
    return Risen(changed, rose, list(dict.fromkeys(to_ask)))
