"""Questions about budgets. Every one answers by what the viewer may see."""

from uuid import UUID

from sayso.foundation.access.viewer import Viewer
from sayso.journey.budget.models import BudgetLine, PersonalBudget
from sayso.journey.budget.statuses import BudgetState
from sayso.journey.people.statuses import StandingKind


def budget_of(person: UUID, standing: StandingKind, *, viewer: Viewer) -> PersonalBudget | None:
    """Return the budget that is agreed and not ended; None where there is none, or it is not open."""
    rows = PersonalBudget.objects.visible_to(viewer).filter(person_id=person, standing=standing)
    found: PersonalBudget | None = rows.filter(state=BudgetState.AGREED).first()
    return found


def lines_of(budget: PersonalBudget, *, viewer: Viewer) -> list[BudgetLine]:
    """Return the lines of a budget, in their order."""
    rows = BudgetLine.objects.visible_to(viewer).filter(budget=budget)
    return list(rows.order_by("place"))
