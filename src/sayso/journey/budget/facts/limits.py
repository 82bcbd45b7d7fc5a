"""What else a budget rests on: what the person pays, a worker's limit, a carer, and what could not wait."""

from datetime import date, timedelta
from uuid import UUID

from sayso.foundation.access.models import User
from sayso.foundation.policy.declared import budgets as settings
from sayso.foundation.policy.queries import value
from sayso.journey.budget.models import PersonalBudget
from sayso.journey.casework.models import UrgentSupport
from sayso.journey.people.models import Tie
from sayso.journey.people.statuses import StandingKind, TieKind
from sayso.rules.calendar import add_working_days


def worker_limit_pence_a_week(on: date) -> int | None:
    """Return up to what sum a social worker agrees alone; None: a manager agrees every budget."""
    found = value(settings.WORKER_LIMIT, on=on)
    return found if isinstance(found, int) else None


def is_above_limit(gross_pence_a_week: int, *, on: date) -> bool:
    """Whether a manager has to agree this sum."""
    limit = worker_limit_pence_a_week(on)
    return limit is None or gross_pence_a_week > limit


def has_carer(person: UUID, standing: StandingKind, *, viewer: User, on: date) -> bool:
    """Whether a live tie to somebody close who cares, or is cared for, stands on this record."""
    kind = TieKind.CARES_FOR if standing == StandingKind.CARER else TieKind.CARED_FOR_BY
    return bool(Tie.objects.visible_to(viewer).on(on).filter(person_id=person, kind=kind).exists())


def is_urgent(person: UUID, *, viewer: User, on: date) -> bool:
    """Whether support that could not wait is in place: nothing then holds its budget."""
    rows = UrgentSupport.objects.visible_to(viewer).filter(person_id=person, ends_on__gte=on)
    return bool(rows.exists())


def check_due_on(budget: PersonalBudget, *, on: date) -> date:
    """Return by when somebody looks next at what a budget changed: soon, where nobody looked first."""
    if budget.impact_checked_at or budget.impact_skipped_because:
        weeks = value(settings.LOOK_AGAIN_WEEKS, on=on)
        assert isinstance(weeks, int)
        return max(budget.starts_on, on) + timedelta(weeks=weeks)
    days = value(settings.CHECK_DAYS, on=on)
    assert isinstance(days, int)
    return add_working_days(on, days)
