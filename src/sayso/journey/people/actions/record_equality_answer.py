"""Record what somebody answered to an equality question, or that they would rather not say."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.utils import timezone

from sayso.foundation.access.models import User
from sayso.foundation.access.named_action import Kind, event, named_action
from sayso.foundation.access.permissions import Permission
from sayso.foundation.audit.writing import write
from sayso.journey.people.actions.succession import authorise_on_all, replace, unless_changed
from sayso.journey.people.models import EqualityAnswer
from sayso.journey.people.statuses import Question
from sayso.rules.refusals import Invalid


@dataclass(frozen=True, kw_only=True)
class NewAnswer:
    """An answer in their words, or `preferred_not_to_say`. A question not asked has no row at all."""

    person: UUID
    question: Question
    said_by: str
    answer: str = ""
    preferred_not_to_say: bool = False


@named_action(kind=Kind.RECORDS, permission=Permission.CHANGE_PERSON)
def record_equality_answers(*, items: Sequence[NewAnswer], by: User, at: datetime) -> list[EqualityAnswer]:
    """Record answers, each in place of the one before to the same question.

    Raises NotFound; Invalid when there is both an answer and "prefer not to say", or neither.
    """
    authorise_on_all(by, (item.person for item in items))
    for item in items:
        if bool(item.answer.strip()) == item.preferred_not_to_say:
            say = "Give their answer, or say that they would rather not."
            raise Invalid(say, fields={"answer": say})
    rows = [
        EqualityAnswer(
            person_id=item.person,
            question=item.question,
            answer=item.answer.strip(),
            preferred_not_to_say=item.preferred_not_to_say,
            said_by=item.said_by,
            said_on=timezone.localdate(at),
            recorded_at=at,
            recorded_by=by,
        )
        for item in items
    ]
    replace(rows, same=["question"], by=by, at=at)
    write(
        [
            event(
                "people.record_equality_answer",
                by=by,
                at=at,
                person=row.person_id,
                facts={"question": row.question},
            )
            for row in rows
        ]
    )
    return rows


@named_action(kind=Kind.RECORDS, permission=Permission.CHANGE_PERSON)
def record_equality_answer(
    *, item: NewAnswer, by: User, at: datetime, seen_version: int | None = None
) -> EqualityAnswer:
    """Record one answer. Refuses as `record_equality_answers` does; Stale if they changed since."""
    unless_changed(EqualityAnswer, item.person, seen_version=seen_version, by=by)
    return record_equality_answers(items=[item], by=by, at=at)[0]
