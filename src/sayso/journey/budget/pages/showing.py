"""Budgets as the pages show them: lines with their working, who pays which part, before and after."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from sayso.foundation.access.models import User
from sayso.foundation.decisions.queries import HeldBox, basis, words_of
from sayso.foundation.decisions.states import State
from sayso.foundation.govuk.pictures import Change, Line, Picture, Working, parts_shown
from sayso.foundation.govuk.pieces import Cell, Column, Row, Table
from sayso.foundation.govuk.presenting import count, pounds, signed_pounds
from sayso.journey.budget import queries
from sayso.journey.budget.models import BudgetLine, PersonalBudget
from sayso.journey.budget.statuses import ABOVE_LIMIT, IMPACT_NOT_CHECKED, BudgetState
from sayso.journey.planning.statuses import Way
from sayso.rules.budget.sheets import BUDGET, CHARGE, LOCAL_PRICE, NHS, POWER, SHOWN
from sayso.rules.partnership.impact import time_text

NOT_KNOWN = "not known yet"
#: What each way of holding money means, to the person and to whoever works with them.
MEANS = {
    Way.DIRECT_PAYMENT: "The money comes to you. You pay whoever helps you.",
    Way.COUNCIL: "We pay. You still choose who comes and when.",
    Way.SERVICE_FUND: "A provider holds the money for you and can only spend it on you.",
    Way.THIRD_PARTY: "Somebody you picked holds the money and pays for you.",
}


@dataclass(frozen=True, kw_only=True)
class Shown:
    """One budget as a page shows it: `box` while it is held, `compared` while it would change another."""

    budget: PersonalBudget
    lines: Sequence[BudgetLine]
    working: Working
    reasons: Sequence[str]
    basis: Sequence[str]
    box: HeldBox | None
    called: str
    compared: Table | None

    @property
    def is_to_tell(self) -> bool:
        """Whether it is decided and nobody has told the person yet: the letter is the next step."""
        return self.budget.decision.state == State.DECIDED

    @property
    def asks_first(self) -> bool:
        """Whether the next step is to look at what it changes for the two of them."""
        return self.budget.is_open and IMPACT_NOT_CHECKED in self.budget.held_by_rules

    @property
    def says(self) -> str:
        """How far it has come, in a sentence."""
        said = _WAITS if self.budget.waits_to_begin else _SAYS[BudgetState(self.budget.state)]
        return said.replace("the person", self.called)


_WAITS = "Decided. It waits until the person could answer, and the budget before it goes on."
_SAYS = {
    BudgetState.PROPOSED: "Proposed. Nothing has changed for the person.",
    BudgetState.HELD: "Held. Nothing has changed for the person.",
    BudgetState.AGREED: "Agreed.",
    BudgetState.ENDED: "Ended.",
    BudgetState.WITHDRAWN: "Taken back.",
}


def shown(
    budget: PersonalBudget, *, viewer: User, on: date, called: str, before: PersonalBudget | None = None
) -> Shown:
    """Return a budget ready to be drawn; `before` is the one that it would take the place of."""
    lines = queries.lines_of(budget, viewer=viewer)
    earlier = queries.lines_of(before, viewer=viewer) if before else []
    return Shown(
        budget=budget,
        lines=lines,
        working=working_of(budget, lines, queries.parts_of(budget, viewer=viewer, on=on)),
        reasons=words_of(budget.decision, "reasons", viewer=viewer) if budget.agreed_at else [],
        basis=basis(budget.decision),
        box=_box(budget, called),
        called=called,
        compared=_compared(before, budget, earlier, lines) if before else None,
    )


def _box(budget: PersonalBudget, called: str) -> HeldBox | None:
    """Return what holds it, by name; where a manager has it, that is the way on."""
    box = queries.held_box(budget)
    if box is None:
        return None
    ways = list(box.releases)
    if budget.handed_to and budget.held_by_rules[0] == ABOVE_LIMIT:
        ways[0] = f"{budget.handed_to.name} has it, with the reasons given."
    return replace(box, stays=box.stays.replace("the person", called), releases=ways)


def working_of(
    budget: PersonalBudget, lines: Sequence[BudgetLine], parts: queries.Parts, *, you: bool = False
) -> Working:
    """Return the sum line by line, then all of it and who pays which part: never nothing for not known."""
    person = "You pay" if you else "The person pays"
    drawn = [Line(line.words, how(line, parts), line.pence_a_week, LOCAL_PRICE.text) for line in lines]
    whole = Line("All of it", "The lines together.", budget.gross_pence_a_week, SHOWN.text, total=True)
    part = Line(
        person,
        "We find this out with a look at money. Support does not wait for it."
        if parts.person_pence_a_week is None
        else f"As {'your' if you else 'their'} own sum says: it rests on money, not on the plan.",
        parts.person_pence_a_week,
        CHARGE.text,
    )
    ours = Line("The council pays", "What is left of it.", parts.council_pence_a_week, BUDGET.text)
    free = Line("Of it, free by law", "Nobody is asked to pay for this.", parts.free_pence_a_week, POWER.text)
    nhs = Line("Of it, the NHS pays", "It has taken this over.", parts.nhs_pence_a_week, NHS.text)
    middle = [whole, *([free] if parts.free_pence_a_week else []), *([nhs] if parts.nhs_pence_a_week else [])]
    return Working("What it costs, line by line", [*drawn, *middle, part, ours])


def how(line: BudgetLine, parts: queries.Parts) -> str:
    """Say how one line comes to its sum, and whether it is not the person's to pay for."""
    said = _how(line)
    if line.line in parts.nhs:
        return f"{said} The NHS pays for it."
    return f"{said} Free by law: nobody is asked to pay for it." if line.line in parts.free else said


def _how(line: BudgetLine) -> str:
    if line.rate_pence_an_hour is None or line.minutes_a_week is None:
        return f"A price for the week: {line.priced_by}"
    return f"{time_text(line.minutes_a_week)} a week, at {pounds(line.rate_pence_an_hour)} an hour."


def picture_of(budget: PersonalBudget, lines: Sequence[BudgetLine], sentence: str) -> Picture | None:
    """Return the parts of the plan as bars; None where nothing is paid for."""
    if not lines:
        return None
    parts = [Change(line.words, line.pence_a_week) for line in lines]
    return parts_shown(sentence=sentence, parts=parts, whole=Change("All of it", budget.gross_pence_a_week))


def _compared(
    before: PersonalBudget, budget: PersonalBudget, old: Sequence[BudgetLine], new: Sequence[BudgetLine]
) -> Table:
    """Return line by line what would change. A line that is in one of them only says so."""
    was, is_now = {line.line: line for line in old}, {line.line: line for line in new}
    rows = []
    for key in dict.fromkeys([*is_now, *was]):
        first, second = was.get(key), is_now.get(key)
        change = (second.pence_a_week if second else 0) - (first.pence_a_week if first else 0)
        line = second or first
        assert line is not None
        rows.append(Row.of(line.words, _cell(first), _cell(second), Cell(signed_pounds(change))))
    change = budget.gross_pence_a_week - before.gross_pence_a_week
    rows.append(
        Row.of(
            "A week",
            pounds(before.gross_pence_a_week),
            pounds(budget.gross_pence_a_week),
            signed_pounds(change),
            total=True,
        )
    )
    columns = [Column("Line"), Column("Now", True), Column("Proposed", True), Column("Change", True)]
    return Table("What would change, line by line", columns, rows)


def _cell(line: BudgetLine | None) -> Cell:
    if line is None:
        return Cell("not in it")
    minutes = f"{time_text(line.minutes_a_week)} a week" if line.minutes_a_week is not None else ""
    return Cell(pounds(line.pence_a_week), minutes)


def counted_lines(lines: Sequence[BudgetLine]) -> str:
    """Say how many parts a budget has."""
    return count(len(lines), "part")
