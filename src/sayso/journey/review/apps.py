"""Django's handle on this room."""

from django.apps import AppConfig


class ReviewConfig(AppConfig):
    """Looking at it again: what works, what changed, what each hoped and worried about."""

    name = "sayso.journey.review"
    label = "review"
