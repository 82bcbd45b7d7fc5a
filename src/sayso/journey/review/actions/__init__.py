"""The changes that can be made to a review."""

from sayso.journey.review.actions.answer_request import NewAnswer, answer_request
from sayso.journey.review.actions.answer_review import NewTheirAnswers, answer_review
from sayso.journey.review.actions.ask_for_reviews import (
    NewRequest,
    ask_for_review,
    ask_for_review_under_power,
    ask_for_reviews,
)
from sayso.journey.review.actions.begin_reviews import NewReview, begin_review, begin_reviews
from sayso.journey.review.actions.close_review import NewClosing, close_review, close_reviews
from sayso.journey.review.actions.hold_review import NewFinding, NewLook, hold_review, hold_reviews
from sayso.journey.review.actions.take_up_choice import take_up_choice

__all__ = [
    "NewAnswer",
    "NewClosing",
    "NewFinding",
    "NewLook",
    "NewRequest",
    "NewReview",
    "NewTheirAnswers",
    "answer_request",
    "answer_review",
    "ask_for_review",
    "ask_for_review_under_power",
    "ask_for_reviews",
    "begin_review",
    "begin_reviews",
    "close_review",
    "close_reviews",
    "hold_review",
    "hold_reviews",
    "take_up_choice",
]
