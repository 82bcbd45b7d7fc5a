"""Write the letter about a sum that counts."""

import uuid
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.utils import timezone

from sayso.foundation.access.areas import Area
from sayso.foundation.access.models import User
from sayso.foundation.access.named_action import Kind, authorise_on, event, named_action
from sayso.foundation.access.permissions import Permission
from sayso.foundation.audit.writing import write
from sayso.foundation.govuk.brand import brand
from sayso.foundation.letters.actions import write_letter
from sayso.foundation.letters.models import Letter
from sayso.foundation.letters.outbox import Layout
from sayso.foundation.letters.writing import NewLetter
from sayso.journey.charging import queries
from sayso.journey.charging.facts.again import kept_sum
from sayso.journey.charging.facts.changed import begins_in_words
from sayso.journey.charging.facts.decided import costs_in_words
from sayso.journey.charging.facts.drawn import above_the_limit, where_it_goes
from sayso.journey.charging.facts.in_letters import lines_of, steps_of
from sayso.journey.charging.facts.lightly import lightly
from sayso.journey.charging.facts.showing import reasons
from sayso.journey.charging.facts.since_last import told_easily, told_in_words, why_changed
from sayso.journey.charging.models import FinancialAssessment, SumLetter
from sayso.rules.kept_lines import lines_from
from sayso.rules.refusals import WrongState

CODE = "what_you_pay"
REST, ALL_OF_IT = "The council pays the rest.", "That is all of what it costs."


@dataclass(frozen=True, kw_only=True)
class NewTelling:
    """A letter about one sum: to whom, and how it is laid out. What it says follows from the sum."""

    assessment: FinancialAssessment
    called: str
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
        fields=_fields(kept, by, timezone.localdate(at)),
        layouts=telling.layouts,
        about=("means", kept.pk),
        key=telling.key,
    )
    letter = write_letter(asked=asked, by=by, at=at)
    SumLetter.objects.create(
        person_id=kept.person_id, assessment=kept, letter=letter.pk, written_at=at, written_by=by
    )
    write([event("charging.tell_charge", by=by, at=at, person=kept.person_id, about=("means", kept.pk))])
    return letter


def _fields(kept: FinancialAssessment, by: User, today: date) -> Mapping[str, Any]:
    """Return what the letter says: the sum as it was kept, and why it is another than the one before."""
    found = kept_sum(kept)
    before = queries.sum_before(kept, viewer=by)
    changed = why_changed(before, kept) if before and before.charge_pence_a_week is not None else None
    return {
        "charge_pence": kept.charge_pence_a_week,
        "the_rest": ALL_OF_IT if found.amounts.get("council_pays") == 0 else REST,
        "starts_on": kept.starts_on,
        "assessed_on": kept.assessed_on,
        "reasons": reasons(found),
        "lines": lines_of(found),
        "steps": steps_of(where_it_goes(found)),
        "above": steps_of(above_the_limit(found)),
        "from_when": begins_in_words(lines_from(kept.begins)),
        "costs": costs_in_words(kept.answers),
        "looked": "" if lightly(kept.answers) else "yes",
        "not_looked": "yes" if lightly(kept.answers) else "",
        "changed": told_in_words(changed) if changed else [],
        "changed_easily": told_easily(changed) if changed else [],
        "within": str(queries.looked_at_within(today)),
        "telephone": brand().telephone,
    }
