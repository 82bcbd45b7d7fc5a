"""The posting rules: one function for each kind of event, each of which returns postings and posts nothing.

Every function takes the key of the posting, the day on which it happened, whole pence, and `of`: whose money,
which arrangement, which period and which codes. Its docstring reads as a row of the table of postings (the
number is the row), debits first.
"""

from sayso.foundation.ledger.postings.budgets import budget_agreed, budget_ended
from sayso.foundation.ledger.postings.contributions import (
    contribution_charged,
    contribution_paid,
    receipt_matched,
    receipt_unmatched,
    written_off,
)
from sayso.foundation.ledger.postings.direct_payments import (
    contribution_seen,
    gross_payment_approved,
    payment_approved,
    payment_returned,
    payment_seen,
    payment_sent_again,
    payment_settled,
    spend_seen,
)
from sayso.foundation.ledger.postings.provider_care import (
    care_accrued,
    invoice_matched,
    provider_payment_approved,
)
from sayso.foundation.ledger.postings.recoveries import (
    recovery_netted,
    recovery_received,
    surplus_left,
    surplus_notified,
)
from sayso.foundation.ledger.postings.shares import Share, split

__all__ = [
    "Share",
    "budget_agreed",
    "budget_ended",
    "care_accrued",
    "contribution_charged",
    "contribution_paid",
    "contribution_seen",
    "gross_payment_approved",
    "invoice_matched",
    "payment_approved",
    "payment_returned",
    "payment_seen",
    "payment_sent_again",
    "payment_settled",
    "provider_payment_approved",
    "receipt_matched",
    "receipt_unmatched",
    "recovery_netted",
    "recovery_received",
    "spend_seen",
    "split",
    "surplus_left",
    "surplus_notified",
    "written_off",
]
