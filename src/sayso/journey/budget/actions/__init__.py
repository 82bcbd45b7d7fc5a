"""The changes that can be made to a personal budget."""

from sayso.journey.budget.actions.agree_budgets import Agreement, agree_budget, agree_budgets
from sayso.journey.budget.actions.begin_budgets import begin_budget, begin_budgets
from sayso.journey.budget.actions.check_impact import check_impact
from sayso.journey.budget.actions.end_budget import end_budget
from sayso.journey.budget.actions.propose_budgets import NewBudget, propose_budget, propose_budgets
from sayso.journey.budget.actions.withdraw_budget import withdraw_budget

__all__ = [
    "Agreement",
    "NewBudget",
    "agree_budget",
    "agree_budgets",
    "begin_budget",
    "begin_budgets",
    "check_impact",
    "end_budget",
    "propose_budget",
    "propose_budgets",
    "withdraw_budget",
]
