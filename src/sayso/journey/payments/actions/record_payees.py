"""Write down where somebody's direct payment goes. Nothing is paid there until another login confirms it."""

import re
import uuid
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID

from sayso.foundation.access.areas import Area
from sayso.foundation.access.models import User
from sayso.foundation.access.named_action import Kind, authorise_on_each, event, named_action
from sayso.foundation.access.permissions import Permission
from sayso.foundation.audit.writing import Event, write
from sayso.foundation.gateways.writing_names import as_a_bank_writes
from sayso.journey.payments.actions.running import one_at_a_time
from sayso.journey.payments.models import PayeeAccount
from sayso.journey.payments.queries.payees import payees_of
from sayso.journey.payments.statuses import PaidTo
from sayso.rules.refusals import Invalid


@dataclass(frozen=True, kw_only=True)
class NewPayee:
    """Bank details as they were told: digits may have spaces or hyphens. `told_how` says by whom."""

    person: UUID
    paid_to: PaidTo
    name_on_account: str
    sort_code: str
    account_number: str
    told_how: str
    gives_statements: bool = False
    key: UUID = field(default_factory=uuid.uuid4)

    def digits(self) -> tuple[str, str]:
        """Return sort code and account number in bare digits. Raises Invalid, by field."""
        wrong = {}
        sort_code = re.sub(r"[ -]", "", self.sort_code)
        number = re.sub(r"[ -]", "", self.account_number)
        if not re.fullmatch("[0-9]{6}", sort_code):
            wrong["sort_code"] = "A sort code has 6 digits, like 01 02 03."
        if not re.fullmatch("[0-9]{8}", number):
            wrong["account_number"] = (
                "An account number has 8 digits. If the card shows 6 or 7, put noughts in front."
            )
        if not self.told_how.strip():
            wrong["told_how"] = "Write who gave you the details, and how."
        try:
            as_a_bank_writes(self.name_on_account)
        except Invalid as why:
            wrong |= why.fields
        if wrong:
            raise Invalid(next(iter(wrong.values())), fields=wrong)
        return sort_code, number


@named_action(kind=Kind.RECORDS, permission=Permission.KEEP_PAYEES)
def record_payees(*, items: Sequence[NewPayee], by: User, at: datetime) -> list[PayeeAccount]:
    """Keep bank details that wait for another login. Details that waited before are replaced.

    What is paid now stays paid to the account before until these are confirmed. Raises NotFound and Invalid.
    """
    people = {item.person for item in items}
    authorise_on_each(by, people=people, areas=[Area.MONEY])
    digits = [item.digits() for item in items]
    one_at_a_time("record_payees")
    paid = payees_of(people, viewer=by)
    made = [
        PayeeAccount(
            id=item.key,
            person_id=item.person,
            paid_to=item.paid_to,
            name_on_account=" ".join(item.name_on_account.split()),
            sort_code=sort_code,
            account_number=number,
            gives_statements=item.gives_statements,
            is_change=item.person in paid,
            told_how=item.told_how.strip(),
            recorded_at=at,
            recorded_by=by,
        )
        for item, (sort_code, number) in zip(items, digits, strict=True)
    ]
    waiting = PayeeAccount.objects.visible_to(by).current().filter(person_id__in=people, confirmed_at=None)
    waiting.update(replaced_at=at, replaced_by=by)
    PayeeAccount.objects.bulk_create(made)
    write([_event(one, by=by, at=at) for one in made])
    return made


@named_action(kind=Kind.RECORDS, permission=Permission.KEEP_PAYEES)
def record_payee(*, payee: NewPayee, by: User, at: datetime) -> PayeeAccount:
    """Keep one person's bank details. Refuses as `record_payees` does."""
    return record_payees(items=[payee], by=by, at=at)[0]


def _event(made: PayeeAccount, *, by: User, at: datetime) -> Event:
    facts, about = {"paid_to": made.paid_to, "is_change": made.is_change}, ("payee", made.pk)
    return event("payments.record_payee", by=by, at=at, person=made.person_id, about=about, facts=facts)
