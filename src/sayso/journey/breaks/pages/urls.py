"""Addresses of the room's pages."""

from django.urls import path

from sayso.journey.breaks.pages import in_figures, on_record, own, working

on_record.stands_on_records()

MINE, THEIRS = "my-breaks", "people/<uuid:person>/breaks"
ONE = f"{THEIRS}/<uuid:need>"
urlpatterns = [
    path(f"{MINE}/", own.MyBreaksView.as_view(), name="my_breaks"),
    path(f"{MINE}/ask/", own.AskForMyBreakView.as_view(), name="ask_for_my_break"),
    path(f"{MINE}/<uuid:need>/say/", own.SayOfMyBreakView.as_view(), name="say_of_my_break"),
    path(f"{MINE}/booked/<uuid:booking>/", own.TellMyBreakView.as_view(), name="tell_my_break"),
    path("care-from-somebody-else/", own.MyOtherCareView.as_view(), name="my_other_care"),
    path("breaks-waiting/", working.BreaksWaitingView.as_view(), name="breaks_waiting"),
    path("breaks-in-figures/", in_figures.BreakFiguresView.as_view(), name="break_figures"),
    path(f"{THEIRS}/", working.BreaksView.as_view(), name="breaks"),
    path(f"{THEIRS}/add/", working.AskForBreakView.as_view(), name="ask_for_break"),
    path(f"{THEIRS}/booked/<uuid:booking>/", working.TellBreakView.as_view(), name="tell_break"),
    path(f"{ONE}/happened/", working.KeepBreakStepView.as_view(), name="keep_break_step"),
    path(f"{ONE}/care/", working.PlanBreakCareView.as_view(), name="plan_break_care"),
    path(f"{ONE}/book/", working.BookBreakView.as_view(), name="book_break"),
    path(f"{ONE}/decide/", working.DecideBreakView.as_view(), name="decide_break"),
]
