"""What other rooms make of a plan's lines: the next row of a line, not saved."""

import uuid
from datetime import datetime

from sayso.foundation.access.models import User
from sayso.journey.planning.models import PlanLine


def copied(line: PlanLine, *, by: User, at: datetime) -> PlanLine:
    """Return a line as it stands in a new row, not saved, written now by this login."""
    kept = {
        field.attname: getattr(line, field.attname)
        for field in PlanLine._meta.concrete_fields
        if field.name not in ("id", "recorded_at", "recorded_by", "replaced_at", "replaced_by")
    }
    return PlanLine(id=uuid.uuid4(), recorded_at=at, recorded_by=by, **kept)
