"""Say what people answered and what the council did about it."""

from datetime import datetime

from django.utils import timezone

from sayso.foundation.access.models import User
from sayso.foundation.access.named_action import Kind, event, named_action
from sayso.foundation.access.permissions import Permission
from sayso.foundation.audit.writing import write
from sayso.foundation.policy.models import Consultation
from sayso.rules.refusals import Invalid, WrongState


@named_action(kind=Kind.RECORDS, permission=Permission.CHANGE_SETTINGS)
def tell_outcome(
    *, consultation: Consultation, answers: int, you_said: str, we_did: str, by: User, at: datetime
) -> Consultation:
    """Record how many answered, what they said, and what was done. Raises Invalid and WrongState."""
    found = Consultation.objects.select_for_update().get(pk=consultation.pk)
    if found.told_at:
        raise WrongState("The outcome has been told already.")
    if timezone.localdate(at) <= found.closes_on:
        raise WrongState("People can still answer. Tell the outcome after the last day.")
    wrong = {
        name: sentence
        for name, missing, sentence in (
            ("answers", answers < 0, "Give the number of answers. It may be 0."),
            ("you_said", not you_said.strip(), "Write what people said."),
            ("we_did", not we_did.strip(), "Write what we did about it, or why we did nothing."),
        )
        if missing
    }
    if wrong:
        raise Invalid(next(iter(wrong.values())), fields=wrong)
    found.answers, found.you_said, found.we_did = answers, you_said.strip(), we_did.strip()
    found.told_at, found.told_by = at, by
    found.save(update_fields=["answers", "you_said", "we_did", "told_at", "told_by"])
    write([event("policy.tell_outcome", by=by, at=at, about=("consultation", found.pk))])
    return found
