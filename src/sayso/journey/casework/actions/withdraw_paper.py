"""Withdraw a paper: gone from every page, kept in the trail and on the disk."""

from datetime import datetime
from uuid import UUID

from sayso.foundation.access.models import User
from sayso.foundation.access.named_action import NOT_FOUND, Kind, event, named_action
from sayso.foundation.access.permissions import Permission
from sayso.foundation.audit.writing import write
from sayso.journey.casework.models import StoredPaper
from sayso.journey.casework.models.papers import PAPERS
from sayso.rules.refusals import Invalid, NotFound, WrongState

SAY = "Write why the paper is withdrawn."


@named_action(kind=Kind.RECORDS, permission=Permission.KEEP_PAPERS)
def withdraw_paper(*, paper: UUID, because: str, by: User, at: datetime) -> StoredPaper:
    """Withdraw a paper. Raises Invalid for no reason, WrongState if it is withdrawn, NotFound."""
    found = next(
        (
            kept
            for model in PAPERS.values()
            for kept in model.objects.visible_to(by).select_for_update(of=("self",)).filter(pk=paper)
        ),
        None,
    )
    if found is None:
        raise NotFound(NOT_FOUND)
    if found.withdrawn_at:
        raise WrongState("This paper is withdrawn already.")
    if not because.strip():
        raise Invalid(SAY, fields={"because": SAY})
    found.withdrawn_at, found.withdrawn_by, found.withdrawn_because = at, by, because.strip()
    found.save(update_fields=["withdrawn_at", "withdrawn_by", "withdrawn_because"])
    about = ("paper", found.pk)
    write([event("casework.withdraw_paper", by=by, at=at, person=found.person_id, about=about)])
    return found
