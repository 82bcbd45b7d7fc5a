"""How it looks: facts of many people in, and for each a verdict with its working, never a decision.

No decision about a person may be left to a machine alone (UK GDPR, from professional knowledge), and
eligibility is the council's to decide. So the verdict is what the facts appear to show, for a person to
confirm with reasons, and there is no verdict that refuses.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import Enum

import narwhals as nw
import polars as pl

from sayso.rules.authority import Authority
from sayso.rules.eligibility.adult import adult
from sayso.rules.eligibility.carer import carer
from sayso.rules.eligibility.counting import step_of
from sayso.rules.eligibility.facts import ADULT_FACTS, CARER_FACTS, AdultFacts, CarerFacts
from sayso.rules.eligibility.outcomes import (
    ADULT_ABILITIES,
    ADULT_OUTCOMES,
    CARER_ABILITIES,
    CARER_OUTCOMES,
    NOT_ASKED,
    Ability,
    Outcome,
)
from sayso.rules.refusals import FactsMissing
from sayso.rules.sheet import Fact, Row, Sheet, Step
from sayso.rules.units import WORD


class Verdict(Enum):
    """What the facts appear to show."""

    APPEARS_ELIGIBLE = "appears_eligible"
    APPEARS_NOT_ELIGIBLE = "appears_not_eligible"
    FACTS_MISSING = "facts_missing"

    @property
    def text(self) -> str:
        """What to tell a reader. It says that a person decides."""
        return _TEXT[self]


_TEXT = {
    Verdict.APPEARS_ELIGIBLE: (
        "It looks as if these needs meet the national test. A person at the council checks this and decides."
    ),
    Verdict.APPEARS_NOT_ELIGIBLE: (
        "It looks as if these needs do not meet the national test. This is not a decision. "
        "A person at the council must look again and decide."
    ),
    Verdict.FACTS_MISSING: "We cannot say yet if these needs meet the national test.",
}


@dataclass(frozen=True)
class WorkingLine:
    """One line of the working: what was asked, the answer in words, and the law it comes from."""

    step: str
    label: str
    answer: str
    authority: Authority


@dataclass(frozen=True)
class Appearance:
    """How one person's needs look against the test.

    `outcomes` are the codes that count and `outcomes_needed` how many are enough. `fails` names each part of
    the test known not to be met, by its step. `missing` names the facts that the verdict waits for: it is
    empty when the verdict is known. `not_asked` names every fact nobody has given, since an assessment
    covers them all; `asks` has the words for each of those. `working` is in the order of the law.
    """

    verdict: Verdict
    outcomes: tuple[str, ...]
    outcomes_needed: int
    fails: tuple[str, ...]
    missing: tuple[str, ...]
    not_asked: tuple[str, ...]
    asks: Mapping[str, str]
    working: tuple[WorkingLine, ...]

    @property
    def says(self) -> str:
        """The verdict in a sentence or two, with what to ask about if facts are missing."""
        if not self.missing:
            return self.verdict.text
        return f"{self.verdict.text} Still to ask: {'; '.join(self.asks[name] for name in self.missing)}."

    @property
    def refusal(self) -> FactsMissing | None:
        """For a caller that cannot go on without a verdict: what is missing, or None."""
        return FactsMissing(self.says, missing=self.missing) if self.missing else None


@dataclass(frozen=True)
class _Test:
    """One of the two tests: its sheet, what it lists, and its three parts in order."""

    sheet: Sheet
    facts: Sequence[Fact]
    outcomes: Sequence[Outcome]
    abilities: Mapping[str, Ability]
    outcomes_needed: int
    parts: tuple[str, str, str]


_ADULT = _Test(
    adult,
    ADULT_FACTS,
    ADULT_OUTCOMES,
    ADULT_ABILITIES,
    outcomes_needed=2,
    parts=("needs_come_from_impairment", "outcomes_are_enough", "impact_is_significant"),
)
_CARER = _Test(
    carer,
    CARER_FACTS,
    CARER_OUTCOMES,
    CARER_ABILITIES,
    outcomes_needed=1,
    parts=("needs_come_from_caring", "outcomes_are_enough", "impact_is_significant"),
)


def appear(items: Sequence[AdultFacts | CarerFacts]) -> list[Appearance]:
    """How each looks, in order; adults and carers may stand in one list."""
    made: dict[int, Appearance] = {}
    for kind, test in ((AdultFacts, _ADULT), (CarerFacts, _CARER)):
        some = {at: facts for at, facts in enumerate(items) if isinstance(facts, kind)}
        if some:
            made |= {row["row"]: _appearance(row, test) for row in _rows(some, test)}
    return [made[at] for at in range(len(items))]


def appearance_of(facts: AdultFacts | CarerFacts) -> Appearance:
    """How one person's needs look: a set of one."""
    [one] = appear([facts])
    return one


def _rows(some: Mapping[int, AdultFacts | CarerFacts], test: _Test) -> list[Row]:
    types = {one.name: pl.String if one.unit is WORD else pl.Boolean for one in test.facts}
    rows = [{"row": at, **facts.as_row()} for at, facts in some.items()]
    frame = pl.DataFrame(rows, schema={"row": pl.Int64, **types})
    return test.sheet.look(test.sheet.work_out(nw.from_native(frame, eager_only=True)))


def _appearance(row: Row, test: _Test) -> Appearance:
    not_asked = tuple(one.name for one in test.facts if row[one.name] is None)
    return Appearance(
        verdict=Verdict(row["verdict"]),
        outcomes=tuple(one.code for one in test.outcomes if row[step_of(one)]),
        outcomes_needed=test.outcomes_needed,
        fails=tuple(part for part in test.parts if row[part] is False),
        missing=tuple(row.why_null("whole_test_is_met")) if row["whole_test_is_met"] is None else (),
        not_asked=not_asked,
        asks={one.name: one.asks for one in test.facts if one.name in not_asked},
        working=tuple(_lines(row, test)),
    )


def _lines(row: Row, test: _Test) -> list[WorkingLine]:
    by_step = {step_of(one): one for one in test.outcomes}
    lines = []
    for step in test.sheet.steps.values():
        if step.name in by_step:
            answer = row[by_step[step.name].code]
            said = NOT_ASKED if answer is None else test.abilities[answer].label
            lines.append(_line(step, said))
        elif step.told:
            lines.append(_line(step, _YES_OR_NO[row[step.name]]))
    verdict = test.sheet.steps["verdict"]
    return [*lines, WorkingLine(verdict.name, verdict.label, Verdict(row["verdict"]).text, verdict.authority)]


_YES_OR_NO = {True: "Yes", False: "No", None: "Not known yet"}


def _line(step: Step, answer: str) -> WorkingLine:
    return WorkingLine(step.name, step.label, answer, step.authority)
