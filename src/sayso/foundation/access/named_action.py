"""What every change to a record is: one named action, permitted, audited, all or nothing."""

import functools
from collections.abc import Callable, Iterable
from enum import StrEnum
from typing import Any, ParamSpec, TypeVar
from uuid import UUID

from django.db import connection, transaction

from sayso.foundation.access.areas import Area
from sayso.foundation.access.asked_once import forget
from sayso.foundation.access.models import User
from sayso.foundation.access.permissions import Permission
from sayso.foundation.access.roles import ANYONE
from sayso.foundation.access.viewer import Viewer
from sayso.foundation.audit import writing
from sayso.rules.refusals import NotFound, NotPermitted

P = ParamSpec("P")
R = TypeVar("R")
NOT_YOURS = "You cannot do this with your sign-in. Ask your manager if you think you should be able to."

NOT_FOUND = "We cannot find that record. It may not exist, or it may not be open to you."


class Kind(StrEnum):
    """What an action does, and so whether a rule may stop it."""

    RECORDS = "records"  # a fact: its form is checked, but no rule ever refuses it
    DECIDES = "decides"  # a decision: may be held, with the rule and what releases it
    URGENT = "urgent"  # keeps somebody safe: never held; what was skipped becomes a task


class Unaudited(RuntimeError):
    """An action ended without an event. Everything it wrote is undone."""


def named_action(*, kind: Kind, permission: Permission) -> Callable[[Callable[P, R]], Callable[P, R]]:
    """Make a function a named action: permission checked first, atomic, and undone when not audited.

    The function takes keywords only, `by` (a login) and `at` (the time) among them.
    """

    def name(action: Callable[P, R]) -> Callable[P, R]:
        @functools.wraps(action)
        def acted(*args: P.args, **kwargs: P.kwargs) -> R:
            authorise(kwargs["by"], permission)  # type: ignore[arg-type]  # a ParamSpec names no `by`
            try:
                with transaction.atomic():
                    before = writing.written()
                    result = action(*args, **kwargs)
                    if writing.written() == before:
                        raise Unaudited(f"{action.__module__} wrote no event")
            finally:
                forget()  # what it asked on the way may be undone with it
            return result

        acted.kind = kind  # type: ignore[attr-defined]  # told to the house rules
        acted.permission = permission  # type: ignore[attr-defined]  # the same
        return acted

    return name


def authorise(by: Viewer, permission: Permission) -> None:
    """Refuse unless a role of this login permits it. Whose record it reaches: `authorise_on`."""
    allowed = by.may(permission) if isinstance(by, User) else permission in ANYONE
    if not allowed:
        raise NotPermitted(NOT_YOURS, permission=permission.value)


def authorise_on(by: Viewer, *, person: UUID, area: Area) -> None:
    """Raise NotFound unless the current viewer may see this area of this record."""
    if not may_see(person=person, area=area):
        raise NotFound(NOT_FOUND)


def authorise_on_each(by: Viewer, *, people: Iterable[UUID], areas: Iterable[Area]) -> None:
    """Raise NotFound unless the current viewer may see each of these areas of all of these records."""
    with connection.cursor() as cursor:
        cursor.execute(
            "with told as materialized (select seen(area) as seen, sees_all(area) as whole,"
            " closed(area) as closed from unnest(%s::text[]) as area)"
            " select exists (select from unnest(%s::uuid[]) as person, told"
            " where not (person = any (seen) or (whole and not person = any (closed))))",
            [[area.value for area in areas], list(set(people))],
        )
        (is_missing,) = cursor.fetchone()
    if is_missing:
        raise NotFound(NOT_FOUND)


def may_see(*, person: UUID, area: Area) -> bool:
    """Whether the current viewer may see this area of this person's record, whole-council grants too."""
    with connection.cursor() as cursor:
        cursor.execute(
            "select %s = any (seen(%s)) or (sees_all(%s) and not %s = any (closed(%s)))",
            [person, area.value, area.value, person, area.value],
        )
        (sees,) = cursor.fetchone()
    return bool(sees)


def areas_open(person: UUID) -> frozenset[Area]:
    """Return the areas of this record that the current viewer may see, whole-council grants too."""
    with connection.cursor() as cursor:
        cursor.execute(
            "select area from unnest(%s::text[]) as area where %s = any (seen(area))"
            " or (sees_all(area) and not %s = any (closed(area)))",
            [[area.value for area in Area], person, person],
        )
        return frozenset(Area(area) for (area,) in cursor.fetchall())


def open_among(people: Iterable[UUID], area: Area) -> set[UUID]:
    """Return those of these people whose area is open to the current viewer, in one query."""
    with connection.cursor() as cursor:
        cursor.execute(
            "select one from unnest(%s::uuid[]) as one where one = any ((select seen(%s))::uuid[])"
            " or ((select sees_all(%s)) and not one = any ((select closed(%s))::uuid[]))",
            [list(people), area.value, area.value, area.value],
        )
        return {one for (one,) in cursor.fetchall()}


def event(action: str, *, by: Viewer, at: Any, person: UUID | None = None, **more: Any) -> writing.Event:
    """Return the event of one write by this login on one person's record."""
    facts = more.pop("facts", {})
    return writing.Event(
        action=action,
        at=at,
        actor_id=by.pk if isinstance(by, User) else None,
        people=(person,) if person else (),
        facts=facts,
        **more,
    )
