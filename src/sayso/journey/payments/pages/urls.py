"""Addresses of the room's pages."""

from django.urls import path

from sayso.journey.payments.pages import moving, own, runs

urlpatterns = [
    path("payments/", runs.PaymentRunsView.as_view(), name="payment_runs"),
    path("payments/new/", runs.MakePaymentRunView.as_view(), name="make_payment_run"),
    path("payments/<uuid:run>/", runs.PaymentRunView.as_view(), name="payment_run"),
    path("payments/<uuid:run>/lock/", moving.LockPaymentRunView.as_view(), name="lock_payment_run"),
    path("payments/<uuid:run>/check/", moving.CheckPaymentRunView.as_view(), name="check_payment_run"),
    path("payments/<uuid:run>/bank/", moving.MovePaymentRunView.as_view(), name="move_payment_run"),
    path("payments/<uuid:run>/file/", moving.PaymentFileView.as_view(), name="payment_file"),
    path("my-money/", own.MyMoneyView.as_view(), name="my_money"),
]
