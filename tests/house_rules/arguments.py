"""What any named action asks for, made from its own types: enough to knock at the door of a record."""

import dataclasses
import enum
import inspect
import types
import typing
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time
from typing import Any
from uuid import UUID

from django.db import models

MANY = (Sequence, Collection, Iterable, list)
#: Words of a certain form, by the name of what asks for them.
SAID = {
    "sort_code": "010203",
    "account_number": "12345678",
    "answers": {},
    "because": "staff",
    "purpose": "contact",
}


@dataclass(frozen=True)
class Given:
    """What arguments are made of: rows of one person's by their class, and their keys by what asks for them.

    A key that is asked for by any other name is the person's own.
    """

    now: datetime
    person: UUID
    rows: Mapping[type[models.Model], models.Model]
    keys: Mapping[str, UUID] = field(default_factory=dict)

    def to(self, action: Callable[..., Any]) -> dict[str, Any]:
        """Return what an action must be given, beside by whom and when."""
        inner = inspect.unwrap(action)
        hints, asked = typing.get_type_hints(inner), inspect.signature(inner).parameters.values()
        needed = [one.name for one in asked if one.default is inspect.Parameter.empty]
        return {name: self._of(hints[name], name) for name in needed if name not in ("by", "at")}

    def _of(self, hint: Any, name: str) -> Any:
        origin, inner = typing.get_origin(hint), typing.get_args(hint)
        if name in SAID and (origin is not None or hint is str):
            return SAID[name]
        if origin in (typing.Union, types.UnionType):
            return self._of(inner[0], name)
        if origin in MANY:
            return [self._of(inner[0], name)]
        if origin is tuple:
            return tuple(self._of(one, name) for one in inner if one is not ...)
        if origin in (Mapping, dict):
            return {}
        return self._one(hint, name)

    def _one(self, hint: type, name: str) -> Any:
        plain = {str: "words", int: 1, bool: False, bytes: b"", time: time(9), datetime: self.now}
        if hint is UUID:
            return self.keys.get(name, self.person)
        if hint is date:
            return self.now.date()
        if hint in plain:
            return plain[hint]
        if issubclass(hint, enum.Enum):
            return list(hint)[-1]
        if issubclass(hint, models.Model):
            return self.rows[hint]
        return self._built(hint)

    def _built(self, hint: type) -> Any:
        """Return what is put together of these with only what it must have, and a worker where one is due."""
        hints = typing.get_type_hints(hint)
        missing = dataclasses.MISSING
        needed = [
            one.name
            for one in dataclasses.fields(hint)
            if one.name == "worker" or (one.default is missing and one.default_factory is missing)
        ]
        return hint(**{name: self._of(hints[name], name) for name in needed})
