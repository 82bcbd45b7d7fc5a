"""Record what somebody answered to a decision. Before the day it was asked for, the council's step waits."""

from datetime import date, datetime
from uuid import uuid4

from sayso.foundation.access.models import User
from sayso.foundation.access.named_action import Kind, event, named_action
from sayso.foundation.access.permissions import Permission
from sayso.foundation.audit.writing import write
from sayso.foundation.decisions.grounds import Nature
from sayso.foundation.decisions.models import Decision, DecisionWords, Reply
from sayso.foundation.decisions.states import State
from sayso.foundation.decisions.turn import new_words, take
from sayso.rules.refusals import Invalid


@named_action(kind=Kind.RECORDS, permission=Permission.REPLY_TO_DECISION)
def record_reply(
    *,
    decision: Decision,
    words: str,
    look_again: bool,
    replied_on: date,
    by: User,
    at: datetime,
) -> Reply:
    """Record an answer in the person's own words. A late one is recorded too.

    When they ask to look again in time, a step of the council's that lowers or ends something waits; one that
    keeps somebody safe does not. Raises NotFound, WrongState and Invalid.
    """
    found = take(decision, by, State.TOLD, State.REPLIED)
    if not words.strip():
        sentence = "Write what they said, in their own words."
        raise Invalid(sentence, fields={"words": sentence})
    in_time = found.reply_until is not None and replied_on <= found.reply_until
    reply = Reply(
        id=uuid4(),
        person_id=found.person_id,
        decision=found,
        look_again=look_again,
        in_time=in_time,
        replied_on=replied_on,
        recorded_at=at,
        recorded_by=by,
    )
    reply.save(force_insert=True)
    DecisionWords.objects.bulk_create(new_words(found, [("reply", words)], by=by, at=at))
    may_wait = found.nature == Nature.COUNCIL_DUTY and found.lowers_or_ends and not found.keeps_safe
    found.state = State.REPLIED
    found.waits = found.waits or (look_again and in_time and may_wait)
    found.save(update_fields=["state", "waits"])
    facts = {"look_again": look_again, "in_time": in_time, "waits": found.waits}
    about = ("decision", found.pk)
    write([event("decisions.record_reply", by=by, at=at, person=found.person_id, about=about, facts=facts)])
    return reply
