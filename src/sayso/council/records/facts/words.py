"""A row of any table in words: every column that says something, under a plain heading.

The headings stand in `columns.yaml`, the words of codes on the column or in `labels.py`. No name of a column
and no code reaches whoever reads it: a house test walks every table that is gathered.
"""

from collections.abc import Iterator
from datetime import date, datetime
from typing import Any

from django.db import models

from sayso.council.records.facts.columns import called, of_them
from sayso.council.records.facts.labels import SAYS, left_out
from sayso.council.records.facts.lines import Line, line, plainly
from sayso.foundation.access.models import Subject, Team, User
from sayso.foundation.access.protection import ProtectedModel
from sayso.foundation.govuk.presenting import LONDON, pounds
from sayso.foundation.letters.models import Letter
from sayso.foundation.letters.queries import content_of
from sayso.journey.people.queries.safe_words import DAYS

#: Columns that hold no words of anybody: keys of rows, marks of the machinery.
_SILENT = (models.UUIDField, models.BinaryField)
_MACHINERY = frozenset(
    "id person version root entry pair sha256 pdf_sha256 format byte_count made_up uprn digits traced"
    " written_as reading_grade_tenths wording carrier_said receipt tries end_to_end moved same_keys"
    " keys".split()
)


def lines_of(row: ProtectedModel, *, theirs: bool = True) -> list[Line]:
    """Return what a row says, a line for each column that says something, in the order of the table.

    `theirs`: it stands on the record of whoever reads it, and "you" is them; else it says "they".
    """
    table = row._meta.label
    lines = [one for field in told_columns(type(row)) for one in _told(row, table, field)]
    if isinstance(row, Letter):
        content = content_of(row)
        lines = [line("About", content.heading), line("In full", content.text), *lines]
    return [one if theirs else one | {"label": of_them(one["label"])} for one in lines if one["text"]]


def told_columns(model: type[models.Model]) -> Iterator[Any]:
    """Give the columns of a table that say something to whoever reads it."""
    for field in model._meta.concrete_fields:
        silent = field.name in _MACHINERY or isinstance(field, _SILENT)
        if not silent and not is_key(field) and not left_out(model._meta.label, field.name):
            yield field


def is_key(field: Any) -> bool:
    """Whether it is a key of a row about somebody: whom or what it is of stands in words beside it."""
    of = field.related_model
    return isinstance(of, type) and (of is Subject or issubclass(of, ProtectedModel))


def day_of(row: ProtectedModel) -> date | None:
    """Return the day that a row is of, for its place in the pack: the first that it names; None for none."""
    for field in row._meta.concrete_fields:
        value = getattr(row, field.attname)
        if isinstance(value, datetime):
            return value.astimezone(LONDON).date()
        if isinstance(value, date):
            return value
    return None


def free_text(row: ProtectedModel) -> str:
    """Return all the words that somebody wrote in a row, to look for a name in."""
    written = (
        getattr(row, field.attname)
        for field in row._meta.concrete_fields
        if isinstance(field, models.TextField | models.CharField | models.JSONField) and not field.choices
    )
    return "\n".join(words for value in written for words in _strings(value))


def _strings(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict | list):
        for one in value.values() if isinstance(value, dict) else value:
            yield from _strings(one)


def _told(row: Any, table: str, field: Any) -> Iterator[Line]:
    said = said_of(row, table, field)
    if isinstance(said, str):
        yield line(called(table, field.name), said)
    else:
        yield from said


def said_of(row: Any, table: str, field: Any) -> str | list[Line]:
    """Return what one column of a row says, in words: a text, or lines of its own; "" for nothing."""
    if getattr(row, field.attname) in (None, "", [], {}):
        return ""
    value, says = getattr(row, field.name), SAYS.get(f"{table}.{field.name}")
    if says:
        return says(row, value)
    shown = getattr(row, f"get_{field.name}_display", None)
    if shown:
        return str(shown()[:1].upper() + shown()[1:])
    if isinstance(value, User | Team):
        return value.name
    if "pence" in field.name:
        return pounds(value)
    if isinstance(value, list):
        return ", ".join(_words_of(field, value))
    return plainly(value)


def _words_of(field: Any, value: list[Any]) -> Iterator[str]:
    """Give each of several in words: days of the week, or choices."""
    labels = dict(field.base_field.choices or ()) if hasattr(field, "base_field") else {}
    for one in value:
        yield DAYS[one] if field.name == "days" else str(labels.get(one, one))
