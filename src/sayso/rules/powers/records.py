"""Who may have somebody else's record: under which power, for which part; else to whom it is taken.

The right to a copy is the person's own (UK General Data Protection Regulation, Article 15). Whoever acts for
them has it as far as their power reaches, and no further: a power over money opens no notes of care.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from sayso.rules.powers.asking import may
from sayso.rules.powers.facts import Act, Kind, Power
from sayso.rules.powers.rules import RULES, Rule


class Part(StrEnum):
    """Which part of a record is asked for."""

    EVERYTHING = "everything"
    CARE = "care"
    MONEY = "money"


class GoesTo(StrEnum):
    """To whom a request is taken that somebody may not make."""

    PERSON = "person"
    WELFARE = "welfare"
    MONEY = "money"


@dataclass(frozen=True)
class MayHave:
    """Yes, under `power`; or no, by `rule`, and then `goes_to` says who may ask instead."""

    power: Power | None
    rule: Rule | None = None
    goes_to: GoesTo | None = None

    @property
    def is_yes(self) -> bool:
        """Whether it may be given to whoever asks."""
        return self.rule is None


#: A power of these kinds lets somebody stand in the person's place. An advocate brings a yes in writing.
IN_THEIR_PLACE = frozenset(
    {Kind.ATTORNEY_WELFARE, Kind.DEPUTY_WELFARE, Kind.ATTORNEY_MONEY, Kind.DEPUTY_MONEY}
)
_NEEDS: dict[Part, tuple[Act, ...]] = {
    Part.CARE: (Act.READ_NEEDS,),
    Part.MONEY: (Act.READ_MONEY,),
    Part.EVERYTHING: (Act.READ_NEEDS, Act.READ_MONEY),
}
_OVER_MONEY, _OVER_CARE = frozenset({"money_not_care"}), frozenset({"care_not_money"})


def may_have_record(powers: Sequence[Power], part: Part, *, on: date) -> MayHave:
    """Return whether whoever holds these powers may have this part of the record on this day.

    Powers that let nobody stand in the person's place do not count.
    """
    mine = [one for one in powers if one.kind in IN_THEIR_PLACE]
    if not mine:
        return MayHave(powers[0] if powers else None, RULES["no_power"], GoesTo.PERSON)
    answers = [may(mine, act, on=on) for act in _NEEDS[part]]
    no = next((one for one in answers if not one.is_yes), None)
    if no is None:
        return MayHave(answers[0].power)
    assert no.rule is not None
    if no.rule.code in _OVER_MONEY:
        return MayHave(no.power, no.rule, GoesTo.WELFARE)
    if no.rule.code in _OVER_CARE:
        return MayHave(no.power, no.rule, GoesTo.MONEY)
    return MayHave(no.power, no.rule, GoesTo.PERSON)
