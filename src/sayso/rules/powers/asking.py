"""`may`: under which power somebody may do one thing on one day, or the rule that says no."""

from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sayso.rules.powers.facts import (
    OF_ADVOCATES,
    OF_AUTHORISED,
    About,
    Act,
    Basis,
    How,
    Kind,
    Power,
    Register,
)
from sayso.rules.powers.rules import RULES, Rule

_CARE_ACTS = frozenset(
    {Act.READ_PLAN, Act.READ_NEEDS, Act.COMMENT_ON_PLAN, Act.SAY_YES_TO_PLAN, Act.ASK_FOR_REVIEW}
)
_MONEY_ACTS = frozenset({Act.READ_MONEY, Act.READ_PAYMENT, Act.TELL_MEANS, Act.ASK_TO_LOOK_AGAIN})
#: What each kind of power reaches, and nothing beside it.
REACHES: dict[Kind, frozenset[Act]] = {
    Kind.ATTORNEY_WELFARE: _CARE_ACTS,
    Kind.DEPUTY_WELFARE: _CARE_ACTS,
    Kind.ATTORNEY_MONEY: _MONEY_ACTS,
    Kind.DEPUTY_MONEY: _MONEY_ACTS,
    Kind.APPOINTEE: frozenset(),
    Kind.NOMINEE: frozenset({Act.READ_PAYMENT}),
    Kind.AUTHORISED: frozenset({Act.READ_PAYMENT, Act.READ_PLAN, Act.COMMENT_ON_PLAN}),
    Kind.ADVOCATE: _CARE_ACTS - {Act.SAY_YES_TO_PLAN},
}
#: What is a decision: held by two together, both must make it. The rest tells or asks, and one is enough.
DECISIONS = frozenset({Act.SAY_YES_TO_PLAN})
_WELFARE = (Kind.ATTORNEY_WELFARE, Kind.DEPUTY_WELFARE)
_MONEY = (Kind.ATTORNEY_MONEY, Kind.DEPUTY_MONEY)
_ATTORNEYS = (Kind.ATTORNEY_WELFARE, Kind.ATTORNEY_MONEY)
_FROM_A_COURT_OR_REGISTER = (*_WELFARE, *_MONEY, Kind.APPOINTEE)
_REGISTER = {
    Register.NOT_LOOKED: "not_looked_up",
    Register.NOT_THERE: "not_registered",
    Register.CANCELLED: "cancelled",
}


@dataclass(frozen=True)
class Answer:
    """Yes, under `power`; or no, by `rule`, which says what lets it go on. `waits_for`: who has to agree."""

    power: Power | None
    rule: Rule | None
    waits_for: tuple[UUID, ...] = ()

    @property
    def is_yes(self) -> bool:
        """Whether it may be done."""
        return self.rule is None


def may(powers: Sequence[Power], act: Act, *, on: date, agreed_by: Collection[UUID] = frozenset()) -> Answer:
    """Return under which of these powers the act may be done on this day; else the rule nearest to a yes.

    `agreed_by`: the keys of the powers of others by which the very same thing was said yes to already.
    """
    answers = [_under(power, act, on, agreed_by) for power in powers]
    if not answers:
        return Answer(None, RULES["no_power"])
    in_reach = [one for one in answers if one.power and act in REACHES[one.power.kind]]
    first_yes = next((one for one in answers if one.is_yes), None)
    return first_yes or (in_reach or answers)[0]


def ready(power: Power, *, on: date) -> Answer:
    """Return whether a power may be used at all, for anything it reaches: what opens somebody's sign-in."""
    reached = sorted(REACHES[power.kind])
    return may([power], reached[0], on=on) if reached else Answer(power, RULES["benefits_only"])


def _under(power: Power, act: Act, on: date, agreed_by: Collection[UUID]) -> Answer:
    code = next(_says_no(power, act, on), "")
    if code:
        return Answer(power, RULES[code])
    if act in DECISIONS and power.how == How.JOINTLY:
        if not all(other.stands for other in power.others):
            return Answer(power, RULES["another_is_gone"])
        waits = tuple(other.key for other in power.others if other.key not in agreed_by)
        if waits:
            return Answer(power, RULES["another_must_agree"], waits)
    return Answer(power, None)


def _says_no(power: Power, act: Act, on: date) -> Iterator[str]:
    """Give the codes of the rules that say no, the first one first."""
    if on < power.starts_on:
        yield "not_begun"
    if not power.is_in_force(on):
        yield "over"
    if act not in REACHES[power.kind]:
        yield _OUT_OF_REACH[power.kind]
    if power.kind in _FROM_A_COURT_OR_REGISTER and not power.paper_seen:
        yield "paper_not_seen"
    if power.kind in _ATTORNEYS and power.register != Register.STANDS:
        yield _REGISTER[power.register]
    # A deputy's order is proved by its paper; a register that says otherwise is believed.
    if power.register == Register.CANCELLED:
        yield "cancelled"
    yield from _NEEDS.get(power.kind, _nothing)(power)
    if not power.opened:
        yield "not_opened"


_OUT_OF_REACH = {
    **dict.fromkeys(_MONEY, "money_not_care"),
    **dict.fromkeys(_WELFARE, "care_not_money"),
    Kind.APPOINTEE: "benefits_only",
    Kind.NOMINEE: "payment_only",
    Kind.AUTHORISED: "payment_only",
    Kind.ADVOCATE: "speaks_only",
}


def _nothing(power: Power) -> Iterator[str]:
    return iter(())


def _welfare(power: Power) -> Iterator[str]:
    if About.SUPPORT not in power.opened_for:
        yield "they_decide"


def _attorney_of_money(power: Power) -> Iterator[str]:
    if not power.agreed and About.MONEY not in power.opened_for:
        yield "money_not_agreed"


def _nominee(power: Power) -> Iterator[str]:
    if not power.agreed:
        yield "not_agreed"


def _authorised(power: Power) -> Iterator[str]:
    if power.basis not in OF_AUTHORISED:
        yield "not_found_suitable"


def _advocate(power: Power) -> Iterator[str]:
    if power.agreed is False:
        yield "not_wanted"
    if power.unfit:
        yield "unfit"
    if power.basis not in OF_ADVOCATES:
        yield "not_appointed"
    elif power.basis == Basis.AGREED and not power.agreed:
        yield "not_agreed"


_NEEDS: dict[Kind, Callable[[Power], Iterator[str]]] = {
    Kind.ATTORNEY_WELFARE: _welfare,
    Kind.DEPUTY_WELFARE: _welfare,
    Kind.ATTORNEY_MONEY: _attorney_of_money,
    Kind.NOMINEE: _nominee,
    Kind.AUTHORISED: _authorised,
    Kind.ADVOCATE: _advocate,
}
