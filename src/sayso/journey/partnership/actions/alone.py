"""Ask to talk with nobody else there; and keep that it was done."""

from datetime import datetime
from uuid import UUID

from django.utils import timezone

from sayso.foundation.access.areas import Area
from sayso.foundation.access.models import User
from sayso.foundation.access.named_action import NOT_FOUND, Kind, authorise_on, event, named_action
from sayso.foundation.access.permissions import Permission
from sayso.foundation.audit.writing import write
from sayso.journey.partnership.actions.speaking import authorise_to_speak, hold
from sayso.journey.partnership.models import AloneAsk
from sayso.journey.people.facts import Asked, Of, keep_asked
from sayso.journey.people.statuses import Alone, AskedPlace
from sayso.rules.refusals import NotFound, NotPermitted, WrongState


@named_action(kind=Kind.URGENT, permission=Permission.KEEP_PARTNERSHIP)
def ask_to_talk_alone(*, person: UUID, by: User, at: datetime) -> AloneAsk:
    """Keep that they ask for it. While it waits, nothing passes between them and anyone of a pair.

    Asked twice, it is asked once. Raises NotFound.
    """
    authorise_to_speak(by, person=person, area=Area.SHARING)
    hold([person], by=by)
    waiting: AloneAsk | None = AloneAsk.objects.visible_to(by).filter(person_id=person, met_at=None).first()
    ask = waiting or AloneAsk(person_id=person, asked_at=at, asked_by=by)
    if waiting is None:
        ask.save(force_insert=True)
    write([event("partnership.ask_to_talk_alone", by=by, at=at, person=person, about=("ask", ask.pk))])
    return ask


@named_action(kind=Kind.RECORDS, permission=Permission.KEEP_PARTNERSHIP)
def met_alone(*, person: UUID, ask: UUID, by: User, at: datetime) -> AloneAsk:
    """Keep that a worker talked with them alone, as they asked.

    Raises NotFound, NotPermitted for whoever does not work here, WrongState when it was kept already.
    """
    if not by.is_staff:
        raise NotPermitted("A worker writes this down after you have talked.")
    authorise_on(by, person=person, area=Area.SHARING)
    rows = AloneAsk.objects.visible_to(by).select_for_update().filter(person_id=person, pk=ask)
    found: AloneAsk | None = rows.first()
    if found is None:
        raise NotFound(NOT_FOUND)
    if found.met_at:
        raise WrongState("This is written down already.")
    found.met_at, found.met_by = at, by
    found.save(update_fields=["met_at", "met_by"])
    of = Of(AskedPlace.SEEN, found.pk, timezone.localdate(at))
    keep_asked(Asked(alone=Alone.YES), person=person, by=by, at=at, of=of)
    write([event("partnership.met_alone", by=by, at=at, person=person, about=("ask", found.pk))])
    return found
