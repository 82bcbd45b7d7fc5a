"""Why a decision waits: each rule in plain words, its authority, and what releases it."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from sayso.foundation.decisions.grounds import UNLAWFUL, How, Nature, Whether


@dataclass(frozen=True)
class Hold:
    """One rule that holds a decision. `stays` says first what does not change meanwhile."""

    code: str
    rule: str
    authority: str
    releases: str
    stays: str = "Nothing has changed for the person."


GUIDANCE = "Care and support statutory guidance, 10.27"
HOLDS: dict[str, Hold] = {
    hold.code: hold
    for hold in (
        Hold(
            "no_basis_whether",
            "Say whether the need is met, and on what ground.",
            "Care Act 2014, sections 13 and 18",
            "Choose one ground for whether the need is met.",
        ),
        Hold(
            "no_basis_how",
            "Say the main reason for doing it this way.",
            "Care Act 2014, sections 25 and 26",
            "Choose one main reason for how.",
        ),
        Hold(
            "money_not_whether",
            "Money is no reason to leave an eligible need unmet. It may change how, never whether.",
            GUIDANCE,
            "Meet the need another way, or choose a ground that the law allows.",
        ),
        Hold(
            "supply_not_whether",
            "That nobody can be found is no reason to leave an eligible need unmet.",
            GUIDANCE,
            "Keep looking and meet it another way meanwhile, or choose a ground that the law allows.",
        ),
        Hold(
            "policy_not_whether",
            "A policy is no reason to leave an eligible need unmet. Each person is looked at alone.",
            GUIDANCE,
            "Look at this person’s need, or choose a ground that the law allows.",
        ),
        Hold(
            "whose_life",
            "This is about the person’s own life. It is theirs to decide.",
            "Care Act 2014, section 1(3); Mental Capacity Act 2005, section 1",
            "Make the person the one who decides, or cite a capacity record or a lawful power.",
        ),
        Hold(
            "no_capacity_record",
            "Somebody else may decide this one thing only when a record says why the person cannot.",
            "Mental Capacity Act 2005, sections 2 to 4",
            "Write a capacity record about this decision, and cite it. To keep somebody safe now, say so: "
            "then the record is due after.",
        ),
        Hold(
            "no_lawful_power",
            "Somebody else may decide this by a power only while that power stands and reaches it.",
            "Mental Capacity Act 2005, sections 9 and 16",
            "Cite the power on their record, once it is open. A power over money does not reach care.",
        ),
        Hold(
            "no_reasons",
            "The person is owed reasons in plain words.",
            "Care Act 2014, section 13(2)",
            "Write the reasons as you would say them to the person.",
        ),
    )
}
_UNLAWFUL_HOLD = {
    Whether.MONEY: "money_not_whether",
    Whether.SUPPLY: "supply_not_whether",
    Whether.POLICY: "policy_not_whether",
}
CAPACITY_RECORD = "capacity_record"
#: What cites a power that is kept on the record: a word is no power.
KEPT_POWERS = frozenset({"attorney", "deputy"})
#: What lets somebody else decide, each in words.
LAWFUL_WORDS = {
    CAPACITY_RECORD: "A record says why the person cannot decide this one thing",
    "attorney": "The person gave them a lasting power",
    "deputy": "The Court of Protection made them a deputy",
    "court_order": "An order of a court",
}
LAWFUL_POWERS = frozenset(LAWFUL_WORDS)


def declare(*holds: Hold) -> tuple[Hold, ...]:
    """Add rules of a room to those that a page can show by code, and return them."""
    HOLDS.update({hold.code: hold for hold in holds})
    return holds


@dataclass(frozen=True, kw_only=True)
class Grounds:
    """What somebody gives as the basis of a decision."""

    whether: Whether | None = None
    how_main: How | None = None
    how_others: Sequence[How] = ()
    reasons: str = ""


def holds_on(
    *,
    nature: Nature,
    about_need: bool,
    person: UUID,
    holder: UUID | None,
    holder_because: str,
    grounds: Grounds,
    has_capacity_record: bool = False,
    has_power: bool = False,
    keeps_safe: bool = False,
) -> list[Hold]:
    """Return every rule that holds a decision on these grounds; none when it can be made.

    What keeps somebody safe now does not wait for the capacity record: `queries.capacity_records_due`.
    """
    codes = []
    if nature is Nature.MY_LIFE and holder != person:
        codes += _whose_life(
            holder_because, has_power if holder_because in KEPT_POWERS else has_capacity_record, keeps_safe
        )
    if grounds.whether in UNLAWFUL:
        codes.append(_UNLAWFUL_HOLD[grounds.whether])
    elif about_need and grounds.whether is None:
        codes.append("no_basis_whether")
    if nature is Nature.COUNCIL_DUTY:
        finds_unmet = grounds.whether not in (None, Whether.MET)
        if not finds_unmet and grounds.how_main is None:
            codes.append("no_basis_how")
        if not grounds.reasons.strip():
            codes.append("no_reasons")
    return [HOLDS[code] for code in codes]


def _whose_life(because: str, recorded: bool, keeps_safe: bool) -> list[str]:
    """Return what holds a decision about my life that is another's. A word is no record and no power."""
    if because not in LAWFUL_POWERS:
        return ["whose_life"]
    if because in KEPT_POWERS:
        return [] if recorded or keeps_safe else ["no_lawful_power"]
    return ["no_capacity_record"] if because == CAPACITY_RECORD and not (recorded or keeps_safe) else []
