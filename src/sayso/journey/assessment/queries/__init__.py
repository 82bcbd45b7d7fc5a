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

__all__ = [
    "NotSeenAlone",
    "assessment_of",
    "assessments_of",
    "is_kept",
    "not_seen_alone",
    "own_wishes",
    "when_words",
    "wish_of",
    "wishes_of",
    "without_an_advocate",
]
