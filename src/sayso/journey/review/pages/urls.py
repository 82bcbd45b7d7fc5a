"""Addresses of the room's pages."""

from django.urls import path

from sayso.journey.review.pages import acting, holding, not_chosen, on_record, own, working

on_record.stands_on_records()
acting.tells_acts()

PERSON = "people/<uuid:person>"
ONE = f"{PERSON}/review/<slug:standing>"
urlpatterns = [
    path(f"{PERSON}/reviews/", working.ReviewsView.as_view(), name="reviews"),
    path(f"{PERSON}/reviews/ask/", working.HearRequestView.as_view(), name="hear_request"),
    path(f"{PERSON}/reviews/asked/<uuid:asked>/", working.AnswerRequestView.as_view(), name="answer_request"),
    path(f"{PERSON}/reviews/<uuid:review>/", working.ReviewView.as_view(), name="review"),
    path(f"{ONE}/", holding.HoldReviewView.as_view(), name="hold_review"),
    path(f"{ONE}/more/", holding.ReviewDeeperView.as_view(), name="review_deeper"),
    path(f"{ONE}/end/", holding.CloseReviewView.as_view(), name="close_review"),
    path(f"{ONE}/heard/", working.HearReviewView.as_view(), name="hear_review"),
    path("chosen-by-team/", not_chosen.ChosenByTeamView.as_view(), name="chosen_by_team"),
    path("not-chosen-at-review/", not_chosen.ReviewChoicesView.as_view(), name="review_choices"),
    path(
        "not-chosen-at-review/<uuid:review>/",
        not_chosen.TakeUpReviewChoiceView.as_view(),
        name="take_up_review_choice",
    ),
    path("acting-for/<uuid:person>/review/", acting.ActingReviewView.as_view(), name="acting_review"),
    path("my-reviews/", own.MyReviewsView.as_view(), name="my_reviews"),
    path("my-reviews/answers/", own.AnswerMyReviewView.as_view(), name="answer_my_review"),
    path("my-reviews/ask/", own.AskForMyReviewView.as_view(), name="ask_for_my_review"),
]
