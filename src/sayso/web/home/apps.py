"""Django's handle on this room."""

from django.apps import AppConfig


class HomeConfig(AppConfig):
    """Pages that read across rooms: home pages, worklists, search. No models."""

    name = "sayso.web.home"
    label = "home"
