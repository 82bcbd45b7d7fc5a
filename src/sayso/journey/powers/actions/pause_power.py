"""Close a power at once to keep somebody safe, and open the way again when that is over."""

import uuid
from datetime import datetime
from uuid import UUID

from sayso.foundation.access.areas import Area
from sayso.foundation.access.models import User
from sayso.foundation.access.named_action import Kind, authorise_on, named_action
from sayso.foundation.access.permissions import Permission
from sayso.foundation.audit.writing import write
from sayso.journey.powers.actions.access_of import close_uses, hold_power, told
from sayso.journey.powers.models import PowerPause
from sayso.rules.refusals import Invalid, WrongState

CLOSED_ALREADY = "It is closed already."
NOT_CLOSED = "It is not closed. Open the page again to see what stands."


@named_action(kind=Kind.URGENT, permission=Permission.KEEP_POWERS)
def pause_power(*, person: UUID, power: UUID, by: User, at: datetime, key: UUID | None = None) -> PowerPause:
    """Close it from this moment. To its holder it is as if it had never been, and no reason is told.

    Write why as a concern. Raises NotFound, Stale once it was ended, and WrongState when it is closed.
    """
    found = hold_power(person, power, by=by)
    authorise_on(by, person=person, area=Area.STORY)
    if PowerPause.objects.visible_to(by).filter(power=found, lifted_at=None).exists():
        raise WrongState(CLOSED_ALREADY)
    close_uses(found, by=by, at=at)
    made = PowerPause(id=key or uuid.uuid4(), person_id=person, power=found, paused_at=at, paused_by=by)
    made.save(force_insert=True)
    write([told("pause_power", found, by=by, at=at)])
    return made


@named_action(kind=Kind.DECIDES, permission=Permission.KEEP_POWERS)
def lift_pause(*, person: UUID, power: UUID, because: str, by: User, at: datetime) -> PowerPause:
    """Say that it need not stay closed, and why. A worker then opens it anew, by the rules.

    Raises NotFound, Stale once it was ended, WrongState when it is not closed, and Invalid without a reason.
    """
    found = hold_power(person, power, by=by)
    authorise_on(by, person=person, area=Area.STORY)
    if not because.strip():
        sentence = "Write why it need not stay closed."
        raise Invalid(sentence, fields={"because": sentence})
    rows = PowerPause.objects.visible_to(by).select_for_update().filter(power=found, lifted_at=None)
    pause: PowerPause | None = rows.first()
    if pause is None:
        raise WrongState(NOT_CLOSED)
    pause.lifted_at, pause.lifted_by, pause.lifted_because = at, by, because.strip()
    pause.save(update_fields=["lifted_at", "lifted_by", "lifted_because"])
    write([told("lift_pause", found, by=by, at=at)])
    return pause
