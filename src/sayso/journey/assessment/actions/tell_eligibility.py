"""Tell somebody in writing what was decided on their needs, and how to ask us to look again."""

from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.utils import timezone

from sayso.foundation.access.areas import Area
from sayso.foundation.access.models import User
from sayso.foundation.access.named_action import NOT_FOUND, Kind, authorise_on, event, named_action
from sayso.foundation.access.permissions import Permission
from sayso.foundation.audit.writing import write
from sayso.foundation.decisions.actions import tell_decision
from sayso.foundation.decisions.models import Decision
from sayso.foundation.decisions.queries import basis
from sayso.foundation.decisions.queries import decision as decision_of
from sayso.foundation.decisions.states import State, need_state
from sayso.foundation.letters.actions import send_letter, write_letter
from sayso.foundation.letters.models import Letter
from sayso.foundation.letters.writing import NewLetter
from sayso.foundation.policy.queries import value
from sayso.journey.assessment import facts, queries
from sayso.journey.assessment.models import Eligibility
from sayso.journey.assessment.statuses import Finding, Reached
from sayso.journey.people.queries import header, ways_to_reach
from sayso.journey.people.statuses import StandingKind
from sayso.rules.clocks.complaints import REPLY
from sayso.rules.refusals import NotFound, WrongState

ANSWERS = {
    Finding.ELIGIBLE: "Your needs are eligible",
    Finding.NOT_ELIGIBLE: "Your needs are not eligible",
}
#: What we do after the decision (Care Act 2014, section 13(3) and (5)).
NEXT = {
    Finding.ELIGIBLE: [
        "We talk with you about what could be done, and ask if you want our help.",
        "You can write the plan yourself, or pick who helps you with it.",
    ],
    Finding.NOT_ELIGIBLE: [
        "If something changes, ring us. We look again.",
        "You can ask us at any time to look at what you need. It is free.",
    ],
}


@named_action(kind=Kind.DECIDES, permission=Permission.ASSESS)
def tell_eligibility(*, eligibility: UUID, person: UUID, by: User, at: datetime) -> Letter:
    """Write the letter, send it the first safe way, and begin the time to answer.

    Where there is no safe way the letter is written and waits among their letters: nobody is told yet.
    Raises NotFound, and WrongState for what is not decided or was told before.
    """
    for area in (Area.HEALTH, Area.PLAN, Area.PAPERS):
        authorise_on(by, person=person, area=area)
    found = queries.eligibility(eligibility, viewer=by)
    if found is None or found.person_id != person:
        raise NotFound(NOT_FOUND)
    if found.reached != Reached.DECIDED or found.replaced_at or found.decision is None:
        raise WrongState("This is not decided, or not any more. Read what stands.")
    decision = decision_of(found.decision, viewer=by)
    need_state(decision.state, State.DECIDED)
    on = timezone.localdate(at)
    until = REPLY.after(on, _days(on))
    letter = _sent(found, decision, until, by=by, at=at)
    about = ("eligibility", found.pk)
    write([event("assessment.tell_eligibility", by=by, at=at, person=person, about=about)])
    return letter


def _sent(found: Eligibility, decision: Decision, until: date, *, by: User, at: datetime) -> Letter:
    on, person = timezone.localdate(at), found.person_id
    head, reach = header(person, by, on), ways_to_reach(person, by, on)
    asked = NewLetter(
        person=person,
        code="eligibility",
        called=head.called,
        fields=_fields(found, decision, until, by=by),
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


def _fields(found: Eligibility, decision: Decision, until: date, *, by: User) -> dict[str, Any]:
    labels = {one.code: one.label for one in facts.outcomes_asked(StandingKind(found.standing))}
    finding = Finding(found.finding)
    told = {
        "answer": ANSWERS[finding],
        "assessed_on": found.assessment.assessed_on,
        "basis": basis(decision),
        "reasons": found.reasons,
        "next": NEXT[finding],
        "worker": by.name,
        "worker_telephone": by.telephone or "the council",
        "reply_until": until,
    }
    needs = [f"{labels[code]}." for code in found.outcomes]
    return told | ({"needs": needs} if needs else {}) | ({"advice": found.advice} if found.advice else {})


def _days(on: date) -> int:
    days = value(REPLY.setting, on=on)
    assert isinstance(days, int), "a setting of days is a whole number"
    return days
