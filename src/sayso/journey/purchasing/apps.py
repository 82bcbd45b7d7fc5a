"""Django's handle on this room."""

from django.apps import AppConfig


class PurchasingConfig(AppConfig):
    """Orders that carry the wished time, visits against them, and how often the time was kept."""

    name = "sayso.journey.purchasing"
    label = "purchasing"
