"""Propose that two records are one life."""

from datetime import datetime
from uuid import UUID

from django.db.models import Q

from sayso.foundation.access.models import User
from sayso.foundation.access.named_action import Kind, event, named_action
from sayso.foundation.access.permissions import Permission
from sayso.foundation.audit.writing import write
from sayso.journey.people.actions.merging import refuse_if_tied
from sayso.journey.people.actions.succession import authorise_on_all
from sayso.journey.people.models import Merge
from sayso.rules.refusals import Invalid, WrongState


@named_action(kind=Kind.DECIDES, permission=Permission.PROPOSE_MERGE)
def propose_merge(*, person: UUID, into: UUID, because: str, by: User, at: datetime) -> Merge:
    """Propose that `person` be read together with `into`, under whose number it will be read first.

    Nothing changes until somebody else confirms. Raises NotFound; Invalid with no reason or one record given
    twice; WrongState when either is part of another joining, or when one helps the other.
    """
    if person == into:
        raise Invalid("Choose two records. This is the same one twice.", fields={"into": "Choose another."})
    authorise_on_all(by, [person, into])
    if len(because.split()) < 2:
        say = "Say in a few words how you know that they are one person."
        raise Invalid(say, fields={"because": say})
    live = Merge.objects.visible_to(by).filter(undone_at=None)
    if live.filter(Q(person_id=person) | Q(into_id=person) | Q(person_id=into)).exists():
        raise WrongState(
            "One of these records is joined, or waits to be joined, to another. Look at that first."
        )
    refuse_if_tied(person, into)
    merge = Merge(person_id=person, into_id=into, because=because, proposed_at=at, proposed_by=by)
    merge.save(force_insert=True)
    facts = {"into": into}
    about = ("merge", merge.pk)
    write([event("people.propose_merge", by=by, at=at, person=person, about=about, facts=facts)])
    return merge
