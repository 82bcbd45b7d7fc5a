"""How much help somebody has with each task of holding their own support, and what follows from it.

Authority: Care Act 2014, section 1(3) (their own views and wishes; as few limits on them as may be) and
section 31(6) (able to manage a payment alone, or with whatever help is there). Nothing here asks for a
diagnosis, and nothing takes one: a level is what the person says they want.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

MOST_DAYS = 366


class Task(StrEnum):
    """One task of holding one's own support."""

    CHOOSE = "choose"
    BILLS = "bills"
    PAPERS = "papers"
    ROTA = "rota"
    HIRING = "hiring"
    COUNCIL = "council"
    MONEY = "money"


class Level(StrEnum):
    """How much help somebody has with one task."""

    ALONE = "alone"
    PROMPTS = "prompts"
    SUPPORTER = "supporter"
    HELD = "held"


class HeldBy(StrEnum):
    """Who does a task that is held for somebody."""

    COUNCIL = "council"
    MANAGED_ACCOUNT = "managed_account"
    NOMINEE = "nominee"
    SUPPORTER = "supporter"


@dataclass(frozen=True)
class Words:
    """A task in words: for a worker, for the person, and the step that a prompt names."""

    name: str
    mine: str
    step: str


WORDS: Mapping[Task, Words] = {
    Task.CHOOSE: Words("Choosing who comes", "Choosing who comes to help me", "Choose who comes"),
    Task.BILLS: Words("Paying bills and wages", "Paying bills and wages", "Pay what is due"),
    Task.PAPERS: Words(
        "Keeping papers and receipts", "Keeping papers and receipts", "Put your papers and receipts away"
    ),
    Task.ROTA: Words(
        "Saying who works when", "Saying who works when", "Say who works when in the days that come"
    ),
    Task.HIRING: Words(
        "Finding and hiring an assistant", "Finding and hiring an assistant", "Take the next step to hire"
    ),
    Task.COUNCIL: Words("Speaking with us", "Speaking with the council", "Tell us how it goes"),
    Task.MONEY: Words("Looking at the money", "Looking at the money that is left", "Look at what is left"),
}
#: Who can hold a task. An account or a nominee holds money, and chooses nobody.
MAY_HOLD: Mapping[Task, frozenset[HeldBy]] = {
    Task.CHOOSE: frozenset({HeldBy.COUNCIL, HeldBy.SUPPORTER}),
    Task.BILLS: frozenset(HeldBy),
    Task.PAPERS: frozenset(HeldBy),
    Task.ROTA: frozenset({HeldBy.COUNCIL, HeldBy.SUPPORTER}),
    Task.HIRING: frozenset({HeldBy.COUNCIL, HeldBy.SUPPORTER}),
    Task.COUNCIL: frozenset({HeldBy.SUPPORTER}),
    Task.MONEY: frozenset(HeldBy),
}


@dataclass(frozen=True, kw_only=True)
class Acts:
    """What a level does. `way` is how the money is held from now on, where the level itself settles that."""

    they_do_it: bool  # their own page asks it of them
    prompts_them: bool  # it stands on their own page on its day
    supporter_sees: bool  # whoever they named reads what is to be done, and no more
    for_a_worker: bool  # it stands on a worker's day
    way: str = ""


def acts_of(task: Task, level: Level, held_by: HeldBy | None = None) -> Acts:
    """Return what a level does for a task. `held_by` is given for what is held for them, and only then."""
    is_held = level is Level.HELD
    ways = {HeldBy.COUNCIL: "council", HeldBy.MANAGED_ACCOUNT: "third_party"}
    return Acts(
        they_do_it=not is_held,
        prompts_them=level in (Level.PROMPTS, Level.SUPPORTER),
        supporter_sees=level is Level.SUPPORTER or held_by is HeldBy.SUPPORTER,
        for_a_worker=is_held and held_by is not HeldBy.SUPPORTER,
        way=ways.get(held_by, "") if is_held and held_by and task is Task.BILLS else "",
    )


def wrong_with(
    task: Task, level: Level, *, held_by: HeldBy | None, has_supporter: bool, every_days: int | None
) -> dict[str, str]:
    """Return what is wrong with a level, by field; nothing when it can be kept."""
    wrong = {}
    if level is Level.HELD and held_by is None:
        wrong["held_by"] = "Choose who does it for them."
    elif level is Level.HELD and held_by not in MAY_HOLD[task]:
        wrong["held_by"] = "This cannot be held in that way. Choose another."
    if level is not Level.HELD and held_by is not None:
        wrong["held_by"] = "Leave this empty, or choose that it is done for them."
    if acts_of(task, level, held_by).supporter_sees and not has_supporter:
        wrong["supporter"] = "Say who helps."
    if every_days is not None and not 1 <= every_days <= MOST_DAYS:
        wrong["every_days"] = f"Give a number of days from 1 to {MOST_DAYS}, or leave it empty."
    elif level is Level.PROMPTS and every_days is None:
        wrong["every_days"] = "Say every how many days we remind them."
    return wrong


def next_prompt(*, since: date, every_days: int, done_on: date | None) -> date:
    """Return the day of the next prompt: so many days after the last time it was done, or after it was set.

    A prompt that nobody answered stays on its day: it does not pile up.
    """
    return max(since, done_on or since) + timedelta(days=every_days)
