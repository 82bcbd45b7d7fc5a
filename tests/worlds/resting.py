"""What somebody asks for, is offered and gets as a carer: acts that the other must never find."""

from uuid import UUID

from sayso.foundation.decisions.grounds import Whether
from sayso.journey.breaks import actions as breaks
from sayso.journey.breaks.models import BreakNeed
from sayso.journey.breaks.statuses import BreakKind, CameKind, ShownTo, Source, StepKind, WhyNot
from tests.worlds.lives import SECRET, Life, private, private_always


def _asks(life: Life, person: UUID, source: Source) -> BreakNeed:
    asked = breaks.NewBreak(
        person=person,
        kind=BreakKind.HOURS,
        source=source,
        adult=life.other(person),
        minutes=240,
        words=f"I cannot go on. {SECRET}",
    )
    with life.by(life.login_of(person)) as hand:
        return breaks.ask_for_break(asked=asked, **hand)


@private_always
def asks_for_a_break_and_is_offered_one(life: Life, person: UUID) -> None:
    need, worker, own = _asks(life, person, Source.OWN_WORDS), life.worker_of(person), life.login_of(person)
    offered = breaks.NewStep(
        person=person,
        need=need.pk,
        kind=StepKind.OFFERED,
        words=f"A night away. {SECRET}",
        shown_to=ShownTo.CARER,
        price_pence=9000,
    )
    with life.by(worker) as hand:
        offer = breaks.keep_step(step=offered, **hand)
    said = breaks.NewStep(person=person, need=need.pk, kind=StepKind.SAID_YES, answers=offer.pk, words=SECRET)
    with life.by(own) as hand:
        breaks.keep_step(step=said, **hand)
    days = [life.now.date(), life.now.date()]
    new = [
        breaks.NewBooking(person=person, need=need.pk, first_day=day, minutes=240, with_whom=SECRET)
        for day in days
    ]
    with life.by(worker) as hand:
        first, second = breaks.book_breaks(items=new, **hand)
    came = breaks.NewOutcome(person=person, booking=first.pk, came=CameKind.CAME)
    with life.by(worker) as hand:
        breaks.tell_outcome_of_break(outcome=came, **hand)
    missed = breaks.NewOutcome(
        person=person, booking=second.pk, came=CameKind.DID_NOT_COME, why=WhyNot.CARER, words=SECRET
    )
    with life.by(own) as hand:
        breaks.tell_outcome_of_break(outcome=missed, **hand)


@private
def is_not_bought_a_break(life: Life, person: UUID) -> None:
    need = _asks(life, person, Source.ASSESSED)
    decided = breaks.BreakDecision(
        person=person, need=need.pk, whether=Whether.MONEY, reasons=f"No money is left. {SECRET}"
    )
    with life.by(life.worker_of(person)) as hand:
        breaks.decide_break(decided=decided, **hand)
