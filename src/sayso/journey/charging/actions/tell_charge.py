"""Write the letter about a sum that counts."""

import uuid
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID

from django.utils import timezone

from sayso.foundation.access.areas import Area
from sayso.foundation.access.models import User
from sayso.foundation.access.named_action import Kind, authorise_on, event, named_action
from sayso.foundation.access.permissions import Permission
from sayso.foundation.audit.writing import write
from sayso.foundation.letters.actions import write_letter
from sayso.foundation.letters.content import Line
from sayso.foundation.letters.models import Letter
from sayso.foundation.letters.outbox import Layout
from sayso.foundation.letters.writing import NewLetter
from sayso.journey.charging import queries
from sayso.journey.charging.models import FinancialAssessment
from sayso.rules.refusals import WrongState

CODE = "what_you_pay"


@dataclass(frozen=True, kw_only=True)
class NewTelling:
    """A letter about one sum: why in short sentences, and its lines as the person reads them."""

    assessment: FinancialAssessment
    called: str
    reasons: Sequence[str]
    lines: Sequence[Line]
    our_number: str = ""
    layouts: Sequence[Layout] = (Layout.STANDARD,)
    key: UUID = field(default_factory=uuid.uuid4)


@named_action(kind=Kind.RECORDS, permission=Permission.ASSESS_MEANS)
def tell_charge(*, telling: NewTelling, by: User, at: datetime) -> Letter:
    """Write it; nothing is sent. Raises NotFound, WrongState for a sum that is not known, and Invalid."""
    kept = telling.assessment
    authorise_on(by, person=kept.person_id, area=Area.MEANS)
    if kept.charge_pence_a_week is None:
        raise WrongState("There is no sum to write about yet. Ring them and say what is missing.")
    asked = NewLetter(
        person=kept.person_id,
        code=CODE,
        called=telling.called,
        our_number=telling.our_number,
        fields={
            "charge_pence": kept.charge_pence_a_week,
            "starts_on": kept.starts_on,
            "reasons": list(telling.reasons),
            "lines": list(telling.lines),
            "within": str(queries.looked_at_within(timezone.localdate(at))),
        },
        layouts=telling.layouts,
        about=("means", kept.pk),
        key=telling.key,
    )
    letter = write_letter(asked=asked, by=by, at=at)
    write([event("charging.tell_charge", by=by, at=at, person=kept.person_id, about=("means", kept.pk))])
    return letter
