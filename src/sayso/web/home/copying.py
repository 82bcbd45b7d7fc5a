"""My copy: what somebody may already see of their own record, in plain words, as one file.

Every table with a person in it is in `copied`, with the words that stand in the copy, or in `not_copied` with
the reason. A house test holds to it: whoever adds a table says here what becomes of it. Only what is named is
copied, so that a new column comes out only when somebody chose it. Nothing of anybody else's record is read.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.apps import apps

from sayso.council.records.facts import called, said_of
from sayso.foundation.access.named_action import event
from sayso.foundation.access.protection import ProtectedModel, ProtectedQuerySet
from sayso.foundation.audit.writing import write
from sayso.web.home.copied import COPIED
from sayso.web.home.copied_section import Section
from sayso.web.home.reader import Reader

Told = tuple[str, str]


@dataclass(frozen=True)
class CopiedPart:
    """One part of the copy: a heading, and entries of labels with what they say."""

    heading: str
    entries: list[list[Told]]


def copy_of(reader: Reader) -> list[CopiedPart]:
    """Return every part that holds something, in the order of the journey."""
    parts = [
        CopiedPart(section.heading, _entries(label, section, reader)) for label, section in COPIED.items()
    ]
    return [part for part in parts if part.entries]


def taken_by(reader: Reader, *, form: str, at: datetime) -> list[CopiedPart]:
    """Return the copy for somebody who takes it with them, and leave a trace of it in their own name."""
    parts = copy_of(reader)
    facts = {"form": form, "parts": len(parts)}
    write([event("home.take_my_copy", by=reader.login, at=at, person=reader.key, facts=facts)])
    return parts


def as_json(parts: Iterable[CopiedPart], *, on: date, council: str) -> dict[str, Any]:
    """Return the copy as it stands in the JSON file: the same words, for a program to read."""
    return {
        "made_on": on.isoformat(),
        "by": council,
        "parts": [
            {
                "heading": part.heading,
                "entries": [
                    [{"label": label, "text": text} for label, text in entry] for entry in part.entries
                ],
            }
            for part in parts
        ],
    }


def _entries(label: str, section: Section, reader: Reader) -> list[list[Told]]:
    model: type[ProtectedModel] = apps.get_model(label)
    rows: ProtectedQuerySet = model.objects.visible_to(reader.login).filter(person_id=reader.key)
    if section.keys:
        rows = rows.filter(pk__in=list(section.keys(reader)))
    if section.only:
        rows = rows.filter(**section.only)
    for name in section.filled:
        rows = rows.exclude(**{name: None})
    found = sorted(rows, key=lambda row: (str(getattr(row, section.by)), str(row.pk)))
    return [told for row in found if (told := _told(row, label, section, reader))]


def _told(row: Any, label: str, section: Section, reader: Reader) -> list[Told]:
    told = [line for name in section.fields for line in _said(row, label, name)]
    return told + [line for line in (section.more(row, reader) if section.more else ()) if line[1]]


def _said(row: Any, label: str, name: str) -> list[Told]:
    """Return what one column says, under what it is called, as a pack of the records desk says it."""
    said = said_of(row, label, row._meta.get_field(name))
    if isinstance(said, str):
        return [(called(label, name), said)] if said else []
    return [(one["label"], one["text"]) for one in said]
