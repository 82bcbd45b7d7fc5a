"""End a budget: because the person wants that, or something happened; or because the council decided it."""

from datetime import date, datetime
from uuid import UUID

from django.utils import timezone

from sayso.foundation.access.models import User
from sayso.foundation.access.named_action import Kind, event, named_action
from sayso.foundation.access.permissions import Permission
from sayso.foundation.audit.writing import write
from sayso.foundation.decisions.models import Decision
from sayso.foundation.decisions.queries import takes_effect
from sayso.journey.budget.actions.starting import end
from sayso.journey.budget.actions.turn import take
from sayso.journey.budget.models import PersonalBudget
from sayso.journey.budget.statuses import BudgetState, EndBecause
from sayso.journey.charging.facts.who_pays import ours_ends_before
from sayso.journey.charging.queries import residence_of
from sayso.rules.refusals import Held, Invalid, WrongState

NOT_AGREED = "Only a budget that stands can be ended."
TOO_EARLY = "A budget ends after the day on which it began."
RULE = "Support that the council ends waits until the person was told why and could answer."
MOVE_RULE = (
    "Who moves to another council’s area keeps what they have until that council meets their needs. "
    "Care Act 2014, sections 37 and 38."
)
MOVE_RELEASES = (
    "Write down from which day the new council meets their needs, in its own word. "
    "Then end this from that day."
)
RELEASES = "Cite the decision to end this budget, once the person was told and the time to answer is over."


@named_action(kind=Kind.DECIDES, permission=Permission.AGREE_BUDGET)
def end_budget(
    *,
    budget: UUID,
    ends_before: date,
    because: EndBecause,
    decision: UUID | None = None,
    by: User,
    at: datetime,
) -> PersonalBudget:
    """End one budget from a day on; what was still to come of it is released in the ledger.

    What the person wants, and a death, is never held. The council's own ending is Held until a decision about
    this budget is cited that may take effect; an ending because they moved, until the new council has said
    from which day it meets their needs. Raises NotFound, WrongState and Invalid too.
    """
    found = take([budget], by)[budget]
    if found.state != BudgetState.AGREED:
        raise WrongState(NOT_AGREED, state=found.state)
    if ends_before <= found.starts_on:
        raise Invalid(TOO_EARLY, fields={"ends_before": TOO_EARLY})
    if because == EndBecause.DECIDED and not _may_end(found, decision, by=by, at=at):
        raise Held(f"This waits. {RULE}", rule=RULE, releases=RELEASES)
    if because == EndBecause.MOVED and not _is_taken_over(found, ends_before, by=by):
        raise Held(f"This waits. {MOVE_RULE}", rule=MOVE_RULE, releases=MOVE_RELEASES)
    end(found, ends_before=ends_before, because=because, by=by, at=at)
    about, told = ("budget", found.pk), {"because": because, "ends_before": ends_before}
    write([event("budget.end_budget", by=by, at=at, person=found.person_id, about=about, facts=told)])
    return found


def _is_taken_over(found: PersonalBudget, ends_before: date, *, by: User) -> bool:
    """Whether the council they move to meets their needs from the day on which this would end."""
    from_day = ours_ends_before(residence_of(found.person_id, viewer=by))
    return from_day is not None and ends_before >= from_day


def _may_end(found: PersonalBudget, decision: UUID | None, *, by: User, at: datetime) -> bool:
    if decision is None:
        return False
    rows = Decision.objects.visible_to(by).filter(pk=decision, subject_key=found.pk, lowers_or_ends=True)
    cited = rows.first()
    return cited is not None and takes_effect(cited, on=timezone.localdate(at))
