"""Keep that somebody was not alone when asked for their yes: the yes waits, and the fact does not."""

from datetime import datetime

from sayso.foundation.access.models import User
from sayso.foundation.access.named_action import Kind, named_action
from sayso.foundation.access.permissions import Permission
from sayso.journey.planning.actions.drafting import authorise_to_read_all, held_plans
from sayso.journey.planning.actions.finish_plans import Yes, keep_how_asked


@named_action(kind=Kind.RECORDS, permission=Permission.WRITE_PLAN)
def was_not_alone(*, yes: Yes, by: User, at: datetime) -> None:
    """Keep how they were asked: they are to be seen alone. Raises NotFound."""
    authorise_to_read_all(by, [yes.person])
    held_plans({yes.plan: yes.person}, by=by)
    keep_how_asked(yes, by=by, at=at)
