"""Addresses of the room's pages."""

from django.urls import path

from sayso.journey.allocation.pages import on_record, own, publishing, working

on_record.stands_on_records()

PERSON = "people/<uuid:person>/first-figure"
urlpatterns = [
    path(f"{PERSON}/", working.FirstFigureView.as_view(), name="first_figure"),
    path(f"{PERSON}/work-out/", working.WorkOutView.as_view(), name="work_out_first_figure"),
    path("my-first-figure/", own.MyFirstFigureView.as_view(), name="my_first_figure"),
    path("how-we-decide/points/", publishing.PointsTableView.as_view(), name="points_table"),
    path("settings/points/", publishing.PublishTableView.as_view(), name="publish_table"),
]
