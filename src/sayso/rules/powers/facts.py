"""What is known of a power: what it is, what was seen of it, and who else holds it.

Next of kin is not among the kinds: being somebody's husband, daughter or next of kin is no power to decide
for them. They are asked (Mental Capacity Act 2005, section 4(7); Care Act 2014, section 9(5)): that is all.
"""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from uuid import UUID


class Kind(StrEnum):
    """The kinds of power, each with a reach of its own. There is no power to do everything."""

    ATTORNEY_WELFARE = "attorney_welfare"
    ATTORNEY_MONEY = "attorney_money"
    DEPUTY_WELFARE = "deputy_welfare"
    DEPUTY_MONEY = "deputy_money"
    APPOINTEE = "appointee"
    NOMINEE = "nominee"
    AUTHORISED = "authorised"
    ADVOCATE = "advocate"


class Act(StrEnum):
    """What somebody may want to do for somebody else."""

    READ_PLAN = "read_plan"
    READ_NEEDS = "read_needs"
    READ_MONEY = "read_money"
    READ_PAYMENT = "read_payment"
    COMMENT_ON_PLAN = "comment_on_plan"
    SAY_YES_TO_PLAN = "say_yes_to_plan"
    ASK_FOR_REVIEW = "ask_for_review"
    TELL_MEANS = "tell_means"
    ASK_TO_LOOK_AGAIN = "ask_to_look_again"


class About(StrEnum):
    """What a decision is about: a record of capacity opens a power for one of these, and for no other."""

    SUPPORT = "support"
    MONEY = "money"


class Register(StrEnum):
    """What the register of the Public Guardian said, when somebody last looked."""

    NOT_LOOKED = "not_looked"
    STANDS = "stands"
    NOT_THERE = "not_there"
    CANCELLED = "cancelled"


class How(StrEnum):
    """How several who hold one power act."""

    ALONE = "alone"
    JOINTLY = "jointly"
    SEVERALLY = "severally"


class Basis(StrEnum):
    """On what somebody stands who has no paper of a court or a register."""

    AGREED = "agreed"
    ADVOCACY = "advocacy"
    SAFEGUARDING = "safeguarding"
    IMCA = "imca"
    CARE_POWER = "care_power"
    WITH_CARE_POWER = "with_care_power"
    NOBODY_ELSE = "nobody_else"


#: On which of these an advocate, and an authorised person for a direct payment, may stand.
OF_ADVOCATES = (Basis.AGREED, Basis.ADVOCACY, Basis.SAFEGUARDING, Basis.IMCA)
OF_AUTHORISED = (Basis.CARE_POWER, Basis.WITH_CARE_POWER, Basis.NOBODY_ELSE)


@dataclass(frozen=True, kw_only=True)
class Other:
    """Somebody who holds the same power, under the same paper."""

    key: UUID
    stands: bool


@dataclass(frozen=True, kw_only=True)
class Power:
    """One person's power to act for another, as it is known on a day.

    `stands`: it was not ended, nor is it closed for a while. `opened`: a worker looked at it and let them use
    it. `opened_for`: decisions of which a record that
    stands says that the person could not make them. `agreed`: whether the person said yes to it; None while
    nobody has asked. `unfit`: they are paid to care, or there is a worry about them (Care Act 2014, s 67).
    """

    key: UUID
    kind: Kind
    starts_on: date
    ends_before: date | None = None
    stands: bool = True
    opened: bool = True
    paper_seen: bool = False
    register: Register = Register.NOT_LOOKED
    agreed: bool | None = None
    basis: Basis | None = None
    opened_for: frozenset[About] = frozenset()
    how: How = How.ALONE
    others: tuple[Other, ...] = ()
    unfit: bool = False

    def is_in_force(self, on: date) -> bool:
        """Whether it stands and has begun and not run out, on this day."""
        begun = self.starts_on <= on
        return self.stands and begun and (self.ends_before is None or on < self.ends_before)
