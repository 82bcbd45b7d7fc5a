"""Addresses of the room's pages."""

from django.urls import path

from sayso.journey.powers.pages import holding, on_record, own, working

on_record.stands_on_records()

PERSON = "people/<uuid:person>/powers"
POWER = f"{PERSON}/<uuid:power>"
urlpatterns = [
    path(f"{PERSON}/", working.PowersView.as_view(), name="powers"),
    path(f"{PERSON}/new/", working.RecordPowerView.as_view(), name="record_power"),
    path(f"{POWER}/paper/", working.SeePaperView.as_view(), name="see_paper"),
    path(f"{POWER}/register/", working.CheckRegisterView.as_view(), name="check_register"),
    path(f"{POWER}/said/", working.HearPersonView.as_view(), name="hear_person"),
    path(f"{POWER}/open/", working.OpenPowerView.as_view(), name="open_power"),
    path(f"{POWER}/end/", working.EndPowerView.as_view(), name="end_power"),
    path(f"{POWER}/close-now/", working.PausePowerView.as_view(), name="pause_power"),
    path(f"{POWER}/not-closed/", working.LiftPauseView.as_view(), name="lift_pause"),
    path("who-acts-for-me/", own.WhoActsForMeView.as_view(), name="who_acts_for_me"),
    path("acting-for/<uuid:person>/", holding.ActingForView.as_view(), name="acting_for"),
    path("acting-for/<uuid:person>/needs/", holding.ActingNeedsView.as_view(), name="acting_needs"),
]
