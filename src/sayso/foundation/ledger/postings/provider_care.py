"""Care by providers: accrued as it is given, matched with the invoice, paid."""

from dataclasses import replace
from datetime import date
from uuid import UUID

from sayso.foundation.ledger.chart import Account
from sayso.foundation.ledger.transactions import Leg, Posting, Tags, credit, debit


def care_accrued(*, key: UUID, on: date, pence: int, of: Tags) -> Posting:
    """Row 21. Care was given and is not invoiced yet: debit E520, credit L220."""
    return Posting(
        key=key,
        kind="care_accrued",
        happened_on=on,
        legs=(debit(Account.PROVIDER_CARE, pence, of), credit(Account.ACCRUED_CARE, pence, of)),
    )


def invoice_matched(
    *,
    key: UUID,
    on: date,
    accrued_pence: int,
    invoiced_pence: int,
    vat_pence: int = 0,
    of: Tags,
    variance: str | None = None,
) -> Posting:
    """Row 22. An invoice is matched with what was accrued: debit L220 (and A240 for VAT), credit L210.

    `invoiced_pence` is without VAT. What differs goes up or down on E520, with the code `variance` as why.
    """
    why = replace(of, reason=variance or of.reason)
    more_pence = invoiced_pence - accrued_pence
    legs: list[Leg] = [debit(Account.ACCRUED_CARE, accrued_pence, of)]
    if more_pence > 0:
        legs.append(debit(Account.PROVIDER_CARE, more_pence, why))
    if vat_pence:
        legs.append(debit(Account.INPUT_VAT, vat_pence, of))
    if more_pence < 0:
        legs.append(credit(Account.PROVIDER_CARE, -more_pence, why))
    if invoiced_pence + vat_pence:
        legs.append(credit(Account.PAYABLES, invoiced_pence + vat_pence, of))
    return Posting(key=key, kind="invoice_matched", happened_on=on, legs=tuple(legs))


def provider_payment_approved(*, key: UUID, on: date, pence: int, of: Tags) -> Posting:
    """Row 23. A provider's invoice is sent to be paid: debit L210, credit L200. Then `payment_settled`."""
    return Posting(
        key=key,
        kind="provider_payment_approved",
        happened_on=on,
        legs=(debit(Account.PAYABLES, pence, of), credit(Account.CLEARING, pence, of)),
    )
