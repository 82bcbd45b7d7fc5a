"""Bea's breaks: hours that came once, and once did not; a night away that was not bought for money."""

from datetime import timedelta
from uuid import UUID

from sayso.foundation.access import grants
from sayso.foundation.access.areas import Area
from sayso.foundation.access.models import User
from sayso.foundation.decisions.grounds import Whether
from sayso.journey.breaks import actions
from sayso.journey.breaks.models import BreakNeed
from sayso.journey.breaks.statuses import (
    BreakKind,
    CameKind,
    GivenTo,
    ShownTo,
    Source,
    StepKind,
    WhyNot,
)
from sayso.web.demo.council import Council, acting

OTHERS = 10
ASKED_AGO = 59  # 22 September
CARDS = "Somebody I know sits with me, and we do the crossword."


def tell(council: Council) -> None:
    """Let Bea ask; let Nadia, who works with her, put it in Ana's plan, book it and say what came."""
    nadia, bea = council.logins["Nadia Shah"], council.people["Bea Marsh"]
    at = council.at("09:30", days_ago=ASKED_AGO)
    with acting(council.logins["clocks"], at):
        # What a break is bought for stands in Ana's plan: whoever books it sees that, and what it costs.
        grants.give_on(
            login=nadia.pk,
            person=council.people["Ana Marsh"],
            areas=[Area.CONTACT, Area.PLAN, Area.MONEY],
            because="allocation",
            at=at,
        )
    _hours(council, bea)
    _night(council, bea)
    _others(council)


def _others(council: Council) -> None:
    """Let up to ten carers of the crowd need a break too: most wait, and commissioners see how many."""
    nadia, begins = council.logins["Nadia Shah"], council.at("09:00", days_ago=150)
    close = [
        one for one in council.families if one.carer and not {one.adult.key, one.carer.key} & council.closed
    ]
    found = [(one.carer.key, one.adult.first_name) for one in close if one.carer][:OTHERS]
    if not found:
        return  # a small council has no crowd of carers
    with acting(council.logins["clocks"], begins):
        for carer, _ in found:
            grants.give_on(
                login=nadia.pk, person=carer, areas=[Area.PRIVATE], because="private account", at=begins
            )
    asked = [
        actions.NewBreak(
            person=carer,
            kind=BreakKind.HOURS,
            source=Source.ASSESSED if number % 3 else Source.OWN_WORDS,
            adult_called=called,
            given_to=GivenTo.CARER,
            minutes=60 * (3 + number % 4),
            asked_on=council.ago(60 + 9 * number),
        )
        for number, (carer, called) in enumerate(found)
    ]
    at = council.at("12:10", days_ago=58)
    with acting(nadia, at):
        needs = actions.ask_for_breaks(items=asked, by=nadia, at=at)
    _came_or_not(council, nadia, needs[:6])


def _came_or_not(council: Council, nadia: User, needs: list[BreakNeed]) -> None:
    """Let one of them come, and to the others nobody."""
    at = council.at("12:40", days_ago=58)
    items = [
        actions.NewBooking(
            person=need.person_id,
            need=need.pk,
            first_day=council.ago(45),
            minutes=need.minutes,
            with_whom="Lantern Sitters",
        )
        for need in needs
    ]
    with acting(nadia, at):
        booked = actions.book_breaks(items=items, by=nadia, at=at)
    at = council.at("16:00", days_ago=40)
    told = [
        actions.NewOutcome(
            person=one.person_id,
            booking=one.pk,
            came=CameKind.DID_NOT_COME if number else CameKind.CAME,
            why=WhyNot.NOBODY_CAME if number else None,
        )
        for number, one in enumerate(booked)
    ]
    with acting(nadia, at):
        actions.tell_outcomes(items=told, by=nadia, at=at)


def _hours(council: Council, bea: UUID) -> None:
    """Four hours on a Friday, as an assessment found: one came, and once nobody did."""
    nadia, at = council.logins["Nadia Shah"], council.at("15:20", days_ago=ASKED_AGO)
    asked = actions.NewBreak(
        person=bea,
        kind=BreakKind.HOURS,
        source=Source.ASSESSED,
        adult=council.people["Ana Marsh"],
        given_to=GivenTo.ADULT,
        minutes=240,
        asked_on=council.ago(ASKED_AGO),
        words="One afternoon that is mine. I would go swimming.",
    )
    with acting(nadia, at):
        need = actions.ask_for_break(asked=asked, by=nadia, at=at)
    at = council.at("11:10", days_ago=40)
    with acting(nadia, at):
        care = actions.NewCare(person=bea, need=need.pk, words=CARDS)
        actions.plan_care(care=care, by=nadia, at=at)
        days = (council.ago(21), council.ago(7))
        items = [
            actions.NewBooking(
                person=bea, need=need.pk, first_day=day, minutes=240, with_whom="Harbour Homecare"
            )
            for day in days
        ]
        came, missed = actions.book_breaks(items=items, by=nadia, at=at)
    at = council.at("09:15", days_ago=6)
    told = [
        actions.NewOutcome(person=bea, booking=came.pk, came=CameKind.CAME),
        actions.NewOutcome(
            person=bea,
            booking=missed.pk,
            came=CameKind.DID_NOT_COME,
            why=WhyNot.NOBODY_CAME,
            words="We are sorry. We have asked Harbour why, and another day is being found.",
        ),
    ]
    with acting(nadia, at):
        actions.tell_outcomes(items=told, by=nadia, at=at)


def _night(council: Council, bea: UUID) -> None:
    """Let Bea ask for a night away. It is not bought because of what it costs, and so it is owed."""
    own, nadia = council.logins["Bea Marsh"], council.logins["Nadia Shah"]
    at = council.at("21:05", days_ago=50)
    asked = actions.NewBreak(
        person=bea,
        kind=BreakKind.NIGHTS,
        source=Source.ASSESSED,
        adult=council.people["Ana Marsh"],
        given_to=GivenTo.CARER,
        nights=1,
        needed_by=council.ago(0) + timedelta(days=14),
        words="One night in which nobody calls me. My friend in Leeds would have me.",
    )
    with acting(own, at):
        need = actions.ask_for_break(asked=asked, by=own, at=at)
    at = council.at("10:40", days_ago=30)
    offered = actions.NewStep(
        person=bea,
        need=need.pk,
        kind=StepKind.OFFERED,
        words="The train to Leeds and back, and a sitter for the dog.",
        shown_to=ShownTo.CARER,
        price_pence=9_600,
    )
    with acting(nadia, at):
        actions.keep_step(step=offered, by=nadia, at=at)
    at = council.at("16:50", days_ago=1)
    decided = actions.BreakDecision(
        person=bea,
        need=need.pk,
        whether=Whether.MONEY,
        reasons="There is no money left for breaks this year.",
    )
    with acting(nadia, at):
        actions.decide_break(decided=decided, by=nadia, at=at)
