"""Record that somebody was told in writing what they pay, by a letter that was not written here."""

import uuid
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from uuid import UUID

from django.utils import timezone

from sayso.foundation.access.areas import Area
from sayso.foundation.access.models import User
from sayso.foundation.access.named_action import NOT_FOUND, Kind, authorise_on_each, event, named_action
from sayso.foundation.access.permissions import Permission
from sayso.foundation.audit.writing import write
from sayso.journey.charging.models import FinancialAssessment, SumLetter
from sayso.rules.refusals import Invalid, NotFound


@dataclass(frozen=True, kw_only=True)
class ToldElsewhere:
    """That a letter about one sum reached somebody another way: when, and how, in a few words."""

    person: UUID
    assessment: UUID
    told_on: date
    how: str
    key: UUID = field(default_factory=uuid.uuid4)

    def check(self, *, today: date) -> None:
        """Raise Invalid, by field, for a day to come, or where nobody says how."""
        wrong = {}
        if self.told_on > today:
            wrong["told_on"] = "This day is still to come. Write the day on which they were told."
        if not self.how.strip():
            wrong["how"] = "Write how they were told, such as “the letter of the old system”."
        if wrong:
            raise Invalid(" ".join(wrong.values()), fields=wrong)


@named_action(kind=Kind.RECORDS, permission=Permission.ASSESS_MEANS)
def record_told(*, items: Sequence[ToldElsewhere], by: User, at: datetime) -> list[SumLetter]:
    """Keep it; of many in one set. No letter about these sums is owed any more.

    Raises NotFound for a sum that is not open or is somebody else's, and Invalid.
    """
    authorise_on_each(by, people=[item.person for item in items], areas=[Area.MEANS])
    for item in items:
        item.check(today=timezone.localdate(at))
    rows = FinancialAssessment.objects.visible_to(by).filter(pk__in=[item.assessment for item in items])
    whose = dict(rows.values_list("pk", "person_id"))
    if any(whose.get(item.assessment) != item.person for item in items):
        raise NotFound(NOT_FOUND)
    made = [
        SumLetter(
            id=item.key,
            person_id=item.person,
            assessment_id=item.assessment,
            told_on=item.told_on,
            how=item.how.strip(),
            written_at=at,
            written_by=by,
        )
        for item in items
    ]
    SumLetter.objects.bulk_create(made)
    write(
        [
            event("charging.record_told", by=by, at=at, person=item.person, about=("means", item.assessment))
            for item in items
        ]
    )
    return made
