"""Questions about powers: of a worker, of the person themself, and of whoever holds one."""

from sayso.journey.powers.queries.acting import all_i_hold, ask_power, i_hold, refused, under_power
from sayso.journey.powers.queries.held import Held, checks_of, may_be_cited, power_of, powers_of

__all__ = [
    "Held",
    "all_i_hold",
    "ask_power",
    "checks_of",
    "i_hold",
    "may_be_cited",
    "power_of",
    "powers_of",
    "refused",
    "under_power",
]
