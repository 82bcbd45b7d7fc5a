"""What there is to learn, who has to, and who has."""

from sayso.council.workforce.queries.asked import (
    Asked,
    Learnt,
    Place,
    asked_of,
    done_by,
    place_of,
    team_learning,
)
from sayso.council.workforce.queries.lessons import LESSONS, Answer, Lesson, Question, Step, lesson_of

__all__ = [
    "LESSONS",
    "Answer",
    "Asked",
    "Learnt",
    "Lesson",
    "Place",
    "Question",
    "Step",
    "asked_of",
    "done_by",
    "lesson_of",
    "place_of",
    "team_learning",
]
