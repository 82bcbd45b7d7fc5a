"""Record whom a decision was told to, when and how, and until when they can answer."""

from datetime import date, datetime
from uuid import UUID, uuid4

from django.utils import timezone

from sayso.foundation.access.models import User
from sayso.foundation.access.named_action import Kind, event, named_action
from sayso.foundation.access.permissions import Permission
from sayso.foundation.audit.writing import write
from sayso.foundation.decisions.models import Decision, Telling
from sayso.foundation.decisions.states import State
from sayso.foundation.decisions.turn import take
from sayso.rules.refusals import Invalid


@named_action(kind=Kind.RECORDS, permission=Permission.SEND_LETTER)
def tell_decision(
    *,
    decision: Decision,
    told: UUID,
    way: str,
    by: User,
    at: datetime,
    reply_until: date,
    letter: UUID | None = None,
) -> Telling:
    """Record that somebody was told. The first telling of the person starts the time to answer.

    `told` is the key of the person, or of whoever else was told; `way` a code such as `post`; `letter` the
    key of the letter, which what lowers or ends support needs. Raises NotFound, WrongState and Invalid.
    """
    found = take(decision, by, State.DECIDED, State.TOLD, State.REPLIED)
    _check(found, letter, reply_until, at)
    telling = Telling(
        id=uuid4(),
        person_id=found.person_id,
        decision=found,
        told_id=told,
        way=way,
        letter_key=letter,
        told_at=at,
        told_by=by,
    )
    telling.save(force_insert=True)
    if told == found.person_id and found.state == State.DECIDED:
        found.state, found.reply_until = State.TOLD, reply_until
        found.save(update_fields=["state", "reply_until"])
    facts, about = {"way": way}, ("decision", found.pk)
    write([event("decisions.tell_decision", by=by, at=at, person=found.person_id, about=about, facts=facts)])
    return telling


def _check(found: Decision, letter: UUID | None, reply_until: date, at: datetime) -> None:
    if found.lowers_or_ends and not found.keeps_safe and letter is None:
        sentence = "Send the letter first. What lowers or ends support is told in writing."
        raise Invalid(sentence, fields={"letter": sentence})
    if reply_until < timezone.localdate(at):
        sentence = "Give a day on which people can still answer."
        raise Invalid(sentence, fields={"reply_until": sentence})
