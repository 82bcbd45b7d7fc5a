"""Two questions, never one: whether a need is met, and how. Each has its own grounds.

Whether an eligible need is met never turns on money, on what is to be had, or on a policy (Care and Support
Statutory Guidance 10.27). How it is met may. What a council says it did is kept even when it may not be done.
"""

from collections.abc import Sequence
from enum import StrEnum


class Nature(StrEnum):
    """Whose the decision is."""

    MY_LIFE = "my_life"
    COUNCIL_DUTY = "council_duty"

    @property
    def sentence(self) -> str:
        """What to say on a page about whose it is."""
        return _NATURES[self]

    @property
    def words(self) -> str:
        """Whose it is, in few words."""
        return _WHOSE[self]


_NATURES = {
    Nature.MY_LIFE: "This is a decision about your own life. It is yours.",
    Nature.COUNCIL_DUTY: (
        "This is the council’s decision. You are heard. You see how we decide. You can challenge it."
    ),
}
_WHOSE = {Nature.MY_LIFE: "Whoever’s life it is", Nature.COUNCIL_DUTY: "The council"}


class Whether(StrEnum):
    """What was found on whether a need is met."""

    MET = "met"
    ELIGIBLE = "eligible"
    NOT_ELIGIBLE = "not_eligible"
    MET_BY_CARER = "met_by_carer"
    REFUSED = "refused"
    NOT_OUR_DUTY = "not_our_duty"
    # May be said, and is then kept; never a lawful ground (guidance 10.27)
    MONEY = "money"
    SUPPLY = "supply"
    POLICY = "policy"

    @property
    def words(self) -> str:
        """The finding, as a choice on a page."""
        return _WHETHER[self]

    @property
    def lawful(self) -> bool:
        """Whether this may settle a decision."""
        return self not in UNLAWFUL


_WHETHER = {
    Whether.MET: "The need is met",
    Whether.ELIGIBLE: "Eligible: the needs reach the line in the law",
    Whether.NOT_ELIGIBLE: "Not eligible: the need does not reach the line in the law",
    Whether.MET_BY_CARER: "A carer meets it, and is willing and able",
    Whether.REFUSED: "The person does not want it met",
    Whether.NOT_OUR_DUTY: "Not our duty, because",
    Whether.MONEY: "There is not the money",
    Whether.SUPPLY: "There is nobody to do it",
    Whether.POLICY: "Our policy does not allow it",
}
UNLAWFUL = frozenset({Whether.MONEY, Whether.SUPPLY, Whether.POLICY})


class How(StrEnum):
    """Why a need is met this way and not another."""

    WISH = "wish"
    NEED = "need"
    RISK = "risk"
    LAW = "law"
    COSTS_LESS = "costs_less"
    AVAILABLE = "available"
    POLICY = "policy"

    @property
    def words(self) -> str:
        """The reason, as a choice on a page."""
        return _HOW[self]


_HOW = {
    How.WISH: "What the person wants",
    How.NEED: "The need itself",
    How.RISK: "A risk",
    How.LAW: "What the law says",
    How.COSTS_LESS: "Equally good, and costs less",
    How.AVAILABLE: "What is to be had",
    How.POLICY: "Our policy",
}
_HOW_IN_A_SENTENCE = {
    How.WISH: "what you want",
    How.NEED: "your need",
    How.RISK: "a risk",
    How.LAW: "the law",
    How.COSTS_LESS: "this is as good and costs less",
    How.AVAILABLE: "what there is to be had",
    How.POLICY: "our policy",
}
_WHETHER_IN_A_SENTENCE = {
    Whether.ELIGIBLE: "your needs reach the line in the law",
    Whether.NOT_ELIGIBLE: "the need does not reach the line in the law",
    Whether.MET_BY_CARER: "a carer meets this need and is willing and able to",
    Whether.REFUSED: "you do not want this need met",
    Whether.NOT_OUR_DUTY: "this is not a duty of ours",
}


def basis_sentences(whether: str, how_main: str, how_others: Sequence[str] = ()) -> list[str]:
    """Return the basis of a decision as a letter prints it: whether or how, the reasons, and money by name.

    Raises ValueError for a ground that may not settle a decision: a letter never prints one.
    """
    found = Whether(whether) if whether else None
    if found and not found.lawful:
        raise ValueError(f"{whether} is no ground for a decision")
    said = []
    if found is Whether.ELIGIBLE:
        said.append(
            f"This is about whether we must meet your needs. What we found: {_WHETHER_IN_A_SENTENCE[found]}."
        )
    elif found and found is not Whether.MET:
        said.append(f"This is about whether the need is met. What we found: {_WHETHER_IN_A_SENTENCE[found]}.")
    elif found:
        said.append("This is about how the need is met, not whether.")
    if how_main:
        said.append(f"Main reason: {_HOW_IN_A_SENTENCE[How(how_main)]}.")
    if how_others:
        said.append(
            f"We also looked at: {', '.join(_HOW_IN_A_SENTENCE[How(other)] for other in how_others)}."
        )
    money = How.COSTS_LESS in (how_main, *how_others)
    said.append(f"Money was {'a' if money else 'not a'} reason.")
    return said
