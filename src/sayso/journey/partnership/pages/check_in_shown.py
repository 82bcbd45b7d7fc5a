"""From check-ins to what a page shows of them: the latest and the ones before, side by side."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from sayso.foundation.govuk.presenting import count, plain_day
from sayso.journey.partnership.models import CheckIn, PartnershipSide
from sayso.rules.partnership.check_in import CANNOT_REMEMBER, Form, Question, Said, Side, questions_of
from sayso.rules.partnership.check_in_beside import beside

#: So many stand side by side; the ones before are kept.
BESIDE = 3


def said(question: Question, answers: Mapping[str, Said]) -> str:
    """Return one answer in words; what was left is said to be."""
    given = answers.get(question.code)
    if given is None:
        return "Left open"
    if question.form is Form.DAY and given != CANNOT_REMEMBER:
        return plain_day(date.fromisoformat(str(given)))
    if question.form is Form.NUMBER:
        return count(int(given), question.unit)
    return question.says(given)


def over_time(side: PartnershipSide, rows: Sequence[CheckIn]) -> list[dict[str, Any]]:
    """Return each question that was answered of late, with what was said each time, the newest first."""
    shown, standing = rows[:BESIDE], Side(side.standing)
    asked = [one for one in questions_of(standing) if any(one.code in row.answers for row in shown)]
    return [
        {
            "asks": one.words(standing, side.short),
            "said": [(row.said_on, said(one, row.answers)) for row in shown],
        }
        for one in asked
    ]


def of_both(person: PartnershipSide, persons: CheckIn, carers: CheckIn) -> list[dict[str, Any]]:
    """Return what both answered last, side by side: for a worker who holds both accounts, and nobody else."""
    return [
        {
            "asks": one.question.words(Side.PERSON, person.short),
            "person": said(one.question, persons.answers),
            "carer": said(one.question, carers.answers),
            "is_apart": one.is_apart,
        }
        for one in beside(persons.answers, carers.answers)
    ]
