"""The search: all that stands on somebody's record, and what names them on the records of those tied to them.

A reasonable and proportionate search (UK General Data Protection Regulation, Article 15(1A)): every table, on
their own record; on others', every table that points at them, and every word that somebody wrote there in
which they are named. What whoever looks may not read is not found: the action opens it first.
"""

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.apps import apps
from django.db import connection

from sayso.council.records.facts.columns import of_them
from sayso.council.records.facts.lines import Line
from sayso.council.records.facts.tables import ELSEWHERE, HEADINGS
from sayso.council.records.facts.words import day_of, free_text, lines_of
from sayso.council.records.statuses import PartKind
from sayso.foundation.access.areas import Area
from sayso.foundation.access.models import Subject, User
from sayso.foundation.access.protection import ProtectedModel, must_look
from sayso.journey.partnership.models import PartnershipSide
from sayso.journey.people.models import Name, Tie

#: Read one by one, never in one go: what others said, what was said in private, what is about harm.
ALONE = frozenset({Area.PRIVATE, Area.SAFETY, Area.HIDDEN, Area.STORY})
OF_MONEY = frozenset({Area.MONEY, Area.MEANS})
SHORTEST_NAME = 3


@dataclass(frozen=True, kw_only=True)
class Found:
    """One thing that was found: of which table and row, on whose record, in words."""

    table: str
    source: UUID
    whose: UUID
    heading: str
    lines: list[Line]
    on: date | None
    alone: bool


def tied_to(keys: Sequence[UUID], *, viewer: User) -> set[UUID]:
    """Return on whose records this person is named by key, or whom their own record names as close."""
    must_look(viewer)
    with connection.cursor() as cursor:
        cursor.execute("select records_naming(%s::uuid[])", [list(keys)])
        naming = {key for (key,) in cursor.fetchall()}
    ties = Tie.objects.visible_to(viewer).filter(person_id__in=keys).exclude(other=None)
    sides = PartnershipSide.objects.visible_to(viewer).filter(person_id__in=keys)
    named = {*ties.values_list("other_id", flat=True), *sides.values_list("other_id", flat=True)}
    return (naming | named) - set(keys)


def gather_about(
    keys: Sequence[UUID], *, others: Collection[UUID], part: PartKind, viewer: User
) -> list[Found]:
    """Return all that is found of this part about whoever these keys stand for, in the order of the journey.

    `others` are those tied to them. For a request about money alone, nothing of anybody else is looked at.
    """
    called = _called(keys, others, viewer=viewer)
    elsewhere = others if part != PartKind.MONEY else ()
    found: list[Found] = []
    for label, heading in HEADINGS.items():
        model: type[ProtectedModel] = apps.get_model(label)
        if not _is_of(model.area, part):
            continue
        rows = [*_rows(model, viewer=viewer).filter(person_id__in=keys)]
        rows += _elsewhere(label, model, keys, elsewhere, called, viewer=viewer)
        found += sorted((_found(row, label, heading, keys) for row in rows), key=_place)
    return [one for one in found if one.lines]


def _is_of(area: Area, part: PartKind) -> bool:
    if part == PartKind.EVERYTHING:
        return True
    return (area in OF_MONEY) is (part == PartKind.MONEY)


def _called(keys: Sequence[UUID], others: Collection[UUID], *, viewer: User) -> re.Pattern[str] | None:
    """Return what the person is called, by themself and by those tied to them, to search for."""
    said = list(Name.objects.visible_to(viewer).filter(person_id__in=keys).values_list("text", flat=True))
    words = {word for name in said for word in (name, *name.split()[:1])}
    ties = Tie.objects.visible_to(viewer).filter(person_id__in=others, other_id__in=keys)
    sides = PartnershipSide.objects.visible_to(viewer).filter(person_id__in=others, other_id__in=keys)
    for called in (
        *ties.values_list("other_called", flat=True),
        *sides.values_list("other_called", flat=True),
    ):
        words.add(called.split(",")[0])
    asked = sorted(word.strip() for word in words if len(word.strip()) >= SHORTEST_NAME)
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, asked))})\b", re.IGNORECASE) if asked else None


def _elsewhere(
    label: str,
    model: type[ProtectedModel],
    keys: Sequence[UUID],
    others: Iterable[UUID],
    called: re.Pattern[str] | None,
    *,
    viewer: User,
) -> Iterator[Any]:
    """Give the rows of others' records that point at the person, or in which they are named."""
    theirs = _rows(model, viewer=viewer).filter(person_id__in=others)
    if label in ELSEWHERE:
        pointing = {row.pk: row for row in theirs.filter(**{f"{ELSEWHERE[label]}__in": list(keys)})}
        yield from pointing.values()
    else:
        pointing = {}
    if called:
        yield from (row for row in theirs if row.pk not in pointing and called.search(free_text(row)))


def _rows(model: type[ProtectedModel], *, viewer: User) -> Any:
    """Return the rows that are open, each with whoever wrote it."""
    rows = model.objects.visible_to(viewer)
    by = [
        field.name
        for field in model._meta.concrete_fields
        if isinstance(field.related_model, type)
        and not issubclass(field.related_model, Subject | ProtectedModel)
    ]
    return rows.select_related(*by) if by else rows


def _found(row: Any, label: str, heading: str, keys: Sequence[UUID]) -> Found:
    theirs = row.person_id in keys
    return Found(
        table=label,
        source=row.pk,
        whose=row.person_id,
        heading=heading if theirs else of_them(heading),
        lines=lines_of(row, theirs=theirs),
        on=day_of(row),
        alone=row.area in ALONE or not theirs,
    )


def _place(one: Found) -> tuple[date, str]:
    return (one.on or date.min, str(one.source))
