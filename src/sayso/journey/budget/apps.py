"""Django's handle on this room."""

from django.apps import AppConfig


class BudgetConfig(AppConfig):
    """The personal budget: what the plan costs, line by line, agreed with reasons, and committed."""

    name = "sayso.journey.budget"
    label = "budget"
