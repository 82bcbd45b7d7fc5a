"""Say what came of looking at a sum again: by somebody who did not work it out."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from sayso.foundation.access.areas import Area
from sayso.foundation.access.models import User
from sayso.foundation.access.named_action import NOT_FOUND, Kind, authorise_on, event, named_action
from sayso.foundation.access.permissions import Permission
from sayso.foundation.audit.writing import write
from sayso.journey.charging.facts.challenged import LineAnswer, answered
from sayso.journey.charging.models import LookAgain
from sayso.journey.charging.statuses import LookedAgain
from sayso.rules.refusals import Held, Invalid, NotFound, WrongState


@named_action(kind=Kind.DECIDES, permission=Permission.ASSESS_MEANS)
def answer_look(
    *,
    look: UUID,
    person: UUID,
    answer: LookedAgain,
    reason: str,
    by: User,
    at: datetime,
    lines: Sequence[LineAnswer] = (),
) -> LookAgain:
    """Say what came of it, with a reason that the person reads: of each line too that they asked about.

    Held for whoever worked the sum out, until somebody else looks. Raises NotFound, Invalid without a reason
    or where the sum is said to stay and one of its lines to change, and WrongState when it was answered.
    """
    authorise_on(by, person=person, area=Area.MEANS)
    rows = LookAgain.objects.visible_to(by).select_for_update().filter(person_id=person, pk=look)
    found: LookAgain | None = rows.filter(replaced_at=None).first()
    if found is None:
        raise NotFound(NOT_FOUND)
    if found.answered_at:
        raise WrongState("This was answered already. Open the page again to read the answer.")
    if found.worked_by_id == by.pk:
        raise Held(
            "You worked this sum out, so somebody else looks at it afresh.",
            rule="Whoever looks again did not do the sum: our own promise",
            releases="A colleague who did not work it out answers.",
        )
    if not reason.strip():
        raise Invalid("Write why, in words that they can use.", fields={"reason": "Write why."})
    found.lines = answered(found.lines, lines)
    if answer == LookedAgain.STAYS and any(one.answer == LookedAgain.CHANGES for one in lines):
        raise Invalid("A line changes, so the sum does too.", fields={"answer": "A line changes below."})
    found.answer, found.reason, found.answered_at, found.answered_by = answer, reason.strip(), at, by
    found.save(update_fields=["lines", "answer", "reason", "answered_at", "answered_by"])
    facts, about = {"answer": answer.value}, ("look", found.pk)
    write([event("charging.answer_look", by=by, at=at, person=person, about=about, facts=facts)])
    return found
