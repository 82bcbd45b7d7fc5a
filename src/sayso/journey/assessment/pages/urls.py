"""Addresses of the room's pages."""

from django.urls import path

from sayso.journey.assessment.pages import (
    advocates,
    assessing,
    capacity,
    deciding,
    on_record,
    own,
    willing,
    working,
)

on_record.stands_on_records()

PERSON = "people/<uuid:person>"
urlpatterns = [
    path(f"{PERSON}/says/", working.WishesView.as_view(), name="wishes"),
    path(f"{PERSON}/says/new/", working.SayWishView.as_view(), name="say_wish"),
    path(f"{PERSON}/says/<uuid:wish>/", working.ChangeWishView.as_view(), name="change_wish"),
    path(f"{PERSON}/says/<uuid:wish>/over/", working.TakeBackWishView.as_view(), name="take_back_wish"),
    path(f"{PERSON}/conversation/", working.HoldConversationView.as_view(), name="hold_conversation"),
    path(f"{PERSON}/assessments/", assessing.AssessmentsView.as_view(), name="assessments"),
    path(f"{PERSON}/assessments/needs/", assessing.AssessNeedsView.as_view(), name="assess_needs"),
    path(f"{PERSON}/assessments/carer/", assessing.AssessCarerView.as_view(), name="assess_carer"),
    path(f"{PERSON}/assessments/needs/decision/", deciding.DecideNeedsView.as_view(), name="decide_needs"),
    path(f"{PERSON}/assessments/carer/decision/", deciding.DecideCarerView.as_view(), name="decide_carer"),
    path(
        f"{PERSON}/assessments/decisions/<uuid:eligibility>/letter/",
        deciding.TellEligibilityView.as_view(),
        name="tell_eligibility",
    ),
    path(f"{PERSON}/advocate/", advocates.AskAdvocateView.as_view(), name="ask_advocate"),
    path(f"{PERSON}/advocate/<uuid:referral>/", advocates.AdvocateCameView.as_view(), name="advocate_came"),
    path(f"{PERSON}/capacity/", capacity.CapacityView.as_view(), name="capacity"),
    path(f"{PERSON}/capacity/new/", capacity.WriteCapacityView.as_view(), name="write_capacity"),
    path(
        f"{PERSON}/capacity/of/<uuid:decision>/",
        capacity.CapacityOfDecisionView.as_view(),
        name="capacity_of_decision",
    ),
    path(
        f"{PERSON}/capacity/<uuid:record>/",
        capacity.WriteCapacityAgainView.as_view(),
        name="write_capacity_again",
    ),
    path(f"{PERSON}/willing/", willing.WillingView.as_view(), name="willing"),
    path(f"{PERSON}/willing/new/", willing.SayWillingView.as_view(), name="say_willing"),
    path(f"{PERSON}/willing/<uuid:answer>/", willing.ChangeWillingView.as_view(), name="change_willing"),
    path(
        f"{PERSON}/willing/<uuid:answer>/over/",
        willing.TakeBackWillingView.as_view(),
        name="take_back_willing",
    ),
    path("willing/", willing.MyWillingView.as_view(), name="my_willing"),
    path("willing/new/", willing.SayMyWillingView.as_view(), name="say_my_willing"),
    path("willing/<uuid:answer>/", willing.ChangeMyWillingView.as_view(), name="change_my_willing"),
    path("willing/<uuid:answer>/over/", willing.TakeBackMyWillingView.as_view(), name="take_back_my_willing"),
    path("my-assessments/", assessing.MyAssessmentsView.as_view(), name="my_assessments"),
    path("what-matters/", own.MyWishesView.as_view(), name="my_wishes"),
    path("what-matters/new/", own.SayMyWishView.as_view(), name="say_my_wish"),
    path("what-matters/<uuid:wish>/", own.ChangeMyWishView.as_view(), name="change_my_wish"),
    path("what-matters/<uuid:wish>/over/", own.TakeBackMyWishView.as_view(), name="take_back_my_wish"),
]
