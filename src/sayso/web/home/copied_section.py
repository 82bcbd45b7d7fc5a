"""What one table of somebody's own copy is made of."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from sayso.web.home.reader import Reader

Told = tuple[str, str]


@dataclass(frozen=True, kw_only=True)
class Section:
    """A table in the copy: its heading, its columns, what orders it, and which rows it keeps.

    What a column is called stands in `council/records/facts/columns.yaml`, where a pack of the records desk
    takes it too. `only` is a filter, `filled` names columns that must not be empty, `keys` gives which rows
    are theirs to read, `more` the lines that no column holds.
    """

    heading: str
    fields: tuple[str, ...] = ()
    by: str = "recorded_at"
    only: Mapping[str, Any] = field(default_factory=dict)
    filled: tuple[str, ...] = ()
    keys: Callable[[Reader], Iterable[UUID]] | None = None
    more: Callable[[Any, Reader], Iterable[Told]] | None = None


STANDS = {"replaced_at": None}
