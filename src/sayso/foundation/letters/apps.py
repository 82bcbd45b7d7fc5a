"""Django's handle on this room."""

from django.apps import AppConfig


class LettersConfig(AppConfig):
    """Plain words to page and PDF; an outbox with proof of sending."""

    name = "sayso.foundation.letters"
    label = "letters"
