"""Keep what a budget changes for somebody and a carer: before it begins, and again when it has."""

from datetime import datetime
from uuid import UUID

from django.utils import timezone

from sayso.foundation.access.models import User
from sayso.foundation.access.named_action import Kind, event, named_action
from sayso.foundation.access.permissions import Permission
from sayso.foundation.audit.writing import write
from sayso.journey.budget import facts, queries
from sayso.journey.budget.actions.turn import take
from sayso.journey.budget.models import PersonalBudget
from sayso.journey.budget.statuses import BudgetState
from sayso.journey.people.statuses import StandingKind
from sayso.rules.refusals import WrongState

OVER = "This budget has ended or was taken back. Look at the one that stands now."
_FIELDS = (
    "impact",
    "impact_after",
    "impact_skipped_because",
    "impact_checked_at",
    "impact_checked_by",
    "impact_due_on",
)


@named_action(kind=Kind.RECORDS, permission=Permission.PROPOSE_BUDGET)
def check_impact(*, budget: UUID, skipped_because: str = "", by: User, at: datetime) -> PersonalBudget:
    """Keep what changes for the two of them as it stands now, or why that was not looked at.

    Before the budget begins this is what agreeing it waits for; afterwards it is kept beside the first look.
    Raises NotFound, and WrongState for a budget that is over.
    """
    found = take([budget], by)[budget]
    if found.state in (BudgetState.ENDED, BudgetState.WITHDRAWN):
        raise WrongState(OVER, state=found.state)
    on, why = timezone.localdate(at), skipped_because.strip()
    if why:
        found.impact_skipped_because = why
    else:
        _look(found, by=by, at=at)
    found.impact_due_on = None
    found.save(update_fields=_FIELDS)
    told = {"skipped": bool(why), "state": found.state, "on": on}
    about = ("budget", found.pk)
    write([event("budget.check_impact", by=by, at=at, person=found.person_id, about=about, facts=told)])
    return found


def _look(found: PersonalBudget, *, by: User, at: datetime) -> None:
    standing, on = StandingKind(found.standing), timezone.localdate(at)
    has_begun = found.state == BudgetState.AGREED
    before = (
        queries.before(found, viewer=by)
        if has_begun
        else queries.budget_of(found.person_id, standing, viewer=by)
    )
    looked = facts.kept(facts.impact_of(found, before, viewer=by, on=on))
    if has_begun:
        found.impact_after = looked
    if not has_begun or not found.impact:
        found.impact = looked
    found.impact_checked_at, found.impact_checked_by = at, by
