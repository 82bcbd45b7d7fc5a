"""From what was asked to the rules, and back to words: the one door between this room and eligibility."""

from collections.abc import Mapping, Sequence

from sayso.journey.people.statuses import StandingKind
from sayso.rules.eligibility.appearance import Appearance, appear
from sayso.rules.eligibility.facts import AdultFacts, CarerFacts
from sayso.rules.eligibility.outcomes import (
    ADULT_ABILITIES,
    ADULT_OUTCOMES,
    CARER_ABILITIES,
    CARER_OUTCOMES,
    Outcome,
    answers_to,
)

Facts = AdultFacts | CarerFacts


def outcomes_asked(standing: StandingKind) -> Sequence[Outcome]:
    """Return what the law lists for an adult, or for a carer."""
    return CARER_OUTCOMES if standing == StandingKind.CARER else ADULT_OUTCOMES


def answers(outcome: Outcome, standing: StandingKind) -> list[tuple[str, str]]:
    """Return the answers that can be given about one outcome: code and words."""
    abilities = CARER_ABILITIES if standing == StandingKind.CARER else ADULT_ABILITIES
    return [(one.code, one.label) for one in answers_to(outcome, abilities)]


def facts_of(
    standing: StandingKind,
    *,
    arises: bool | None,
    health_at_risk: bool | None,
    significant_impact: bool | None,
    outcomes: Mapping[str, str],
) -> Facts:
    """Return what was asked as the rules read it. Raises Invalid for what the law does not list."""
    if standing == StandingKind.CARER:
        return CarerFacts(
            needs_arise_from_care=arises,
            health_at_risk=health_at_risk,
            significant_impact=significant_impact,
            outcomes=outcomes,
        )
    return AdultFacts(
        needs_arise_from_impairment=arises, significant_impact=significant_impact, outcomes=outcomes
    )


def looks(facts: Sequence[Facts]) -> list[Appearance]:
    """Return how each looks against the test, in order."""
    return appear(facts)


def lines(appearance: Appearance) -> list[dict[str, str]]:
    """Return the working as it is kept and shown: label, answer, authority and how sure we are of it."""
    return [
        {"label": one.label, "answer": one.answer, "authority": str(one.authority)}
        for one in appearance.working
    ]


def unable(standing: StandingKind, outcomes: Mapping[str, str]) -> list[str]:
    """Return the outcomes, by code, that somebody was found unable to achieve, in the order of the law."""
    abilities = CARER_ABILITIES if standing == StandingKind.CARER else ADULT_ABILITIES
    counted = {code for code, answer in outcomes.items() if answer and abilities[answer].is_unable}
    return [one.code for one in outcomes_asked(standing) if one.code in counted]
