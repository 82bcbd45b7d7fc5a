"""Decide whether it is necessary to pay somebody close; and sign, where they also act for the person."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.utils import timezone

from sayso.foundation.access.models import User
from sayso.foundation.access.named_action import Kind, event, named_action
from sayso.foundation.access.permissions import Permission
from sayso.foundation.audit.writing import write
from sayso.foundation.decisions.actions import NewDecision, decide, decide_together
from sayso.foundation.decisions.grounds import How, Nature
from sayso.foundation.decisions.holds import Grounds, Hold, declare
from sayso.foundation.decisions.models import Decision
from sayso.foundation.decisions.questions import Question
from sayso.foundation.decisions.states import State
from sayso.journey.partnership import queries
from sayso.journey.partnership.actions.apart import take
from sayso.journey.partnership.models import PaidProposal
from sayso.journey.partnership.statuses import PAID_RULES, PurposeKind
from sayso.rules.kept_lines import plain_lines
from sayso.rules.refusals import Invalid, NotPermitted, WrongState

SUBJECT = "paid_relative"
QUESTIONS = {
    PurposeKind.CARE: "Is it necessary that somebody close is paid for care from the direct payment?",
    PurposeKind.ADMINISTRATION: "Is it necessary that somebody close is paid to manage the direct payment?",
}
HOLDS = {
    rule.code: rule
    for rule in declare(
        *(Hold(one.code, one.rule, one.authority, one.releases) for one in PAID_RULES.values())
    )
}
DECIDED = "This is decided already. Nothing was done twice."
NOT_BY_WHO_PUT_IT = "Whoever proposed this does not sign it. Ask a colleague who decides for the council."


@dataclass(frozen=True, kw_only=True)
class PaidDecision:
    """What somebody decides: that it is necessary for this person or not, in words the person receives."""

    person: UUID
    proposal: UUID
    agreed: bool
    words: str = ""


@named_action(kind=Kind.DECIDES, permission=Permission.DECIDE_FOR_COUNCIL)
def decide_paid(*, decided: PaidDecision, by: User, at: datetime) -> PaidProposal:
    """Decide, and return the row as it stands then: decided, or held with the rules that hold it.

    It is not raised when a rule holds it: what was tried is kept. Show it with the decision's `held_box`.
    Raises NotFound; NotPermitted for somebody close; Stale; WrongState for what is decided.
    """
    found = take(decided.person, decided.proposal, by=by, on=timezone.localdate(at))
    row = found.proposal
    if row.is_agreed is not None:
        raise WrongState(DECIDED)
    holds = [HOLDS[code] for code in _held_by(found, agreed=decided.agreed, by=by)]
    row.decision = _settle(found, decided, holds, by=by, at=at)
    row.is_agreed = decided.agreed if row.decision.state != State.HELD else None
    row.save(update_fields=["decision", "is_agreed"])
    facts = {"agreed": decided.agreed, "held": row.decision.held_by_rules}
    about = ("paid proposal", row.pk)
    write([event("partnership.decide_paid", by=by, at=at, person=row.person_id, about=about, facts=facts)])
    return row


def _held_by(found: queries.Put, *, agreed: bool, by: User) -> list[str]:
    """Return the codes of this room's rules that hold it. A no waits only for another hand."""
    row, codes = found.proposal, []
    if agreed and found.not_known:
        codes.append("paid_facts_missing")
    if agreed and found.answer.needs_necessity and not found.reasons:
        codes.append("paid_not_necessary")
    if row.recorded_by_id == by.pk:
        codes.append("paid_same_hand")
    if agreed and found.speaks_for and row.signed_by_id in (None, by.pk):
        codes.append("paid_speaks_for")
    return codes


def _settle(
    found: queries.Put, decided: PaidDecision, holds: list[Hold], *, by: User, at: datetime
) -> Decision:
    """Put it to the council's decisions: a new one, or again the one that was held."""
    row = found.proposal
    main = (How.NEED if found.answer.needs_necessity else How.WISH) if decided.agreed else How.LAW
    grounds, working = Grounds(how_main=main, reasons=decided.words), plain_lines(found.answer.working)
    if row.decision:
        return decide(
            decision=row.decision, grounds=grounds, working=working, also_held_by=holds, by=by, at=at
        )
    question = Question(
        nature=Nature.COUNCIL_DUTY,
        words=QUESTIONS[PurposeKind(row.purpose)],
        subject_kind=SUBJECT,
        subject_key=row.arrangement,
        officer=by,
    )
    new = NewDecision(
        person=row.person_id, question=question, grounds=grounds, working=working, also_held_by=holds
    )
    return decide_together(items=[new], by=by, at=at)[0]


@named_action(kind=Kind.RECORDS, permission=Permission.DECIDE_FOR_COUNCIL)
def sign_paid(*, person: UUID, proposal: UUID, words: str, by: User, at: datetime) -> PaidProposal:
    """Keep that a reviewer looked at somebody who would be paid and also acts for the person, and signed.

    Raises NotFound; NotPermitted for somebody close and for whoever put it; Stale; Invalid without words;
    WrongState for what is signed or decided.
    """
    row = take(person, proposal, by=by, on=timezone.localdate(at)).proposal
    if row.recorded_by_id == by.pk:
        raise NotPermitted(NOT_BY_WHO_PUT_IT)
    if row.signed_at or row.is_agreed is not None:
        raise WrongState("This is signed or decided already.")
    if not words.strip():
        say = "Write what you looked at, and why it is right."
        raise Invalid(say, fields={"words": say})
    row.signed_at, row.signed_by, row.signed_words = at, by, words.strip()
    row.save(update_fields=["signed_at", "signed_by", "signed_words"])
    about = ("paid proposal", row.pk)
    write([event("partnership.sign_paid", by=by, at=at, person=row.person_id, about=about)])
    return row
