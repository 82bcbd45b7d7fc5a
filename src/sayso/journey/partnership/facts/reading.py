"""What the rooms below know of many pairs, each question put once for all of them."""

from collections.abc import Callable, Iterable, Sequence
from datetime import date, timedelta
from typing import TypeVar
from uuid import UUID

from django.utils import timezone

from sayso.foundation.access.areas import Area
from sayso.foundation.access.named_action import open_among
from sayso.foundation.access.viewer import Viewer
from sayso.journey.assessment.queries import eligibility_of_many, health_at_risk, willingness_to
from sayso.journey.breaks.queries import break_minutes, breaks_of_many, last_day_off
from sayso.journey.partnership import queries
from sayso.journey.partnership.models import Difference, DifferenceEnding, PartnershipSide
from sayso.journey.partnership.queries import last_heard_alone
from sayso.journey.people.statuses import StandingKind
from sayso.journey.planning.queries import emergency_plans_of, lines_of_plans, offers_to, plans_that_stand
from sayso.journey.safeguarding.queries import listed_tasks

Row = TypeVar("Row")
#: Of which carer and which adult.
Of = tuple[UUID, UUID | None]
#: The two sides of one pair: of the one who draws on support, and of the one who cares.
Pair = tuple[PartnershipSide, PartnershipSide]


class Read:
    """What the rooms below know of many pairs, each asked once."""

    def __init__(self, pairs: Sequence[Pair], *, viewer: Viewer, on: date) -> None:
        self.viewer, self.on = viewer, on
        adults = [one.person_id for one, _ in pairs]
        carers = [one.person_id for _, one in pairs]
        self.plan_open = open_among(adults, Area.PLAN)
        self.emergencies = emergency_plans_of(self.plan_open, viewer=viewer)
        self.held = open_among(carers, Area.PRIVATE)
        self.child_tasks = listed_tasks(adults, viewer=viewer)
        self.said = queries.last_check_ins([one for pair in pairs for one in pair], viewer=viewer, on=on)
        self.plans = plans_that_stand(self.plan_open, StandingKind.ADULT, viewer=viewer)
        self.lines = lines_of_plans(self.plans.values(), viewer=viewer)
        self.loads = queries.loads(self._before(pairs), viewer=viewer, on=on)
        self.moves = queries.moves_between(pairs, viewer=viewer, on=on)
        self.pays = queries.who_pay_somebody_close(self.plan_open, viewer=viewer)
        self.offers = _by(offers_to(self.held, viewer=viewer), lambda one: (one.person_id, one.adult_id))
        self.willing = _by(
            willingness_to(self.held, viewer=viewer), lambda one: (one.person_id, one.adult_id)
        )
        self.needs = breaks_of_many(self.held, viewer=viewer)
        self.break_minutes = break_minutes(self.held, viewer=viewer, on=on)
        self.days_off = last_day_off(self.held, viewer=viewer, on=on)
        self.own_plan_open = open_among(self.held, Area.PLAN)
        own = plans_that_stand(self.own_plan_open, StandingKind.CARER, viewer=viewer)
        lines = lines_of_plans(own.values(), viewer=viewer)
        self.own_lines = {one: lines[plan.pk] for one, plan in own.items()}
        self.eligible = eligibility_of_many(self.held, StandingKind.CARER, viewer=viewer)
        self.at_risk = health_at_risk([one.assessment_id for one in self.eligible.values()], viewer=viewer)
        self.differences = self._differences(pairs)
        self.job_talks = queries.talks_of_jobs([one for pair in pairs for one in pair], viewer=viewer)
        self.heard = last_heard_alone(self.held, viewer=viewer, until=on)

    def _differences(
        self, pairs: Sequence[Pair]
    ) -> dict[tuple[UUID, UUID], dict[Difference, list[DifferenceEnding]]]:
        """Return what a worker took up between each two, with what came of it, the newest first."""
        rows = queries.differences_between(pairs, viewer=self.viewer)
        ended = queries.endings_of(rows, viewer=self.viewer) if rows else {}
        found: dict[tuple[UUID, UUID], dict[Difference, list[DifferenceEnding]]] = {}
        for row in rows:
            found.setdefault((row.person_id, row.carer_id), {})[row] = ended[row.pk]
        return found

    def _before(self, pairs: Sequence[Pair]) -> dict[tuple[UUID, UUID], date]:
        """Return, for each pair with a plan, the day before the plan began to stand."""
        return {
            (adults.person_id, carers.person_id): timezone.localdate(plan.finished_at) - timedelta(days=1)
            for adults, carers in pairs
            if (plan := self.plans.get(adults.person_id)) and plan.finished_at
        }


def _by(rows: Iterable[Row], key: Callable[[Row], Of]) -> dict[Of, list[Row]]:
    found: dict[Of, list[Row]] = {}
    for row in rows:
        found.setdefault(key(row), []).append(row)
    return found
