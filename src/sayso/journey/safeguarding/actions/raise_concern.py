"""Raise a concern: anybody, about any adult, at any time."""

import json
import uuid
from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID

from django.core.serializers.json import DjangoJSONEncoder
from django.db import connection

from sayso.foundation.access.areas import Area
from sayso.foundation.access.named_action import Kind, event, may_see, named_action
from sayso.foundation.access.permissions import Permission
from sayso.foundation.access.viewer import Viewer
from sayso.foundation.audit.writing import write
from sayso.journey.safeguarding.facts import reference_of
from sayso.journey.safeguarding.statuses import Asked, Danger
from sayso.rules.refusals import Invalid

WORDS = ("about", "place", "what_happened", "wants", "teller")
SAY = "Write what happened, or what worries you. A few words are enough."


@dataclass(frozen=True, kw_only=True)
class Told:
    """What somebody tells us. Only `what_happened` is needed; the rest may be left out.

    `person` is the key of the record they came from, and counts only if they may see it. `about_staff`: it
    goes outside the team. `heard_in` is the contact in which it was heard.
    """

    what_happened: str
    about: str = ""
    place: str = ""
    danger: Danger = Danger.NOT_SURE
    asked: Asked = Asked.NOT_ASKED
    wants: str = ""
    teller: str = ""
    about_staff: bool = False
    person: UUID | None = None
    heard_in: UUID | None = None
    key: UUID = field(default_factory=uuid.uuid4)


@named_action(kind=Kind.URGENT, permission=Permission.RAISE_CONCERN)
def raise_concern(*, told: Told, by: Viewer, at: datetime) -> str:
    """Take a concern from anybody and return its reference. It tells nobody whether the person is known.

    The same key again is the same concern and the same reference. Raises only Invalid, for no words at all.
    """
    if not _kept(told.what_happened):
        raise Invalid(SAY, fields={"what_happened": SAY})
    reference = reference_of(told.key)
    row: dict[str, object] = {name: _kept(getattr(told, name)) for name in WORDS}
    row |= {
        "id": told.key,
        "reference": reference,
        "raised_at": at,
        "danger": told.danger,
        "asked": told.asked,
    }
    if told.about_staff:
        row |= {"answer": ""}
    else:
        row |= {"person_id": _person_seen(told.person), "heard_in": told.heard_in}
    with connection.cursor() as cursor:
        cursor.execute(
            "select safeguarding_receive(%s, %s::jsonb)",
            ["staff" if told.about_staff else "concern", json.dumps(row, cls=DjangoJSONEncoder)],
        )
    # Nobody's key: the event must not stand in anyone's trail of their own record.
    write([event("safeguarding.raise_concern", by=by, at=at, about=("concern", told.key))])
    return reference


def _kept(words: str) -> str:
    """Return words without the one sign that a database cannot keep: no sign in them may stop a concern."""
    return words.replace("\x00", "").strip()


def _person_seen(person: UUID | None) -> UUID | None:
    """Return the record they came from, if it is open to them. The same is asked when there is none."""
    asked = person or uuid.uuid4()
    return asked if may_see(person=asked, area=Area.CONTACT) and person else None
