"""What holds a decision on somebody's needs: each rule with its authority, and what releases it."""

from collections.abc import Iterable

from sayso.foundation.decisions.holds import Hold, declare
from sayso.journey.assessment.facts.eligible import unable
from sayso.journey.assessment.models import NeedsAssessment
from sayso.journey.assessment.queries import Advocacy
from sayso.journey.assessment.statuses import Finding
from sayso.journey.people.statuses import StandingKind
from sayso.rules.eligibility.appearance import Verdict

STAYS = "The assessment is kept, and urgent support goes on."
NOT_REGISTERED, FACTS_MISSING, NO_ADVOCATE, ADVOCATE_WAITS, NO_ADVICE, NO_REASONS = HOLDS = declare(
    Hold(
        "not_registered",
        "A registered worker decides this for the council. What you wrote is kept as proposed.",
        "Care Act 2014, section 13(1); the council’s own rule on who decides",
        "A registered colleague reads what you propose and decides.",
        STAYS,
    ),
    Hold(
        "eligibility_facts_missing",
        "Not everything that the national test turns on has been asked.",
        "SI 2015/313, regulations 2 and 3",
        "Ask what is still to ask, and keep the assessment again.",
        STAYS,
    ),
    Hold(
        "no_advocate",
        "Having their say is very hard for them, and nobody suitable helps with it. They need an advocate.",
        "Care Act 2014, section 67",
        "Ask for an advocate, and write down when and whom you asked.",
        STAYS,
    ),
    Hold(
        "advocate_waits",
        "An advocate was asked for and has not come yet. The assessment is not complete without them.",
        "Care Act 2014, section 67",
        "Write down the day the advocate came, and look at the assessment again with them.",
        STAYS,
    ),
    Hold(
        "no_advice",
        "Where some needs are not eligible, the person gets written advice on what can help with them.",
        "Care Act 2014, sections 13(5) and 25(1)(f)",
        "Write what can help to meet or lessen these needs, and what can keep others from coming.",
        STAYS,
    ),
    Hold(
        "eligibility_no_reasons",
        "The person is owed the reasons in plain words.",
        "Care Act 2014, section 13(2)",
        "Write the reasons as you would say them to the person.",
        STAYS,
    ),
)


def holds_on(
    assessment: NeedsAssessment,
    *,
    outcomes: Iterable[str],
    finding: Finding,
    reasons: str,
    advice: str,
    registered: bool,
    advocacy: Advocacy,
) -> list[Hold]:
    """Return every rule that holds this decision; none when it can be made. They never refuse the facts."""
    found = unable(StandingKind(assessment.standing), assessment.outcomes)
    some_are_not = finding == Finding.NOT_ELIGIBLE or not set(found) <= set(outcomes)
    asked = (
        (NOT_REGISTERED, not registered),
        (FACTS_MISSING, assessment.verdict == Verdict.FACTS_MISSING.value),
        (NO_ADVOCATE, advocacy.is_to_be_asked),
        (ADVOCATE_WAITS, advocacy.waits),
        (NO_REASONS, not reasons.strip()),
        (NO_ADVICE, some_are_not and not advice.strip()),
    )
    return [hold for hold, holds in asked if holds]
