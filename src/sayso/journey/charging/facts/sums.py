"""The sum for one set of answers, and what would change it: one batch of cases, nothing kept."""

from collections.abc import Iterator, Mapping, Sequence
from copy import deepcopy
from dataclasses import dataclass
from datetime import date
from typing import Any

from sayso.journey.charging.facts.cases import (
    QUESTION_OF,
    Answers,
    Case,
    case_from,
    cost_pence,
    council_choices,
    day_of,
    money_got_pence,
)
from sayso.journey.charging.facts.kinds import is_disability_benefit
from sayso.rules.charging.cases import assess
from sayso.rules.charging.results import CaseResult
from sayso.rules.figures import Figures, statutory
from sayso.rules.money import pence, pounds_text
from sayso.rules.refusals import Refusal
from sayso.rules.sheet import Line

A_LITTLE_PENCE = 300
A_RISE_PENCE = 500
A_THOUSAND_POUNDS_PENCE = 100_000
MORE_HELP_PENCE = 5_000


@dataclass(frozen=True)
class WhatIf:
    """Something that could happen, and what would then be paid, in pence a week."""

    happens: str
    charge_pence_a_week: int


@dataclass(frozen=True)
class Missing:
    """A legal figure without a confirmed amount on the day: its name in words, and the law."""

    title: str
    law: str


@dataclass(frozen=True)
class Sum:
    """What came of the answers.

    `amounts` holds whole pence (and yes or no, and dates) by the names of the case form; `money_got_pence`
    is all that comes in a week; `cost_pence` is None while nobody knows what the support costs. `refusal`
    says why there is no charge; `figures_missing` and `questions_missing` name what is wanted. `is_kept`: it
    counts, and is no try-out.
    """

    on: date
    amounts: Mapping[str, Any]
    working: Sequence[Line]
    money_got_pence: int
    cost_pence: int | None
    what_ifs: Sequence[WhatIf] = ()
    refusal: Refusal | None = None
    figures_missing: Sequence[Missing] = ()
    questions_missing: Sequence[str] = ()
    is_kept: bool = False

    @property
    def charge_pence(self) -> int | None:
        """What is paid in a week, in pence; None while it is not known."""
        found: int | None = self.amounts.get("charge")
        return found

    @property
    def pays_full_cost(self) -> bool:
        """Whether savings are over the limit, so that the whole cost is paid."""
        return self.amounts.get("full_cost") is True


@dataclass(frozen=True)
class Asked:
    """One set of answers to be worked out for a day, by the council's settings of that day (`policy`).

    `standing` says whose support it is: an adult's, or a carer's own.
    """

    answers: Answers
    on: date
    policy: Mapping[str, Any]
    standing: str = "adult"

    @property
    def case(self) -> Case:
        """Return it as a case of the rules. A carer's own support is given at home unless told otherwise."""
        made = case_from(self.answers, on=self.on, policy=self.policy)
        made["inputs"]["standing"] = self.standing
        if self.standing == "carer":
            made["inputs"].setdefault("setting", "home")
        return made


def sum_of(answers: Answers, *, today: date, figures: Figures | None = None) -> Sum:
    """Work out the sum, with its what-ifs, in one batch. What cannot be worked out is its `refusal`.

    `figures` are the legal figures to use, by default the law's own; what a council entered comes in here.
    """
    on = day_of(answers, today=today)
    return sums_of([Asked(answers, on, council_choices(on))], figures=figures)[0]


def sums_of(asked: Sequence[Asked], *, figures: Figures | None = None, what_if: bool = True) -> list[Sum]:
    """Work out many sums, in order, in one batch; what would change each too, where `what_if` asks."""
    in_force = figures or statutory()
    cases = [one.case for one in asked]
    changes = [
        list(_changes(case, one.on, in_force)) if what_if else []
        for one, case in zip(asked, cases, strict=True)
    ]
    results = iter(assess([*cases, *(other for each in changes for _, other in each)], figures=in_force))
    own = [next(results) for _ in cases]
    return [
        _sum(one, result, each, [next(results) for _ in each], in_force)
        for one, result, each in zip(asked, own, changes, strict=True)
    ]


def _sum(
    asked: Asked,
    result: CaseResult,
    changes: Sequence[tuple[str, Case]],
    changed: Sequence[CaseResult],
    figures: Figures,
) -> Sum:
    return Sum(
        on=asked.on,
        amounts=result.results,
        working=result.working,
        money_got_pence=money_got_pence(asked.answers),
        cost_pence=cost_pence(asked.answers),
        what_ifs=() if result.is_refused else _what_ifs(changes, changed),
        refusal=result.refusal,
        figures_missing=_figures_missing(result, figures),
        questions_missing=_questions_missing(result),
    )


def _what_ifs(changes: Sequence[tuple[str, Case]], results: Sequence[CaseResult]) -> list[WhatIf]:
    """Return the changes that have an answer; one that nobody can work out is left out."""
    return [
        WhatIf(happens, charge)
        for (happens, _), result in zip(changes, results, strict=True)
        if isinstance(charge := result.results.get("charge"), int) and not result.is_refused
    ]


def _changes(case: Case, on: date, figures: Figures) -> Iterator[tuple[str, Case]]:
    """Make small changes that may happen to anyone, each as a case of its own."""
    inputs = case["inputs"]
    limit = figures.by_name["lower_capital_limit"].on(on)
    if inputs["capital"]:
        more = [*inputs["capital"], _savings(A_THOUSAND_POUNDS_PENCE)]
        yield "Your savings go up by £1,000", _with(case, capital=more)
    if limit is not None and limit.value is not None and _worth(inputs["capital"]) > limit.value:
        words = f"All you have falls to £{limit.value // 100:,}"
        yield words, _with(case, capital=[_savings(limit.value)])
    yield "You get £5 a week more", _with(case, income=[*inputs["income"], _rise()])
    if inputs.get("setting") == "home" and any(is_disability_benefit(i["kind"]) for i in inputs["income"]):
        costs = [*inputs.get("dre_items", []), {"kind": "more", "weekly": pounds_text(A_LITTLE_PENCE)}]
        yield "Your disability costs you £3 a week more", _with(case, dre_items=costs)
    if "cost" in inputs:
        dearer = pence(inputs["cost"], place="cost") + MORE_HELP_PENCE
        yield "You get £50 a week more of support", _with(case, cost=pounds_text(dearer))


def _with(case: Case, **changed: Any) -> Case:
    other = deepcopy(case)
    other["inputs"].update(changed)
    return other


def _savings(amount_pence: int) -> Case:
    return {"kind": "savings", "amount": pounds_text(amount_pence)}


def _worth(capital: Sequence[Case]) -> int:
    return sum(pence(item["amount"], place="capital") for item in capital)


def _rise() -> Case:
    return {"kind": "other_income", "amount": pounds_text(A_RISE_PENCE), "period": "week"}


def _named(result: CaseResult) -> list[str]:
    return list(result.refusal.data.get("missing", [])) if result.refusal else []


def _figures_missing(result: CaseResult, figures: Figures) -> list[Missing]:
    found = [figures.by_name[name] for name in _named(result) if name in figures.by_name]
    return [Missing(one.title, one.authority.text) for one in found]


def _questions_missing(result: CaseResult) -> list[str]:
    return list(dict.fromkeys(QUESTION_OF[name] for name in _named(result) if name in QUESTION_OF))
