"""What employing somebody costs: many employers at once, each line with its working, or why not."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

import narwhals as nw
import polars as pl

from sayso.rules.authority import Authority
from sayso.rules.employment import law
from sayso.rules.employment.employer import PARTS, employer
from sayso.rules.employment.facts import MOST_WAGE, AssistantFacts, EmployingFacts
from sayso.rules.employment.on_costs import assistant
from sayso.rules.employment.refusing import (
    BelowMinimumWage,
    Unknown,
    rolled_up_wrongly,
    straddles,
    why_unknown,
)
from sayso.rules.figures import Figures, statutory
from sayso.rules.native import Frame
from sayso.rules.refusals import Refusal
from sayso.rules.sheet import FIGURE, Line, Row, Sheet, with_figures
from sayso.rules.units import DATE, WORD, YES_OR_NO, Unit

SUMMED = (
    "wages",
    "leave_on_top",
    "cover",
    "employer_ni",
    "pension_paid",
    "sick_pay_planned",
    "set_aside",
    "minutes_delivered",
)
NEEDED = (*SUMMED, "is_below_least_wage")
TOTALS = ("total_a_year", "total_a_week")
_TYPES = {YES_OR_NO: pl.Boolean, WORD: pl.String, DATE: pl.Date}


@dataclass(frozen=True)
class Caution:
    """One thing to know before you employ somebody. `sentence` is for the person."""

    code: str
    sentence: str
    authority: Authority


#: What everybody who employs somebody does before the first day, whatever it costs.
ALWAYS = (
    Caution(
        "right_to_work",
        "Check that each assistant may work in this country, before their first day. Keep a copy.",
        law.RIGHT_TO_WORK,
    ),
    Caution(
        "registers_as_employer",
        "Tell HMRC that you are an employer, before the first pay day. Whoever does the pay can do it.",
        law.REGISTERS,
    ),
    Caution(
        "written_particulars",
        "Give each assistant their terms in writing, on their first day at the latest.",
        law.PARTICULARS,
    ),
)


@dataclass(frozen=True)
class AssistantCost:
    """One assistant: every step by its name, and the lines of the working. Empty where it was refused."""

    facts: AssistantFacts
    values: Mapping[str, Any] = field(default_factory=dict)
    working: tuple[Line, ...] = ()


@dataclass(frozen=True)
class EmployingCost:
    """What one employer pays. Each sum is whole pence, and None while there is a refusal."""

    facts: EmployingFacts
    assistants: tuple[AssistantCost, ...] = ()
    values: Mapping[str, Any] = field(default_factory=dict)
    working: tuple[Line, ...] = ()
    cautions: tuple[Caution, ...] = ()
    refusal: Refusal | None = None

    @property
    def pence_a_year(self) -> int | None:
        """All of it, in a year of 52 weeks at the rates of the day."""
        return self.values.get("total_a_year")

    @property
    def pence_a_week(self) -> int | None:
        """All of it, in a week."""
        return self.values.get("total_a_week")

    @property
    def pence_an_hour(self) -> int | None:
        """All of it for each hour of help; None too where nobody is awake for an hour."""
        return self.values.get("total_an_hour")


def costs_of(cases: Sequence[EmployingFacts], *, figures: Figures | None = None) -> list[EmployingCost]:
    """The cost of each, in order. A case that cannot be worked out bears its refusal, and no number."""
    if not cases:
        return []
    in_force = figures or statutory()
    people = _assistants(cases, in_force)
    rows = assistant.look(people)
    by_case: dict[int, list[Row]] = {}
    for row in rows:
        by_case.setdefault(row["case"], []).append(row)
    whole = {row["case"]: row for row in employer.look(_employers(cases, people, in_force))}
    return [_answer(one, by_case[at], whole[at], in_force) for at, one in enumerate(cases)]


def cost_of(facts: EmployingFacts, *, figures: Figures | None = None) -> EmployingCost:
    """The cost of one: a set of one."""
    [one] = costs_of([facts], figures=figures)
    return one


def totals_of(cases: Sequence[EmployingFacts], *, figures: Figures) -> list[int | None]:
    """Only the yearly totals, without the working: for trying many wages. Refusals are not looked for."""
    found = _employers(cases, _assistants(cases, figures), figures)
    return [total for _, total in sorted(found.select("case", "total_a_year").rows())]


def raised_to_the_law(cases: Sequence[EmployingFacts], *, figures: Figures) -> list[EmployingFacts]:
    """Each with every wage that its day forbids lifted to the least that it allows; unknown stays as told."""
    if not cases:
        return []
    rows = iter(assistant.look(_assistants(cases, figures)))
    made = []
    for one in cases:
        people = tuple(_lifted(each, next(rows)) for each in one.assistants)
        made.append(replace(one, assistants=people))
    return made


def _lifted(one: AssistantFacts, row: Row) -> AssistantFacts:
    if not row["is_below_least_wage"]:
        return one
    return replace(one, wage=min(row["least_lawful_wage"], MOST_WAGE))


def _assistants(cases: Sequence[EmployingFacts], figures: Figures) -> Frame:
    rows = [
        {"case": at, "on": one.on, **{n: getattr(each, n) for n in assistant.facts if n != "on"}}
        for at, one in enumerate(cases)
        for each in one.assistants
    ]
    return _worked(assistant, rows, figures)


def _employers(cases: Sequence[EmployingFacts], people: Frame, figures: Figures) -> Frame:
    """One row an employer: the parts of every assistant added up, unknown if any is."""
    sums = (
        nw.to_native(people)
        .group_by("case")
        .agg(pl.when(pl.col(name).null_count() == 0).then(pl.col(name).sum()).alias(name) for name in SUMMED)
    )
    added = {row["case"]: row for row in sums.to_dicts()}
    rows = [
        {
            "case": at,
            **{name: added[at][name] for name in SUMMED},
            **{name: getattr(one, name) for name in employer.facts if name not in SUMMED},
        }
        for at, one in enumerate(cases)
    ]
    return _worked(employer, rows, figures)


def _worked(sheet: Sheet, rows: list[dict[str, Any]], figures: Figures) -> Frame:
    schema: dict[str, Any] = {"case": pl.Int64, **{n: column_type(f.unit) for n, f in sheet.facts.items()}}
    frame = nw.from_native(pl.DataFrame(rows, schema=schema), eager_only=True)
    return sheet.work_out(with_figures(frame, figures, sheet.figure_names))


def column_type(unit: Unit) -> Any:
    """How a fact of this unit is held in a frame."""
    return _TYPES.get(unit, pl.Int64)


def _answer(facts: EmployingFacts, rows: list[Row], whole: Row, figures: Figures) -> EmployingCost:
    refusal = _refusal(facts, rows, whole, figures)
    if refusal is not None:
        return EmployingCost(facts, tuple(AssistantCost(one) for one in facts.assistants), refusal=refusal)
    people = tuple(
        AssistantCost(one, {name: row[name] for name in assistant.steps}, tuple(row.explain(figures)))
        for one, row in zip(facts.assistants, rows, strict=True)
    )
    return EmployingCost(
        facts=facts,
        assistants=people,
        values={name: whole[name] for name in employer.steps},
        working=tuple(whole.explain(figures)),
        cautions=tuple(_cautions(facts, rows, whole)),
    )


def _refusal(facts: EmployingFacts, rows: list[Row], whole: Row, figures: Figures) -> Refusal | None:
    """The first reason of these that stands in the way, by the order in which a person can mend them."""
    used = {name for row in rows for name in _figures_used(row, NEEDED)} | _figures_used(whole, PARTS)
    in_order = list(dict.fromkeys((*assistant.figure_names, *employer.figure_names)))
    return (
        rolled_up_wrongly(facts)
        or straddles(facts, figures, [name for name in in_order if name in used])
        or _unknown_of(facts, rows).refusal(figures, facts.on)
        or _below(facts, rows)
        or why_unknown(whole, employer, TOTALS).refusal(figures, facts.on)
    )


def _unknown_of(facts: EmployingFacts, rows: list[Row]) -> Unknown:
    """What is unknown of any assistant, each once."""
    of = [f" for {one.name}" if one.name else "" for one in facts.assistants]
    found = [why_unknown(row, assistant, NEEDED, of=whose) for row, whose in zip(rows, of, strict=True)]
    return Unknown(
        tuple(dict.fromkeys(name for one in found for name in one.figures)),
        tuple(dict.fromkeys(name for one in found for name in one.facts)),
        tuple(dict.fromkeys(asks for one in found for asks in one.asks)),
    )


def _figures_used(row: Row, results: Sequence[str]) -> set[str]:
    """The names of the figures behind those results of one row."""
    found: set[str] = set()
    waiting = list(results)
    seen = set(waiting)
    while waiting:
        for name in row.uses(waiting.pop()):
            if name.startswith(FIGURE):
                found.add(name.removeprefix(FIGURE))
            elif name in row.sheet.steps and name not in seen:
                seen.add(name)
                waiting.append(name)
    return found


def _below(facts: EmployingFacts, rows: list[Row]) -> BelowMinimumWage | None:
    for one, row in zip(facts.assistants, rows, strict=True):
        if row["is_below_least_wage"]:
            pounds = f"£{row['least_wage'] // 100}.{row['least_wage'] % 100:02d}"
            whose = f" of {one.name}" if one.name else ""
            return BelowMinimumWage(
                f"The pay{whose} is below what the law allows. At this age it is {pounds} an hour at least "
                f"on {facts.on:%-d %B %Y}. Time that is not paid, and what the job costs them, counts too.",
                assistant=one.name,
            )
    return None


def _cautions(facts: EmployingFacts, rows: list[Row], whole: Row) -> list[Caution]:
    steps = [(whole, employer.steps[name]) for name in ("allowance_is_not_claimed", "insurance_is_missing")]
    for name in ("night_should_be_waking", "night_awake_is_underpaid", "no_least_wage_for_family"):
        steps += [(row, assistant.steps[name]) for row in rows]
    made = {
        step.name: Caution(step.name, step.label, step.authority) for row, step in steps if row[step.name]
    }
    return [*made.values(), *ALWAYS]
