"""Questions about what somebody said and what was found. Every one answers by what the viewer may see."""

from sayso.journey.assessment.queries.said import (
    NotSeenAlone,
    assessment_of,
    assessments_of,
    is_kept,
    not_seen_alone,
    own_wishes,
    when_words,
    wish_of,
    wishes_of,
    without_an_advocate,
)
from sayso.journey.assessment.queries.willing import (
    CaredFor,
    agreed_help,
    cared_for,
    to_ask_again,
    willingness,
    willingness_of,
)

__all__ = [
    "CaredFor",
    "NotSeenAlone",
    "agreed_help",
    "assessment_of",
    "assessments_of",
    "cared_for",
    "is_kept",
    "not_seen_alone",
    "own_wishes",
    "to_ask_again",
    "when_words",
    "willingness",
    "willingness_of",
    "wish_of",
    "wishes_of",
    "without_an_advocate",
]
