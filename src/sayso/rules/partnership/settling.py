"""Where two people see something differently: when an outcome counts on somebody who has not said yes.

A person decides about their own life. A carer decides about their own time and work, and may stop on any day.
So no outcome commits another's labour: the hours that the carer has not said yes to are met another way, or
the need stands as unmet and the outcome waits (Care Act 2014, sections 10(5) and 18(7)).
"""

from collections.abc import Collection
from dataclasses import dataclass
from enum import StrEnum

from sayso.rules.authority import Authority, Evidence, act
from sayso.rules.partnership.impact import time_text

WILLING = act("Care Act 2014", "10(5)", sure=Evidence.OFFICIAL)
NOBODYS_LABOUR: Authority = WILLING


class Matter(StrEnum):
    """What the two see differently."""

    TASKS = "tasks"
    TIME = "time"
    MONEY = "money"
    RISK = "risk"
    HOME = "home"
    HELPERS = "helpers"
    PRIVACY = "privacy"
    FUTURE = "future"


class Ending(StrEnum):
    """What can come of it."""

    AGREED = "agreed"
    TRIAL = "trial"
    DIFFER = "differ"
    INDEPENDENT = "independent"
    ESCALATED = "escalated"


#: What settles who does it. The others only take it further, and never wait.
SETTLES = frozenset({Ending.AGREED, Ending.TRIAL, Ending.DIFFER})
#: What nobody acts for both in, while it is open.
FOR_ONE_ALONE = frozenset({Matter.RISK, Matter.MONEY, Matter.HOME})
#: Under a contract between the two these too are about the contract.
OF_A_CONTRACT = frozenset({Matter.TASKS, Matter.TIME})


@dataclass(frozen=True, kw_only=True)
class Hours:
    """Minutes a week. `needed` is None while nobody knows. Only the carer's own yes counts."""

    needed: int | None
    carer_said_yes: int
    met_another_way: int


@dataclass(frozen=True, kw_only=True)
class Answer:
    """Whether an outcome waits. `short` is what nobody said yes to, in minutes a week; None: not known."""

    waits: bool
    short: int | None
    sentence: str


def settled(ending: Ending, hours: Hours) -> Answer:
    """Return whether an outcome may stand. What takes it further always may."""
    if hours.needed is None:
        waits = ending in SETTLES
        return Answer(waits=waits, short=None, sentence="Nobody knows how many hours a week this is about.")
    short = max(0, hours.needed - hours.carer_said_yes - hours.met_another_way)
    if not short:
        return Answer(waits=False, short=0, sentence="Every hour has somebody who said yes to it.")
    said = f"Nobody has said yes to {time_text(short)} a week of this."
    return Answer(waits=ending in SETTLES, short=short, sentence=said)


def needs_two(
    open_matters: Collection[Matter], *, has_contract: bool = False, worry_open: bool = False
) -> bool:
    """Whether one worker or advocate should not act for both: a worry about harm, or such a matter open."""
    watched = FOR_ONE_ALONE | (OF_A_CONTRACT if has_contract else frozenset())
    return worry_open or any(matter in watched for matter in open_matters)
