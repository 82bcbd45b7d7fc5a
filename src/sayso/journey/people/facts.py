"""How somebody was asked: one value and one way to keep it, for every place at which it matters (B-28).

Assessment, review, a change of sharing, the yes to a plan, "did you choose this?", how much help with a task
and paying somebody close each keep it so. Where somebody was there, a private task opens; whoever was seen
alone after that closes it.
"""

import uuid
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db import connection

from sayso.foundation.access.models import User
from sayso.foundation.access.named_action import event
from sayso.foundation.audit.writing import write
from sayso.journey.people.statuses import Alone, AskedPlace, Means
from sayso.rules.clocks.promises import SEEN_ALONE

#: With whom one's own answer is one's own, as far as anybody can tell.
THEIR_OWN = frozenset({Alone.YES, Alone.DECLINED})


@dataclass(frozen=True, kw_only=True)
class Asked:
    """How somebody was asked. "Not known" is an answer too: nothing that happened waits for a better one.

    `who_there` is who was there, or why it was not offered.
    """

    alone: Alone = Alone.NOT_KNOWN
    means: Means = Means.NOT_KNOWN
    who_there: str = ""

    @property
    def is_theirs(self) -> bool:
        """Whether they were alone, or were offered it and wanted somebody there."""
        return self.alone in THEIR_OWN


#: Nobody said how they were asked.
NOT_SAID = Asked()


def alone_of(seen: str) -> Alone:
    """Return what a talk says of it; whoever was not seen at all is not known to have been alone."""
    return Alone(seen) if seen in Alone.values else Alone.NOT_KNOWN


def on_own_page(alone: str) -> Asked:
    """Return how somebody was asked by a page of their own: `alone` is what they ticked, "" for nothing."""
    return Asked(alone=Alone(alone or Alone.NOT_KNOWN), means=Means.OWN_PAGE)


@dataclass(frozen=True)
class Of:
    """What somebody was asked about: at what place, the key of the thing, and the day."""

    place: AskedPlace
    key: UUID
    on: date


def keep_asked(asked: Asked, *, person: UUID, of: Of, by: User, at: datetime) -> None:
    """Keep how somebody was asked, once for each thing. To be called within the action that keeps the thing.

    Written by the database's own door: a person's own sign-in writes what it can never read. Who was not
    alone is to be seen alone: a private task opens, one at a time. Whoever a worker saw alone, or offered it,
    on that day or later has none any more.
    """
    with connection.cursor() as cursor:
        cursor.execute(
            "select people_keep_asked(%s, %s, %s, %s, %s, %s, %s, %s, %s, %s, %s)",
            [
                uuid.uuid4(),
                uuid.uuid4(),
                person,
                of.place.value,
                of.key,
                asked.alone.value,
                asked.means.value,
                asked.who_there.strip(),
                of.on,
                SEEN_ALONE.after(of.on),
                at,
            ],
        )
        (kept,) = cursor.fetchone()
    if kept:
        facts = {"place": of.place.value, "alone": asked.alone.value, "means": asked.means.value}
        whole = event(
            "people.keep_asked", by=by, at=at, person=person, about=(of.place.value, of.key), facts=facts
        )
        write([whole])
