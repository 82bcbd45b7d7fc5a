"""Keeping the finding index in step: every action on what somebody is found by ends here."""

from collections.abc import Iterable
from datetime import datetime
from uuid import UUID

from django.utils import timezone

from sayso.foundation.access.models import User
from sayso.journey.people.models import Finding
from sayso.journey.people.queries.index import findings

# Neither `worker_name`, which others keep, nor `stands_for`, which a joining sets.
_KEPT_HERE = [
    "keys",
    "same_keys",
    "name",
    "other_names",
    "birth",
    "birth_date",
    "address",
    "warning",
    "council_number",
]


def index_again(people: Iterable[UUID], *, by: User, at: datetime) -> None:
    """Write what these people are found by, as of this moment."""
    rows = findings(people, viewer=by, on=timezone.localdate(at))
    Finding.objects.bulk_create(
        rows, batch_size=2000, update_conflicts=True, unique_fields=["person"], update_fields=_KEPT_HERE
    )
