"""What the actions share: the power held while it is changed, whose sign-in it is, and its access."""

from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.utils import timezone

from sayso.foundation.access import grants
from sayso.foundation.access.areas import Area
from sayso.foundation.access.models import User
from sayso.foundation.access.named_action import NOT_FOUND, authorise_on, event
from sayso.foundation.audit.writing import Event
from sayso.journey.powers.models import Power, PowerUse
from sayso.journey.powers.queries import power_of
from sayso.rules.refusals import Invalid, NotFound, Stale

OVER = "This power is over. Open the page again to see what stands."
NO_SIGN_IN = "No sign-in has this address. Leave it empty, and add it once they have one."
NOT_THIS_SIGN_IN = "This sign-in is for work here, or is the person’s own. Ask for one of their own."


def hold_power(person: UUID, key: UUID, *, by: User) -> Power:
    """Return a power, held until the transaction ends. Raises NotFound, and Stale once it was ended."""
    authorise_on(by, person=person, area=Area.SHARING)
    rows = Power.objects.visible_to(by).select_for_update(no_key=True).filter(person_id=person, pk=key)
    found: Power | None = rows.first()
    if found is None:
        raise NotFound(NOT_FOUND)
    if found.ended_at:
        raise Stale(OVER)
    return found


def sign_in_of(email: str, person: UUID, *, field: str = "email") -> User | None:
    """Return the sign-in with this address; None for no address.

    Raises Invalid for one that is not there, of somebody who works here, or the person's own: with a sign-in
    for work, what a power opens would open the worker's pages with it.
    """
    if not email.strip():
        return None
    found = User.objects.filter(email__iexact=email.strip(), is_active=True).first()
    if found is None:
        raise Invalid(NO_SIGN_IN, fields={field: NO_SIGN_IN})
    if found.is_staff or found.subject_id == person:
        raise Invalid(NOT_THIS_SIGN_IN, fields={field: NOT_THIS_SIGN_IN})
    return found


def close_uses(power: Power, *, by: User, at: datetime) -> None:
    """End everything that this power opened, from this moment. What another power opens stays."""
    uses = list(PowerUse.objects.visible_to(by).filter(power=power, closed_at=None))
    PowerUse.objects.filter(pk__in=[one.pk for one in uses]).update(closed_at=at, closed_by=by)
    if power.login_id is None:
        return
    shared = PowerUse.objects.visible_to(by).filter(
        power__login=power.login_id, power__ended_at=None, closed_at=None, capacity__isnull=False
    )
    kept = set(shared.values_list("capacity", flat=True))
    codes = {one.grants_code_by(power) for one in uses if one.capacity_id not in kept} | {power.grants_code}
    for code in sorted(codes):
        live = grants.live(person=power.person_id, login=power.login_id, because=code)
        grants.end(live, at=at)


def close_unless_ready(power: Power, *, by: User, at: datetime) -> None:
    """End its access at once where the rules no longer let it be used."""
    if not power_of(power.person_id, power.pk, viewer=by, on=day(at)).once_opened.is_yes:
        close_uses(power, by=by, at=at)


def day(at: datetime) -> date:
    """Return the day in England."""
    return timezone.localdate(at)


def told(name: str, power: Power, *, by: User, at: datetime, **facts: Any) -> Event:
    """Return the event of one change of a power."""
    about = ("power", power.pk)
    return event(f"powers.{name}", by=by, at=at, person=power.person_id, about=about, facts=facts)
