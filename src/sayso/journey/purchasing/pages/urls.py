"""Addresses of the room's pages."""

from django.urls import path

from sayso.journey.purchasing.pages import imported, on_record, own, working

on_record.stands_on_records()

ORDERS = "people/<uuid:person>/orders"
urlpatterns = [
    path("who-came/", own.WhoCameView.as_view(), name="who_came"),
    path("visits/new/", working.ImportVisitsView.as_view(), name="import_visits"),
    path("visits/kept/", imported.VisitsImportedView.as_view(), name="visits_imported"),
    path(f"{ORDERS}/", working.OrdersView.as_view(), name="orders"),
    path(f"{ORDERS}/new/<uuid:line>/", working.PlaceOrderView.as_view(), name="place_order"),
    path(f"{ORDERS}/waiting/<uuid:waiting>/", working.WaitingOrderView.as_view(), name="waiting_order"),
    path(f"{ORDERS}/<uuid:order>/change/", working.ChangeOrderView.as_view(), name="change_order"),
    path(f"{ORDERS}/<uuid:order>/end/", working.EndOrderView.as_view(), name="end_order"),
    path(f"{ORDERS}/<uuid:order>/money/", working.JoinOrderView.as_view(), name="join_order"),
    path(f"{ORDERS}/<uuid:order>/visit/", working.RecordVisitView.as_view(), name="record_visit"),
    path(f"{ORDERS}/<uuid:order>/sheet/", working.OrderSheetView.as_view(), name="order_sheet"),
]
