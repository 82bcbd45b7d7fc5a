"""Django's handle on this room."""

from django.apps import AppConfig


class BreaksConfig(AppConfig):
    """A carer's breaks: needed, asked for, offered, booked, and what came of them."""

    name = "sayso.journey.breaks"
    label = "breaks"
