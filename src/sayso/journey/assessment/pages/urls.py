"""Addresses of the room's pages."""

from django.urls import path

from sayso.journey.assessment.pages import assessing, on_record, own, working

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
    path("my-assessments/", assessing.MyAssessmentsView.as_view(), name="my_assessments"),
    path("what-matters/", own.MyWishesView.as_view(), name="my_wishes"),
    path("what-matters/new/", own.SayMyWishView.as_view(), name="say_my_wish"),
    path("what-matters/<uuid:wish>/", own.ChangeMyWishView.as_view(), name="change_my_wish"),
    path("what-matters/<uuid:wish>/over/", own.TakeBackMyWishView.as_view(), name="take_back_my_wish"),
]
