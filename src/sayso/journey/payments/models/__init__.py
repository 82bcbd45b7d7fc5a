"""Accounts that are paid, runs and their lines, bank files, and statements."""

from sayso.journey.payments.models.payees import CouncilAccount, PayeeAccount
from sayso.journey.payments.models.runs import PaymentRun, RunFile, RunLine
from sayso.journey.payments.models.statements import BankStatement, StatementLine, StatementSource

__all__ = [
    "BankStatement",
    "CouncilAccount",
    "PayeeAccount",
    "PaymentRun",
    "RunFile",
    "RunLine",
    "StatementLine",
    "StatementSource",
]
