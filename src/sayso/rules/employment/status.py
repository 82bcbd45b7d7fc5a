"""Employed or self-employed: seven questions and some warning signs, and never a final answer (S-01 to S-05).

Status is a matter of fact. Whoever engages somebody decides it and bears the risk. How the answers weigh is
our own choice; HMRC's own tool is where to go for a result to keep.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from sayso.rules.refusals import Invalid


class Likely(StrEnum):
    """What the answers point to. None of these is a decision."""

    EMPLOYEE = "likely_employee"
    UNCLEAR = "unclear"
    SELF_EMPLOYED = "likely_self_employed"


#: Each question, and whether "yes" points to being self-employed.
QUESTIONS: Mapping[str, tuple[str, bool]] = {
    "own_substitute": ("Can they send somebody else of their own choosing, and pay them?", True),
    "you_control": ("Do you say when, where and how they work?", False),
    "must_offer_and_accept": ("Must you offer the work, and must they take it?", False),
    "own_risk_and_insurance": ("Do they carry risk, with their own equipment and insurance?", True),
    "several_clients": ("Do they work for several people at once?", True),
    "own_rates_and_invoices": ("Do they set their own price, and send invoices?", True),
    "part_of_household": ("Are they part of your daily life and home?", False),
}
SIGNS: Mapping[str, str] = {
    "one_client": "You are the only one they work for.",
    "same_rota_over_13_weeks": "They have had the same rota for more than 13 weeks.",
    "paid_at_assistant_rate": "They are paid by the hour, like an assistant.",
    "no_invoice": "They send no invoice.",
    "no_liability_insurance": "They have no public liability insurance.",
    "no_substitute_ever": "They have never sent anybody else.",
}
CLEAR, MOST_UNKNOWN, SIGNS_THAT_STOP = 3, 3, 2


@dataclass(frozen=True)
class Status:
    """What the answers point to, the sentence for it, and what spoke each way."""

    likely: Likely
    sentence: str
    for_employed: tuple[str, ...]
    for_self_employed: tuple[str, ...]
    signs: tuple[str, ...]
    unanswered: tuple[str, ...]


_SAID = {
    Likely.EMPLOYEE: "They are likely to be your employee. HMRC takes most personal assistants to be that.",
    Likely.UNCLEAR: "This is unclear. Use HMRC’s own check of employment status, and keep what it says.",
    Likely.SELF_EMPLOYED: "They are likely to be self-employed. Use HMRC’s own check, and keep what it says.",
}


def status_of(answers: Mapping[str, bool | None], signs: Mapping[str, bool] | None = None) -> Status:
    """Weigh the answers. What nobody answered weighs nothing. Raises Invalid for a question not known."""
    seen = signs or {}
    unknown = [name for name in answers if name not in QUESTIONS] + [n for n in seen if n not in SIGNS]
    if unknown:
        raise Invalid(f"We do not know “{unknown[0]}”.", fields={unknown[0]: "Not a question."})
    given = {name: answer for name, answer in answers.items() if answer is not None}
    own = tuple(name for name, answer in given.items() if answer == QUESTIONS[name][1])
    employed = tuple(name for name in given if name not in own)
    present = tuple(name for name, there in seen.items() if there)
    unanswered = tuple(name for name in QUESTIONS if name not in given)
    likely = _likely(len(employed) - len(own), len(present), len(unanswered))
    return Status(likely, _SAID[likely], employed, own, present, unanswered)


def _likely(toward_employed: int, signs: int, unanswered: int) -> Likely:
    """Three answers more on one side make it likely; two warning signs never let it be self-employed."""
    if unanswered > MOST_UNKNOWN:
        return Likely.UNCLEAR
    if toward_employed >= CLEAR:
        return Likely.EMPLOYEE
    if -toward_employed >= CLEAR and signs < SIGNS_THAT_STOP:
        return Likely.SELF_EMPLOYED
    return Likely.UNCLEAR
