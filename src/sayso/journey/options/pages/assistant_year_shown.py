"""The year from today in words and as a table: part by part, and where it ends early, from when and why."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from sayso.foundation.govuk.pictures import Line, Working
from sayso.foundation.govuk.presenting import count, plain_day, pounds
from sayso.journey.charging.facts.showing import law
from sayso.journey.options.pages.assistant_shown import HEADS
from sayso.rules.employment.over_a_year import YearCost, YearPart
from sayso.rules.employment.year import DAYS_IN_YEAR, HERE
from sayso.rules.figures import Figures
from sayso.rules.refusals import NoFigureInForce
from sayso.rules.units import PENCE

HEADS_HERE = {HERE[name]: HEADS[name] for name in HERE} | {"cost_here": "These days"}


@dataclass(frozen=True)
class Stretch:
    """Some days of the year as one row: which, how many, and what they cost; a total is drawn as one."""

    days: str
    how_many: str
    a_week: str
    cost: str
    total: bool = False


@dataclass(frozen=True)
class YearShown:
    """The year. `so_far` says what is known, `notes` what changes; `missing` names what is not known."""

    so_far: str
    rows: Sequence[Stretch]
    notes: Sequence[str]
    missing: Sequence[str]
    workings: Sequence[tuple[str, Working]]


def year_shown(year: YearCost, figures: Figures) -> YearShown:
    """Return the year in words and rows. It has a part at least: what is refused is not shown here."""
    rows = [_row(one) for one in year.parts]
    if year.pence is None:
        unknown = f"From {plain_day(year.unknown_from)}" if year.unknown_from else "After that"
        rows.append(Stretch(unknown, "", "", "not known yet"))
    else:
        rows.append(Stretch("In all", count(DAYS_IN_YEAR, "day"), "", pounds(year.pence), total=True))
    several = len(year.parts) > 1
    return YearShown(
        so_far=_so_far(year),
        rows=rows,
        notes=[*_raised(year), *_unknown(year)],
        missing=_missing(year, figures),
        workings=[(_days(one), _working(one)) for one in year.parts] if several or year.pence is None else [],
    )


def _so_far(year: YearCost) -> str:
    last = plain_day(year.parts[-1].last)
    if year.pence is not None:
        return f"For the year up to {last} that is {pounds(year.pence)}."
    return f"Up to {last} that is {pounds(year.pence_until_then or 0)}. We do not know yet what comes after."


def _row(one: YearPart) -> Stretch:
    return Stretch(_days(one), count(one.days, "day"), pounds(one.cost.pence_a_week or 0), pounds(one.pence))


def _days(one: YearPart) -> str:
    if one.first == one.last:
        return plain_day(one.first)
    return f"{plain_day(one.first)} to {plain_day(one.last)}"


def _raised(year: YearCost) -> list[str]:
    """Say each wage that the law lifts, once, from the day on which it does."""
    said: dict[str, None] = {}
    seen: set[tuple[int, int]] = set()
    alone = len(year.facts.assistants) == 1
    for one in year.parts:
        for each in one.raised:
            if (each.number, each.now) in seen:
                continue
            seen.add((each.number, each.now))
            whom = "them" if alone else f"assistant {each.number}"
            said[
                f"From {plain_day(one.first)} the law wants you to pay {whom} {pounds(each.now)} an hour at "
                f"least, where you told us {pounds(each.told)}. We counted that from that day."
            ] = None
    return list(said)


def _unknown(year: YearCost) -> list[str]:
    """Say from when there is no sum, and why."""
    if year.refusal is None or year.unknown_from is None:
        return []
    if not isinstance(year.refusal, NoFigureInForce):
        return [f"There is no sum from {plain_day(year.unknown_from)}. {year.refusal.message}"]
    day = plain_day(year.unknown_from)
    return [
        f"There is no sum from {day}, and none for the whole year. Amounts of the law are not known yet for "
        "that day. We do not guess them."
    ]


def _missing(year: YearCost, figures: Figures) -> list[str]:
    """Return the amounts that nobody has confirmed, by their names; wages first."""
    if not isinstance(year.refusal, NoFigureInForce):
        return []
    names = sorted(year.refusal.data["missing"], key=lambda name: "wage" not in name)
    return [figures.by_name[name].title for name in names]


def _working(one: YearPart) -> Working:
    """Return the lines of one part: each its days' share of 52 weeks at its rates."""
    kept = [line for line in one.working if line.unit is PENCE]
    shown = [
        Line(HEADS_HERE[line.step], _share(one, line.step, line.label), line.amount, law(line))
        for line in kept
    ]
    shown[-1] = replace(shown[-1], total=True)
    return Working(f"What {count(one.days, 'day')} cost, in pounds", shown, unit="These days")


def _share(one: YearPart, step: str, label: str) -> str:
    """Say what a line is a share of: 132 of 364 days of an amount."""
    names = {here: name for name, here in HERE.items()}
    if step not in names:
        return label
    of = pounds(one.cost.values[names[step]])
    return f"{one.days} of {DAYS_IN_YEAR} days of {of}."
