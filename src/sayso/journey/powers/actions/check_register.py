"""Write down what the register said of a power."""

import uuid
from dataclasses import dataclass, field
from datetime import date, datetime
from uuid import UUID

from sayso.foundation.access.models import User
from sayso.foundation.access.named_action import Kind, named_action
from sayso.foundation.access.permissions import Permission
from sayso.foundation.audit.writing import write
from sayso.journey.powers.actions.access_of import close_unless_ready, day, hold_power, told
from sayso.journey.powers.models import RegisterCheck
from sayso.journey.powers.statuses import RegisterSays
from sayso.rules.refusals import Invalid


@dataclass(frozen=True, kw_only=True)
class NewCheck:
    """What the register of the Office of the Public Guardian said, on which day, and by which reference."""

    person: UUID
    power: UUID
    says: RegisterSays
    reference: str
    checked_on: date
    key: UUID = field(default_factory=uuid.uuid4)

    def check(self, *, today: date) -> None:
        """Raise Invalid, by field, without a reference or for a day to come."""
        wrong = {}
        if not self.reference.strip():
            wrong["reference"] = "Write the reference, or how you asked."
        if self.checked_on > today:
            wrong["checked_on"] = "This day is still to come. Write the day on which you looked."
        if wrong:
            raise Invalid(next(iter(wrong.values())), fields=wrong)


@named_action(kind=Kind.RECORDS, permission=Permission.KEEP_POWERS)
def check_register(*, check: NewCheck, by: User, at: datetime) -> RegisterCheck:
    """Keep it. What no longer stands closes in the same moment. Raises NotFound, Invalid and Stale."""
    power = hold_power(check.person, check.power, by=by)
    check.check(today=day(at))
    made = RegisterCheck(
        id=check.key,
        person_id=check.person,
        power=power,
        says=check.says,
        reference=check.reference.strip(),
        checked_on=check.checked_on,
        recorded_at=at,
        recorded_by=by,
    )
    made.save(force_insert=True)
    close_unless_ready(power, by=by, at=at)
    write([told("check_register", power, by=by, at=at, says=made.says)])
    return made
