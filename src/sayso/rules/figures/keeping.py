"""Figures as they were in one week, kept as plain values, so that a sum can be worked out again for ever."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

from sayso.rules.authority import Evidence
from sayso.rules.figures.catalogue import Amount, Figure, Figures, statutory

Kept = Mapping[str, Sequence[Mapping[str, Any]]]
WEEK = timedelta(days=7)  # a sum may count by the amounts of the end of its week


def kept_figures(figures: Figures, names: Iterable[str], on: date) -> dict[str, list[dict[str, Any]]]:
    """Return the amounts of these figures in the week from a day, ready for JSON.

    One without a confirmed amount is kept as None: worked out again, it is missing again.
    """
    found = {name: _in_week(figures.by_name[name], on) for name in names}
    return {name: [_plain(one) for one in amounts] for name, amounts in found.items() if amounts}


def figures_from(kept: Kept) -> Figures:
    """Return figures that hold these amounts and no others: what the law says since changes nothing."""
    return Figures(
        {
            name: replace(figure, amounts=tuple(_amount(one) for one in kept.get(name, ())))
            for name, figure in statutory().by_name.items()
        }
    )


def _in_week(figure: Figure, on: date) -> list[Amount]:
    return [
        one
        for one in figure.amounts
        if one.starts_on < on + WEEK and (one.ends_before is None or on < one.ends_before)
        if one is figure.on(on) or one.starts_on > on
    ]


def _plain(amount: Amount) -> dict[str, Any]:
    return {
        "starts_on": amount.starts_on.isoformat(),
        "ends_before": amount.ends_before.isoformat() if amount.ends_before else None,
        "value": amount.value,
        "evidence": amount.evidence.value,
        "entered_because": amount.entered_because,
        "made_up": amount.made_up,
    }


def _amount(kept: Mapping[str, Any]) -> Amount:
    ends = kept["ends_before"]
    return Amount(
        starts_on=date.fromisoformat(kept["starts_on"]),
        ends_before=date.fromisoformat(ends) if ends else None,
        value=kept["value"],
        evidence=Evidence(kept["evidence"]),
        entered_because=kept["entered_because"],
        made_up=kept["made_up"],
    )
