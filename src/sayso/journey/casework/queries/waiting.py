"""The risk while somebody waits, as it was last said; and which rose in the team."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import connection

from sayso.foundation.access.models import User
from sayso.foundation.access.viewer import current_viewer
from sayso.journey.casework.models import WaitingRisk


@dataclass(frozen=True)
class Rose:
    """A risk that rose, and that no manager has looked at: whose, how high, since when, and who said so."""

    key: UUID
    person: UUID
    risk: str
    said_at: datetime
    said_by: str


def risks_of(person: UUID, *, viewer: User) -> list[WaitingRisk]:
    """Return what was said of the risk while somebody waits, the last first."""
    rows = WaitingRisk.objects.visible_to(viewer).filter(person_id=person)
    return list(rows.select_related("said_by").order_by("-said_at", "-id"))


def risk_of(person: UUID, *, viewer: User) -> WaitingRisk | None:
    """Return the risk as it was last said; None where nobody has."""
    return next(iter(risks_of(person, viewer=viewer)), None)


def risks_that_rose(*, viewer: User) -> list[Rose]:
    """Return the risks that rose in a manager's team and that no manager has looked at, the first first."""
    assert current_viewer() == viewer.pk
    with connection.cursor() as cursor:
        cursor.execute("select id, person_id, risk, said_at, said_by from casework_risks_that_rose()")
        return [Rose(*row) for row in cursor.fetchall()]
