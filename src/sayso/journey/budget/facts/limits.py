"""What else a budget rests on: what the person pays, a worker's limit, a carer, and what could not wait."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sayso.foundation.access.models import User
from sayso.foundation.policy.declared import budgets as settings
from sayso.foundation.policy.queries import values
from sayso.journey.budget.models import PersonalBudget
from sayso.journey.casework.models import UrgentSupport
from sayso.journey.people.models import Tie
from sayso.journey.people.statuses import StandingKind, TieKind
from sayso.rules.clocks.promises import CHANGE_ASKED_AGAIN, CHANGE_CHECKED

#: The tie on a record that says of which standing of theirs somebody is close.
_STANDING = {TieKind.CARES_FOR: StandingKind.CARER, TieKind.CARED_FOR_BY: StandingKind.ADULT}


def have_carers(people: Iterable[UUID], *, viewer: User, on: date) -> set[tuple[UUID, str]]:
    """Return who has a live tie to somebody close who cares, or is cared for, with the standing it is of."""
    ties = Tie.objects.visible_to(viewer).on(on).filter(person_id__in=list(people), kind__in=_STANDING)
    return {(person, _STANDING[kind]) for person, kind in ties.values_list("person_id", "kind")}


def are_urgent(people: Iterable[UUID], *, viewer: User, on: date) -> set[UUID]:
    """Return for whom support that could not wait is in place: nothing then holds their budget."""
    rows = UrgentSupport.objects.visible_to(viewer).filter(person_id__in=list(people), ends_on__gte=on)
    return set(rows.values_list("person_id", flat=True))


@dataclass(frozen=True)
class CouncilSays:
    """What the council chose, on one day, for agreeing budgets."""

    on: date
    worker_limit_pence_a_week: int | None
    look_again_weeks: int
    check_days: int

    def is_above_limit(self, gross_pence_a_week: int) -> bool:
        """Whether a manager has to agree this sum."""
        limit = self.worker_limit_pence_a_week
        return limit is None or gross_pence_a_week > limit

    def check_due_on(self, budget: PersonalBudget) -> date:
        """Return by when somebody looks next at what a budget changed: soon, where nobody looked first."""
        if budget.impact_checked_at or budget.impact_skipped_because:
            return CHANGE_ASKED_AGAIN.after(max(budget.starts_on, self.on), self.look_again_weeks)
        return CHANGE_CHECKED.after(self.on, self.check_days)


def council_says(on: date) -> CouncilSays:
    """Return what the council chose, as it stands on a day, in one question."""
    chosen = values(on=on, topic="budgets")
    limit = chosen[settings.WORKER_LIMIT]
    weeks, days = chosen[settings.LOOK_AGAIN_WEEKS], chosen[settings.CHECK_DAYS]
    assert isinstance(weeks, int)
    assert isinstance(days, int)
    return CouncilSays(on, limit if isinstance(limit, int) else None, weeks, days)
