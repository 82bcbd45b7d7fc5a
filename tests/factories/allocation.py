"""First figures for tests, by a small table of the made-up council."""

from datetime import date, datetime
from pathlib import Path
from typing import Any
from uuid import UUID

from django.db import transaction

from sayso.foundation.access.viewer import viewing
from sayso.journey.allocation import actions
from sayso.journey.allocation.models import PublishedTable
from tests.factories.logins import a_login

TABLE = (Path(__file__).parents[1] / "rules/allocation/tables/lindenshire.yaml").read_text(encoding="utf-8")
FROM_OUTCOMES = """
from_outcomes:
  washing: [personal_hygiene, toilet_needs]
  eating: [nutrition]
"""
LEVELS = {"washing": "daily", "eating": "daily", "home": "some", "going_out": "some", "night": "none"}
"""30 points at £7.25 each."""
GROSS_PENCE = 30 * 725


def a_table(
    *, now: datetime, text: str = TABLE + FROM_OUTCOMES, starts_on: date | None = None
) -> PublishedTable:
    """Return a table as the council published it, by an administrator."""
    admin = a_login("admin", now=now)
    if starts_on:
        text = text.replace("starts_on: 2026-04-01", f"starts_on: {starts_on}")
    with transaction.atomic(), viewing(admin, at=now):
        return actions.publish_table(text=text, by=admin, at=now)


def new_figure(person: UUID, now: datetime, **changed: Any) -> actions.NewFirstFigure:
    """Return needs in every domain of the table, as they are today."""
    return actions.NewFirstFigure(person=person, **({"levels": LEVELS, "worked_on": now.date()} | changed))
