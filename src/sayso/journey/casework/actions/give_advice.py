"""Give written advice: what was said on the telephone goes to the person in writing, the safe way."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from sayso.foundation.access.areas import Area
from sayso.foundation.access.models import User
from sayso.foundation.access.named_action import NOT_FOUND, Kind, authorise_on, event, named_action
from sayso.foundation.access.permissions import Permission
from sayso.foundation.audit.writing import write
from sayso.foundation.govuk.presenting import LONDON
from sayso.journey.casework.actions.telling import _tell
from sayso.journey.casework.models import Contact
from sayso.rules.refusals import Invalid, NotFound

SAY = {
    "answer": "Write our answer in a few words.",
    "advice": "Write what you told them.",
    "why": "Write why we do no more now.",
}


@named_action(kind=Kind.RECORDS, permission=Permission.RECORD_CONTACT)
def give_advice(
    *,
    contact: UUID,
    answer: str,
    advice: Sequence[str],
    places: Sequence[str],
    why: str,
    by: User,
    at: datetime,
) -> bool:
    """Write down the advice of one contact as a letter and send it; return whether it was sent.

    The letter goes to the person whom the contact is about, never to whoever rang. Raises NotFound, Invalid.
    """
    found = Contact.objects.visible_to(by).filter(pk=contact).first()
    if found is None:
        raise NotFound(NOT_FOUND)
    authorise_on(by, person=found.person_id, area=Area.PAPERS)
    fields = {
        "answer": answer.strip(),
        "asked_on": found.taken_at.astimezone(LONDON).date(),
        "advice": [line.strip() for line in advice if line.strip()],
        "places": [line.strip() for line in places if line.strip()],
        "why": why.strip(),
    }
    wrong = {name: say for name, say in SAY.items() if not fields[name]}
    if wrong:
        raise Invalid("Something is missing. Everything else is kept.", fields=wrong)
    sent = _tell(
        person=found.person_id,
        code="advice",
        fields=fields,
        letter_name="advice and information",
        about=("contact", found.pk),
        by=by,
        at=at,
    )
    about, facts = ("contact", found.pk), {"sent": sent}
    write([event("casework.give_advice", by=by, at=at, person=found.person_id, about=about, facts=facts)])
    return sent
