"""People who were worked out over columns, made ready to be explained one by one as one person is."""

from collections.abc import Iterable

from sayso.rules.charging import capital, costs, income
from sayso.rules.charging.assessment import SHEETS, Tables
from sayso.rules.charging.charge import notional_sheet
from sayso.rules.charging.working import Person
from sayso.rules.sheet import Row


def people_of(worked: Tables) -> dict[int, Person]:
    """Each person of worked-out eager tables, by row, ready to be explained."""
    by_sheet = [_by_row(sheet.look(worked.people)) for sheet in (*SHEETS, notional_sheet)]
    items = {
        "income": _many_by_row(income.kinds.look(worked.income)),
        "capital": _many_by_row(capital.holdings.look(worked.capital)),
        "costs": _many_by_row(costs.outgoings.look(worked.costs)),
    }
    return {
        at: Person(
            [rows[at] for rows in by_sheet], {name: found.get(at, []) for name, found in items.items()}
        )
        for at in by_sheet[0]
    }


def _by_row(rows: Iterable[Row]) -> dict[int, Row]:
    return {row["row"]: row for row in rows}


def _many_by_row(rows: Iterable[Row]) -> dict[int, list[Row]]:
    found: dict[int, list[Row]] = {}
    for row in sorted(rows, key=lambda one: str(one["kind"])):
        found.setdefault(row["row"], []).append(row)
    return found
