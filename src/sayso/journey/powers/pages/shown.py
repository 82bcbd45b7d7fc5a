"""A power in words: what it reaches and what not, what stands in the way, and what was done under it."""

from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sayso.foundation.access.models import User
from sayso.journey.powers.models import RegisterCheck
from sayso.journey.powers.queries import Held
from sayso.journey.powers.statuses import OPENS, PowerKind
from sayso.rules.powers import Act, Answer, may

_CARE = ("the plan, and what we found about needs and health",)
_MONEY = ("what support costs, who pays which part, and income and savings",)
_NOT_MONEY = "money, private words, or notes of workers"
_NOT_CARE = "care, support or health, private words, or notes of workers"
_DOES_CARE = "say yes to a plan in the person’s place, comment on a plan, and ask us to look again"

#: What each kind lets its holder read, what it lets them do, and what it never reaches.
REACH: dict[PowerKind, tuple[str, str, str]] = {
    PowerKind.ATTORNEY_WELFARE: (*_CARE, _DOES_CARE, _NOT_MONEY),
    PowerKind.DEPUTY_WELFARE: (*_CARE, _DOES_CARE, _NOT_MONEY),
    PowerKind.ATTORNEY_MONEY: (
        *_MONEY,
        "answer our questions about money, and ask us to look at a sum again",
        _NOT_CARE,
    ),
    PowerKind.DEPUTY_MONEY: (
        *_MONEY,
        "answer our questions about money, and ask us to look at a sum again",
        _NOT_CARE,
    ),
    PowerKind.NOMINEE: (
        "the direct payment: its parts of the budget, and what was paid",
        "look after that money, as was agreed",
        "the rest of the plan and the money, or any decision about care",
    ),
    PowerKind.AUTHORISED: (
        "the direct payment, and the plan it is for",
        "look after that money in the person’s best interests, and comment on a plan",
        "income and savings, or a yes in the person’s place",
    ),
    PowerKind.ADVOCATE: (
        *_CARE,
        "comment on a plan, and ask us to look again",
        "money, private words, notes of workers, or a yes in the person’s place",
    ),
    PowerKind.APPOINTEE: (
        "nothing here",
        "deal with benefits outside this service",
        "any decision about care or money: it is no power to decide for somebody",
    ),
}


@dataclass(frozen=True, kw_only=True)
class Done:
    """One thing that somebody did for a person under a power: when, what, and their words, if any."""

    at: datetime
    power: UUID
    what: str
    words: str = ""


#: What later rooms tell of it, for the halves of one record. Each answers by what the viewer may see.
ACTS_TELL: list[Callable[[Collection[UUID], User], Iterable[Done]]] = []


@dataclass(frozen=True)
class PowerShown:
    """One power as a page shows it."""

    held: Held
    reads: str
    does: str
    never: str
    checks: tuple[RegisterCheck, ...] = ()
    done: tuple[Done, ...] = ()

    @property
    def stands_in_the_way(self) -> Answer | None:
        """Why it cannot be opened or used now; None when it can, or when it is over."""
        if self.held.is_over or self.held.once_opened.is_yes:
            return None
        return self.held.once_opened

    @property
    def is_open(self) -> bool:
        """Whether its holder can use it now."""
        return self.held.ready.is_yes

    @property
    def opens_something(self) -> bool:
        """Whether it could open anything here at all."""
        return bool(OPENS[self.held.kind])


def shown(
    powers: Iterable[Held],
    *,
    checks: dict[UUID, list[RegisterCheck]] | None = None,
    done: Iterable[Done] = (),
) -> list[PowerShown]:
    """Return powers as a page shows them, each with what was done under it, the newest first."""
    all_done = sorted(done, key=lambda one: one.at, reverse=True)
    return [
        PowerShown(
            one,
            *REACH[one.kind],
            tuple((checks or {}).get(one.row.pk, ())),
            tuple(act for act in all_done if act.power == one.row.pk),
        )
        for one in powers
    ]


def done_under(people: Collection[UUID], *, viewer: User) -> list[Done]:
    """Return what was done under powers for these halves of one record, as every room tells it."""
    return [one for tell in ACTS_TELL for one in tell(people, viewer)]


#: The pages of whoever acts for somebody: what each asks for, the name of its address, and its words.
PAGES: tuple[tuple[Act, str, str], ...] = (
    (Act.READ_PLAN, "acting_plan", "The plan"),
    (Act.READ_NEEDS, "acting_needs", "What we found about needs"),
    (Act.ASK_FOR_REVIEW, "acting_review", "Ask us to look at the support again"),
    (Act.READ_MONEY, "acting_money", "What is paid, and why"),
    (Act.READ_PAYMENT, "acting_payment", "The direct payment"),
)


def pages_for(powers: Iterable[Held]) -> list[tuple[str, str]]:
    """Return the addresses that are open by these powers of one person, by name, with their words."""
    held = list(powers)
    facts = [one.facts for one in held]
    return [(name, words) for act, name, words in PAGES if may(facts, act, on=held[0].on).is_yes]
