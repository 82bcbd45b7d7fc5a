"""End a power. Its access ends in the same moment, and no rule stops that."""

from datetime import datetime
from uuid import UUID

from sayso.foundation.access.models import User
from sayso.foundation.access.named_action import Kind, named_action
from sayso.foundation.access.permissions import Permission
from sayso.foundation.audit.writing import write
from sayso.journey.powers.actions.access_of import close_uses, hold_power, told
from sayso.journey.powers.models import Power
from sayso.journey.powers.statuses import EndedBecause


@named_action(kind=Kind.RECORDS, permission=Permission.KEEP_POWERS)
def end_power(*, person: UUID, power: UUID, because: EndedBecause, by: User, at: datetime) -> Power:
    """End it. What was done under it stays, with its name. Raises NotFound, and Stale once it was ended."""
    found = hold_power(person, power, by=by)
    close_uses(found, by=by, at=at)
    found.ended_at, found.ended_by, found.ended_because = at, by, because
    found.save(update_fields=["ended_at", "ended_by", "ended_because"])
    write([told("end_power", found, by=by, at=at, because=because)])
    return found
