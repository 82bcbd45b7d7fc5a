"""Say how great the risk is while somebody waits, in a worker's own words; and look at one that rose."""

import uuid
from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID

from django.db import connection

from sayso.foundation.access.areas import Area
from sayso.foundation.access.models import User
from sayso.foundation.access.named_action import NOT_FOUND, Kind, authorise_on, event, named_action
from sayso.foundation.access.permissions import Permission
from sayso.foundation.audit.writing import write
from sayso.journey.casework.models import WaitingRisk
from sayso.journey.casework.queries.waiting import risk_of
from sayso.journey.casework.statuses import Risk
from sayso.rules.refusals import Invalid, NotFound, WrongState

SAY = "Write what makes you say so. Whoever reads the list goes by it."
KNOWN = (Risk.LOW, Risk.MEDIUM, Risk.HIGH)


@dataclass(frozen=True, kw_only=True)
class NewRisk:
    """How great the risk is while this person waits, and what makes the worker say so."""

    person: UUID
    risk: Risk
    words: str
    key: UUID = field(default_factory=uuid.uuid4)


@named_action(kind=Kind.RECORDS, permission=Permission.TRANSFER)
def say_risk(*, risk: NewRisk, by: User, at: datetime) -> WaitingRisk:
    """Put down the risk as a worker says it is now. It is on the list at once, and nothing is worked out.

    One that rises is on the manager's day until they have looked. What was said before stays. Raises NotFound
    for a record that is not open, and Invalid for no words.
    """
    authorise_on(by, person=risk.person, area=Area.STORY)
    if not risk.words.strip():
        raise Invalid(SAY, fields={"words": SAY})
    before = risk_of(risk.person, viewer=by)
    said = WaitingRisk(
        id=risk.key,
        person_id=risk.person,
        risk=risk.risk,
        words=risk.words.strip(),
        rose=_rose(before.risk if before else Risk.UNKNOWN, risk.risk),
        said_at=at,
        said_by=by,
    )
    said.save(force_insert=True)
    about, facts = ("waiting_risk", said.pk), {"risk": said.risk, "rose": said.rose}
    write([event("casework.say_risk", by=by, at=at, person=risk.person, about=about, facts=facts)])
    return said


@named_action(kind=Kind.RECORDS, permission=Permission.ALLOCATE)
def look_at_risk(*, risk: UUID, by: User, at: datetime) -> None:
    """Say that one has looked at a risk that rose, in one's team: it is off one's day.

    Raises NotFound for one that is not of the team, or is closed; WrongState when somebody has looked.
    """
    with connection.cursor() as cursor:
        cursor.execute("select person_id, was_looked_at from casework_look_at_risk(%s, %s)", [risk, at])
        found = cursor.fetchone()
    if found is None:
        raise NotFound(NOT_FOUND)
    person, was_looked_at = found
    if was_looked_at:
        raise WrongState("Somebody has looked at this already.")
    write([event("casework.look_at_risk", by=by, at=at, person=person, about=("waiting_risk", risk))])


def _rose(before: str, now: Risk) -> bool:
    """Whether it is higher than it was; from what nobody knew, only high is."""
    if before not in KNOWN:
        return now == Risk.HIGH
    return now in KNOWN and KNOWN.index(now) > KNOWN.index(Risk(before))
