"""Close a decision: it stands, it changed, or it was taken back."""

from datetime import datetime

from django.utils import timezone

from sayso.foundation.access.models import User
from sayso.foundation.access.named_action import Kind, event, named_action
from sayso.foundation.access.permissions import Permission
from sayso.foundation.audit.writing import write
from sayso.foundation.decisions.models import Decision, DecisionWords, Reply
from sayso.foundation.decisions.states import OUTCOMES, State
from sayso.foundation.decisions.turn import new_words, take
from sayso.rules.refusals import Invalid, NotPermitted, WrongState

STILL_TIME = "They can still answer. Close this after that day, or when they have answered."
SOMEBODY_ELSE = "Somebody who was not part of this decision has to look again. Ask a colleague to close it."


@named_action(kind=Kind.RECORDS, permission=Permission.DECIDE_FOR_COUNCIL)
def close_decision(*, decision: Decision, outcome: str, words: str, by: User, at: datetime) -> Decision:
    """Close a decision, with words for the person. A new decision is proposed for what `changed`.

    When the person asked to look again, somebody closes it who neither proposed nor made it. Closing releases
    what waited. Raises NotFound, NotPermitted, WrongState and Invalid.
    """
    found = take(decision, by, State.TOLD, State.REPLIED)
    if outcome not in OUTCOMES:
        sentence = "Say if the decision stands, changed or was taken back."
        raise Invalid(sentence, fields={"outcome": sentence})
    if outcome == "stands" and _can_still_answer(found, at):
        raise WrongState(STILL_TIME, state=found.state)
    asked = Reply.objects.visible_to(by).filter(decision=found, look_again=True).exists()
    if asked and by.pk in (found.proposed_by_id, found.decided_by_id, found.officer_id):
        raise NotPermitted(SOMEBODY_ELSE)
    if asked and not words.strip():
        sentence = "Write to the person what came of looking again."
        raise Invalid(sentence, fields={"words": sentence})
    DecisionWords.objects.bulk_create(new_words(found, [("outcome", words)], by=by, at=at))
    found.state, found.outcome, found.waits = State.CLOSED, outcome, False
    found.closed_at, found.closed_by = at, by
    found.save(update_fields=["state", "outcome", "waits", "closed_at", "closed_by"])
    facts = {"outcome": outcome}
    about = ("decision", found.pk)
    write([event("decisions.close_decision", by=by, at=at, person=found.person_id, about=about, facts=facts)])
    return found


def _can_still_answer(found: Decision, at: datetime) -> bool:
    """Whether closing now would end a wait that the person was promised."""
    promised = found.lowers_or_ends and not found.keeps_safe and found.state == State.TOLD
    return promised and found.reply_until is not None and timezone.localdate(at) <= found.reply_until
