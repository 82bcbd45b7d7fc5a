"""Let the NHS pay for lines from the day it takes over, with no gap before."""

from collections.abc import Sequence
from datetime import date, datetime
from uuid import UUID

from sayso.foundation.access.areas import Area
from sayso.foundation.access.models import User
from sayso.foundation.access.named_action import Kind, authorise_on, event, named_action
from sayso.foundation.access.permissions import Permission
from sayso.foundation.audit.writing import write
from sayso.journey.charging import queries
from sayso.journey.charging.actions.holding import a_mark, hold_people, see_in_plan
from sayso.journey.charging.facts.who_pays import taken_over_on
from sayso.journey.charging.models import FreeLine
from sayso.journey.charging.statuses import Body
from sayso.rules.refusals import Held

RULE = (
    "The council pays until the day on which the NHS takes over, and not a day less. Nobody is left without "
    "support while who pays changes. National framework for NHS continuing healthcare."
)
RELEASES = (
    "Write down that the NHS decided to pay, and from which day it truly does. Then hand over from then."
)


@named_action(kind=Kind.DECIDES, permission=Permission.DECIDE_FOR_COUNCIL)
def hand_to_nhs(
    *, person: UUID, lines: Sequence[UUID], starts_on: date, by: User, at: datetime
) -> list[FreeLine]:
    """Let the NHS pay for lines from a day on: the council's part of them ends then.

    Held unless the NHS has decided and takes over by that day. Raises NotFound, and Invalid for a line that
    is in no plan of theirs.
    """
    for area in (Area.HEALTH, Area.PLAN, Area.MONEY):
        authorise_on(by, person=person, area=area)
    hold_people([person], by)
    see_in_plan(person, lines, by)
    care = queries.nhs_care_of(person, viewer=by)
    takes_over = taken_over_on(care) if care else None
    if takes_over is None or starts_on < takes_over:
        raise Held(f"This waits. {RULE}", rule=RULE, releases=RELEASES)
    stand = {one.line: one for one in queries.marks_of(person, viewer=by) if one.ends_before is None}
    theirs = {line for line, one in stand.items() if one.payer == Body.NHS}
    moved = [line for line in dict.fromkeys(lines) if line not in theirs]
    before = [stand[line] for line in moved if line in stand]
    for one in before:
        one.ends_before = max(starts_on, one.starts_on)
    FreeLine.objects.bulk_update(before, ["ends_before"])
    made = [a_mark(person, line, Body.NHS, starts_on, by=by, at=at) for line in moved]
    FreeLine.objects.bulk_create(made)
    about, facts = ("nhs_care", care.pk if care else person), {"lines": moved, "starts_on": starts_on}
    write([event("charging.hand_to_nhs", by=by, at=at, person=person, about=about, facts=facts)])
    return made
