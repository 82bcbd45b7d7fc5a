"""Ask people before a rule of the council's changes."""

from datetime import date, datetime
from uuid import UUID, uuid4

from sayso.foundation.access.models import User
from sayso.foundation.access.named_action import Kind, event, named_action
from sayso.foundation.access.permissions import Permission
from sayso.foundation.audit.writing import write
from sayso.foundation.policy.models import Consultation
from sayso.rules.refusals import Invalid


@named_action(kind=Kind.RECORDS, permission=Permission.CHANGE_SETTINGS)
def open_consultation(
    *,
    question: str,
    opens_on: date,
    closes_on: date,
    by: User,
    at: datetime,
    key: UUID | None = None,
) -> Consultation:
    """Record a consultation. It is on the public page from now on. Raises Invalid."""
    wrong = {}
    if not question.strip():
        wrong["question"] = "Write the question that people are asked."
    if closes_on <= opens_on:
        wrong["closes_on"] = "The last day must be after the first day."
    if wrong:
        raise Invalid(next(iter(wrong.values())), fields=wrong)
    consultation = Consultation(
        id=key or uuid4(),
        question=question.strip(),
        opens_on=opens_on,
        closes_on=closes_on,
        opened_at=at,
        opened_by=by,
    )
    consultation.save(force_insert=True)
    write([event("policy.open_consultation", by=by, at=at, about=("consultation", consultation.pk))])
    return consultation
