"""The figures in force on a date, with the amounts a council has entered for itself laid over them."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cache
from typing import Any

from sayso.rules.authority import Authority, Evidence
from sayso.rules.refusals import Invalid, NoFigureInForce
from sayso.rules.units import Unit

APRIL = (4, 6)  # the day on which the regulations change each year


@dataclass(frozen=True)
class Source:
    """A page or text where an amount was read."""

    title: str
    url: str
    note: str = ""


@dataclass(frozen=True)
class Amount:
    """One amount of a figure, from `starts_on` until the next (or `ends_before`).

    `value` is in the figure's unit (whole pence, hundredths of a percent, weeks); None is "not confirmed".
    `expected` is what an announced rise would give. It is never used as the amount.
    """

    starts_on: date
    ends_before: date | None
    value: int | None
    evidence: Evidence
    sources: tuple[Source, ...] = ()
    expected: int | None = None
    note: str = ""
    entered_because: str = ""
    made_up: bool = False

    @property
    def evidence_text(self) -> str:
        """How sure we are, in words: for an entered amount, where this council read it."""
        if self.made_up:
            return "made up for the demonstration"
        if self.entered_because:
            return f"confirmed by this council: {self.entered_because}"
        return self.evidence.text


@dataclass(frozen=True)
class Figure:
    """A figure set by Parliament: its name, unit, authority and dated amounts, oldest first."""

    name: str
    title: str
    unit: Unit
    authority: Authority
    amounts: tuple[Amount, ...]

    def on(self, day: date) -> Amount | None:
        """The amount whose period holds `day`, or None if the figure was not in force."""
        for amount in reversed(self.amounts):
            if amount.starts_on <= day:
                return amount if amount.ends_before is None or day < amount.ends_before else None
        return None


@dataclass(frozen=True)
class FigureUsed:
    """A figure as one line of working used it. `amount` is in `unit`; `starts_on` is from when."""

    name: str
    title: str
    amount: int
    unit: Unit
    starts_on: date
    evidence: str
    made_up: bool
    authority: Authority
    sources: tuple[Source, ...] = ()


@dataclass(frozen=True)
class Entered:
    """An amount a council enters for itself: from when, how much, and why.

    `pence` is in the figure's unit. `ends_before` may be left out: it then runs to the next amount
    that the law gives. `made_up` marks an amount that stands only for a demonstration.
    """

    starts_on: date
    pence: int
    why: str
    made_up: bool = False
    ends_before: date | None = None


@dataclass(frozen=True)
class Figures:
    """Every figure by name. Immutable: `with_entered` gives a new one."""

    by_name: Mapping[str, Figure]
    kept: dict[Any, Any] = field(default_factory=dict, compare=False, repr=False)
    """What others have worked out from these figures and may use again: tables by their names."""

    def on(self, name: str, day: date) -> int:
        """The amount of a figure on a day. Raises NoFigureInForce, naming the figure and the date."""
        amount = self.by_name[name].on(day)
        if amount is None or amount.value is None:
            raise NoFigureInForce(self.why_not(name, day), missing=[name], figure=name, on=day.isoformat())
        return amount.value

    def why_not(self, name: str, day: date) -> str:
        """A sentence for a figure that cannot be used on a day, and what to do."""
        figure = self.by_name[name]
        state = "not in force" if figure.on(day) is None else "not confirmed"
        return (
            f"The figure “{figure.title}” ({figure.authority.text}) is {state} on {day:%-d %B %Y}. "
            "Two people of the council can confirm it from the official text."
        )

    def used(self, name: str, day: date) -> FigureUsed | None:
        """The figure as working shows it on a day; None if it is unknown then."""
        figure = self.by_name[name]
        amount = figure.on(day)
        if amount is None or amount.value is None:
            return None
        return FigureUsed(
            name=name,
            title=figure.title,
            amount=amount.value,
            unit=figure.unit,
            starts_on=amount.starts_on,
            evidence=amount.evidence_text,
            made_up=amount.made_up,
            authority=figure.authority,
            sources=amount.sources,
        )

    def starts(self, names: Iterable[str]) -> tuple[date, ...]:
        """Every day on which one of the named figures changes or ends, in order."""
        days = {
            day
            for name in names
            for amount in self.by_name[name].amounts
            for day in (amount.starts_on, amount.ends_before)
            if day
        }
        return tuple(sorted(days))

    def with_entered(self, entered: Mapping[str, Iterable[Entered]]) -> "Figures":
        """These figures with a council's own amounts laid over them.

        Raises Invalid for a figure we do not know, or for an amount that would replace a confirmed one.
        """
        made = dict(self.by_name)
        for name, amounts in entered.items():
            if name not in made:
                raise Invalid(f"There is no figure called “{name}”.", fields={name: "Not a figure."})
            for one in amounts:
                made[name] = _lay_over(made[name], one)
        return Figures(made)


def _lay_over(figure: Figure, entered: Entered) -> Figure:
    """The figure with one entered amount in place of what is unknown from its first day."""
    if not entered.why.strip():
        raise Invalid(f"Say why “{figure.title}” was entered.", fields={figure.name: "Say why."})
    in_force = figure.on(entered.starts_on)
    if in_force is not None and in_force.value is not None:
        raise Invalid(
            f"“{figure.title}” is already confirmed on {entered.starts_on:%-d %B %Y}. It cannot be replaced.",
            fields={figure.name: "Already confirmed."},
        )
    later = [one.starts_on for one in figure.amounts if one.starts_on > entered.starts_on]
    ends = [day for day in (entered.ends_before, in_force and in_force.ends_before, *later[:1]) if day]
    new = Amount(
        starts_on=entered.starts_on,
        ends_before=min(ends, default=None),
        value=entered.pence,
        evidence=Evidence.UNCONFIRMED,
        entered_because=entered.why.strip(),
        made_up=entered.made_up,
    )
    kept = [
        replace(one, ends_before=entered.starts_on) if one is in_force else one
        for one in figure.amounts
        if one.starts_on != entered.starts_on
    ]
    return replace(figure, amounts=tuple(sorted([*kept, new], key=lambda one: one.starts_on)))


def next_april(day: date) -> date:
    """The next 6 April after a day, when most figures change."""
    this_year = date(day.year, *APRIL)
    return this_year if this_year > day else date(day.year + 1, *APRIL)


@cache
def statutory() -> Figures:
    """The figures as Parliament set them, read from the files once a process."""
    from sayso.rules.figures.files import read_figures

    return Figures(read_figures())
