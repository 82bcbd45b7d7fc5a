"""What this room asks of earlier rooms and of the rules, a file a question."""

from sayso.journey.budget.facts.comparing import Compared, compared
from sayso.journey.budget.facts.limits import (
    check_due_on,
    has_carer,
    is_above_limit,
    is_urgent,
    worker_limit_pence_a_week,
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
from sayso.journey.budget.facts.two_of_them import changes, impact_of, kept

__all__ = [
    "Compared",
    "GivenPrice",
    "ToPrice",
    "changes",
    "check_due_on",
    "compared",
    "has_carer",
    "hour_rate",
    "impact_of",
    "is_above_limit",
    "is_urgent",
    "kept",
    "paid_lines",
    "priced",
    "see_it_has_a_sum",
    "told",
    "worker_limit_pence_a_week",
]
