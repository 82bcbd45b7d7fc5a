"""What is gathered for somebody who asks, from every room, in words."""

from sayso.council.records.facts.columns import called
from sayso.council.records.facts.gathering import Found, gather_about, tied_to
from sayso.council.records.facts.not_naming import NOT_NAMING
from sayso.council.records.facts.tables import ELSEWHERE, HEADINGS, NOT_ELSEWHERE, NOT_GATHERED
from sayso.council.records.facts.words import said_of

__all__ = [
    "ELSEWHERE",
    "HEADINGS",
    "NOT_ELSEWHERE",
    "NOT_GATHERED",
    "NOT_NAMING",
    "Found",
    "called",
    "gather_about",
    "said_of",
    "tied_to",
]
