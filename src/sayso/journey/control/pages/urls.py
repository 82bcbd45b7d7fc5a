"""Addresses of holding one's own support."""

from django.urls import path

from sayso.journey.control.pages import on_record, own, working

MINE = "my-support"
THEIRS = "people/<uuid:person>/control"

on_record.stands_on_records()

urlpatterns = [
    path(f"{MINE}/", own.MyControlView.as_view(), name="my_control"),
    path(f"{MINE}/task/<str:task>/", own.SetMyLevelView.as_view(), name="set_my_level"),
    path(f"{MINE}/done/<uuid:level>/", own.TaskDoneView.as_view(), name="task_done"),
    path(f"{MINE}/pause/", own.PauseView.as_view(), name="pause"),
    path(f"{MINE}/go-on/", own.GoOnView.as_view(), name="go_on"),
    path(f"{MINE}/hand-back/", own.HandBackView.as_view(), name="hand_back"),
    path(f"{MINE}/take-back/", own.TakeBackView.as_view(), name="take_back"),
    path(f"{MINE}/early-signs/", own.MyEarlySignsView.as_view(), name="my_early_signs"),
    path(f"{MINE}/early-signs/who/", own.ShareMySignsView.as_view(), name="share_my_signs"),
    path("people-i-help/", own.PeopleIHelpView.as_view(), name="people_i_help"),
    path(f"{THEIRS}/", working.ControlOfView.as_view(), name="control_of"),
    path(f"{THEIRS}/task/<str:task>/", working.SetLevelView.as_view(), name="set_level"),
    path(f"{THEIRS}/set-up/<uuid:level>/", working.SetUpLevelView.as_view(), name="set_up_level"),
    path(f"{THEIRS}/read/<uuid:turn>/", working.ReadTurnView.as_view(), name="read_turn"),
]
