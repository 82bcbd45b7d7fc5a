"""What is known of one adult or one carer, checked at the door. Not asked is unknown, never “able”."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from sayso.rules.eligibility.outcomes import (
    ADULT_ABILITIES,
    ADULT_OUTCOMES,
    CARER_ABILITIES,
    CARER_OUTCOMES,
    Ability,
    Outcome,
    answers_to,
)
from sayso.rules.refusals import Invalid
from sayso.rules.sheet import Fact
from sayso.rules.units import WORD, YES_OR_NO

_IMPACT = Fact(
    "significant_impact",
    YES_OR_NO,
    "whether all this has, or is likely to have, a significant impact on wellbeing",
)


def _about(outcomes: Sequence[Outcome]) -> tuple[Fact, ...]:
    return tuple(Fact(one.code, WORD, one.label[0].lower() + one.label[1:]) for one in outcomes)


ADULT_FACTS = (
    Fact(
        "needs_arise_from_impairment",
        YES_OR_NO,
        "whether the needs come from, or are linked to, a physical or mental impairment or illness",
    ),
    *_about(ADULT_OUTCOMES),
    _IMPACT,
)
CARER_FACTS = (
    Fact("needs_arise_from_care", YES_OR_NO, "whether the needs come from giving care that an adult needs"),
    Fact("health_at_risk", YES_OR_NO, "whether health is getting worse, or is at risk of it"),
    *_about(CARER_OUTCOMES),
    _IMPACT,
)


@dataclass(frozen=True)
class AdultFacts:
    """What is known of an adult's needs, as if no carer helped.

    `outcomes` maps an outcome's code to an ability's code, for what the person can or cannot do because of
    those needs; a code left out, or None, was not asked. `able` means that every way of being unable was
    asked about. The yes-or-no facts are None until somebody has answered. Raises Invalid, by field, for an
    outcome or an answer that the law does not list.
    """

    needs_arise_from_impairment: bool | None = None
    significant_impact: bool | None = None
    outcomes: Mapping[str, str | None] = field(default_factory=dict)

    def __post_init__(self) -> None:
        _check_outcomes(self.outcomes, ADULT_OUTCOMES, ADULT_ABILITIES)
        _check_yes_or_no(self.as_row(), ADULT_FACTS)

    def as_row(self) -> dict[str, Any]:
        """One row of the sheet: a column for each of ADULT_FACTS."""
        return {
            "needs_arise_from_impairment": self.needs_arise_from_impairment,
            **{one.code: self.outcomes.get(one.code) for one in ADULT_OUTCOMES},
            "significant_impact": self.significant_impact,
        }


@dataclass(frozen=True)
class CarerFacts:
    """What is known of a carer's needs for support; whether the adult is eligible plays no part.

    `needs_arise_from_care`: from giving necessary care to an adult. `outcomes` as in AdultFacts, but taking
    longer is no answer here. Raises Invalid, by field.
    """

    needs_arise_from_care: bool | None = None
    health_at_risk: bool | None = None
    significant_impact: bool | None = None
    outcomes: Mapping[str, str | None] = field(default_factory=dict)

    def __post_init__(self) -> None:
        _check_outcomes(self.outcomes, CARER_OUTCOMES, CARER_ABILITIES)
        _check_yes_or_no(self.as_row(), CARER_FACTS)

    def as_row(self) -> dict[str, Any]:
        """One row of the sheet: a column for each of CARER_FACTS."""
        return {
            "needs_arise_from_care": self.needs_arise_from_care,
            "health_at_risk": self.health_at_risk,
            **{one.code: self.outcomes.get(one.code) for one in CARER_OUTCOMES},
            "significant_impact": self.significant_impact,
        }


def _check_outcomes(
    given: Mapping[str, str | None], outcomes: Sequence[Outcome], abilities: Mapping[str, Ability]
) -> None:
    known = {one.code: one for one in outcomes}
    wrong = {}
    for code, answer in given.items():
        if code not in known:
            wrong[code] = f"“{code}” is not one of the outcomes that the law lists."
        elif answer is not None and answer not in {one.code for one in answers_to(known[code], abilities)}:
            allowed = ", ".join(one.code for one in answers_to(known[code], abilities))
            wrong[code] = f"“{answer}” is not an answer the law knows here. Give one of {allowed}."
    _refuse(wrong)


def _check_yes_or_no(row: Mapping[str, Any], facts: Sequence[Fact]) -> None:
    _refuse(
        {
            fact.name: "Give yes, no, or nothing if it was not asked."
            for fact in facts
            if fact.unit is YES_OR_NO and not isinstance(row[fact.name], bool | None)
        }
    )


def _refuse(wrong: Mapping[str, str]) -> None:
    if wrong:
        said = " ".join(f"{name}: {sentence}" for name, sentence in wrong.items())
        raise Invalid(said, fields=wrong)
