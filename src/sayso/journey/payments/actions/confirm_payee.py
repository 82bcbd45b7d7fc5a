"""Confirm bank details that somebody else wrote down. From then on they are paid."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sayso.foundation.access.models import User
from sayso.foundation.access.named_action import NOT_FOUND, Kind, event, named_action
from sayso.foundation.access.permissions import Permission
from sayso.foundation.audit.writing import Event, write
from sayso.journey.payments.models import PayeeAccount
from sayso.rules.refusals import Invalid, NotFound, NotPermitted, Stale

OWN = (
    "You wrote these details down, so somebody else confirms them. Ask a colleague in finance or payments."
    " There is nothing else for you to do."
)


@dataclass(frozen=True, kw_only=True)
class Confirming:
    """Details that somebody is sure of. `checked_how` says what was done, such as a call to a number held."""

    payee: UUID
    person: UUID
    checked_how: str


@named_action(kind=Kind.DECIDES, permission=Permission.KEEP_PAYEES)
def confirm_payees(*, items: Sequence[Confirming], by: User, at: datetime) -> list[PayeeAccount]:
    """Confirm details, all or none, and let each take the place of those before.

    Raises NotFound, Invalid for whoever does not say how they made sure, NotPermitted to whoever wrote them
    down, Stale when they no longer wait.
    """
    wanted = {item.payee: item for item in items}
    rows = PayeeAccount.objects.visible_to(by).select_for_update().filter(pk__in=list(wanted))
    found = {one.pk: one for one in rows.order_by("pk") if one.person_id == wanted[one.pk].person}
    if set(found) != set(wanted):
        raise NotFound(NOT_FOUND)
    for key, one in found.items():
        _check(one, wanted[key], by=by)
    people = [one.person_id for one in found.values()]
    before = PayeeAccount.objects.visible_to(by).current().filter(person_id__in=people)
    before.filter(confirmed_at__isnull=False).update(replaced_at=at, replaced_by=by)
    for key, one in found.items():
        one.confirmed_at, one.confirmed_by = at, by
        one.checked_how = wanted[key].checked_how.strip()
    PayeeAccount.objects.bulk_update(found.values(), ["confirmed_at", "confirmed_by", "checked_how"])
    write([_event(one, by=by, at=at) for one in found.values()])
    return [found[item.payee] for item in items]


@named_action(kind=Kind.DECIDES, permission=Permission.KEEP_PAYEES)
def confirm_payee(*, payee: UUID, person: UUID, checked_how: str, by: User, at: datetime) -> PayeeAccount:
    """Confirm those of one person. Refuses as `confirm_payees` does."""
    one = Confirming(payee=payee, person=person, checked_how=checked_how)
    return confirm_payees(items=[one], by=by, at=at)[0]


def _check(found: PayeeAccount, item: Confirming, *, by: User) -> None:
    if found.replaced_at or found.confirmed_at:
        raise Stale("These details were confirmed or changed meanwhile. Open the page again to see them now.")
    if found.recorded_by_id == by.pk:
        raise NotPermitted(OWN)
    if not item.checked_how.strip():
        sentence = "Write what you did to be sure."
        raise Invalid(sentence, fields={"checked_how": sentence})


def _event(found: PayeeAccount, *, by: User, at: datetime) -> Event:
    about, facts = ("payee", found.pk), {"is_change": found.is_change}
    return event("payments.confirm_payee", by=by, at=at, person=found.person_id, about=about, facts=facts)
