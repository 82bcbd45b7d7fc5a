"""Offers as a page shows them: the same facts in the same order for each, and never a blank."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import time
from typing import Any
from uuid import UUID

from sayso.foundation.govuk.pictures import Picture, real_choice
from sayso.foundation.govuk.presenting import clock, count, listed, plain_day, pounds
from sayso.journey.options.facts import Shown
from sayso.journey.options.models import Check, Offer
from sayso.journey.options.statuses import CHECKS_SHOWN, INTERESTS, CheckAnswer, CheckKind, Owner, RoomAnswer
from sayso.journey.people.queries.safe_words import DAYS
from sayso.rules.choice import KINDS, ORDER, REASONS, Wanted, Weighing, choice_words
from sayso.rules.choice.weighing import NOT_FOR_THIS

UNITS = {"hour": "an hour", "session": "each time", "day": "a day", "week": "a week"}
NEARNESS = ("Based near you.", "Comes to where you live.", "Where they come to is not said. Ask them.")
#: A word that fits into a square of the picture, and what is said of many and of one.
SQUARES = {
    "time": ("time", "cannot come at your time", "cannot come at your time"),
    "price": ("£", "cost more than you have for it", "costs more than you have for it"),
    "full": ("full", "are full", "is full"),
    "closed": ("shut", "are closed for now", "is closed for now"),
}


@dataclass(frozen=True)
class CheckShown:
    """One check in words. `seen` is whether we looked ourselves and found it right to be seen."""

    words: str
    seen: bool


@dataclass(frozen=True)
class OfferShown:
    """One offer: what stands under each heading."""

    key: UUID
    name: str
    by: str
    what: str
    price: str
    price_more: str
    start: str
    times: Sequence[str]
    place: str
    checks: Sequence[CheckShown]
    good_to_know: Sequence[str]
    interest: str
    interest_label: str


def offer_shown(one: Weighing, shown: Shown) -> OfferShown:
    """Return one offer of a list as a page shows it."""
    offer = shown.offer(one)
    checks = shown.checks.get(offer.pk, {})
    price, more = _price(offer, one)
    interest, label = _interest(checks.get(CheckKind.OWNER))
    return OfferShown(
        key=offer.pk,
        name=offer.name,
        by=offer.organisation if offer.organisation != offer.name else "",
        what=offer.what,
        price=price,
        price_more=more,
        start=_start(checks.get(CheckKind.ROOM)),
        times=times_of(offer),
        place=NEARNESS[one.nearness] if shown.wanted.district else _places(offer),
        checks=[_check(kind, checks.get(kind)) for kind in CHECKS_SHOWN],
        good_to_know=_good_to_know(offer),
        interest=interest,
        interest_label=label,
    )


def times_of(offer: Offer) -> list[str]:
    """Say when they can come, a line for each of their hours."""
    told = []
    for one in offer.hours:
        some = 0 < len(one["days"]) < len(DAYS)
        days = listed([DAYS[day] for day in one["days"]]) if some else "Every day"
        if not (one["opens_at"] and one["closes_at"]):
            told.append(f"{days}. The hours are not said.")
        else:
            opens, closes = (time.fromisoformat(one[name]) for name in ("opens_at", "closes_at"))
            told.append(f"{days}, {clock(opens)} to {clock(closes)}")
    return told or ["Not known yet. Ask when they can come."]


def list_of(shown: Shown) -> dict[str, Any]:
    """Return everything that a page about one list is drawn with."""
    weighed = shown.weighed
    grouped = [(REASONS[code], weighed.left_out_for(code)) for code in REASONS]
    return {
        "offers": [offer_shown(one, shown) for one in weighed.fits],
        "asked_words": _asked_words(shown),
        "reasons_words": _reasons_words(shown),
        "choice_words": choice_words(weighed.real_number, weighed.independent),
        "picture": _picture(shown),
        "order": ORDER,
        "put_together": shown.put_together,
        "left_out": [
            (reason.label, _names(found, shown), _brings_back(reason.code, reason.brings_back, found))
            for reason, found in grouped
            if found and reason.code not in NOT_FOR_THIS
        ],
        "not_for_this": [
            (reason.label, [shown.offer(one).name for one in found])
            for reason, found in grouped
            if found and reason.code in NOT_FOR_THIS
        ],
        "not_for_this_count": sum(len(found) for reason, found in grouped if reason.code in NOT_FOR_THIS),
        "mark": shown.mark,
    }


def kinds_words(kinds: Iterable[str]) -> str:
    """Say kinds of help as they stand in a sentence; "help of every kind" for none."""
    named = [words for kind, words in KINDS.items() if kind in set(kinds)]
    return listed(named) if named else "help of every kind"


def wanted_words(wanted: Wanted) -> str:
    """Say when it is wanted: "at 7 pm, give or take 15 minutes, on Mondays"; "" for no time."""
    room = f", give or take {wanted.room_minutes} minutes" if wanted.at and wanted.room_minutes else ""
    at = f"at {clock(wanted.at)}{room}" if wanted.at else ""
    days = f"on {listed([DAYS[day] for day in wanted.days])}" if wanted.days else ""
    return ", ".join(part for part in (at, days) if part)


def _asked_words(shown: Shown) -> str:
    number = len(shown.weighed.asked)
    where = " near you" if shown.wanted.district else ""
    if not shown.wanted.kinds:
        return f"{count(number, 'service')}{where}, for {kinds_words([])}."
    helps = "helps" if number == 1 else "help"
    return f"{count(number, 'service')}{where} {helps} with {kinds_words(shown.wanted.kinds)}."


def _reasons_words(shown: Shown) -> str:
    told = [
        f"{number} {one if number == 1 else many}."
        for code, (_, many, one) in SQUARES.items()
        if (number := len(shown.weighed.left_out_for(code)))
    ]
    unsure = len(shown.weighed.fits) - shown.weighed.real_number
    if unsure:
        told.append(f"{unsure} may fit: we do not know everything about {'it' if unsure == 1 else 'them'}.")
    return " ".join(told)


def _picture(shown: Shown) -> Picture | None:
    if not shown.weighed.asked:
        return None
    left_out = [
        (word, number, one if number == 1 else many)
        for code, (word, many, one) in SQUARES.items()
        for number in [len(shown.weighed.left_out_for(code))]
    ]
    real = shown.weighed.real_number
    return real_choice(real, left_out, unsure=len(shown.weighed.fits) - real)


def _names(found: Sequence[Weighing], shown: Shown) -> str:
    return listed([shown.offer(one).name for one in found])


def _brings_back(code: str, words: str, found: Sequence[Weighing]) -> str:
    times = sorted({one.nearest_time for one in found if one.nearest_time})
    if code == "time" and times:
        return f"Another time: {' or '.join(clock(at) for at in times[:3])}"
    starts = sorted({one.offered.can_start_on for one in found if one.offered.can_start_on})
    if code == "full" and starts:
        return f"Waiting until {plain_day(starts[0])}"
    return words


def _price(offer: Offer, one: Weighing) -> tuple[str, str]:
    if offer.price_pence is None:
        return "Not known yet", "Ask what it costs before you choose."
    if offer.price_pence == 0:
        return "Nothing to pay", offer.price_words
    unit = UNITS.get(offer.price_unit)
    each = f"{pounds(offer.price_pence)} {unit}" if unit else pounds(offer.price_pence)
    more = each if unit else f"{each}. {offer.price_words or 'They do not say what for.'}"
    if one.pence_a_week is not None and offer.price_unit != "week":
        return f"{pounds(one.pence_a_week)} a week", more
    return each, "" if unit else offer.price_words


def _start(room: Check | None) -> str:
    if room is None:
        return "Not checked. Ask whether there is room."
    on = plain_day(room.checked_on)
    if room.answer == RoomAnswer.FULL:
        return f"Full on {on}. From {plain_day(room.starts_on)}" if room.starts_on else f"Full on {on}"
    return f"{plain_day(room.starts_on)} (asked on {on})" if room.starts_on else f"At once (asked on {on})"


def _places(offer: Offer) -> str:
    told = [f"Comes to {listed(offer.areas)}."] if offer.areas else []
    told += [offer.area_words] if offer.area_words else []
    return " ".join(told) or NEARNESS[2]


def _check(kind: CheckKind, found: Check | None) -> CheckShown:
    if found is None or found.answer == CheckAnswer.NOT_DONE:
        return CheckShown(f"Not checked: {kind.label[:1].lower()}{kind.label[1:]}", False)
    said = f"{kind.label}: {found.found}" if found.found else kind.label
    on = plain_day(found.checked_on)
    if found.answer == CheckAnswer.TOLD:
        return CheckShown(
            f"Not checked by us: {kind.label[:1].lower()}{kind.label[1:]}. They say: "
            f"{found.found or 'it is done'} ({on})",
            False,
        )
    return CheckShown(f"{said}. Seen by us, {on}", True)


def _good_to_know(offer: Offer) -> list[str]:
    told = (
        [offer.accessibility] if offer.accessibility else ["How easy it is to get in and about is not said."]
    )
    if offer.minimum_age or offer.maximum_age:
        oldest = f" to {offer.maximum_age}" if offer.maximum_age else " and over"
        told.append(f"For people aged {offer.minimum_age or 0}{oldest}.")
    told.append(
        f"They last looked at what stands here on {plain_day(offer.assured_on)}."
        if offer.assured_on
        else "When they last looked at what stands here is not said."
    )
    return told


def _interest(owner: Check | None) -> tuple[str, str]:
    if owner is None:
        return "Not checked: who owns it.", ""
    found = Owner(owner.answer)
    said = f"{owner.found} " if owner.found else ""
    label = str(found.label) if found in INTERESTS else ""
    return f"{said or ('' if label else found.label + '. ')}Declared {plain_day(owner.checked_on)}.", label
