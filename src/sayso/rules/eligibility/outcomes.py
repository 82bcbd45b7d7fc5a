"""The outcomes that the regulations list, and the ways a person can be unable, in words for a page.

Pages, letters and the sheets take both from here, so that a question and its working say the same.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from sayso.rules.authority import Authority, Evidence, reg


@dataclass(frozen=True)
class Outcome:
    """Something the law says a person should be able to do.

    `may_not_apply` is true where the law speaks of people that somebody may not have, such as a child.
    """

    code: str
    label: str
    authority: Authority
    may_not_apply: bool = False


@dataclass(frozen=True)
class Ability:
    """An answer to “can they do this?”. `is_unable`: whether the law then calls the person unable."""

    code: str
    label: str
    is_unable: bool
    authority: Authority


NOT_ASKED = "Not asked yet"
"""What stands where there is no answer. It is never read as “able”."""

ABLE, DOES_NOT_APPLY = "able", "does_not_apply"
NEEDS_HELP, PAIN_OR_DISTRESS, DANGER = "needs_help", "pain_or_distress", "danger"
TAKES_LONGER = "takes_longer"

_LABELS = {
    ABLE: "Can do this",
    NEEDS_HELP: "Cannot do this without help",
    PAIN_OR_DISTRESS: "Can, but with a lot of pain, distress or worry",
    DANGER: "Can, but it puts someone’s health or safety in danger",
    TAKES_LONGER: "Can, but it takes much longer than it should",
    DOES_NOT_APPLY: "Does not apply: there is no one to look after",
}


def _by_code(*made: Ability) -> dict[str, Ability]:
    return {one.code: one for one in made}


def _ability(code: str, authority: Authority) -> Ability:
    return Ability(code, _LABELS[code], code not in (ABLE, DOES_NOT_APPLY), authority)


# Regulation 2(1) and (2) were read as made on 29 November 2026 (legislation.gov.uk/uksi/2015/313/made), and
# regulation 3(1) to (3) in another's copy (advisory.socitm.net/asc-glossary-terms/necessary-care).
def _adult(letter: str) -> Authority:
    return reg(2015, 313, f"2(2)({letter})", sure=Evidence.OFFICIAL)


_UNABLE_CARER = reg(2015, 313, "3(3)")
_CARER = reg(2015, 313, "3(2)")

ADULT_ABILITIES: Mapping[str, Ability] = _by_code(
    _ability(ABLE, reg(2015, 313, "2(3)")),
    _ability(NEEDS_HELP, reg(2015, 313, "2(3)(a)")),
    _ability(PAIN_OR_DISTRESS, reg(2015, 313, "2(3)(b)")),
    _ability(DANGER, reg(2015, 313, "2(3)(c)")),
    _ability(TAKES_LONGER, reg(2015, 313, "2(3)(d)")),
    _ability(DOES_NOT_APPLY, _adult("j")),
)
"""The answers for an adult, by code, in the order of the law."""

CARER_ABILITIES: Mapping[str, Ability] = _by_code(
    _ability(ABLE, _UNABLE_CARER),
    _ability(NEEDS_HELP, _UNABLE_CARER),
    _ability(PAIN_OR_DISTRESS, _UNABLE_CARER),
    _ability(DANGER, _UNABLE_CARER),
    _ability(DOES_NOT_APPLY, _CARER),
)
"""The answers for a carer: taking longer is not among them."""

ADULT_OUTCOMES = (
    Outcome("nutrition", "Eating and drinking enough", _adult("a")),
    Outcome("personal_hygiene", "Washing and keeping clean", _adult("b")),
    Outcome("toilet_needs", "Managing toilet needs", _adult("c")),
    Outcome("clothing", "Being dressed in the right clothes", _adult("d")),
    Outcome("home_safety", "Using the home safely", _adult("e")),
    Outcome("habitable_home", "Keeping the home fit to live in", _adult("f")),
    Outcome("relationships", "Making and keeping family ties and friends", _adult("g")),
    Outcome("work_and_learning", "Doing paid work, training, learning or volunteering", _adult("h")),
    Outcome("local_facilities", "Using local places and services, such as buses and parks", _adult("i")),
    Outcome("caring_for_child", "Looking after a child", _adult("j"), may_not_apply=True),
)
"""The ten outcomes of regulation 2(2), in its order, which is not an order of weight."""

CARER_OUTCOMES = (
    Outcome("caring_for_child", "Looking after a child", _CARER, may_not_apply=True),
    Outcome("caring_for_others", "Looking after other people", _CARER, may_not_apply=True),
    Outcome("habitable_home", "Keeping the home fit to live in", _CARER),
    Outcome("nutrition", "Eating and drinking enough", _CARER),
    Outcome("relationships", "Making and keeping family ties and friends", _CARER),
    Outcome("work_and_learning", "Doing paid work, training, learning or volunteering", _CARER),
    Outcome("local_facilities", "Using local places and services, such as shops and parks", _CARER),
    Outcome("recreation", "Having time for hobbies, sport or clubs", _CARER),
)
"""The eight outcomes of regulation 3(2), in its order."""


def answers_to(outcome: Outcome, abilities: Mapping[str, Ability]) -> tuple[Ability, ...]:
    """The answers that can be given about one outcome: “does not apply” only where the law allows for it."""
    return tuple(one for one in abilities.values() if outcome.may_not_apply or one.code != DOES_NOT_APPLY)
