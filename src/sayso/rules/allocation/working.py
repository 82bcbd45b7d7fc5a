"""From worked-out rows to the lines a person reads, each with what it rests on."""

from collections.abc import Sequence
from datetime import date

from sayso.rules.allocation.facts import AgreedHelp, NeedFacts
from sayso.rules.allocation.sheets import MINUTES_IN_AN_HOUR, NEVER_ASSUMED
from sayso.rules.allocation.table import PointsTable, day_text
from sayso.rules.figures import statutory
from sayso.rules.sheet import Line, Row
from sayso.rules.units import NUMBER, WORD


def working_of(
    facts: NeedFacts, row: Row, of_person: Sequence[Row], table: PointsTable, on: date
) -> tuple[Line, ...]:
    """Each need with its points, then the sum; what each carer agreed to stands before the hours."""
    lines = [_need_line(need, table) for need in of_person if need["points"] is not None]
    for line in row.explain(statutory()):
        if line.step in ("agreed_help_pence_a_week", "no_hours_are_agreed"):
            lines += [_help_line(at, one, on) for at, one in enumerate(facts.agreed_help or (), start=1)]
        lines.append(line)
    return tuple(lines)


def _need_line(need: Row, table: PointsTable) -> Line:
    label = f"{table.domains[need['domain']]}: {table.levels[need['level']]}."
    return Line(f"points.{need['domain']}", label, need["points"], NUMBER, table.authority)


def _help_line(at: int, agreed: AgreedHelp, on: date) -> Line:
    """What one carer agreed to. A promise that has run out, or is still to start, is told and not counted."""
    said = (
        f"{agreed.carer} agreed to {time_text(agreed.minutes_a_week)} a week on {day_text(agreed.agreed_on)}"
    )
    if agreed.holds_on(on):
        label = f"{said}. They will be asked again by {day_text(agreed.ends_before)}."
    elif on < agreed.agreed_on:
        label = f"{said}. That is after this day, so we do not count it."
    else:
        ended = day_text(agreed.ends_before)
        label = f"{said}. That ended before {ended}, so we do not count it. Ask them again."
    return Line(f"agreed_help.{at}", label, None, WORD, NEVER_ASSUMED)


def time_text(minutes: int) -> str:
    """Minutes in words: 3 hours 30 minutes."""
    hours, rest = divmod(minutes, MINUTES_IN_AN_HOUR)
    said = [_counted(hours, "hour")] if hours else []
    if rest or not hours:
        said.append(_counted(rest, "minute"))
    return " ".join(said)


def _counted(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"
