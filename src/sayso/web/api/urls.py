"""Addresses of the API and of its description."""

from importlib import import_module

from django.urls import path

from sayso.web.api.describing import ApiDocsView
from sayso.web.api.site import api

DOORS = (
    "own",
    "own_breaks",
    "asking",
    "people",
    "casework",
    "absences",
    "waiting",
    "assessment",
    "planning",
    "emergency",
    "shown_how",
    "family",
    "breaks",
    "break_figures",
    "budget",
    "needs",
    "powers",
    "acting",
    "control",
    "buying",
    "concerns",
    "children",
    "charge",
    "employ",
    "partnership",
    "apart",
    "check_ins",
    "talks",
    "stories",
    "paid_close",
    "review",
    "charging",
    "charge_runs",
    "what_if",
    "money_changes",
    "who_pays",
    "taking_over",
    "allocation",
    "payments",
    "record",
    "learning",
    "records",
    "records_desk",
)
for name in DOORS:
    import_module(f"sayso.web.api.{name}")

urlpatterns = [path("api/docs", ApiDocsView.as_view(), name="api_docs"), path("api/", api.urls)]
