"""Django's handle on this room."""

from django.apps import AppConfig


class DecisionsConfig(AppConfig):
    """A decision: question, options, holder, basis, reasons, working, right to reply."""

    name = "sayso.foundation.decisions"
    label = "decisions"
