"""Lines of a sum that somebody asks us to look at again, and what came of each."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sayso.foundation.govuk.presenting import pounds
from sayso.journey.charging.facts.showing import name_of
from sayso.journey.charging.facts.sums import Sum
from sayso.journey.charging.statuses import LookedAgain
from sayso.rules.charging.worked_lines import OF_MIG, TAKEN_OFF
from sayso.rules.refusals import Invalid
from sayso.rules.units import PENCE, PENCE_A_WEEK

Kept = dict[str, str]
FOLLOWS = {
    *TAKEN_OFF,
    *OF_MIG,
    "assessed_capital",
    "amount_above_limit",
    "included_income",
    "assessable",
    "assessable_after_deductions",
    "statutory_mig",
    "available",
    "charge",
    "council_pays",
}
"""Steps that follow from others, or are parts of one line: nobody is asked to choose among them."""
UNKNOWN_LINE = "This sum has no such line. Open the page again, and choose from its lines."


@dataclass(frozen=True, kw_only=True)
class LineAnswer:
    """What came of one line: it stays or changes, and why."""

    step: str
    answer: LookedAgain
    reason: str


@dataclass(frozen=True)
class Challenged:
    """One line that somebody asked about: its name in the sum, in words, and what came of it."""

    step: str
    label: str
    answer: str
    reason: str

    @property
    def says(self) -> str:
        """What came of it, in words; nothing while nobody has answered."""
        return {"": "", "stays": "It stays", "changes": "It changes"}[self.answer]


def lines_to_ask(found: Sum) -> Mapping[str, str]:
    """Return each line of a sum that may be asked about, by its name there: what it is, and its amount.

    What follows from other lines is left out, and what comes in and counts for nothing: few are easier to
    choose from, and to ask about no line is to ask about all.
    """
    made: dict[str, str] = {}
    for line in found.working:
        amounts = line.unit in (PENCE, PENCE_A_WEEK) and line.step not in made
        counts_for_nothing = line.step.startswith("income.") and line.amount == 0
        if not amounts or counts_for_nothing or line.step in FOLLOWS:
            continue
        amount = "not known" if line.amount is None else pounds(line.amount)
        made[line.step] = f"{name_of(line)}: {amount}"
    return made


def asked_lines(steps: Collection[str], found: Sum) -> list[Kept]:
    """Return lines as they are kept while nobody has answered. Raises Invalid for one that is not there."""
    known = lines_to_ask(found)
    if not set(steps) <= known.keys():
        raise Invalid(UNKNOWN_LINE, fields={"lines": UNKNOWN_LINE})
    return [{"step": step, "label": label} for step, label in known.items() if step in steps]


def together(before: Sequence[Kept], now: Sequence[Kept]) -> list[Kept]:
    """Return what is asked once somebody asks again: both; the whole sum where one of the two was that."""
    if not before or not now:
        return []
    known = {one["step"] for one in before}
    return [*before, *(one for one in now if one["step"] not in known)]


def answered(asked: Sequence[Kept], answers: Sequence[LineAnswer]) -> list[Kept]:
    """Return the lines with what came of each. Raises Invalid where one has no answer, or no reason."""
    given = {one.step: one for one in answers}
    if {one["step"] for one in asked} != given.keys():
        raise Invalid("Answer each line that they asked about.", fields={"lines": "Answer each line."})
    for one in answers:
        if not one.reason.strip():
            raise Invalid("Write why, for each line.", fields={"lines": "Write why, for each line."})
    return [_with_answer(one, given[one["step"]]) for one in asked]


def _with_answer(one: Kept, given: LineAnswer) -> Kept:
    return {**one, "answer": given.answer.value, "reason": given.reason.strip()}


def challenged(kept: Sequence[Mapping[str, Any]]) -> Iterator[Challenged]:
    """Give lines as they were kept."""
    for one in kept:
        yield Challenged(one["step"], one["label"], one.get("answer", ""), one.get("reason", ""))
