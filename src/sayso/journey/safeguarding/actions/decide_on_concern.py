"""Decide on a concern: the three tests of section 42(1), what follows, and why."""

import uuid
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sayso.foundation.access.models import User
from sayso.foundation.access.named_action import NOT_FOUND, Kind, event, named_action
from sayso.foundation.access.permissions import Permission
from sayso.foundation.audit.writing import write
from sayso.journey.safeguarding.models import Concern, ConcernDecision
from sayso.journey.safeguarding.statuses import Found, Outcome
from sayso.rules.refusals import Held, Invalid, NotFound, WrongState

RULE = (
    "All three tests are met. The council must then make, or cause to be made, whatever enquiries it thinks"
    " necessary: Care Act 2014, section 42(2)."
)


@dataclass(frozen=True)
class Tested:
    """What was found on one test, and why."""

    found: Found
    because: str


@named_action(kind=Kind.DECIDES, permission=Permission.DECIDE_ON_CONCERN)
def decide_on_concern(
    *,
    concern: UUID,
    needs_care: Tested,
    at_risk: Tested,
    cannot_protect: Tested,
    outcome: Outcome,
    reasons: str,
    by: User,
    at: datetime,
) -> ConcernDecision:
    """Record the decision. Suspicion with reasonable cause is enough; nothing has to be proved.

    Raises Invalid for a test or an outcome without its reason, WrongState when it was decided, NotFound, and
    Held when all three tests are met and nothing is to be done.
    """
    found = Concern.objects.visible_to(by).select_for_update(of=("self",)).filter(pk=concern).first()
    if found is None:
        raise NotFound(NOT_FOUND)
    if hasattr(found, "decision"):
        raise WrongState("This concern has been decided. A new worry is a new concern.")
    tests = {"needs_care": needs_care, "at_risk": at_risk, "cannot_protect": cannot_protect}
    _check(tests, outcome, reasons)
    decided = ConcernDecision(id=uuid.uuid4(), person_id=found.person_id, concern=found, outcome=outcome)
    for name, tested in tests.items():
        setattr(decided, name, tested.found)
        setattr(decided, f"{name}_because", tested.because.strip())
    decided.reasons, decided.decided_at, decided.decided_by = reasons.strip(), at, by
    decided.save(force_insert=True)
    facts = {"outcome": outcome, **{name: tested.found for name, tested in tests.items()}}
    about = ("concern", found.pk)
    write([event("safeguarding.decide_on_concern", by=by, at=at, about=about, facts=facts)])
    return decided


def _check(tests: dict[str, Tested], outcome: Outcome, reasons: str) -> None:
    wrong = {f"{name}_because": "Write why." for name, tested in tests.items() if not tested.because.strip()}
    if not reasons.strip():
        wrong["reasons"] = "Write why this is what should happen."
    if wrong:
        raise Invalid("Each answer needs its reason. Everything else is kept.", fields=wrong)
    if outcome is Outcome.NO_FURTHER and all(tested.found is Found.YES for tested in tests.values()):
        raise Held(
            "This cannot end here yet. Nothing has changed.",
            rule=RULE,
            releases="Choose an enquiry, or write what you found that means a test is not met.",
        )
