"""How breaks are said: to the carer, to the adult whose care it is, and to a worker."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.timezone import localdate

from sayso.foundation.access.viewer import Viewer
from sayso.foundation.decisions.grounds import Whether
from sayso.foundation.decisions.models import Decision
from sayso.foundation.decisions.queries import HeldBox, basis, held_box, words_of
from sayso.foundation.govuk.presenting import count, pounds
from sayso.journey.breaks import queries
from sayso.journey.breaks.models import BreakNeed, ReplacementCare
from sayso.journey.breaks.queries import Break, Cost, OneBooking, Stands, Wait
from sayso.journey.breaks.statuses import (
    KIND_TO_CARER,
    WHY_TO_READER,
    BreakKind,
    CameKind,
    CareState,
    StepKind,
    WhyNot,
)
from sayso.rules.breaks.belonging import Whose, belongs
from sayso.rules.partnership.impact import time_text

OWED_BECAUSE = {
    Whether.MONEY: "It was not bought because of what it costs. That is no reason in law.",
    Whether.SUPPLY: "It was not bought because nobody was found. That is no reason in law.",
    Whether.POLICY: "It was not bought because of a policy. That is no reason in law.",
}
STANDS_TO_CARER = {
    Stands.WAITS: "We are looking for it.",
    Stands.BOOKED: "It is booked.",
    Stands.CAME: "It has come.",
    Stands.OVER: "It is not looked for any more.",
}
CARE_TO_PERSON = {
    CareState.PLANNED: "Planned.",
    CareState.CAME: "It came.",
    CareState.PART: "Some of it came.",
    CareState.DID_NOT_COME: "It did not come.",
    CareState.OWED: "It was not bought. It is still owed to you. A manager was told.",
    CareState.DECLINED: "You said that you do not want it. You can change your mind.",
    CareState.ENDED: "It is no longer planned.",
}
#: Other ways for a carer to have time, where care from somebody else is not wanted.
OTHER_WAYS = (
    "The person goes out: a day centre, a club, a friend.",
    "Something that helps at home, so that less has to be done.",
    "Somebody close takes a turn.",
    "Something of the carer’s own, at a time when the person needs nobody.",
)


def length(minutes: int | None, nights: int | None = None) -> str:
    """Say how long: "4 hours"; "not known yet" where nobody has said."""
    parts = [time_text(minutes)] if minutes else []
    parts += [count(nights, "night")] if nights else []
    return " and ".join(parts) or "not known yet"


def length_or_none(minutes: int | None) -> str:
    """Say how long in all: "none" where it is none, "not known" where nobody knows."""
    if minutes is None:
        return "not known"
    return time_text(minutes) if minutes else "none"


@dataclass(frozen=True, kw_only=True)
class ShownBooking:
    """One booking, in words."""

    key: Any
    days: tuple[date, date | None]
    how_long: str
    with_whom: str
    came: str
    why: str
    words: str
    is_to_tell: bool


def shown_booking(one: OneBooking, *, on: date, own: bool) -> ShownBooking:
    """Return it for the carer (`own`), or for a worker."""
    row, told = one.row, one.outcome
    came = CameKind(told.came) if told else None
    why = WhyNot(told.why) if told and told.why else None
    said = "It is to come." if row.first_day > on else "Nobody has told us yet."
    if came:
        said = "You called it off." if own and came is CameKind.NOT_WANTED else f"{came.label}."
        if came is CameKind.PART and told:
            said = f"{time_text(told.minutes_that_came or 0)} of it came."
    reason = "" if why is None else (WHY_TO_READER[why] if own else f"{why.label}.")
    return ShownBooking(
        key=row.pk,
        days=(row.first_day, row.last_day if row.last_day != row.first_day else None),
        how_long=length(row.minutes),
        with_whom=row.with_whom,
        came=said,
        why=reason,
        words=told.words if told else "",
        is_to_tell=told is None and row.first_day <= on,
    )


@dataclass(frozen=True, kw_only=True)
class ShownBreak:
    """One break, in words. `held` is the rule that holds its decision, where one does."""

    need: BreakNeed
    name: str
    how_long: str
    stands: str
    is_owed: bool
    is_open: bool
    owed_since: date | None
    owed_because: str
    why: list[str]
    held: HeldBox | None
    bookings: list[ShownBooking]
    steps: list[Any]
    offers: list[Any]
    belongs: Any
    days: int
    other_ways: tuple[str, ...]


def shown_break(one: Break, *, viewer: Viewer, on: date, own: bool = False) -> ShownBreak:
    """Return a break for the carer (`own`), or for a worker."""
    need, decision, stands = one.need, one.decision, one.stands
    is_owed = stands is Stands.OWED
    barred = any(step.kind == StepKind.NOT_THIS_WAY for step in one.steps)
    is_open = stands in (Stands.WAITS, Stands.OWED, Stands.BOOKED)
    return ShownBreak(
        need=need,
        name=KIND_TO_CARER[BreakKind(need.kind)] if own else BreakKind(need.kind).label,
        how_long=length(need.minutes, need.nights),
        stands="It is still owed." if is_owed else STANDS_TO_CARER[stands],
        is_owed=is_owed,
        is_open=is_open,
        owed_since=localdate(decision.proposed_at) if is_owed and decision else None,
        owed_because=OWED_BECAUSE[Whether(decision.whether)] if is_owed and decision else "",
        why=decided_words(decision, viewer=viewer) if decision else [],
        held=held_box(decision) if decision else None,
        bookings=[shown_booking(row, on=on, own=own) for row in reversed(one.bookings)],
        steps=list(reversed(one.steps)),
        offers=one.offers,
        belongs=belongs(Whose(need.given_to)) if need.given_to else None,
        days=(on - need.asked_on).days,
        other_ways=OTHER_WAYS if barred and is_open else (),
    )


def decided_words(decision: Decision, *, viewer: Viewer) -> list[str]:
    """Return why, as the carer reads it: basis and reasons of what was decided; nothing while held."""
    said = basis(decision)
    return [*said, *words_of(decision, "reasons", viewer=viewer)] if said else []


@dataclass(frozen=True, kw_only=True)
class ShownCare:
    """Care from somebody else, as the person reads it."""

    words: str
    days: tuple[date | None, date | None]
    how_long: str
    state: str
    why: str
    is_owed: bool


def grouped(rows: list[ReplacementCare]) -> list[tuple[str, list[ShownCare]]]:
    """Return the care of one person by what it is, each with its days in a list."""
    found: dict[str, list[ShownCare]] = {}
    for row in rows:
        found.setdefault(row.words, []).append(shown_care(row))
    return list(found.items())


def shown_care(row: ReplacementCare) -> ShownCare:
    """Return it for the person whose plan it is in."""
    state = CareState(row.state)
    return ShownCare(
        words=row.words,
        days=(row.first_day, row.last_day if row.last_day != row.first_day else None),
        how_long=length(row.minutes) if row.minutes else "",
        state=CARE_TO_PERSON[state],
        why=WHY_TO_READER[WhyNot(row.why)] if row.why else "",
        is_owed=state is CareState.OWED,
    )


@dataclass(frozen=True, kw_only=True)
class ShownWait:
    """A wait on a worker's list, with what waiting cost."""

    wait: Wait
    name: str
    how_long: str
    more: str
    is_owed: bool
    cost: "ShownCost | None"


@dataclass(frozen=True, kw_only=True)
class ShownCost:
    """What waiting cost, line by line. "Not known" where nobody knows."""

    break_sum: str
    emergency_sum: str
    more_sum: str
    parts: list[tuple[date, str]]
    working: tuple[Any, ...]


def _sum(pence: int | None) -> str:
    return "not known" if pence is None else pounds(pence)


def shown_cost(cost: Cost | None) -> ShownCost | None:
    """Return what waiting cost in words; None where it is not open."""
    if cost is None:
        return None
    sums = cost.sums
    return ShownCost(
        break_sum=_sum(sums.break_pence),
        emergency_sum=_sum(sums.emergency_pence),
        more_sum=_sum(sums.more_pence),
        parts=[(localdate(part.support.started_at), _sum(part.pence)) for part in cost.emergency],
        working=sums.working,
    )


TAKES_MORE = {
    True: "Caring takes more than when it was asked for.",
    False: "Caring takes no more than when it was asked for.",
    None: "Nobody knows whether caring takes more now. Ask.",
}


def shown_wait(one: Wait, *, viewer: Any) -> ShownWait:
    """Return a wait with what it cost."""
    return ShownWait(
        wait=one,
        name=BreakKind(one.of.need.kind).label,
        how_long=length(one.of.need.minutes, one.of.need.nights),
        more=TAKES_MORE[one.waited.takes_more],
        is_owed=one.of.stands is Stands.OWED,
        cost=shown_cost(queries.cost_of(one.of, viewer=viewer)),
    )
