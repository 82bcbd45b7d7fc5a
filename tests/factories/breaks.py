"""Carers' breaks for tests: Bea, who cares for Ana, and Sam, who works with both. Everyone is made up."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db import transaction

from sayso.foundation.access.areas import Area
from sayso.foundation.access.models import User
from sayso.foundation.access.viewer import viewing
from sayso.foundation.decisions.grounds import Whether
from sayso.foundation.decisions.models import Decision
from sayso.journey.breaks import actions
from sayso.journey.breaks.models import BreakBooking, BreakNeed, BreakOutcome, BreakStep, ReplacementCare
from sayso.journey.breaks.statuses import BreakKind, CameKind, GivenTo, ShownTo, Source, StepKind
from tests.factories.logins import a_login, open_to
from tests.factories.partnership import Two, opens_private, the_two

WORDS = "I have not slept a night through since June."
ASKED_ON = date(2026, 9, 1)
PLANNED = "Somebody I know sits with me and we play cards."


@dataclass
class Resting:
    """The two of them, Sam to whom both are open with Bea's account, and a manager to whom nothing is."""

    two: Two
    sam: User
    lee: User

    @property
    def bea(self) -> UUID:
        """Return who needs a break."""
        return self.two.bea

    @property
    def ana(self) -> UUID:
        """Return whom she cares for."""
        return self.two.ana


def resting(now: datetime) -> Resting:
    """Return the two of them, their worker and a manager."""
    two = the_two(now)
    opens_private(two, two.bea, now=now)
    for person in (two.ana, two.bea):
        open_to(two.sam, person, Area.MONEY, now=now)
    return Resting(two=two, sam=two.sam, lee=a_login("manager", now=now, name="Lee Okafor"))


def a_new_break(who: Resting, **changed: Any) -> actions.NewBreak:
    """Return four hours a week off that an assessment found, as care for Ana."""
    asked: dict[str, Any] = {
        "kind": BreakKind.HOURS,
        "source": Source.ASSESSED,
        "adult": who.ana,
        "given_to": GivenTo.ADULT,
        "minutes": 240,
        "asked_on": ASKED_ON,
        "words": WORDS,
    }
    return actions.NewBreak(person=who.bea, **(asked | changed))


def a_break(who: Resting, *, now: datetime, by: User | None = None, **changed: Any) -> BreakNeed:
    """Return a break that is needed."""
    hand = by or who.sam
    with transaction.atomic(), viewing(hand, at=now):
        return actions.ask_for_break(asked=a_new_break(who, **changed), by=hand, at=now)


def a_step(need: BreakNeed, kind: StepKind, *, by: User, now: datetime, **changed: Any) -> BreakStep:
    """Return something that happened to it; an offer is of a class, shown to nobody."""
    told: dict[str, Any] = {}
    if kind is StepKind.OFFERED:
        told = {"words": "A sitting service on Tuesdays.", "shown_to": ShownTo.NOBODY}
    step = actions.NewStep(person=need.person_id, need=need.pk, kind=kind, **(told | changed))
    with transaction.atomic(), viewing(by, at=now):
        return actions.keep_step(step=step, by=by, at=now)


def a_new_booking(need: BreakNeed, **changed: Any) -> actions.NewBooking:
    """Return four hours with Harbour, a week ago."""
    told: dict[str, Any] = {
        "first_day": date(2026, 11, 13),
        "minutes": 240,
        "with_whom": "Harbour Homecare",
    }
    return actions.NewBooking(person=need.person_id, need=need.pk, **(told | changed))


def booked(need: BreakNeed, *, by: User, now: datetime, **changed: Any) -> BreakBooking:
    """Return a break that was booked."""
    with transaction.atomic(), viewing(by, at=now):
        return actions.book_break(booking=a_new_booking(need, **changed), by=by, at=now)


def told(booking: BreakBooking, came: CameKind, *, by: User, now: datetime, **changed: Any) -> BreakOutcome:
    """Return what became of it."""
    new = actions.NewOutcome(person=booking.person_id, booking=booking.pk, came=came, **changed)
    with transaction.atomic(), viewing(by, at=now):
        return actions.tell_outcome_of_break(outcome=new, by=by, at=now)


def planned(need: BreakNeed, *, by: User, now: datetime, words: str = PLANNED) -> ReplacementCare:
    """Return care for Ana that stands in her plan, for this break."""
    new = actions.NewCare(person=need.person_id, need=need.pk, words=words)
    with transaction.atomic(), viewing(by, at=now):
        return actions.plan_care(care=new, by=by, at=now)


def decided(need: BreakNeed, *, by: User, now: datetime, **changed: Any) -> Decision:
    """Return it decided, or held: not bought because of what it costs, unless told otherwise."""
    grounds: dict[str, Any] = {"whether": Whether.MONEY, "reasons": "There is no money left this year."}
    new = actions.BreakDecision(person=need.person_id, need=need.pk, **(grounds | changed))
    with transaction.atomic(), viewing(by, at=now):
        return actions.decide_break(decided=new, by=by, at=now)
