"""Doors to first figures, and to the council's points table."""

import uuid
from datetime import date
from typing import Any
from uuid import UUID

from django.utils import timezone
from ninja import Field, Schema

from sayso.foundation.access.areas import Area
from sayso.foundation.access.looking import looked_at
from sayso.foundation.access.named_action import NOT_FOUND, authorise_on
from sayso.foundation.access.permissions import Permission
from sayso.journey.allocation import actions, queries
from sayso.journey.allocation.models import IndicativeBudget
from sayso.journey.people.queries import record_keys
from sayso.rules.refusals import NotFound
from sayso.web.api.casework import ONCE, Kept
from sayso.web.api.once import once
from sayso.web.api.site import Asked, door


class Levels(Schema):
    """How much help is needed in each domain of the table, as if nobody helped; null: not asked."""

    levels: dict[str, str | None]
    key: UUID | None = Field(None, description=ONCE)


class FirstFigure(Schema):
    """A first figure to plan with, never the final sum. Null amounts are not known yet, never nothing."""

    key: UUID
    worked_on: date
    gross_pence_a_week: int | None
    net_pence_a_week: int | None
    says: str
    missing: list[str]
    working: list[dict[str, Any]]


class Table(Schema):
    """A points table as it was published."""

    key: UUID
    name: str
    starts_on: date
    asked: str
    text: str


class NewTable(Schema):
    """A points table as a file in YAML."""

    text: str = Field(max_length=100_000)
    key: UUID | None = Field(None, description=ONCE)


@door(
    "GET",
    "/people/{uuid:person}/first-figure",
    Permission.WORK_OUT_FIRST_FIGURE,
    summary="The first figure that stands",
    answers=FirstFigure,
)
def first_figure(request: Asked, person: UUID) -> FirstFigure:
    """Return it. None yet, or not open: as if the record did not exist."""
    keys = record_keys(person, viewer=request.user)
    if not keys:
        raise NotFound(NOT_FOUND)
    authorise_on(request.user, person=person, area=Area.MONEY)
    looked_at(page="api_first_figure", people=keys, by=request.user, at=request.at)
    return _figure(queries.first_figure_of(person, viewer=request.user))


@door(
    "POST",
    "/people/{uuid:person}/first-figure",
    Permission.WORK_OUT_FIRST_FIGURE,
    summary="Work out a first figure",
    answers=Kept,
    status=201,
)
def work_out_first_figure(request: Asked, person: UUID, levels: Levels) -> Kept:
    """Keep it, whatever is missing: what cannot be worked out is kept as that, by name."""
    new = actions.NewFirstFigure(
        person=person,
        levels=levels.levels,
        worked_on=timezone.localdate(request.at),
        key=levels.key or uuid.uuid4(),
    )

    def act() -> UUID:
        return actions.work_out_first_figure(figure=new, by=request.user, at=request.at).pk

    return Kept(key=once(request, levels.key, act))


@door(
    "GET",
    "/my-first-figure",
    Permission.SEE_OWN_RECORD,
    summary="My first figure to plan with",
    answers=FirstFigure,
)
def my_first_figure(request: Asked) -> FirstFigure:
    """Return one's own. There may be none yet."""
    mine: UUID | None = request.user.subject_id
    return _figure(queries.first_figure_of(mine, viewer=request.user) if mine else None)


@door(
    "GET",
    "/points-tables",
    Permission.READ_PUBLIC_PAGES,
    summary="The council's points tables",
    answers=list[Table],
)
def points_tables(request: Asked) -> list[Table]:
    """Return every table that holds, held or will hold, the newest first."""
    return [
        Table(key=one.pk, name=one.name, starts_on=one.starts_on, asked=one.asked, text=one.text)
        for one in queries.tables()
    ]


@door(
    "POST",
    "/points-tables",
    Permission.CHANGE_SETTINGS,
    summary="Publish a points table",
    answers=Kept,
    status=201,
)
def publish_points_table(request: Asked, table: NewTable) -> Kept:
    """Publish it from its own first day on. What could harm is refused by its place in the file."""

    def act() -> UUID:
        made = actions.publish_table(text=table.text, by=request.user, at=request.at, key=table.key)
        return made.pk

    return Kept(key=once(request, table.key, act))


def _figure(found: IndicativeBudget | None) -> FirstFigure:
    if found is None:
        raise NotFound(NOT_FOUND)
    return FirstFigure(
        key=found.pk,
        worked_on=found.worked_on,
        gross_pence_a_week=found.gross_pence_a_week,
        net_pence_a_week=found.net_pence_a_week,
        says=found.says,
        missing=found.missing,
        working=found.working,
    )
