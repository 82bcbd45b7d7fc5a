"""Weigh offers against what somebody wants: which fit, in which order, and why the others do not."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, time

from sayso.rules.authority import Authority, act
from sayso.rules.choice.facts import Offered, Wanted
from sayso.rules.choice.times import can_come, nearest_time

CHOICE = act("Care Act 2014", "5")
INFORMATION = act("Care Act 2014", "4")

#: The order, as it stands on every page that shows a list. `_place` is the same in code.
ORDER = (
    "Whoever can come at your time comes first. Then whoever is nearest. Then by name, from A to Z. "
    "Nobody can pay to be higher."
)


@dataclass(frozen=True)
class Reason:
    """Why an offer is left out: what is said of it, and what would bring it back."""

    code: str
    label: str
    brings_back: str
    authority: Authority


def _by_code(*made: Reason) -> dict[str, Reason]:
    return {one.code: one for one in made}


#: In this order an offer is asked; the first that holds is the reason told.
REASONS: Mapping[str, Reason] = _by_code(
    Reason("other_help", "Gives another kind of help", "Ask for that kind of help", INFORMATION),
    Reason("elsewhere", "Does not come to where you live", "Ask whether they would come", INFORMATION),
    Reason("closed", "Closed for now", "Wait until it opens again", INFORMATION),
    Reason("full", "Full", "Wait until there is room", CHOICE),
    Reason("time", "Cannot come at your time", "Another time", CHOICE),
    Reason("price", "Costs more than this part of your budget", "More money for it, or less often", CHOICE),
)
#: Reasons that say an offer was no offer for this want: told by number, not counted as options.
NOT_FOR_THIS = frozenset({"other_help", "elsewhere"})


@dataclass(frozen=True, kw_only=True)
class Weighing:
    """One offer weighed. None stands for what is not known: it leaves nothing out and counts as no option."""

    offered: Offered
    reason: str  # "" when it fits
    comes: bool | None
    nearest_time: time | None
    nearness: int  # 0 based where they live, 1 comes there, 2 not said
    pence_a_week: int | None
    within: bool | None
    is_real: bool


@dataclass(frozen=True)
class Weighed:
    """The answer. `fits` in the stated order; `real_number` counts what is known to fit in every way.

    `independent` counts those once a group. `money_known`: whether prices could be compared at all.
    """

    fits: tuple[Weighing, ...]
    left_out: tuple[Weighing, ...]
    real_number: int
    independent: int
    money_known: bool

    @property
    def asked(self) -> tuple[Weighing, ...]:
        """What is for this want at all: what fits, and what was left out for time, price or room."""
        return (*self.fits, *(one for one in self.left_out if one.reason not in NOT_FOR_THIS))

    def left_out_for(self, code: str) -> tuple[Weighing, ...]:
        """Return what was left out for one reason."""
        return tuple(one for one in self.left_out if one.reason == code)


def weigh(offers: Iterable[Offered], wanted: Wanted, on: date) -> Weighed:
    """Weigh every offer on a day. Each is in the answer once: it fits, or is left out with its reason."""
    weighed = [_weigh(one, wanted, on) for one in offers]
    fits = tuple(sorted((one for one in weighed if not one.reason), key=_place))
    left_out = tuple(sorted((one for one in weighed if one.reason), key=_reason_then_name))
    real = [one for one in fits if one.is_real]
    groups = {one.offered.group or one.offered.key for one in real}
    return Weighed(fits, left_out, len(real), len(groups), wanted.pence_a_week is not None)


def cost_pence_a_week(offered: Offered, wanted: Wanted) -> int | None:
    """Return what it would cost in a week, in pence to the nearest penny; None while that is not known."""
    times, minutes = wanted.times_a_week, wanted.minutes_each
    if offered.price_pence is None:
        return None
    if offered.unit == "week":
        return offered.price_pence
    if offered.unit in ("session", "day") and times is not None:
        return offered.price_pence * times
    if offered.unit == "hour" and times is not None and minutes is not None:
        return (offered.price_pence * times * minutes + 30) // 60
    return None


def choice_words(real: int, independent: int) -> str:
    """Say how much of a choice it is (our own bands: three from two owners or more is a real choice)."""
    if real == 0:
        return "Nothing is known to fit in every way. That is not a choice."
    if real == 1:
        return "One fits in every way. That is take it or leave it."
    if real == 2 or independent < 2:
        return "That is a small choice."
    return "That is a real choice."


def _weigh(offered: Offered, wanted: Wanted, on: date) -> Weighing:
    comes = can_come(offered.hours, wanted)
    nearness = _nearness(offered, wanted)
    cost = cost_pence_a_week(offered, wanted)
    within = None if cost is None or wanted.pence_a_week is None else cost <= wanted.pence_a_week
    waits = offered.has_room is False and (offered.can_start_on is None or offered.can_start_on > on)
    holds = {
        "other_help": bool(wanted.kinds) and not wanted.kinds & offered.kinds,
        "elsewhere": nearness is None,
        "closed": offered.is_closed,
        "full": waits,
        "time": comes is False,
        "price": within is False,
    }
    reason = next((code for code in REASONS if holds[code]), "")
    affordable = within is True or wanted.pence_a_week is None
    sure = comes is True and affordable and (offered.has_room is True) and (nearness in (0, 1))
    return Weighing(
        offered=offered,
        reason=reason,
        comes=comes,
        nearest_time=nearest_time(offered.hours, wanted) if comes is False else None,
        nearness=2 if nearness is None else nearness,
        pence_a_week=cost,
        within=within,
        is_real=sure and not reason,
    )


def _nearness(offered: Offered, wanted: Wanted) -> int | None:
    """Return 0 when it is based where they live, 1 when it comes there, 2 when not said; None: elsewhere."""
    if not wanted.district or not (offered.areas or offered.based_at):
        return 2
    if offered.areas and wanted.district not in offered.areas:
        return None
    if wanted.district in offered.based_at:
        return 0
    return 1 if offered.areas else 2


def _place(one: Weighing) -> tuple[int, int, str, str]:
    return (0 if one.comes else 1, one.nearness, one.offered.name.casefold(), one.offered.key)


def _reason_then_name(one: Weighing) -> tuple[int, str, str]:
    return (list(REASONS).index(one.reason), one.offered.name.casefold(), one.offered.key)
