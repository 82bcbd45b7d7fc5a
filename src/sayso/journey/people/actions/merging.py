"""What joining and parting two records have in common."""

from datetime import datetime
from uuid import UUID

from django.db import connection

from sayso.foundation.access.models import User
from sayso.foundation.access.named_action import NOT_FOUND
from sayso.foundation.access.roles import ROLES
from sayso.journey.people.models import Merge
from sayso.rules.refusals import NotFound, WrongState

TWO_PEOPLE = "These two records cannot be joined: what is recorded says they are two people."


def refuse_if_tied(one: UUID, other: UUID) -> None:
    """Raise WrongState when either record says that one of them helps the other."""
    with connection.cursor() as cursor:
        cursor.execute("select tied_by_care(%s, %s)", [one, other])
        (tied,) = cursor.fetchone()
    if tied:
        raise WrongState(TWO_PEOPLE)


def locked(merge: Merge, by: User) -> Merge:
    """Return the joining as it is now, held until the end of the transaction. Raise NotFound."""
    found: Merge | None = Merge.objects.visible_to(by).select_for_update().filter(pk=merge.pk).first()
    if found is None:
        raise NotFound(NOT_FOUND)
    return found


def grants_code(merge: Merge) -> str:
    """Return the code that every grant made by this joining bears: undoing ends those and no other."""
    return f"joined {merge.pk}"


def join_grants(merge: Merge, at: datetime) -> None:
    """Let staff who may see one half see the other, by the stricter rule (see migration 0003)."""
    staff = sorted(code for code, role in ROLES.items() if role.is_staff)
    with connection.cursor() as cursor:
        cursor.execute(
            "select join_grants(%s, %s, %s, %s::text[], %s)",
            [grants_code(merge), merge.person_id, merge.into_id, staff, at],
        )
