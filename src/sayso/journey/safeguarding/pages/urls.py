"""Addresses of concerns."""

from django.urls import path

from sayso.journey.safeguarding.pages import deciding, raising, reading

urlpatterns = [
    path("concern/", raising.RaiseConcernView.as_view(), name="raise_concern"),
    path("concerns/", reading.ConcernsView.as_view(), name="concerns"),
    path("concerns/about-staff/", deciding.StaffConcernsView.as_view(), name="staff_concerns"),
    path(
        "concerns/about-staff/<uuid:concern>/",
        deciding.AnswerStaffConcernView.as_view(),
        name="answer_staff_concern",
    ),
    path("concerns/heard/<uuid:contact>/", reading.TakeUpHeardView.as_view(), name="take_up_heard"),
    path("concerns/<uuid:concern>/", reading.ConcernView.as_view(), name="concern"),
    path("concerns/<uuid:concern>/whose/", reading.WhoseConcernView.as_view(), name="whose_concern"),
    path(
        "concerns/<uuid:concern>/decide/",
        deciding.DecideOnConcernView.as_view(),
        name="decide_on_concern",
    ),
]
