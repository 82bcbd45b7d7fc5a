"""Begin budgets that were decided and waited: the person could answer, and nothing holds them now."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from django.utils import timezone

from sayso.foundation.access.models import User
from sayso.foundation.access.named_action import Kind, event, named_action
from sayso.foundation.access.permissions import Permission
from sayso.foundation.audit.writing import write
from sayso.foundation.decisions.queries import takes_effect
from sayso.journey.budget import facts
from sayso.journey.budget.actions.starting import begin
from sayso.journey.budget.actions.turn import take
from sayso.journey.budget.models import PersonalBudget
from sayso.rules.refusals import WrongState

NOT_DECIDED = "This budget does not wait to begin. Agree it first, or see what stands now."


@named_action(kind=Kind.DECIDES, permission=Permission.AGREE_BUDGET)
def begin_budgets(*, items: Sequence[UUID], by: User, at: datetime) -> list[PersonalBudget]:
    """Begin what may begin on this day; the rest comes back held as it was. In the order given.

    Raises NotFound, and WrongState for a budget that is not decided or has begun.
    """
    found = take(items, by)
    on = timezone.localdate(at)
    for budget in found.values():
        if not budget.waits_to_begin:
            raise WrongState(NOT_DECIDED, state=budget.state)
    may = [one for one in found.values() if takes_effect(one.decision, on=on)]
    begin(may, facts.council_says(on), by=by, at=at)
    write(
        [
            event(
                "budget.begin_budget",
                by=by,
                at=at,
                person=budget.person_id,
                about=("budget", budget.pk),
                facts={"state": budget.state},
            )
            for budget in found.values()
        ]
    )
    return [found[key] for key in items]


@named_action(kind=Kind.DECIDES, permission=Permission.AGREE_BUDGET)
def begin_budget(*, budget: UUID, by: User, at: datetime) -> PersonalBudget:
    """Begin one. Answers and refuses as `begin_budgets` does."""
    return begin_budgets(items=[budget], by=by, at=at)[0]
