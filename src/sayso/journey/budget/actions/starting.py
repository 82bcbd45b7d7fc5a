"""A budget begins and the one before it ends, with what each does in the ledger. For the actions only."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, datetime, timedelta
from uuid import UUID

from django.utils import timezone

from sayso.foundation.access.models import User
from sayso.foundation.ledger import postings
from sayso.foundation.ledger.commitments import commitment, release
from sayso.foundation.ledger.keys import key_for
from sayso.foundation.ledger.posting import post, post_many
from sayso.foundation.ledger.queries import committed
from sayso.foundation.ledger.transactions import Posting, Tags
from sayso.journey.budget import facts, queries
from sayso.journey.budget.models import BudgetLine, PersonalBudget
from sayso.journey.budget.statuses import BudgetState

WEEKS_COMMITTED = 52
DAYS_COMMITTED = WEEKS_COMMITTED * 7


def begin(budgets: Sequence[PersonalBudget], says: facts.CouncilSays, *, by: User, at: datetime) -> None:
    """Make budgets the ones that stand, each from its day on, and commit a year of every line.

    The budget before ends the day before, and what was still to come of it is released. Done again under the
    same keys, the ledger changes nothing.
    """
    on = timezone.localdate(at)
    stands = queries.budgets_standing({one.person_id for one in budgets}, viewer=by)
    for budget in budgets:
        before = stands.get((budget.person_id, budget.standing))
        _move_start(budget, before, on=on)
        if before:
            end(before, ends_before=budget.starts_on, because="", by=by, at=at)
        if budget.impact_due_on:
            budget.impact_due_on = says.check_due_on(budget)
        budget.state, budget.held_by_rules = BudgetState.AGREED, []
    fields = ["state", "held_by_rules", "starts_on", "impact_due_on"]
    PersonalBudget.objects.bulk_update(budgets, fields)
    lines = queries.lines_of_budgets(budgets, viewer=by)
    _start(lines, budgets)
    money = [posting for budget in budgets for posting in _commitments(budget, lines[budget.pk])]
    post_many(items=money, by=by, at=at)


def _move_start(budget: PersonalBudget, before: PersonalBudget | None, *, on: date) -> None:
    """Move the first day of a budget that waited to the day it may begin: the one before stood till then."""
    if budget.lowers:
        budget.starts_on = max(budget.starts_on, on)
    if before and budget.starts_on <= before.starts_on:
        budget.starts_on = before.starts_on + timedelta(days=1)


def _start(lines: Mapping[UUID, Sequence[BudgetLine]], budgets: Sequence[PersonalBudget]) -> None:
    """Let lines begin with their budgets, where those moved."""
    moved = [
        (line, budget.starts_on)
        for budget in budgets
        for line in lines[budget.pk]
        if line.starts_on != budget.starts_on
    ]
    for line, on in moved:
        line.starts_on = on
    BudgetLine.objects.bulk_update([line for line, _ in moved], ["starts_on"])


def _commitments(budget: PersonalBudget, lines: Sequence[BudgetLine]) -> Iterator[Posting]:
    on = budget.starts_on
    tags = _tags(budget, on)
    if budget.gross_pence_a_week:
        yield postings.budget_agreed(
            key=key_for(on, "budget_agreed", budget.pk),
            on=on,
            pence=budget.gross_pence_a_week * WEEKS_COMMITTED,
            of=tags,
        )
    for line in lines:
        if line.pence_a_week:
            yield commitment(
                person=budget.person_id,
                arrangement=line.pk,
                pence=line.pence_a_week * WEEKS_COMMITTED,
                on=on,
                key=key_for(on, "budget_line", line.pk),
                tags=tags,
            )


def _tags(budget: PersonalBudget, starts_on: date) -> Tags:
    return Tags(
        person=budget.person_id,
        period_starts_on=starts_on,
        period_ends_before=starts_on + timedelta(days=DAYS_COMMITTED),
    )


def end(budget: PersonalBudget, *, ends_before: date, because: str, by: User, at: datetime) -> None:
    """End a budget before a day. What was still to come of it is released; what is owed till then stays."""
    budget.state, budget.ends_before = BudgetState.ENDED, ends_before
    budget.ended_at, budget.ended_by, budget.ended_because = at, by, because
    budget.impact_due_on = None
    fields = ["state", "ends_before", "ended_at", "ended_by", "ended_because", "impact_due_on"]
    budget.save(update_fields=fields)
    to_come = 0
    for line in queries.lines_of(budget, viewer=by):
        line.ends_before = ends_before
        line.save(update_fields=["ends_before"])
        to_come += _released(line, ends_before, by=by, at=at)
    if to_come:
        key = key_for(ends_before, "budget_ended", budget.pk)
        tags = _tags(budget, budget.starts_on)
        posting = postings.budget_ended(key=key, on=ends_before, pence=to_come, of=tags)
        post(transaction=posting, by=by, at=at)


def _released(line: BudgetLine, ends_before: date, *, by: User, at: datetime) -> int:
    """Release what was committed to one line for the days from its end on; return what was still to come."""
    days = DAYS_COMMITTED - (ends_before - line.starts_on).days
    to_come = max(0, min(days, DAYS_COMMITTED)) * line.pence_a_week // 7
    stands = committed(line.person_id, viewer=by, arrangement=line.pk)
    pence = min(to_come, stands)
    if pence > 0:
        release(
            person=line.person_id,
            arrangement=line.pk,
            pence=pence,
            on=ends_before,
            key=key_for(ends_before, "budget_line_ended", line.pk),
            by=by,
            at=at,
        )
    return to_come
