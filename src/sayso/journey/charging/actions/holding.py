"""Hold people while who pays is changed, and see that a line is theirs. For the actions only."""

from collections.abc import Sequence
from datetime import date, datetime
from uuid import UUID

from sayso.foundation.access.models import User
from sayso.foundation.access.named_action import NOT_FOUND
from sayso.journey.charging.models import FreeLine
from sayso.journey.charging.statuses import Body
from sayso.journey.people.models import Person
from sayso.journey.planning.queries import lines_of_plans, plans_of
from sayso.rules.refusals import Invalid, NotFound

NOT_IN_PLAN = "This line is not in the plan. Open the plan to see what is."


def hold_people(people: Sequence[UUID], by: User) -> None:
    """Hold the people, not their rows: of two first sums at once there is no row yet to hold.

    Raises NotFound for a key of nobody: a grant on the whole council opens even that.
    """
    rows = Person.objects.visible_to(by).select_for_update(no_key=True).filter(pk__in=people)
    if {found for (found,) in rows.order_by("pk").values_list("pk")} != set(people):
        raise NotFound(NOT_FOUND)


def see_in_plan(person: UUID, lines: Sequence[UUID], by: User) -> None:
    """Raise Invalid for no line, and for a line that is in no plan of theirs."""
    plans = lines_of_plans(plans_of(person, viewer=by), viewer=by)
    known = {line.line for each in plans.values() for line in each}
    if not lines or not known.issuperset(lines):
        say = NOT_IN_PLAN if lines else "Choose which parts of the plan."
        raise Invalid(say, fields={"lines": say})


def a_mark(person: UUID, line: UUID, payer: Body, on: date, *, by: User, at: datetime) -> FreeLine:
    """Return that a line is not for the person to pay for, from a day on."""
    return FreeLine(person_id=person, line=line, payer=payer, starts_on=on, recorded_at=at, recorded_by=by)
