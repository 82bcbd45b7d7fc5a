"""From which day a sum holds that follows from a change: worked out by the rules, with its lines."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sayso.foundation.govuk.presenting import pounds
from sayso.journey.charging.facts.cases import Answers, council_choices
from sayso.journey.charging.facts.sums import Asked, sums_of
from sayso.journey.charging.models import FinancialAssessment, MoneyChange
from sayso.journey.charging.statuses import ChangeKind
from sayso.rules.charging.cases import assess
from sayso.rules.figures import Figures
from sayso.rules.money import pounds_text
from sayso.rules.sheet import Line

FOR_DAYS_GONE = ("comes_back", "is_owed")


@dataclass(frozen=True)
class Begins:
    """The day from which a sum holds; its lines say why, and what comes back or is owed for days gone."""

    on: date
    working: Sequence[Line]


def begins(
    change: MoneyChange,
    answers: Answers,
    before: FinancialAssessment | None,
    *,
    later: Sequence[date],
    figures: Figures,
    today: date,
) -> Begins | None:
    """Work it out from the sum that held on the day of the change, `before`, and the one of these answers.

    None where one of the two is not known: then nothing says from when, and whoever keeps it chooses. `later`
    are the first days of the sums after `before`: where one has begun already, no line tells what comes back
    or is owed, for that differs from one sum to the next.
    """
    on, policy = change.changed_on, council_choices(today)
    if before is None or before.charge_pence_a_week is None:
        return None
    asked = Asked({**answers, "day": {"on": on.isoformat()}}, on, council_choices(on), before.standing)
    [after] = sums_of([asked], figures=figures, what_if=False)
    if after.charge_pence is None:
        return None
    inputs: Mapping[str, Any] = {
        "setting": "change",
        "changed_on": on.isoformat(),
        "told_on": change.told_on.isoformat(),
        "charge_before": pounds_text(before.charge_pence_a_week),
        "charge_after": pounds_text(after.charge_pence),
        "our_mistake": ChangeKind.OURS in change.what,
        "policy": policy,
    }
    [found] = assess([{"assessment_date": today.isoformat(), "inputs": inputs}], figures=figures)
    if found.is_refused:
        return None
    results: Mapping[str, Any] = found.results
    one_sum_since = all(day > today for day in later)
    lines = [line for line in found.working if one_sum_since or line.step not in FOR_DAYS_GONE]
    return Begins(results["holds_from"], lines)


def begins_in_words(working: Sequence[Line]) -> list[str]:
    """Return why a sum holds from its day, and what that comes to for days already gone, in sentences."""
    return [line.label for line in working if line.amount is None] + days_gone_in_words(working)


def days_gone_in_words(working: Sequence[Line]) -> list[str]:
    """Return what comes back, or is owed, for days already gone; nothing where that is nothing."""
    money = {line.step: line.amount for line in working if line.amount}
    back, owed = money.get("comes_back"), money.get("is_owed")
    said = [f"For the days already gone, {pounds(back)} comes back to you."] if back else []
    return said + ([f"For the days already gone, {pounds(owed)} is still to be paid."] if owed else [])
