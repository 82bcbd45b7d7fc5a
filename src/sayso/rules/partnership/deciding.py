"""Whose decision something is: by law, by what the person said on their map, or by a lawful power.

Somebody decides about their own life (Care Act 2014, section 1(3); Mental Capacity Act 2005, section 1(2)).
They may say that somebody decides with them or for them, and take it back on any day. Nobody gives away what
is another's: a carer's own time stays the carer's, whatever a map says. A power that may be used today stands
above the map, and each only over what it reaches: one over money decides no care.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from sayso.rules.partnership.settling import Matter
from sayso.rules.powers import About, Kind, Power, ready


class Decides(StrEnum):
    """Whose decision it is. `GIVEN`: the carer's, because the person said so."""

    PERSON = "person"
    CARER = "carer"
    EACH = "each"
    TOGETHER = "together"
    GIVEN = "given"
    POWER = "power"


class Why(StrEnum):
    """Why it is so."""

    LAW = "law"  # nobody said otherwise
    SAID = "said"  # the person said so
    POWER = "power"  # a power that reaches it may be used today
    NOT_AGREED = "not_agreed"  # the map says otherwise, and the person did not agree
    NOT_SETTLED = "not_settled"  # the map says that nobody has settled it
    NO_POWER = "no_power"  # the map names a power, and none that reaches it may be used
    NOT_THEIRS = "not_theirs"  # the map gives away what is the carer's own
    NOBODYS = "nobodys"  # nobody decides this for another, under no power either


@dataclass(frozen=True, kw_only=True)
class Said:
    """One line of the map: `holder` person, both, carer or open; `basis` as the map has it."""

    holder: str
    basis: str
    agreed: bool


@dataclass(frozen=True, kw_only=True)
class Answer:
    """Whose one decision is, and why; with the power that makes it so."""

    decides: Decides
    why: Why
    power: Power | None = None


#: What is the carer's own: the map stands on the person's record, and holds no yes of the carer's.
CARERS_OWN = frozenset({"own_time", "breaks"})
#: What nobody may decide in another's place (Mental Capacity Act 2005, section 27).
NOBODYS = frozenset({"love"})
OVER_MONEY = frozenset({"payment", "pay_rate", "benefits"})
#: A nominee and an authorised person look after this, and nothing else (Care Act 2014, sections 31 and 32).
OF_THE_PAYMENT = frozenset({"payment"})
#: Which decisions of the map each matter is about. Every decision is in at least one.
ABOUT: Mapping[Matter, tuple[str, ...]] = {
    Matter.TASKS: ("day", "care_giver", "food", "medicines", "own_time"),
    Matter.TIME: ("day", "rota", "holidays", "own_time", "breaks"),
    Matter.MONEY: ("payment", "pay_rate", "benefits"),
    Matter.RISK: ("home", "out_alone", "appointments", "watching"),
    Matter.HOME: ("housing", "keys"),
    Matter.HELPERS: ("care_giver", "hiring", "dismissal", "rota", "training"),
    Matter.PRIVACY: ("sharing", "visitors", "love", "watching"),
    Matter.FUTURE: ("end_of_life", "emergency", "housing"),
}
BY_LAW: Mapping[Matter, Decides] = {
    Matter.TASKS: Decides.EACH,
    Matter.TIME: Decides.EACH,
    Matter.MONEY: Decides.PERSON,
    Matter.RISK: Decides.PERSON,
    Matter.HOME: Decides.EACH,
    Matter.HELPERS: Decides.PERSON,
    Matter.PRIVACY: Decides.EACH,
    Matter.FUTURE: Decides.EACH,
}
_OF_CARE = frozenset({Kind.ATTORNEY_WELFARE, Kind.DEPUTY_WELFARE})
_OF_MONEY = frozenset({Kind.ATTORNEY_MONEY, Kind.DEPUTY_MONEY})
_BY_POWER = frozenset({"power", "nominee", "authorised"})
_SAID = {"person": Decides.PERSON, "both": Decides.TOGETHER, "carer": Decides.GIVEN}


def whose(domain: str, said: Said | None, powers: Sequence[Power], *, on: date) -> Answer:
    """Return whose one decision of the map is on a day. `said`: the map's line; None where there is none."""
    if domain in CARERS_OWN:
        moved = said is not None and said.holder != "carer"
        return Answer(decides=Decides.CARER, why=Why.NOT_THEIRS if moved else Why.LAW)
    if domain in NOBODYS:
        moved = said is not None and said.holder != "person"
        return Answer(decides=Decides.PERSON, why=Why.NOBODYS if moved else Why.LAW)
    power = next((one for one in powers if _reaches(one, domain, on)), None)
    if power:
        return Answer(decides=Decides.POWER, why=Why.POWER, power=power)
    return _as_said(domain, said, powers, on)


def _as_said(domain: str, said: Said | None, powers: Sequence[Power], on: date) -> Answer:
    if said is None:
        return Answer(decides=Decides.PERSON, why=Why.LAW)
    if said.holder == "person":
        return Answer(decides=Decides.PERSON, why=Why.SAID)
    if said.holder not in _SAID or said.basis == "not_known":
        return Answer(decides=Decides.PERSON, why=Why.NOT_SETTLED)
    if not said.agreed:
        return Answer(decides=Decides.PERSON, why=Why.NOT_AGREED)
    if said.basis in _BY_POWER and not any(_looks_after(one, domain, said.basis, on) for one in powers):
        return Answer(decides=Decides.PERSON, why=Why.NO_POWER)
    return Answer(decides=_SAID[said.holder], why=Why.SAID)


def _reaches(power: Power, domain: str, on: date) -> bool:
    """Whether somebody decides this in the person's place today.

    An attorney for money who was let act while the person can decide helps them: it stays the person's. An
    authorised person looks after the payment of somebody who cannot.
    """
    if not ready(power, on=on).is_yes:
        return False
    if power.kind == Kind.AUTHORISED:
        return domain in OF_THE_PAYMENT
    if domain in OVER_MONEY:
        cannot = power.kind == Kind.DEPUTY_MONEY or About.MONEY in power.opened_for
        return power.kind in _OF_MONEY and cannot
    return power.kind in _OF_CARE


def _looks_after(power: Power, domain: str, basis: str, on: date) -> bool:
    """Whether this is the power that the map names, let act with the person's own yes."""
    if not ready(power, on=on).is_yes:
        return False
    if basis == "nominee":
        return power.kind == Kind.NOMINEE and domain in OF_THE_PAYMENT
    return basis == "power" and power.kind == Kind.ATTORNEY_MONEY and domain in OVER_MONEY


def of_matter(matter: Matter, answers: Mapping[str, Answer]) -> Decides:
    """Return whose decision a matter is: what all of it says alike, else as the law has it to begin with.

    `answers` holds the answer of every decision of the map. Where only part of a matter is another's, that
    part is told beside it.
    """
    found = {answers[domain].decides for domain in ABOUT[matter]}
    if found <= {Decides.PERSON, Decides.CARER} or len(found) > 1:
        return BY_LAW[matter]
    return found.pop()
