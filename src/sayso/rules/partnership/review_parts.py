"""A review of how it goes between two people: fourteen parts. Only those are asked that something opens.

Three are its shape, and stand in every one: a talk with each alone, what is to be done, and a copy for each.
Eleven are asked about. Each is asked in the same words whatever opened it, so that being asked says nothing.
"""

import hmac
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from uuid import UUID

from sayso.rules.partnership.indicators import Level, Signs


class Part(StrEnum):
    """One of the fourteen, in their order."""

    TALKS = "talks"
    GIVES = "gives"
    DECISIONS = "decisions"
    TASKS = "tasks"
    TIME = "time"
    NEEDS = "needs"
    LIFE = "life"
    CONTRACT = "contract"
    DIFFERENCES = "differences"
    SHARING = "sharing"
    EMERGENCY = "emergency"
    AHEAD = "ahead"
    ACTIONS = "actions"
    COPIES = "copies"


#: What every review has whatever opened it: nobody answers a question for them.
SHAPE = frozenset({Part.TALKS, Part.ACTIONS, Part.COPIES})


@dataclass(frozen=True, kw_only=True)
class Asked:
    """How a part is asked of the person and of the carer; "" where it is not theirs to answer.

    {other} is what this one calls the other. `reader` says who reads the answer, and for what.
    """

    person: str
    carer: str
    reader: str


ASKED: Mapping[Part, Asked] = {
    Part.GIVES: Asked(
        person="What do you and {other} each give, and what does each of you get from it?",
        carer="What do you and {other} each give, and what does each of you get from it?",
        reader="Both workers, so that no plan breaks what is good",
    ),
    Part.DECISIONS: Asked(
        person="What do you decide now that {other} decided before, or the other way round?",
        carer="What does {other} decide now that you decided before, or the other way round? Were you told?",
        reader="Whoever keeps the map of who decides",
    ),
    Part.TASKS: Asked(
        person="Which help do you want from {other}, and which from somebody else?",
        carer="Which tasks are you willing and able to do, and which not?",
        reader="Whoever writes the plan: a no opens the need again",
    ),
    Part.TIME: Asked(
        person="",
        carer="How are your hours, your nights and your breaks?",
        reader="Whoever arranges breaks",
    ),
    Part.NEEDS: Asked(
        person="",
        carer="Which of your own needs does nobody see to?",
        reader="Whoever assesses the carer, under the Care Act 2014, section 10",
    ),
    Part.LIFE: Asked(
        person="",
        carer="How are your health, your work or study, and your money?",
        reader="Whoever plans the carer’s support",
    ),
    Part.CONTRACT: Asked(
        person="How does it go that {other} is paid to help you?",
        carer="How does the paid work go: pay, hours, leave?",
        reader="Whoever looks again at paying somebody close",
    ),
    Part.DIFFERENCES: Asked(
        person="What do you and {other} see differently?",
        carer="What do you and {other} see differently?",
        reader="Whoever works with both, to find ways on",
    ),
    Part.SHARING: Asked(
        person="Is what {other} may see of yours still right?",
        carer="Is what {other} may see of yours still right?",
        reader="Whoever keeps the sharing choices",
    ),
    Part.EMERGENCY: Asked(
        person="What should happen if {other} cannot come tomorrow?",
        carer="What should happen if you cannot come tomorrow?",
        reader="The out-of-hours team",
    ),
    Part.AHEAD: Asked(
        person="How do you want it to be in a year, in five, and if {other} were no longer there?",
        carer="How do you want it to be in a year, in five, and if you could no longer do it?",
        reader="Whoever plans with the two",
    ),
}

#: Which part each sign opens.
OPENED_BY: Mapping[str, Part] = {
    "p01_over_willing": Part.TASKS,
    "p02_tasks_without_yes": Part.TASKS,
    "p03_more_tasks": Part.TASKS,
    "p04_broken_nights": Part.TIME,
    "p05_missed_breaks": Part.TIME,
    "p06_no_day_off": Part.TIME,
    "p07_own_needs": Part.NEEDS,
    "p08_moved_untold": Part.DECISIONS,
    "p09_work": Part.LIFE,
    "p10_health": Part.LIFE,
    "p11_paid_and_unpaid": Part.CONTRACT,
    "p12_apart": Part.DIFFERENCES,
    "p13_carer_wants_less": Part.TASKS,
    "p14_person_wants_less": Part.TASKS,
    "p15_one_carer_alone": Part.EMERGENCY,
    "p16_heard_alone": Part.GIVES,
    "p17_contract": Part.CONTRACT,
    "p18_child": Part.TASKS,
}
#: What is asked in each, so that a review which nothing set off is no shorter than a line.
ALWAYS = (Part.GIVES,)
#: Parts of which one more is asked in each review, by the pair's own turn: a part that is asked is no sign.
BY_TURN = (Part.TASKS, Part.DIFFERENCES, Part.DECISIONS, Part.SHARING, Part.EMERGENCY, Part.AHEAD)


def opened(signs: Signs, *, pair: UUID, day: date, secret: bytes, has_contract: bool = False) -> list[Part]:
    """Return the parts that are asked in this review, in their order: what a sign opens, and one by turn.

    A sign opens its part where it asks for a look or for more. `has_contract`: one of them is paid by the
    other, which is looked at in each.
    """
    by_sign = {OPENED_BY[name] for name, level in signs.by_sign.items() if level and level >= Level.LOOK}
    told = hmac.digest(secret, f"part {pair} {day:%Y-%m-%d}".encode(), "sha256")
    found = {*ALWAYS, *by_sign, BY_TURN[told[0] % len(BY_TURN)], *([Part.CONTRACT] if has_contract else [])}
    return in_order(found)


def in_order(parts: Iterable[Part]) -> list[Part]:
    """Return parts in the order of the fourteen."""
    found = set(parts)
    return [part for part in Part if part in found]


def question(part: Part, *, of_carer: bool, other: str) -> str:
    """Return how a part is asked of one of the two; "" where it is not theirs to answer."""
    asked = ASKED[part]
    return (asked.carer if of_carer else asked.person).format(other=other)


@dataclass(frozen=True, kw_only=True)
class Talk:
    """How a talk with one of the two stands. `alone`: yes, no, declined, not_possible, or "" for not held."""

    alone: str
    because: str = ""


def holds_the_end(talks: Iterable[Talk], *, done: bool, nothing_because: str) -> str:
    """Return why a review cannot end yet; "" where it can. A talk is never held back by it."""
    for talk in talks:
        if not talk.alone:
            return "Talk with each of them first, alone. One of the two has not been heard."
        if talk.alone != "yes" and not talk.because.strip():
            return "One of the two was not seen alone. Offer it, or write why it cannot be."
    if not done and not nothing_because.strip():
        return "Write what is to be done and who does it, or why nothing is."
    return ""
