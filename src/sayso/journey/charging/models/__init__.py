"""The tables of this room: what somebody pays, and what is free by law."""

from sayso.journey.charging.models.changes import MoneyChange
from sayso.journey.charging.models.means import Contribution, FinancialAssessment, LookAgain, ToldMeans
from sayso.journey.charging.models.runs import ChargeRun, ChargeRunLine
from sayso.journey.charging.models.sum_letters import SumLetter
from sayso.journey.charging.models.who_pays import (
    Aftercare,
    AftercareWord,
    FreeLine,
    NhsCare,
    NhsRefund,
    Residence,
)

__all__ = [
    "Aftercare",
    "AftercareWord",
    "ChargeRun",
    "ChargeRunLine",
    "Contribution",
    "FinancialAssessment",
    "FreeLine",
    "LookAgain",
    "MoneyChange",
    "NhsCare",
    "NhsRefund",
    "Residence",
    "SumLetter",
    "ToldMeans",
]
