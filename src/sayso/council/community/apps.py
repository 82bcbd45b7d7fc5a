"""Django's handle on this room."""

from django.apps import AppConfig


class CommunityConfig(AppConfig):
    """Stories in people's own words."""

    name = "sayso.council.community"
    label = "community"
