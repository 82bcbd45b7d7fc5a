"""End aftercare, or charge one line of it: held until both bodies looked at it with the person and agree."""

from datetime import date, datetime
from uuid import UUID

from django.utils import timezone

from sayso.foundation.access.areas import Area
from sayso.foundation.access.models import User
from sayso.foundation.access.named_action import NOT_FOUND, Kind, authorise_on, event, named_action
from sayso.foundation.access.permissions import Permission
from sayso.foundation.audit.writing import write
from sayso.journey.charging import queries
from sayso.journey.charging.actions.holding import hold_people
from sayso.journey.charging.actions.record_aftercare import NO_RIGHT
from sayso.journey.charging.facts.who_pays import wanting
from sayso.journey.charging.models import FreeLine
from sayso.journey.charging.statuses import Body
from sayso.rules.refusals import Held, Invalid, NotFound, WrongState

RULE = (
    "This is aftercare. Nobody pays for it until the council and the NHS have both looked at it with them "
    "and agree that it is over. Mental Health Act 1983, section 117(2)."
)


@named_action(kind=Kind.DECIDES, permission=Permission.DECIDE_FOR_COUNCIL)
def end_aftercare(*, person: UUID, ends_before: date, by: User, at: datetime) -> list[FreeLine]:
    """End all of it from a day on, and return the lines that can be charged for from then.

    Held while a body has not said that it is over, nobody looked at it with the person, or a community
    treatment order lasts. Raises NotFound, WrongState and Invalid too.
    """
    return _end(person, None, ends_before, by=by, at=at)


@named_action(kind=Kind.DECIDES, permission=Permission.DECIDE_FOR_COUNCIL)
def charge_line(*, person: UUID, line: UUID, ends_before: date, by: User, at: datetime) -> FreeLine:
    """Let one line be charged for again from a day on: it is aftercare no longer. Held as the end is."""
    return _end(person, line, ends_before, by=by, at=at)[0]


def _end(person: UUID, line: UUID | None, ends_before: date, *, by: User, at: datetime) -> list[FreeLine]:
    for area in (Area.HEALTH, Area.MONEY):
        authorise_on(by, person=person, area=area)
    hold_people([person], by)
    stands = queries.aftercare_of(person, viewer=by)
    if stands is None:
        raise WrongState(NO_RIGHT)
    marks = [
        one
        for one in queries.marks_of(person, viewer=by)
        if one.ends_before is None and one.payer == Body.COUNCIL and line in (None, one.line)
    ]
    if line and not marks:
        raise NotFound(NOT_FOUND)
    words = queries.words_on_aftercare(stands, viewer=by)
    asks = wanting(stands, words, on=timezone.localdate(at), line=line)
    if asks:
        raise Held(f"This waits. {RULE}", rule=RULE, releases=" ".join(asks))
    latest = max((one.starts_on for one in marks), default=stands.starts_on)
    if ends_before < max(latest, timezone.localdate(at)):
        say = "Nobody is charged for days that have passed. Choose today or a later day."
        raise Invalid(say, fields={"ends_before": say})
    if line is None:
        stands.ends_before = ends_before
        stands.save(update_fields=["ends_before"])
    for one in marks:
        one.ends_before = ends_before
    FreeLine.objects.bulk_update(marks, ["ends_before"])
    about = ("plan_line", line) if line else ("aftercare", stands.pk)
    name = "charging.charge_line" if line else "charging.end_aftercare"
    told = {"ends_before": ends_before}
    write([event(name, by=by, at=at, person=person, about=about, facts=told)])
    return marks
