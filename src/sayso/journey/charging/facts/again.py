"""A kept assessment as a sum: as it was, and worked out again from what was kept with it."""

from dataclasses import replace

from sayso.journey.charging.facts.cases import cost_pence, money_got_pence
from sayso.journey.charging.facts.keeping import amounts_from, missing_from
from sayso.journey.charging.facts.sums import Asked, Sum, sums_of
from sayso.journey.charging.models import FinancialAssessment
from sayso.rules.figures.keeping import figures_from
from sayso.rules.kept_lines import lines_from
from sayso.rules.refusals import Refusal


class Kept(Refusal):
    """Why there was no charge, as it was said on the day."""

    def __init__(self, code: str, message: str) -> None:
        super().__init__(message)
        self.code = code  # type: ignore[misc]  # a class has one code; this is the one that was kept


def kept_sum(assessment: FinancialAssessment) -> Sum:
    """Return the sum as it was kept, line by line. Nothing is worked out."""
    figures, questions = missing_from(assessment.missing)
    refused = assessment.refused_as
    return Sum(
        on=assessment.starts_on,
        amounts=amounts_from(assessment.amounts),
        working=lines_from(assessment.working),
        money_got_pence=money_got_pence(assessment.answers),
        cost_pence=cost_pence(assessment.answers),
        refusal=Kept(refused, assessment.says) if refused else None,
        figures_missing=figures,
        questions_missing=questions,
        is_kept=True,
    )


def work_again(assessment: FinancialAssessment, *, what_if: bool = True) -> Sum:
    """Work the sum out again with what was kept, and what would change it."""
    asked = Asked(assessment.answers, assessment.starts_on, assessment.policy, assessment.standing)
    found = sums_of([asked], figures=figures_from(assessment.figures), what_if=what_if)[0]
    return replace(found, is_kept=True)
