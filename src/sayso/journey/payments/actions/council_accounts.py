"""The council's own account: written down by one login, confirmed by another, and then paid from."""

import re
import uuid
from datetime import datetime
from uuid import UUID

from sayso.foundation.access.models import User
from sayso.foundation.access.named_action import NOT_FOUND, Kind, event, named_action
from sayso.foundation.access.permissions import Permission
from sayso.foundation.audit.writing import write
from sayso.foundation.gateways.writing_names import as_a_bank_writes
from sayso.journey.payments.actions.confirm_payee import OWN
from sayso.journey.payments.models import CouncilAccount
from sayso.rules.refusals import Invalid, NotFound, NotPermitted, Stale


@named_action(kind=Kind.RECORDS, permission=Permission.CHECK_PAYMENT_RUN)
def record_council_account(
    *, name: str, sort_code: str, account_number: str, by: User, at: datetime, key: UUID | None = None
) -> CouncilAccount:
    """Keep the account that payments are made from. It waits for another login. Raises Invalid, by field."""
    code, number = re.sub(r"[ -]", "", sort_code), re.sub(r"[ -]", "", account_number)
    wrong = {}
    try:
        as_a_bank_writes(name, longest=140)
    except Invalid:
        wrong["name"] = "Write the name on the account, in the letters A to Z."
    if not re.fullmatch("[0-9]{6}", code):
        wrong["sort_code"] = "A sort code has 6 digits, like 01 02 03."
    if not re.fullmatch("[0-9]{8}", number):
        wrong["account_number"] = "An account number has 8 digits. Put noughts in front of a shorter one."
    if wrong:
        raise Invalid(next(iter(wrong.values())), fields=wrong)
    made = CouncilAccount.objects.create(
        id=key or uuid.uuid4(),
        name=" ".join(name.split()),
        sort_code=code,
        account_number=number,
        recorded_at=at,
        recorded_by=by,
    )
    write([event("payments.record_council_account", by=by, at=at, about=("council_account", made.pk))])
    return made


@named_action(kind=Kind.DECIDES, permission=Permission.CHECK_PAYMENT_RUN)
def confirm_council_account(*, account: UUID, by: User, at: datetime) -> CouncilAccount:
    """Confirm it, in place of the one before. Raises NotFound, Stale, and NotPermitted to its writer."""
    found = CouncilAccount.objects.select_for_update().filter(pk=account).first()
    if found is None:
        raise NotFound(NOT_FOUND)
    if found.confirmed_at or found.replaced_at:
        raise Stale("This account was confirmed or changed meanwhile. Open the page again to see it now.")
    if found.recorded_by_id == by.pk:
        raise NotPermitted(OWN)
    CouncilAccount.objects.filter(replaced_at=None).exclude(pk=found.pk).update(replaced_at=at)
    found.confirmed_at, found.confirmed_by = at, by
    found.save(update_fields=["confirmed_at", "confirmed_by"])
    write([event("payments.confirm_council_account", by=by, at=at, about=("council_account", found.pk))])
    return found
