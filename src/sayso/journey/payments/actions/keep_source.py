"""Keep where the columns of one bank's statements are."""

import uuid
from datetime import datetime
from uuid import UUID

from sayso.foundation.access.models import User
from sayso.foundation.access.named_action import Kind, event, named_action
from sayso.foundation.access.permissions import Permission
from sayso.foundation.audit.writing import write
from sayso.foundation.gateways.column_maps import ColumnMap
from sayso.journey.payments.actions.running import one_at_a_time
from sayso.journey.payments.models import StatementSource
from sayso.rules.refusals import Invalid


@named_action(kind=Kind.RECORDS, permission=Permission.IMPORT_STATEMENT)
def keep_source(
    *, name: str, columns: ColumnMap, by: User, at: datetime, key: UUID | None = None
) -> StatementSource:
    """Keep a map of columns under a name, in place of the one of that name. Raises Invalid, by field."""
    if not name.strip():
        sentence = "Give it a name that colleagues know, like that of the bank."
        raise Invalid(sentence, fields={"name": sentence})
    columns.check()
    one_at_a_time("keep_source")
    StatementSource.objects.filter(name=name.strip(), replaced_at=None).update(replaced_at=at)
    made = StatementSource.objects.create(
        id=key or uuid.uuid4(),
        name=name.strip(),
        columns=columns.kept(),
        recorded_at=at,
        recorded_by=by,
    )
    write([event("payments.keep_source", by=by, at=at, about=("statement_source", made.pk))])
    return made
