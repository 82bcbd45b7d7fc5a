"""Addresses of the room's pages."""

from django.urls import path

from sayso.journey.budget.pages import comparing, lettering, on_record, own, working

on_record.stands_on_records()

PERSON = "people/<uuid:person>/budget"
ONE = f"{PERSON}/<uuid:budget>"
urlpatterns = [
    path(f"{PERSON}/", working.BudgetsView.as_view(), name="budgets"),
    path(f"{PERSON}/price/<str:standing>/", working.ProposeBudgetView.as_view(), name="propose_budget"),
    path(f"{ONE}/two-of-them/", working.CheckImpactView.as_view(), name="check_budget_impact"),
    path(f"{ONE}/agree/", working.AgreeBudgetView.as_view(), name="agree_budget"),
    path(f"{ONE}/begin/", working.BeginBudgetView.as_view(), name="begin_budget"),
    path(f"{ONE}/take-back/", working.WithdrawBudgetView.as_view(), name="withdraw_budget"),
    path(f"{ONE}/end/", working.EndBudgetView.as_view(), name="end_budget"),
    path(f"{ONE}/letter/", lettering.WriteBudgetLetterView.as_view(), name="write_budget_letter"),
    path(f"{ONE}/told/", lettering.TellBudgetView.as_view(), name="tell_budget"),
    path("my-plan/ways/", comparing.CompareWaysView.as_view(), name="compare_ways"),
    path("my-budget/", own.MyBudgetView.as_view(), name="my_budget"),
    path("my-budget/<uuid:budget>/ask/", own.AskAgainView.as_view(), name="ask_again"),
]
