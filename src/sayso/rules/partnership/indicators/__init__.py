"""Eighteen signs of how it goes between a person and their carer: P-01 to P-18, as one sheet over pairs.

None is in law; each threshold is a setting. A sign opens a conversation. It ends no payment, lowers no
budget and reports nobody. Nothing that is unknown counts as well, and neither of the two is ever shown a
level: a worker who holds both accounts reads at most two sentences.
"""

from sayso.rules.partnership.indicators.facts import PairFacts
from sayso.rules.partnership.indicators.levels import Level
from sayso.rules.partnership.indicators.thresholds import Thresholds
from sayso.rules.partnership.indicators.working import Signs, signs_of, signs_of_many

__all__ = ["Level", "PairFacts", "Signs", "Thresholds", "signs_of", "signs_of_many"]
