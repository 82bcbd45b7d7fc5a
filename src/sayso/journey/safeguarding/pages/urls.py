"""Addresses of concerns."""

from django.urls import path

from sayso.journey.safeguarding.pages import children, deciding, raising, reading

children.stands_on_records()

CHILDREN = "people/<uuid:person>/children"
CHILD = f"{CHILDREN}/<uuid:child>"
urlpatterns = [
    path(f"{CHILDREN}/", children.ChildrenView.as_view(), name="children_at_home"),
    path(f"{CHILDREN}/new/", children.NoteChildView.as_view(), name="note_child"),
    path(f"{CHILD}/", children.ChangeChildView.as_view(), name="change_child"),
    path(f"{CHILD}/passed/", children.PassChildOnView.as_view(), name="pass_child_on"),
    path(f"{CHILD}/told/", children.TellYoungCarerView.as_view(), name="tell_young_carer"),
    path(
        f"{CHILD}/passed/<uuid:passing>/answer/",
        children.ChildrensAnswerView.as_view(),
        name="childrens_answer",
    ),
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
