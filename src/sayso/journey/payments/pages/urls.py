"""Addresses of the room's pages."""

from django.urls import path

from sayso.journey.payments.pages import (
    acting,
    council_accounts,
    moving,
    on_record,
    own,
    payees,
    runs,
    statements,
)

on_record.stands_on_records()

PERSON, OURS, DETAILS = "people/<uuid:person>", "payments/our-account", "payments/bank-details"
BANK = "payments/statements"
urlpatterns = [
    path("acting-for/<uuid:person>/payment/", acting.ActingPaymentView.as_view(), name="acting_payment"),
    path("payments/", runs.PaymentRunsView.as_view(), name="payment_runs"),
    path("payments/new/", runs.MakePaymentRunView.as_view(), name="make_payment_run"),
    path("payments/<uuid:run>/", runs.PaymentRunView.as_view(), name="payment_run"),
    path("payments/<uuid:run>/lock/", moving.LockPaymentRunView.as_view(), name="lock_payment_run"),
    path("payments/<uuid:run>/check/", moving.CheckPaymentRunView.as_view(), name="check_payment_run"),
    path("payments/<uuid:run>/bank/", moving.MovePaymentRunView.as_view(), name="move_payment_run"),
    path("payments/<uuid:run>/file/", moving.PaymentFileView.as_view(), name="payment_file"),
    path(f"{PERSON}/bank-details/", payees.BankDetailsView.as_view(), name="bank_details"),
    path(f"{PERSON}/bank-details/new/", payees.RecordBankDetailsView.as_view(), name="record_bank_details"),
    path(f"{DETAILS}/", payees.BankDetailsToConfirmView.as_view(), name="bank_details_to_confirm"),
    path(
        f"{DETAILS}/<uuid:payee>/",
        payees.ConfirmBankDetailsView.as_view(),
        name="confirm_bank_details",
    ),
    path(f"{OURS}/", council_accounts.CouncilAccountView.as_view(), name="council_account"),
    path(f"{OURS}/new/", council_accounts.RecordCouncilAccountView.as_view(), name="record_council_account"),
    path(
        f"{OURS}/<uuid:account>/",
        council_accounts.ConfirmCouncilAccountView.as_view(),
        name="confirm_council_account",
    ),
    path(f"{BANK}/", statements.StatementsView.as_view(), name="statements"),
    path(f"{BANK}/new/", statements.ImportStatementView.as_view(), name="import_statement"),
    path(f"{BANK}/columns/", statements.KeepStatementColumnsView.as_view(), name="keep_statement_columns"),
    path(f"{BANK}/look-again/", statements.MatchStatementLinesView.as_view(), name="match_statement_lines"),
    path(f"{BANK}/<uuid:line>/", statements.PlaceStatementLineView.as_view(), name="place_statement_line"),
    path("my-money/", own.MyMoneyView.as_view(), name="my_money"),
]
