"""A program that retries: the same key again gets the first answer, and nothing happens twice."""

from collections.abc import Callable
from uuid import UUID

from django.db import transaction

from sayso.foundation.govuk.once import take
from sayso.web.api.site import Asked


@transaction.atomic
def once(request: Asked, key: UUID | None, act: Callable[[], UUID]) -> UUID:
    """Do `act` unless this key was sent before; return the key of what it kept, this time or then."""
    sent, first = take(key, request.user, request.at)
    if not first:
        return UUID(sent.leads_to)
    made = act()
    if key:
        sent.leads_to = str(made)
        sent.save(update_fields=["leads_to"])
    return made
