"""Confirm bank details that somebody else wrote down. From then on they are paid."""

from datetime import datetime
from uuid import UUID

from sayso.foundation.access.models import User
from sayso.foundation.access.named_action import NOT_FOUND, Kind, event, named_action
from sayso.foundation.access.permissions import Permission
from sayso.foundation.audit.writing import write
from sayso.journey.payments.models import PayeeAccount
from sayso.rules.refusals import Invalid, NotFound, NotPermitted, Stale

OWN = (
    "You wrote these details down, so somebody else confirms them. Ask a colleague in finance or payments."
    " There is nothing else for you to do."
)


@named_action(kind=Kind.DECIDES, permission=Permission.KEEP_PAYEES)
def confirm_payee(*, payee: UUID, person: UUID, checked_how: str, by: User, at: datetime) -> PayeeAccount:
    """Confirm details, and let them take the place of those before.

    `checked_how` says what was done to be sure, such as a call to the number held before. Raises NotFound,
    Invalid without it, NotPermitted to whoever wrote them down, Stale when they no longer wait.
    """
    rows = PayeeAccount.objects.visible_to(by).select_for_update().filter(person_id=person, pk=payee)
    found: PayeeAccount | None = rows.first()
    if found is None:
        raise NotFound(NOT_FOUND)
    if found.replaced_at or found.confirmed_at:
        raise Stale("These details were confirmed or changed meanwhile. Open the page again to see them now.")
    if found.recorded_by_id == by.pk:
        raise NotPermitted(OWN)
    if not checked_how.strip():
        sentence = "Write what you did to be sure."
        raise Invalid(sentence, fields={"checked_how": sentence})
    before = (
        PayeeAccount.objects.visible_to(by).current().filter(person_id=person, confirmed_at__isnull=False)
    )
    before.update(replaced_at=at, replaced_by=by)
    found.confirmed_at, found.confirmed_by, found.checked_how = at, by, checked_how.strip()
    found.save(update_fields=["confirmed_at", "confirmed_by", "checked_how"])
    about, facts = ("payee", found.pk), {"is_change": found.is_change}
    write([event("payments.confirm_payee", by=by, at=at, person=person, about=about, facts=facts)])
    return found
