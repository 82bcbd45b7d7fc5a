"""Whose own page it is, and what its parts read of that record: each room is asked once, however many ask."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from uuid import UUID

from sayso.foundation.access.models import User
from sayso.foundation.access.permissions import Permission
from sayso.journey.budget import queries as budget
from sayso.journey.budget.models import PersonalBudget
from sayso.journey.charging import queries as charging
from sayso.journey.charging.models import Contribution
from sayso.journey.options.queries import to_choose_from
from sayso.journey.planning import queries as planning
from sayso.journey.planning.models import CarerTask, Plan, PlanLine
from sayso.journey.purchasing import queries as purchasing
from sayso.journey.purchasing.models import Order


@dataclass(frozen=True, kw_only=True)
class Reader:
    """Whose own page it is: the login, the key of their record, and the day.

    `own` is False where a worker reads of somebody: the same lines, in other words.
    """

    login: User
    key: UUID
    today: date
    own: bool = True

    @property
    def has_own_pages(self) -> bool:
        """Whether the pages of one's own record are for this login."""
        return self.login.may(Permission.SEE_OWN_RECORD)

    @cached_property
    def plans(self) -> Sequence[Plan]:
        """What stands and what is being written, of either standing."""
        return planning.plans_of(self.key, viewer=self.login)

    @cached_property
    def lines(self) -> Mapping[UUID, Sequence[PlanLine]]:
        """The lines of each of them, in their order, by its key."""
        return planning.lines_of_plans(self.plans, viewer=self.login)

    @cached_property
    def lines_to_choose(self) -> Sequence[PlanLine]:
        """The lines for which there may be something to choose."""
        return to_choose_from(self.plans, self.lines)

    @cached_property
    def agreed(self) -> Sequence[CarerTask]:
        """What carers do for the reader today."""
        return planning.tasks_agreed(self.key, viewer=self.login, on=self.today)

    @cached_property
    def orders(self) -> Sequence[Order]:
        """What is ordered for the reader, and what was."""
        return purchasing.orders_of(self.key, viewer=self.login)

    @cached_property
    def orders_now(self) -> Sequence[Order]:
        """What is in force today, or still to begin."""
        return [one for one in self.orders if one.ends_before is None or one.ends_before > self.today]

    @cached_property
    def budgets(self) -> Sequence[PersonalBudget]:
        """The budgets that are agreed, the adult's first."""
        return budget.budgets_agreed(self.key, viewer=self.login)

    @cached_property
    def pays(self) -> Contribution | None:
        """What the reader pays today toward their own support; None while nobody has worked it out."""
        return charging.contribution_of(self.key, viewer=self.login, on=self.today)

    def lines_of(self, plan: Plan) -> Sequence[PlanLine]:
        """Return the lines of one of the plans."""
        return self.lines[plan.pk]
