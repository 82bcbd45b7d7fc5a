"""Addresses of the pages that read across rooms."""

from django.urls import path
from django.views.decorators.csrf import csrf_exempt

from sayso.web.home import on_records
from sayso.web.home.pages.books import LedgerView
from sayso.web.home.pages.helping import HelpView
from sayso.web.home.pages.landing import HomeView, OwnHomeView
from sayso.web.home.pages.leaving import ComeBackView, HidePrivateView, leave
from sayso.web.home.pages.my_day import MyDayView
from sayso.web.home.pages.my_record import MyCopyFileView, MyCopyView, MyTimelineView
from sayso.web.home.pages.shared import SharedWithMeView
from sayso.web.home.pages.trail import TrailView
from sayso.web.home.pages.waiting import WaitingView

on_records.stands_on_records()

urlpatterns = [
    path("", HomeView.as_view(), name="home"),
    path("my-day/", MyDayView.as_view(), name="my_day"),
    path("waiting/", WaitingView.as_view(), name="waiting"),
    path("home/", OwnHomeView.as_view(), name="own_home"),
    path("shared-with-me/<uuid:person>/", SharedWithMeView.as_view(), name="shared_with_me"),
    path("what-happened/", MyTimelineView.as_view(), name="my_timeline"),
    path("my-copy/", MyCopyView.as_view(), name="my_copy"),
    path("my-copy/file/<slug:form>/", MyCopyFileView.as_view(), name="my_copy_file"),
    path("ledger/", LedgerView.as_view(), name="ledger"),
    path("trail/", TrailView.as_view(), name="trail"),
    path("leave/", leave, name="leave"),
    path("back/", ComeBackView.as_view(), name="come_back"),
    path("hide/", csrf_exempt(HidePrivateView.as_view()), name="hide_private"),
    path("help/", HelpView.as_view(), name="help"),
    path("help/<slug:page_name>/", HelpView.as_view(), name="help"),
]
