"""Questions about payments. Every one answers by what the viewer may see."""

from sayso.journey.payments.queries.money import MoneyLeft, PaidOnce, money_left, payments_of
from sayso.journey.payments.queries.payees import (
    council_account,
    payee_of,
    payees_to_confirm,
    payees_with_statements,
    waiting_council_account,
    waiting_payee,
    waiting_payee_of,
)
from sayso.journey.payments.queries.runs import (
    latest_runs,
    lines_of,
    run_before,
    run_of,
    runs_to_check,
)
from sayso.journey.payments.queries.statements import (
    latest_statements,
    line_of,
    lines_to_place,
    source_named,
    source_of,
    sources,
)

__all__ = [
    "MoneyLeft",
    "PaidOnce",
    "council_account",
    "latest_runs",
    "latest_statements",
    "line_of",
    "lines_of",
    "lines_to_place",
    "money_left",
    "payee_of",
    "payees_to_confirm",
    "payees_with_statements",
    "payments_of",
    "run_before",
    "run_of",
    "runs_to_check",
    "source_named",
    "source_of",
    "sources",
    "waiting_council_account",
    "waiting_payee",
    "waiting_payee_of",
]
