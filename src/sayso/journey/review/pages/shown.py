"""How answers of a review stand on a page: each question with what was said, in words."""

from collections.abc import Iterable
from typing import Any

from sayso.journey.assessment.statuses import SaidBy
from sayso.journey.review.models import TheirAnswers
from sayso.journey.review.queries import LookedAt
from sayso.rules.review.answers import PERSON, WORKER, Answers, Question


def lines(questions: Iterable[Question], answers: Answers) -> list[tuple[str, str]]:
    """Return each question that was answered, with its answer in words."""
    return [(one.asks, one.says(answers[one.code])) for one in questions if answers.get(one.code)]


def to_the_person(questions: Iterable[Question], answers: Answers) -> list[tuple[str, str]]:
    """Return the same, each question as the person reads it of themself."""
    told = ((one.asks_me or one.asks, one) for one in questions if answers.get(one.code))
    return [(asks, one.says(answers[one.code])) for asks, one in told]


def found(answers: Answers) -> list[tuple[str, str]]:
    """Return a worker's answers, as far as the viewer may read them."""
    return lines(WORKER, answers)


def said(theirs: TheirAnswers | None) -> dict[str, Any] | None:
    """Return what they said of their support, and whose words it is; None where nobody said anything."""
    if theirs is None:
        return None
    spoken = theirs.spoken_by if theirs.said_by == SaidBy.OTHER else ""
    return {"lines": lines(PERSON, theirs.answers), "made": theirs, "spoken_by": spoken}


def hopes(looked: Iterable[LookedAt]) -> list[dict[str, Any]]:
    """Return each hope and worry with how it is now."""
    return [
        {
            "words": one.wish.words,
            "kind": one.wish.get_kind_display(),
            "now": one.looked.get_now_display() if one.looked else "",
            "said": one.looked.words if one.looked else "",
        }
        for one in looked
    ]
