"""How the rows of letters are marked: by key, for whoever may not read them. Used by more than one action."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import connection


def claim(next_tries: Mapping[UUID, datetime], at: datetime) -> dict[UUID, datetime]:
    """Take letters to carry; return those that nobody else has, with when anybody first tried."""
    found = _rows(
        "select id, first_tried_at from letters_claim(%s::uuid[], %s::timestamptz[], %s)",
        [list(next_tries), list(next_tries.values()), at],
    )
    return dict(found)


def mark_out(receipts: Mapping[UUID, str], at: datetime, *, ask_at: datetime | None) -> list[UUID]:
    """Mark letters as out, with their receipts; return those that were not before."""
    return _keys(
        "select letters_mark_out(%s::uuid[], %s::text[], %s, %s)",
        [list(receipts), list(receipts.values()), at, ask_at],
    )


def mark_failed(whys: Mapping[UUID, str], at: datetime) -> list[UUID]:
    """Mark letters as not to be sent, each with its code."""
    return _keys(
        "select letters_mark_failed(%s::uuid[], %s::text[], %s)", [list(whys), list(whys.values()), at]
    )


def mark_returned(keys: Sequence[UUID], at: datetime) -> list[UUID]:
    """Mark letters as come back."""
    return _keys("select letters_mark_returned(%s::uuid[], %s)", [list(keys), at])


def mark_waiting(said: Mapping[UUID, tuple[str, datetime | None]]) -> list[UUID]:
    """Keep why a try came to nothing, and the soonest next one."""
    return _keys(
        "select letters_wait(%s::uuid[], %s::text[], %s::timestamptz[])",
        [list(said), [code for code, _ in said.values()], [until for _, until in said.values()]],
    )


def mark_said(said: Mapping[UUID, tuple[str, datetime | None]]) -> list[UUID]:
    """Keep what a carrier said became of letters, and when to ask again."""
    return _keys(
        "select letters_mark_said(%s::uuid[], %s::text[], %s::timestamptz[])",
        [list(said), [code for code, _ in said.values()], [again for _, again in said.values()]],
    )


def _keys(asked: str, told: list[Any]) -> list[UUID]:
    return [key for (key,) in _rows(asked, told)]


def _rows(asked: str, told: list[Any]) -> list[Any]:
    if not told[0]:
        return []
    with connection.cursor() as cursor:
        cursor.execute(asked, told)
        return list(cursor.fetchall())
