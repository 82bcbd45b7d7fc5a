"""Hand over between duty and the day team, both ways."""

import uuid
from datetime import datetime
from uuid import UUID

from sayso.foundation.access.areas import Area
from sayso.foundation.access.models import Team, User
from sayso.foundation.access.named_action import NOT_FOUND, Kind, event, named_action
from sayso.foundation.access.permissions import Permission
from sayso.foundation.audit.writing import write
from sayso.journey.casework.actions.add_task import NewTask, add_tasks
from sayso.journey.casework.actions.reaching import _open_for
from sayso.journey.casework.facts import day_team_on
from sayso.journey.casework.models import DutyHandover
from sayso.journey.casework.statuses import Direction, Why
from sayso.rules.refusals import Invalid, NotFound, WrongState

SAY = "Write what they need to know."


@named_action(kind=Kind.RECORDS, permission=Permission.SEE_DUTY_SHEET)
def hand_over_duty(
    *, person: UUID, direction: Direction, words: str, team: Team | None = None, by: User, at: datetime
) -> DutyHandover:
    """Tell duty, or the day team, about somebody. For the day team it is the first thing on their list.

    Raises Invalid for no words, NotFound for a record not open.
    """
    if not words.strip():
        raise Invalid(SAY, fields={"words": SAY})
    _open_for(person=person, area=Area.WORK, purpose="duty", by=by, at=at)
    handed = DutyHandover(
        id=uuid.uuid4(),
        person_id=person,
        direction=direction,
        words=words.strip(),
        written_at=at,
        written_by=by,
    )
    handed.save(force_insert=True)
    about, facts = ("handover", handed.pk), {"direction": direction}
    write([event("casework.hand_over_duty", by=by, at=at, person=person, about=about, facts=facts)])
    if direction is Direction.TO_DAY:
        task = NewTask(
            person=person,
            what="Read what duty did, and say what happens next",
            why=Why.PROMISE,
            because="Duty handed over to the day team",
            asked="handover",
            due_on=day_team_on(at),
            team=team,
        )
        add_tasks(items=[task], by=by, at=at)
    return handed


@named_action(kind=Kind.RECORDS, permission=Permission.SEE_DUTY_SHEET)
def take_handover(*, handover: UUID, by: User, at: datetime) -> DutyHandover:
    """Say that one has read a hand-over. Raises NotFound, and WrongState when somebody has."""
    found = DutyHandover.objects.visible_to(by).select_for_update(of=("self",)).filter(pk=handover).first()
    if found is None:
        raise NotFound(NOT_FOUND)
    if found.taken_at:
        raise WrongState("Somebody has read this already.")
    found.taken_at, found.taken_by = at, by
    found.save(update_fields=["taken_at", "taken_by"])
    about = ("handover", found.pk)
    write([event("casework.take_handover", by=by, at=at, person=found.person_id, about=about)])
    return found
