"""Tell somebody in writing whether somebody close can be paid, why, and how to ask us to look again."""

from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.utils import timezone

from sayso.foundation.access.areas import Area
from sayso.foundation.access.models import User
from sayso.foundation.access.named_action import Kind, authorise_on, event, named_action
from sayso.foundation.access.permissions import Permission
from sayso.foundation.audit.writing import write
from sayso.foundation.decisions.actions import tell_decision
from sayso.foundation.decisions.queries import basis
from sayso.foundation.decisions.states import State, need_state
from sayso.foundation.letters.actions import send_letter, write_letter
from sayso.foundation.letters.models import Letter
from sayso.foundation.letters.writing import NewLetter
from sayso.foundation.policy.queries import value
from sayso.journey.partnership import queries
from sayso.journey.partnership.actions.apart import take
from sayso.journey.partnership.statuses import called_short
from sayso.journey.people.queries import header, ways_to_reach
from sayso.rules.clocks.complaints import REPLY
from sayso.rules.refusals import WrongState

CODE = "paid_close"
NOT_DECIDED = "This is not decided yet. Decide it first, then write."
NEXT = {
    True: [
        "We talk with each of you alone about the hours and the pay.",
        "Nothing begins before both of you say yes.",
    ],
    False: [
        "Your direct payment stays as it is. We plan another way with you.",
        "If something changes, ring us. We look again.",
    ],
}


@named_action(kind=Kind.DECIDES, permission=Permission.PAY_SOMEBODY_CLOSE)
def tell_paid(*, person: UUID, proposal: UUID, by: User, at: datetime) -> Letter:
    """Write the letter, send it the first safe way, and begin the time to answer.

    Where there is no safe way the letter is written and waits among their letters: nobody is told yet.
    Raises NotFound, NotPermitted, Stale, and WrongState for what is not decided or was told before.
    """
    found = take(person, proposal, by=by, on=timezone.localdate(at))
    authorise_on(by, person=person, area=Area.PAPERS)
    if found.decision is None or found.proposal.is_agreed is None:
        raise WrongState(NOT_DECIDED)
    need_state(found.decision.state, State.DECIDED)
    letter = _sent(found, by=by, at=at)
    about = ("paid proposal", found.proposal.pk)
    write([event("partnership.tell_paid", by=by, at=at, person=found.proposal.person_id, about=about)])
    return letter


def _sent(found: queries.Put, *, by: User, at: datetime) -> Letter:
    on, person, decision = timezone.localdate(at), found.proposal.person_id, found.decision
    assert decision is not None, "what is told was decided"
    head, reach, until = header(person, by, on), ways_to_reach(person, by, on), _until(on)
    asked = NewLetter(
        person=person,
        code=CODE,
        called=head.called,
        fields=_fields(found, until, by=by),
        our_number=head.council_number,
        layouts=[reach.layout],
        about=("decision", decision.pk),
    )
    letter = write_letter(asked=asked, by=by, at=at)
    for way in reach.safe[:1]:
        send_letter(letter=letter, reach=reach, way=way.kind, by=by, at=at)
        tell_decision(
            decision=decision,
            told=person,
            way=way.kind.value,
            letter=letter.pk,
            reply_until=until,
            by=by,
            at=at,
        )
    return letter


def _fields(found: queries.Put, until: date, *, by: User) -> dict[str, Any]:
    row, decision = found.proposal, found.decision
    assert decision is not None, "what is told was decided"
    assert decision.decided_at is not None, "what was decided has its time"
    who = called_short(row.called)
    yes, no = f"{who} can be paid to help you", f"{who} cannot be paid from your direct payment"
    return {
        "answer": yes if row.is_agreed else no,
        "decided_on": timezone.localdate(decision.decided_at),
        "basis": basis(decision),
        "reasons": found.decided,
        "next": NEXT[bool(row.is_agreed)],
        "worker": by.name,
        "worker_telephone": by.telephone or "the council",
        "reply_until": until,
    }


def _until(on: date) -> date:
    days = value(REPLY.setting, on=on)
    assert isinstance(days, int), "a setting of days is a whole number"
    return REPLY.after(on, days)
