"""Django's handle on this room."""

from django.apps import AppConfig


class PaymentsConfig(AppConfig):
    """Direct payments: who is paid, by which run, in which bank file, and what the bank said."""

    name = "sayso.journey.payments"
    label = "payments"
