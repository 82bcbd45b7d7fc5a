"""Take back a budget that nobody has agreed, or that is decided and has not begun."""

from datetime import datetime
from uuid import UUID

from sayso.foundation.access.models import User
from sayso.foundation.access.named_action import Kind, event, named_action
from sayso.foundation.access.permissions import Permission
from sayso.foundation.audit.writing import write
from sayso.journey.budget.actions.turn import take
from sayso.journey.budget.models import PersonalBudget
from sayso.journey.budget.statuses import OPEN_STATES, BudgetState
from sayso.rules.refusals import WrongState

NOT_OPEN = "Only a budget that has not begun can be taken back. To stop one that has, end it."


@named_action(kind=Kind.RECORDS, permission=Permission.PROPOSE_BUDGET)
def withdraw_budget(*, budget: UUID, by: User, at: datetime) -> PersonalBudget:
    """Take one back; what stood before goes on. Raises NotFound, and WrongState for one that has begun."""
    found = take([budget], by)[budget]
    if found.state not in OPEN_STATES:
        raise WrongState(NOT_OPEN, state=found.state)
    found.state = BudgetState.WITHDRAWN
    found.save(update_fields=["state"])
    about = ("budget", found.pk)
    write([event("budget.withdraw_budget", by=by, at=at, person=found.person_id, about=about)])
    return found
