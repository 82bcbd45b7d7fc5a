"""Open a power to its holder's sign-in: only when the rules let it be used."""

import uuid
from dataclasses import dataclass, field, replace
from datetime import datetime, time
from uuid import UUID

from sayso.foundation.access import grants
from sayso.foundation.access.areas import Area
from sayso.foundation.access.models import User
from sayso.foundation.access.named_action import NOT_FOUND, Kind, authorise_on, named_action
from sayso.foundation.access.permissions import Permission
from sayso.foundation.audit.writing import write
from sayso.foundation.govuk.presenting import LONDON
from sayso.journey.assessment.models import CapacityRecord
from sayso.journey.assessment.queries import capacity_record
from sayso.journey.powers.actions.access_of import day, hold_power, sign_in_of, told
from sayso.journey.powers.models import Power, PowerUse
from sayso.journey.powers.queries import power_of
from sayso.journey.powers.statuses import OPENS, PowerKind, UsedFor
from sayso.rules import powers as rules
from sayso.rules.refusals import Held, Invalid, NotFound, WrongState

NOT_OPEN = "It stays closed, with nothing lost."
WHOSE = "Write the address of their own sign-in. Without one there is nothing to open."
OPEN_ALREADY = "It is open already. Open the page again to see what stands."


@dataclass(frozen=True, kw_only=True)
class Opening:
    """To whose sign-in a power is opened. `capacity`: the record about one decision that lets it be used.

    `used_for` says what that decision is about. `email` may be empty where the sign-in is known already.
    """

    person: UUID
    power: UUID
    email: str = ""
    capacity: UUID | None = None
    used_for: UsedFor | None = None
    key: UUID = field(default_factory=uuid.uuid4)


@named_action(kind=Kind.DECIDES, permission=Permission.KEEP_POWERS)
def open_power(*, opening: Opening, by: User, at: datetime) -> PowerUse:
    """Open it from this moment until it ends. Raises NotFound, Invalid, Stale; WrongState when it is open.

    Held, with the rule and what releases it, while the rules do not let it be used.
    """
    power = hold_power(opening.person, opening.power, by=by)
    login = sign_in_of(opening.email, opening.person) or power.login
    if login is None:
        raise Invalid(WHOSE, fields={"email": WHOSE})
    record = _record(opening, by=by)
    _check(power, record, opening.used_for, by=by, at=at)
    if power.login_id != login.pk:
        power.login, power.holder_id = login, power.holder_id or login.subject_id
        power.save(update_fields=["login", "holder"])
    use = PowerUse(
        id=opening.key,
        person_id=power.person_id,
        power=power,
        capacity=record,
        used_for=opening.used_for or "",
        opened_at=at,
        opened_by=by,
    )
    use.save(force_insert=True)
    grants.give_on(
        login=login.pk,
        person=power.person_id,
        areas=OPENS[PowerKind(power.kind)],
        because=use.grants_code_by(power),
        at=at,
        until=_until(power),
    )
    write([told("open_power", power, by=by, at=at, used_for=use.used_for)])
    return use


def _record(opening: Opening, *, by: User) -> CapacityRecord | None:
    """Return the record that is cited. Raises NotFound for another's, Invalid when it is about nothing."""
    if opening.capacity is None:
        return None
    authorise_on(by, person=opening.person, area=Area.HEALTH)
    found = capacity_record(opening.person, opening.capacity, viewer=by)
    if found is None:
        raise NotFound(NOT_FOUND)
    if opening.used_for is None:
        sentence = "Choose what this decision is about."
        raise Invalid(sentence, fields={"used_for": sentence})
    return found


def _check(
    power: Power, record: CapacityRecord | None, used_for: UsedFor | None, *, by: User, at: datetime
) -> None:
    """Raise Held unless the rules let it be used, with this record; WrongState when it is open already."""
    held = power_of(power.person_id, power.pk, viewer=by, on=day(at))
    if held.ready.is_yes:
        raise WrongState(OPEN_ALREADY)
    stands = record is not None and record.replaced_at is None and record.may_be_cited
    about = {rules.About(used_for)} if used_for and stands else set()
    if held.is_paused is None:  # whether it is closed for safety is not theirs to know: nor to overrule
        raise NotFound(NOT_FOUND)
    facts = replace(held.facts, opened=True, opened_for=held.facts.opened_for | about)
    found = rules.ready(facts, on=day(at))
    if found.rule:
        raise Held(f"{NOT_OPEN} {found.rule.says}", rule=found.rule.says, releases=found.rule.releases)


def _until(power: Power) -> datetime | None:
    """Return the moment from which it is over: no job has to run for that."""
    return datetime.combine(power.ends_before, time(), LONDON) if power.ends_before else None
