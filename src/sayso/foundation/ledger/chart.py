"""The chart of accounts: what money can stand in, by code, and in which book.

The database keeps the same chart in `ledger_chart`; a test compares the two.
"""

from dataclasses import dataclass
from enum import StrEnum


class Book(StrEnum):
    """Three views of the same money, never mixed in one transaction."""

    COUNCIL = "council"  # what the council's general ledger must show
    PERSON = "person"  # whose money stands where, as statements show it
    MEMORANDUM = "memorandum"  # budgets and commitments, balanced among themselves


class Holder(StrEnum):
    """In what kind of place a person's money is held; each is an account of its own."""

    BANK = "bank"  # a separate bank account of the person's own
    NOMINEE = "nominee"
    AUTHORISED = "authorised"  # an authorised person's account
    AGENCY = "agency"  # a support agency holds it
    CARD = "card"  # a prepaid card scheme
    ISF = "isf"  # the provider of an individual service fund
    COUNCIL = "council"  # the council itself, for a managed account


class Account(StrEnum):
    """The codes of the accounts. A and E rise by debits, L and I by credits, M are for memory only."""

    BANK = "A100"
    SUSPENSE = "A110"
    CARD_FLOAT = "A120"
    HELD_IN_BANK = "A130.bank"
    HELD_BY_NOMINEE = "A130.nominee"
    HELD_BY_AUTHORISED = "A130.authorised"
    HELD_BY_AGENCY = "A130.agency"
    HELD_ON_CARD = "A130.card"
    HELD_IN_ISF = "A130.isf"
    HELD_BY_COUNCIL = "A130.council"
    PAID_IN_ADVANCE = "A140"
    CONTRIBUTIONS_DUE = "A200"
    LOSS_ALLOWANCE = "A205"
    RECOVERIES_DUE = "A210"
    FUNDERS_DUE = "A220"
    DEFERRED_LOANS = "A230"
    INPUT_VAT = "A240"
    CLEARING = "L200"
    RETURNED = "L200.returned"
    PAYABLES = "L210"
    ACCRUED_CARE = "L220"
    PAYROLL_DUE = "L230"
    CONTRIBUTIONS_IN_ADVANCE = "L240"
    REFUNDS_DUE = "L250"
    NHS_DUE = "L260"
    OWED_IN_BANK = "L300.bank"
    OWED_BY_NOMINEE = "L300.nominee"
    OWED_BY_AUTHORISED = "L300.authorised"
    OWED_BY_AGENCY = "L300.agency"
    OWED_ON_CARD = "L300.card"
    OWED_IN_ISF = "L300.isf"
    OWED_BY_COUNCIL = "L300.council"
    CONTRIBUTIONS = "I400"
    FUNDER_CONTRIBUTIONS = "I410"
    LOAN_INTEREST = "I420"
    LOAN_FEES = "I430"
    DIRECT_PAYMENTS = "E500"
    ONE_OFFS = "E505"
    SERVICE_FUNDS = "E510"
    PROVIDER_CARE = "E520"
    AGENCY_FEES = "E530"
    WRITTEN_OFF = "E540"
    ROUNDING = "E550"
    BUDGET = "M900"
    COMMITTED = "M910"
    UNALLOCATED = "M920"


@dataclass(frozen=True, kw_only=True)
class ChartRow:
    """One account of the chart. `per_person`: each person has one of their own, opened when first used."""

    code: str
    name: str
    book: Book
    per_person: bool = False


_HOLDERS = {
    Holder.BANK: "their own account",
    Holder.NOMINEE: "a nominee",
    Holder.AUTHORISED: "an authorised person",
    Holder.AGENCY: "a support agency",
    Holder.CARD: "a prepaid card",
    Holder.ISF: "an individual service fund",
    Holder.COUNCIL: "the council",
}
_COUNCIL = {
    Account.BANK: "Bank",
    Account.SUSPENSE: "Receipts not matched yet",
    Account.CARD_FLOAT: "Float with the card scheme",
    Account.PAID_IN_ADVANCE: "Direct payments paid in advance",
    Account.CONTRIBUTIONS_DUE: "Contributions due",
    Account.LOSS_ALLOWANCE: "Allowance for contributions that may not come",
    Account.RECOVERIES_DUE: "Direct payment money to come back",
    Account.FUNDERS_DUE: "Due from the NHS and other funders",
    Account.DEFERRED_LOANS: "Deferred payment loans",
    Account.INPUT_VAT: "VAT to recover",
    Account.CLEARING: "Payments on their way",
    Account.RETURNED: "Payments that came back",
    Account.PAYABLES: "Due to providers",
    Account.ACCRUED_CARE: "Care given and not invoiced",
    Account.PAYROLL_DUE: "Tax, insurance and pension due",
    Account.CONTRIBUTIONS_IN_ADVANCE: "Contributions received early",
    Account.REFUNDS_DUE: "Refunds due to people",
    Account.NHS_DUE: "Due to an NHS body",
    Account.CONTRIBUTIONS: "Contributions by people",
    Account.FUNDER_CONTRIBUTIONS: "Contributions by the NHS and other funders",
    Account.LOAN_INTEREST: "Interest on deferred payment loans",
    Account.LOAN_FEES: "Fees on deferred payment loans",
    Account.DIRECT_PAYMENTS: "Direct payments",
    Account.ONE_OFFS: "One-off direct payments",
    Account.SERVICE_FUNDS: "Individual service funds",
    Account.PROVIDER_CARE: "Care by providers",
    Account.AGENCY_FEES: "Agency and payroll fees",
    Account.WRITTEN_OFF: "Written off",
    Account.ROUNDING: "Rounding",
}
_MEMORANDUM = {
    Account.BUDGET: "Personal budgets agreed",
    Account.COMMITTED: "Committed",
    Account.UNALLOCATED: "Not committed yet",
}
_ONE_EACH = frozenset(
    {
        Account.CONTRIBUTIONS_DUE,
        Account.RECOVERIES_DUE,
        Account.DEFERRED_LOANS,
        Account.CONTRIBUTIONS_IN_ADVANCE,
        Account.REFUNDS_DUE,
    }
)


def held_at(holder: Holder) -> Account:
    """Return the account of money held for a person in this kind of place (A130)."""
    return Account(f"A130.{holder}")


def owed_at(holder: Holder) -> Account:
    """Return the account of what is owed to the person for money held there (L300, the mirror of A130)."""
    return Account(f"L300.{holder}")


def _chart() -> dict[str, ChartRow]:
    rows = [
        ChartRow(code=code, name=name, book=Book.COUNCIL, per_person=code in _ONE_EACH)
        for code, name in _COUNCIL.items()
    ]
    rows += [ChartRow(code=code, name=name, book=Book.MEMORANDUM) for code, name in _MEMORANDUM.items()]
    for holder, name in _HOLDERS.items():
        for code, what in ((held_at(holder), "Held by"), (owed_at(holder), "Unspent, held by")):
            rows.append(ChartRow(code=code, name=f"{what} {name}", book=Book.PERSON, per_person=True))
    return {row.code: row for row in sorted(rows, key=lambda row: row.code)}


CHART: dict[str, ChartRow] = _chart()
