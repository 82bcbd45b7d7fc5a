"""What everybody would pay from a day on: the dry run of new sums, worked out and not kept."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

import narwhals as nw
import polars as pl

from sayso.foundation.policy.queries import figures
from sayso.journey.charging.facts.cases import council_choices
from sayso.journey.charging.facts.everyone import Rises, Terms, everyone, work_everyone_out
from sayso.journey.charging.facts.rising import Risen, rises_between, with_rises
from sayso.journey.charging.models import FinancialAssessment
from sayso.rules.charging.gates import PENSION_AGE_WITHOUT_BIRTH_DATE
from sayso.rules.charging.reasons import is_known, missing_of_people
from sayso.rules.figures import Figures

AGE = "age"
TURNING = (25, PENSION_AGE_WITHOUT_BIRTH_DATE)
"""The birthdays from which another amount is protected."""
DAYS_IN_A_WEEK = 7


@dataclass(frozen=True)
class NewSum:
    """One person's new sum in short: the charge, or what keeps it unknown by its name in the rules."""

    base: FinancialAssessment
    risen: Risen
    pence: int | None
    is_full_cost: bool
    missing: Sequence[str]

    @property
    def is_known(self) -> bool:
        """Whether there is a charge, or a whole cost to be paid."""
        return self.pence is not None or self.is_full_cost


def new_sums(bases: Sequence[FinancialAssessment], *, on: date, law: Figures | None = None) -> list[NewSum]:
    """Work these people out for a day, by the law's amounts and the council's choices of that day.

    What they told us stands; a benefit told at exactly the law's old rate counts at that day's. The old rate
    is that of the day of the sum that holds. Many go through the rules in one batch.
    """
    in_force = law or figures()
    rises: dict[date, Rises] = {}
    risen = [_moved_on(one, _rises(rises, in_force, one.starts_on, on), on) for one in bases]
    held = everyone((_text(one.answers) for one in risen), (one.standing for one in bases))
    worked = work_everyone_out(held, Terms(on, council_choices(on)), in_force)
    is_whole = nw.col("full_cost").fill_null(False) & is_known()
    shown: pl.DataFrame = nw.to_native(worked.people.select("row", "charge", is_whole.alias("whole")))
    missing = missing_of_people(worked).sort("missing").group_by("row").agg("missing")
    why = dict(missing.rows())
    return [
        NewSum(base, one, charge, whole, why.get(at, []))
        for (at, charge, whole), base, one in zip(shown.sort("row").rows(), bases, risen, strict=True)
    ]


def _rises(known: dict[date, Rises], law: Figures, since: date, on: date) -> Rises:
    if since not in known:
        known[since] = rises_between(law, since, on)
    return known[since]


def _moved_on(base: FinancialAssessment, rises: Rises, on: date) -> Risen:
    """Move somebody's answers on to a day: benefits at new rates, and weeks that have gone by since.

    An age told without a birth date stays: where a birthday since may have changed what it leads to, it is
    asked for.
    """
    found = with_rises(base.answers, rises)
    weeks = (on - base.starts_on).days // DAYS_IN_A_WEEK
    answers = dict(found.answers)
    stay = answers.get("weeks_in_home", {}).get("week_of_stay")
    if stay is not None:
        answers["weeks_in_home"] = {"week_of_stay": stay + weeks}
    if any(item.get("weeks_held") is not None for item in answers.get("savings", {}).get("items", ())):
        held = [
            item if item.get("weeks_held") is None else {**item, "weeks_held": item["weeks_held"] + weeks}
            for item in answers["savings"]["items"]
        ]
        answers["savings"] = {"items": held}
    ask_age = [AGE] if _may_have_come_of_age(answers, base.assessed_on, on) else []
    return Risen(answers, found.rose, [*found.to_ask, *ask_age])


def _may_have_come_of_age(answers: Mapping[str, Any], told_on: date, on: date) -> bool:
    age = answers.get("age", {}).get("age")
    if age is None or answers.get("birth_date", {}).get("birth_date"):
        return False
    years = on.year - told_on.year + 1
    return any(age < turning <= age + years for turning in TURNING)


def _text(answers: Mapping[str, Any]) -> str:
    return json.dumps(answers)
