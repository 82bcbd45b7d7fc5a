"""Django's handle on this room."""

from django.apps import AppConfig


class DemoConfig(AppConfig):
    """The made-up council."""

    name = "sayso.web.demo"
    label = "demo"
