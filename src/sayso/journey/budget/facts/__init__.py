"""What this room asks of earlier rooms and of the rules, a file a question."""

from sayso.journey.budget.facts.comparing import Compared, compared
from sayso.journey.budget.facts.limits import (
    CouncilSays,
    are_urgent,
    council_says,
    have_carers,
)
from sayso.journey.budget.facts.pricing import (
    GivenPrice,
    ToPrice,
    hour_rate,
    paid_lines,
    priced,
    see_it_has_a_sum,
    told,
)
from sayso.journey.budget.facts.two_of_them import changes, impact_of, impacts_of, kept
from sayso.rules.partnership.impact import Impact

__all__ = [
    "Compared",
    "CouncilSays",
    "GivenPrice",
    "Impact",
    "ToPrice",
    "are_urgent",
    "changes",
    "compared",
    "council_says",
    "have_carers",
    "hour_rate",
    "impact_of",
    "impacts_of",
    "kept",
    "paid_lines",
    "priced",
    "see_it_has_a_sum",
    "told",
]
