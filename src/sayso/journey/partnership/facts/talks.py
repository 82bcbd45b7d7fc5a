"""Which pairs a worker talks with, each of the two alone, and by when: on a day that says nothing of why."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from sayso.foundation.access.models import User
from sayso.foundation.access.viewer import Viewer
from sayso.journey.partnership import queries
from sayso.journey.partnership.facts.signs import facts_of_pairs, signs_between, signs_of_pairs, thresholds
from sayso.journey.partnership.models import PairTalk, PartnershipSide
from sayso.rules.clocks.promises import PAIR_TALKED_WITH_AT_ONCE
from sayso.rules.partnership.indicators import Level, Signs, signs_of
from sayso.rules.partnership.review_parts import Part, in_order, opened
from sayso.rules.partnership.routine import CYCLE, is_in_turn


@dataclass(frozen=True, kw_only=True)
class ToTalkWith:
    """Whom a worker talks with, alone, by a day: one of a pair, or both. It says nothing of why."""

    held: tuple[PartnershipSide, ...]
    due_on: date


def to_talk_with(*, viewer: User, on: date) -> list[ToTalkWith]:
    """Return whom this worker talks with about how it goes, of those whose private accounts they hold.

    What is not held is unknown, so of a pair whose other account a colleague holds only this one's own words
    count. A talk that stands; what the signs ask for, unless it stood already when the last review ended;
    and whoever's turn it is with no reason at all. Neither of the two has any door to it.
    """
    pairs = queries.pairs_held(viewer=viewer, on=on)
    if not pairs:
        return []
    sides = [one for pair in pairs for one in pair]
    talks = queries.open_talks(sides, viewer=viewer)
    last = queries.last_reviewed(sides, viewer=viewer)
    told = signs_of_pairs(pairs, viewer=viewer, on=on)
    found = []
    for (adults, carers), signs in zip(pairs, told, strict=True):
        standing = [talks[one.pk] for one in (adults, carers) if one.pk in talks]
        if standing:
            due = min(one.talk_on for one in standing)
        elif signs.overall == Level.SOON and not _stood_before(adults, carers, signs, last, viewer=viewer):
            due = _soon(adults, carers, signs, viewer=viewer, on=on)
        elif day := _turn(adults, carers, last, on=on):
            due = day
        else:
            continue
        held = tuple(one for one in (adults, carers) if one.recorded_at)  # the other's end was never kept
        found.append(ToTalkWith(held=held, due_on=due))
    return found


def parts_to_ask(
    side: PartnershipSide,
    theirs: PartnershipSide | None,
    *,
    standing: PairTalk | None,
    viewer: Viewer,
    on: date,
) -> list[Part]:
    """Return the parts that are asked in a talk with one of the two, with those that were answered before.

    `theirs` is the other's side, None where that account is not open: then this one's words alone count.
    """
    adults, carers = queries.in_order(side, theirs or queries.other_end(side))
    [known] = facts_of_pairs([(adults, carers)], viewer=viewer, on=on)
    told = signs_of(known, carer=adults.short, adult=carers.short, thresholds=thresholds(on=on))
    is_paid = bool(known.paid_minutes)
    day = standing.talk_on if standing else queries.next_day(side, on=on)
    kept = [Part(code) for code in standing.answers] if standing else []
    asked = opened(told, pair=side.pair, day=day, secret=queries.secret(), has_contract=is_paid)
    return in_order([*asked, *kept])


def _turn(
    adults: PartnershipSide, carers: PartnershipSide, last: Mapping[UUID, date], *, on: date
) -> date | None:
    """Return the pair's last day by now, where it was their turn on it and no review has ended since."""
    day = queries.next_day(adults, on=on - timedelta(days=CYCLE))
    ended = [last[one.pk] for one in (adults, carers) if one.pk in last]
    is_turn = adults.starts_on <= day and is_in_turn(adults.pair, day, secret=queries.secret())
    return day if is_turn and all(one < day for one in ended) else None


def _stood_before(
    adults: PartnershipSide,
    carers: PartnershipSide,
    signs: Signs,
    last: Mapping[UUID, date],
    *,
    viewer: Viewer,
) -> bool:
    """Whether all that asks for a talk stood already on the day on which the last review of the two ended."""
    days = [last[one.pk] for one in (adults, carers) if one.pk in last]
    if not days:
        return False
    then = signs_between(adults, carers, viewer=viewer, on=max(days))
    asks = {name for name, level in signs.by_sign.items() if level == Level.SOON}
    return asks <= {name for name, level in then.by_sign.items() if level == Level.SOON}


def _soon(
    adults: PartnershipSide, carers: PartnershipSide, signs: Signs, *, viewer: Viewer, on: date
) -> date:
    """Return by when: within days where somebody may not be safe, else on the day that is the pair's own."""
    said = queries.last_check_ins([adults, carers], viewer=viewer, on=on)
    since = max((rows[0].said_on for rows in said.values() if rows), default=on)
    if signs.at_once:
        return PAIR_TALKED_WITH_AT_ONCE.after(since)
    return queries.next_day(adults, on=since)
