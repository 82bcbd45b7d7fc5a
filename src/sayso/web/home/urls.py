"""Addresses of the pages that read across rooms."""

from django.urls import path

from sayso.web.home.pages.helping import HelpView
from sayso.web.home.pages.landing import HomeView, OwnHomeView
from sayso.web.home.pages.leaving import leave

urlpatterns = [
    path("", HomeView.as_view(), name="home"),
    path("home/", OwnHomeView.as_view(), name="own_home"),
    path("leave/", leave, name="leave"),
    path("help/", HelpView.as_view(), name="help"),
    path("help/<slug:page_name>/", HelpView.as_view(), name="help"),
]
