"""A row of any table in words: every column that says something, under a plain label."""

from collections.abc import Iterator, Mapping
from datetime import date, datetime, time
from typing import Any

from django.db import models

from sayso.foundation.access.models import Subject, Team, User
from sayso.foundation.access.protection import ProtectedModel
from sayso.foundation.govuk.presenting import LONDON, clock, plain_day, pounds
from sayso.foundation.letters.models import Letter
from sayso.foundation.letters.queries import content_of
from sayso.journey.people.queries.safe_words import DAYS

Line = dict[str, str]
#: Columns that hold no words of anybody: keys of rows, marks of the machinery.
_SILENT = (models.UUIDField, models.BinaryField)
_MACHINERY = frozenset(
    "id person version root entry pair sha256 pdf_sha256 format byte_count made_up uprn digits traced"
    " written_as reading_grade_tenths wording carrier_said receipt tries end_to_end moved same_keys"
    " keys".split()
)
_LABELS: Mapping[str, str] = {
    "recorded_at": "Written down on",
    "recorded_by": "Written down by",
    "written_at": "Written on",
    "replaced_at": "No longer so since",
    "replaced_by": "Changed by",
    "starts_on": "From",
    "ends_before": "Until",
    "their_words": "Their words",
    "other_called": "Who",
    "text": "What it says",
    "words": "Words",
    "kind": "Kind",
    "who_was_there": "Who was there",
    "seen_alone": "Seen alone",
    "happened_at": "When",
    "wished_at": "At",
    "give_or_take_minutes": "Minutes earlier or later",
    "called": "Who",
}


def lines_of(row: ProtectedModel) -> list[Line]:
    """Return what a row says, a line for each column that says something, in the order of the table."""
    if isinstance(row, Letter):
        content = content_of(row)
        told = [("About", content.heading), ("In full", content.text), ("Written on", _plain(row.written_at))]
    else:
        told = [line for field in row._meta.concrete_fields for line in _told(row, field)]
    return [{"label": label, "text": text} for label, text in told if text]


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
    fields = (field for field in row._meta.concrete_fields if isinstance(field, models.TextField))
    return "\n".join(str(getattr(row, field.attname) or "") for field in fields)


def _told(row: Any, field: Any) -> Iterator[tuple[str, str]]:
    if field.name in _MACHINERY or isinstance(field, _SILENT):
        return
    if field.many_to_one or field.one_to_one:
        if field.related_model is Subject or issubclass(field.related_model, ProtectedModel):
            return  # a key: whom or what it is of stands in words beside it
        other = getattr(row, field.name)
        yield _label(field.name), _name(other)
        return
    value = getattr(row, field.attname)
    if value in (None, "", [], {}):
        return
    shown = getattr(row, f"get_{field.name}_display", None)
    if shown:
        yield _label(field.name), str(shown())
    elif "pence" in field.name and isinstance(value, int):
        yield _label(field.name.replace("_pence", "").replace("pence_", "")), pounds(value)
    elif field.name == "days" and isinstance(value, list):
        yield _label(field.name), ", ".join(DAYS[one] for one in value)
    else:
        yield _label(field.name), _plain(value)


def _name(other: Any) -> str:
    if isinstance(other, User | Team):
        return other.name
    return str(other) if other is not None else ""


def _label(name: str) -> str:
    return _LABELS.get(name) or name.replace("_", " ").capitalize()


def _plain(value: Any) -> str:
    """Return a value in words. What is nested is told part by part."""
    if isinstance(value, bool):
        return "Yes" if value else "No"
    if isinstance(value, datetime):
        return plain_day(value.astimezone(LONDON).date())
    if isinstance(value, date):
        return plain_day(value)
    if isinstance(value, time):
        return clock(value)
    if isinstance(value, dict):
        parts = ((_label(str(name)), _plain(one)) for name, one in value.items())
        return "; ".join(f"{name}: {said}" for name, said in parts if said)
    if isinstance(value, list):
        return ". ".join(said for one in value if (said := _plain(one)))
    return "" if value is None else str(value)
