"""From what was asked to the rules and back to words, and what holds a decision on it."""

from sayso.journey.assessment.facts.eligible import (
    Facts,
    answers,
    facts_of,
    lines,
    looks,
    outcomes_asked,
    unable,
)
from sayso.journey.assessment.facts.holding import HOLDS, holds_on

__all__ = ["HOLDS", "Facts", "answers", "facts_of", "holds_on", "lines", "looks", "outcomes_asked", "unable"]
