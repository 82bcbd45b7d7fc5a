"""Write down what the person says to a power, asked alone."""

from datetime import datetime
from uuid import UUID

from sayso.foundation.access.models import User
from sayso.foundation.access.named_action import Kind, named_action
from sayso.foundation.access.permissions import Permission
from sayso.foundation.audit.writing import write
from sayso.journey.powers.actions.access_of import close_unless_ready, hold_power, told
from sayso.journey.powers.models import Power
from sayso.journey.powers.statuses import PersonSaid
from sayso.rules.refusals import Invalid

ASK_ALONE = "Ask them first when they are alone. Then write down what they said."


@named_action(kind=Kind.RECORDS, permission=Permission.KEEP_POWERS)
def hear_person(
    *, person: UUID, power: UUID, said: PersonSaid, told_alone: bool, by: User, at: datetime
) -> Power:
    """Keep it. A no closes at once what needs their yes. Raises NotFound, Invalid unless alone, and Stale."""
    found = hold_power(person, power, by=by)
    if not told_alone:
        raise Invalid(ASK_ALONE, fields={"told_alone": ASK_ALONE})
    found.person_said = said
    found.save(update_fields=["person_said"])
    close_unless_ready(found, by=by, at=at)
    write([told("hear_person", found, by=by, at=at, said=said)])
    return found
