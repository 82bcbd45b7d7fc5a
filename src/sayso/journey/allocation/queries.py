"""Questions about points tables, which anybody may ask, and first figures, by what the viewer may see."""

from collections.abc import Iterable
from datetime import date
from functools import lru_cache
from uuid import UUID

from sayso.foundation.access.viewer import Viewer
from sayso.journey.allocation.models import IndicativeBudget, PublishedTable
from sayso.rules.allocation.table import PointsTable
from sayso.rules.allocation.table_files import points_table


def table_on(day: date) -> PublishedTable | None:
    """Return the points table in force on a day; None before the first."""
    rows = PublishedTable.objects.filter(withdrawn_at=None, starts_on__lte=day)
    return rows.order_by("-starts_on").first()


def tables() -> list[PublishedTable]:
    """Return every table that holds, held or will hold, the newest first."""
    rows = PublishedTable.objects.filter(withdrawn_at=None).select_related("published_by")
    return list(rows.order_by("-starts_on"))


def read(table: PublishedTable) -> PointsTable:
    """Return a published table as the rules read it."""
    return _read(table.text)


@lru_cache(maxsize=16)
def _read(text: str) -> PointsTable:
    return points_table(text)


def first_figure_of(person: UUID, *, viewer: Viewer) -> IndicativeBudget | None:
    """Return the first figure that stands; None where there is none, or it is not open."""
    return first_figures_of([person], viewer=viewer).get(person)


def first_figures_of(people: Iterable[UUID], *, viewer: Viewer) -> dict[UUID, IndicativeBudget]:
    """Return the first figure that stands of each of these people, in one query."""
    rows = IndicativeBudget.objects.visible_to(viewer).current().filter(person_id__in=people)
    return {one.person_id: one for one in rows.select_related("table", "recorded_by")}
