"""Confirm that two records are one life; part them again."""

from datetime import datetime

from sayso.foundation.access import grants
from sayso.foundation.access.models import User
from sayso.foundation.access.named_action import Kind, event, named_action
from sayso.foundation.access.permissions import Permission
from sayso.foundation.audit.writing import write
from sayso.journey.people.actions.merging import grants_code, join_grants, locked, refuse_if_tied
from sayso.journey.people.actions.succession import authorise_on_all
from sayso.journey.people.models import Finding, Merge
from sayso.rules.refusals import Invalid, NotPermitted, WrongState


@named_action(kind=Kind.DECIDES, permission=Permission.CONFIRM_MERGE)
def confirm_merge(*, merge: Merge, by: User, at: datetime) -> Merge:
    """Join two records that somebody else proposed to join. Both numbers find the survivor from now on.

    No row of any room moves: rooms read `record_keys`. Staff who may see one half see the other, except what
    is private, hidden, or on a restricted half. Raises NotFound, NotPermitted for the proposer, WrongState.
    """
    held = locked(merge, by)
    authorise_on_all(by, [held.person_id, held.into_id])
    if held.confirmed_at or held.undone_at:
        raise WrongState("This has been settled already. Open the page again to see how.")
    if held.proposed_by_id == by.pk:
        raise NotPermitted("You proposed this, so somebody else has to confirm it.")
    refuse_if_tied(held.person_id, held.into_id)
    held.confirmed_at, held.confirmed_by = at, by
    held.save(update_fields=["confirmed_at", "confirmed_by"])
    join_grants(held, at)
    Finding.objects.filter(person_id=held.person_id).update(stands_for_id=held.into_id)
    write([event("people.confirm_merge", by=by, at=at, person=held.person_id, about=("merge", held.pk))])
    return held


@named_action(kind=Kind.DECIDES, permission=Permission.CONFIRM_MERGE)
def undo_merge(*, merge: Merge, because: str, by: User, at: datetime) -> Merge:
    """Part two records again, or turn down a proposal. Each has its own rows, number and grants as before.

    Raises NotFound, Invalid with no reason, WrongState when it was undone already.
    """
    held = locked(merge, by)
    authorise_on_all(by, [held.person_id, held.into_id])
    if held.undone_at:
        raise WrongState("These records have been parted already.")
    if len(because.split()) < 2:
        say = "Say in a few words why they are two people."
        raise Invalid(say, fields={"because": say})
    held.undone_at, held.undone_by, held.undone_because = at, by, because
    held.save(update_fields=["undone_at", "undone_by", "undone_because"])
    Finding.objects.filter(person_id=held.person_id).update(stands_for_id=held.person_id)
    for key in (held.person_id, held.into_id):
        grants.end(grants.live(person=key, because=grants_code(held)), at=at)
    write([event("people.undo_merge", by=by, at=at, person=held.person_id, about=("merge", held.pk))])
    return held
