"""Put care that a break needs into the adult's own plan; or keep that the adult does not want it."""

import uuid
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any
from uuid import UUID

from django.utils import timezone

from sayso.foundation.access.areas import Area
from sayso.foundation.access.models import User
from sayso.foundation.access.named_action import NOT_FOUND, Kind, authorise_on, event, named_action
from sayso.foundation.access.permissions import Permission
from sayso.foundation.audit.writing import write
from sayso.journey.breaks.actions.speaking import authorise_for, needs_held
from sayso.journey.breaks.models import BreakNeed, BreakStep, ReplacementCare
from sayso.journey.breaks.statuses import CareState, GivenTo, InPlan, StepKind
from sayso.journey.planning.queries import line_of
from sayso.rules.refusals import Invalid, NotFound, WrongState

NOBODY_NAMED = "Nobody on record is named whom they care for. Ask for the break again, and say for whom."
NO_WORDS = "Write what is planned, as it stands in the person’s plan. The person reads it."
OTHER_WAY = "It cannot be had this way. We look for another."


@dataclass(frozen=True, kw_only=True)
class NewCare:
    """Care from somebody else, in the adult's plan: a `line` of it, or `words` where it has none yet.

    `person` is the carer whose break, `need`, it makes room for: none of that reaches the adult's record.
    """

    person: UUID
    need: UUID
    line: UUID | None = None
    words: str = ""
    key: UUID = field(default_factory=uuid.uuid4)


@named_action(kind=Kind.RECORDS, permission=Permission.KEEP_PARTNERSHIP)
def plan_care(*, care: NewCare, by: User, at: datetime) -> ReplacementCare:
    """Keep on the adult's record that care from somebody else is planned, in the words of their plan.

    For a worker to whom both are open. Raises NotFound; WrongState where nobody on record is cared for;
    Invalid without words.
    """
    need, adult = _both(care, by=by)
    row = _care(care, adult, CareState.PLANNED, by=by, at=at)
    _stands_with(need, row)
    told: dict[str, Any] = {"by": by, "at": at}
    write(
        [
            event("breaks.plan_care", person=need.person_id, about=("break need", need.pk), **told),
            event("breaks.care_planned", person=adult, about=("replacement care", row.pk), **told),
        ]
    )
    return row


@named_action(kind=Kind.RECORDS, permission=Permission.KEEP_PARTNERSHIP)
def decline_care(*, care: NewCare, by: User, at: datetime) -> ReplacementCare:
    """Keep, on the adult's record, that they do not want care from somebody else: it is theirs to say.

    On the carer's record it says only that it cannot be had this way, so that others are looked for. Refuses
    as `plan_care` does.
    """
    need, adult = _both(care, by=by)
    row = _care(care, adult, CareState.DECLINED, by=by, at=at)
    step = BreakStep(
        person_id=need.person_id,
        need=need,
        kind=StepKind.NOT_THIS_WAY,
        happened_on=timezone.localdate(at),
        words=OTHER_WAY,
        recorded_at=at,
        recorded_by=by,
    )
    step.save(force_insert=True)
    told: dict[str, Any] = {"by": by, "at": at}
    write(
        [
            event("breaks.keep_step", person=need.person_id, about=("break step", step.pk), **told),
            event("breaks.care_declined", person=adult, about=("replacement care", row.pk), **told),
        ]
    )
    return row


def _both(care: NewCare, *, by: User) -> tuple[BreakNeed, UUID]:
    """Return the break, held, and whose record the care goes on. Raises NotFound and WrongState."""
    if not by.is_staff:
        raise NotFound(NOT_FOUND)
    authorise_for(by, {care.person})
    need = needs_held([(care.person, care.need)], by=by)[care.need]
    if need.adult_id is None:
        raise WrongState(NOBODY_NAMED)
    authorise_on(by, person=need.adult_id, area=Area.PLAN)
    return need, need.adult_id


def _care(care: NewCare, adult: UUID, state: CareState, *, by: User, at: datetime) -> ReplacementCare:
    line = line_of(adult, care.line, viewer=by) if care.line else None
    if care.line and line is None:
        raise NotFound(NOT_FOUND)
    words = care.words.strip() or (line.aim if line else "")
    if not words:
        raise Invalid(NO_WORDS, fields={"words": NO_WORDS})
    row = ReplacementCare(
        id=care.key,
        person_id=adult,
        line=care.line,
        words=words,
        state=state,
        recorded_at=at,
        recorded_by=by,
    )
    row.save(force_insert=True)
    return row


def _stands_with(need: BreakNeed, row: ReplacementCare) -> None:
    need.care, need.given_to, need.in_whose_plan = row.pk, GivenTo.ADULT, InPlan.ADULT
    need.save(update_fields=["care", "given_to", "in_whose_plan"])
