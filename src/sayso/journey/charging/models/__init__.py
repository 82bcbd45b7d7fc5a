"""The tables of this room: what somebody pays, and what is free or paid by another."""

from sayso.journey.charging.models.means import Contribution, FinancialAssessment, LookAgain, ToldMeans

__all__ = ["Contribution", "FinancialAssessment", "LookAgain", "ToldMeans"]
