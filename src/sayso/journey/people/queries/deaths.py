"""Who has died, as far as we were told: what stops letters and holds payments back."""

from collections.abc import Iterable
from datetime import date
from uuid import UUID

from django.db import connection
from django.db.models.expressions import RawSQL

from sayso.foundation.access.protection import must_look
from sayso.foundation.access.viewer import Viewer


def deaths_of(people: Iterable[UUID], *, viewer: Viewer) -> dict[UUID, date]:
    """Return when each of these people died, those only of whom it is recorded, by either half of a life.

    Whoever may see how to reach them, or what is paid to them, may know: nobody else is told anything.
    """
    must_look(viewer)
    with connection.cursor() as cursor:
        cursor.execute("select person, died_on from people_died(%s::uuid[])", [list(people)])
        return dict(cursor.fetchall())


def the_dead(*, viewer: Viewer) -> RawSQL:
    """Return the keys of all who have died, by either half of a life, to leave them out of a question.

    For `rows.exclude(person_id__in=the_dead(viewer=viewer))`. Who may know of it is as in `deaths_of`.
    """
    must_look(viewer)
    return RawSQL("select person from people_dead()", [])
