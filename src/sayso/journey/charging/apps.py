"""Django's handle on this room."""

from django.apps import AppConfig


class ChargingConfig(AppConfig):
    """What somebody pays, worked out and shown line by line."""

    name = "sayso.journey.charging"
    label = "charging"
