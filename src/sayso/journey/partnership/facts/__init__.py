"""What the record knows of how it goes between two: the one door from this room to the eighteen signs.

Each fact comes from what the viewer may see. What is not open to them, or what nobody has said, is unknown:
so a worker who holds one account alone is told less, and nobody is told that it is well.
"""

from sayso.journey.partnership.facts.signs import facts_of_pairs, signs_between, signs_of_pairs, thresholds
from sayso.journey.partnership.facts.talks import ToTalkWith, parts_to_ask, to_talk_with

__all__ = [
    "ToTalkWith",
    "facts_of_pairs",
    "parts_to_ask",
    "signs_between",
    "signs_of_pairs",
    "thresholds",
    "to_talk_with",
]
