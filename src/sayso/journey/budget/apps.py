"""Django's handle on this room."""

from django.apps import AppConfig


class BudgetConfig(AppConfig):
    """The personal budget: what the plan costs, line by line, agreed with reasons, and committed."""

    name = "sayso.journey.budget"
    label = "budget"

    def ready(self) -> None:
        """Tell the room that charges for support whose support there is: that room may not ask this one."""
        from sayso.journey.budget.queries import support_goes_on, support_is_over
        from sayso.journey.charging.queries.supported import SUPPORT, Support

        SUPPORT.append(Support(goes_on=support_goes_on, is_over=support_is_over))
