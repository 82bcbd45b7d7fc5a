"""Why a sum on employing somebody cannot be given: each reason by its name, and never with a number."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import ClassVar

from sayso.rules.employment.facts import EmployingFacts
from sayso.rules.figures import Figures
from sayso.rules.refusals import FactsMissing, NoFigureInForce, Refusal
from sayso.rules.sheet import FIGURE, Row, Sheet

ROLLED_UP_FROM = date(2024, 4, 1)


class BelowMinimumWage(Refusal):
    """The pay is below what the law allows at that age. We do not raise it in silence."""

    code: ClassVar[str] = "below_minimum_wage"


class RolledUpUnlawful(Refusal):
    """Leave is paid with each wage where the law does not allow that."""

    code: ClassVar[str] = "rolled_up_holiday_not_lawful"


@dataclass(frozen=True)
class Unknown:
    """What made an answer unknown: names of figures, and of facts with what to ask for each."""

    figures: tuple[str, ...]
    facts: tuple[str, ...]
    asks: tuple[str, ...]

    def refusal(self, figures: Figures, on: date) -> Refusal | None:
        """The refusal that names them; None when nothing is unknown."""
        if self.figures:
            titles = "; ".join(f"“{figures.by_name[name].title}”" for name in self.figures)
            return NoFigureInForce(
                f"Nobody has confirmed these amounts of the law for {on:%-d %B %Y}: {titles}. "
                "We do not use another year’s amount.",
                missing=self.figures,
                on=on.isoformat(),
            )
        if self.facts:
            return FactsMissing(f"Tell us {'; '.join(self.asks)}.", missing=self.facts)
        return None


def why_unknown(row: Row, sheet: Sheet, results: Iterable[str], *, of: str = "") -> Unknown:
    """What is unknown behind those results of one row. `of` says whose it is, for the words."""
    names: dict[str, None] = {}
    for result in results:
        if row[result] is None:
            names.update(dict.fromkeys(row.why_null(result)))
    figures = tuple(name.removeprefix(FIGURE) for name in names if name.startswith(FIGURE))
    facts = tuple(name for name in names if name in sheet.facts)
    return Unknown(figures, facts, tuple(f"{sheet.facts[name].asks}{of}" for name in facts))


def straddles(facts: EmployingFacts, figures: Figures, names: Sequence[str]) -> NoFigureInForce | None:
    """A refusal where a rate changes inside the pay period: it would need two rates (1 and 6 April)."""
    last = facts.on + timedelta(days=facts.days_in_pay_period - 1)
    changed = [name for name in names if _on(figures, name, facts.on) != _on(figures, name, last)]
    if not changed:
        return None
    starts = [day for day in figures.starts(changed) if facts.on < day <= last]
    title = figures.by_name[changed[0]].title
    return NoFigureInForce(
        f"“{title}” changes on {starts[0]:%-d %B %Y}, inside the pay period from {facts.on:%-d %B %Y}. "
        "Choose a pay period that lies before or after.",
        missing=changed,
        on=starts[0].isoformat(),
    )


def _on(figures: Figures, name: str, day: date) -> int | None:
    amount = figures.by_name[name].on(day)
    return amount.value if amount else None


def rolled_up_wrongly(facts: EmployingFacts) -> RolledUpUnlawful | None:
    """A refusal where leave is paid with each wage for fixed hours, or before the law allowed it."""
    for one in facts.assistants:
        if one.rolled_up and not one.is_irregular:
            return RolledUpUnlawful(
                "Leave may be paid with each wage only for irregular hours, or for work in part of the year. "
                "A rota, even of two weeks, is fixed hours. Pay for leave when it is taken.",
                assistant=one.name,
            )
        if one.rolled_up and facts.on < ROLLED_UP_FROM:
            return RolledUpUnlawful(
                "Before 1 April 2024 leave could not be paid with each wage.", assistant=one.name
            )
    return None
