"""The changes that can be made to payments."""

from sayso.journey.payments.actions.approve_run import approve_run
from sayso.journey.payments.actions.confirm_payee import Confirming, confirm_payee, confirm_payees
from sayso.journey.payments.actions.council_accounts import confirm_council_account, record_council_account
from sayso.journey.payments.actions.import_statement import TakenIn, import_statement
from sayso.journey.payments.actions.keep_source import keep_source
from sayso.journey.payments.actions.lock_run import lock_run
from sayso.journey.payments.actions.make_file import make_file
from sayso.journey.payments.actions.make_run import make_run
from sayso.journey.payments.actions.mark_sent import mark_sent
from sayso.journey.payments.actions.match_lines import match_lines
from sayso.journey.payments.actions.place_line import NewPlace, place_line
from sayso.journey.payments.actions.record_payees import NewPayee, record_payee, record_payees
from sayso.journey.payments.actions.send_back_run import send_back_run

__all__ = [
    "Confirming",
    "NewPayee",
    "NewPlace",
    "TakenIn",
    "approve_run",
    "confirm_council_account",
    "confirm_payee",
    "confirm_payees",
    "import_statement",
    "keep_source",
    "lock_run",
    "make_file",
    "make_run",
    "mark_sent",
    "match_lines",
    "place_line",
    "record_council_account",
    "record_payee",
    "record_payees",
    "send_back_run",
]
