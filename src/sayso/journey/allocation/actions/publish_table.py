"""Publish the council's points table, from a day on."""

from datetime import datetime
from uuid import UUID

from django.utils import timezone

from sayso.foundation.access.models import User
from sayso.foundation.access.named_action import Kind, event, named_action
from sayso.foundation.access.permissions import Permission
from sayso.foundation.audit.writing import write
from sayso.journey.allocation.facts import checked_table
from sayso.journey.allocation.models import PublishedTable
from sayso.rules.refusals import Invalid

LONGEST = 100_000  # characters


@named_action(kind=Kind.DECIDES, permission=Permission.CHANGE_SETTINGS)
def publish_table(*, text: str, by: User, at: datetime, key: UUID | None = None) -> PublishedTable:
    """Keep a table as it came, for anybody to read. It says in itself from when, and who was asked.

    One that starts on the same day as another takes its place, which stays to be read. The past does not
    change: only the first table may start before today. Raises Invalid naming the place in the file.
    """
    if len(text) > LONGEST:
        raise Invalid("This file is too long for a points table.", fields={"text": "Too long."})
    table = checked_table(text)
    standing = PublishedTable.objects.filter(withdrawn_at=None).select_for_update()
    rows = list(standing.order_by("starts_on"))
    if rows and table.starts_on < timezone.localdate(at):
        why = "A new table cannot start in the past. Choose today or a later day."
        raise Invalid(f"starts_on: {why}", fields={"starts_on": why})
    for one in rows:
        if one.starts_on == table.starts_on:
            one.withdrawn_at, one.withdrawn_by = at, by
            one.save(update_fields=["withdrawn_at", "withdrawn_by"])
    made = PublishedTable(
        name=table.name,
        starts_on=table.starts_on,
        asked=table.asked,
        text=text,
        published_at=at,
        published_by=by,
    )
    if key:
        made.id = key
    made.save(force_insert=True)
    facts = {"starts_on": table.starts_on.isoformat()}
    write([event("allocation.publish_table", by=by, at=at, about=("table", made.pk), facts=facts)])
    return made
