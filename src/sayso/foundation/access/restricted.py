"""Whether a record is closed to all but a named group."""

from uuid import UUID

from django.db import connection


def is_restricted(person: UUID) -> bool:
    """Whether the record is closed now. For actions only: no page may show the answer to an outsider."""
    with connection.cursor() as cursor:
        cursor.execute("select is_restricted(%s)", [person])
        (restricted,) = cursor.fetchone()
    return bool(restricted)
