"""Write down a call, a letter or a visit to the desk, in eight answers."""

import uuid
from dataclasses import asdict, dataclass, field
from datetime import datetime
from uuid import UUID

from sayso.foundation.access.areas import Area
from sayso.foundation.access.models import Team, User
from sayso.foundation.access.named_action import Kind, event, named_action
from sayso.foundation.access.permissions import Permission
from sayso.foundation.audit.writing import write
from sayso.foundation.govuk.presenting import LONDON
from sayso.journey.casework.actions.add_task import NewTask, add_tasks
from sayso.journey.casework.actions.reaching import _file_for_safeguarding, _open_for
from sayso.journey.casework.facts import day_team_on
from sayso.journey.casework.facts.skipped import START_TONIGHT
from sayso.journey.casework.models import ConcernHeard, Contact, OpenContact
from sayso.journey.casework.queries.owning import tray_of
from sayso.journey.casework.statuses import Harm, HowSoon, Outcome, Why
from sayso.rules.clocks.promises import CALL_BACK
from sayso.rules.refusals import Invalid

NEEDED = {
    "caller": "Write who is ringing, and how we can reach them.",
    "about": "Write who it is about, as you hear it.",
    "what_happened": "Write what has happened, in the caller's words.",
}


@dataclass(frozen=True, kw_only=True)
class Answers:
    """The eight answers. `caller`, `about`, `whereabouts`, `what_happened` are words as they were heard."""

    caller: str
    about: str
    whereabouts: str = ""
    what_happened: str
    how_soon: HowSoon
    person_knows: str
    harm: Harm
    outcome: Outcome
    team: Team | None = None
    key: UUID = field(default_factory=uuid.uuid4)


@named_action(kind=Kind.RECORDS, permission=Permission.RECORD_CONTACT)
def take_contact(*, answers: Answers, person: UUID | None, by: User, at: datetime) -> Contact | OpenContact:
    """Record a contact about `person`, or about somebody who is not on record (None).

    A worry that somebody may be harmed goes to safeguarding with it. Follow-up becomes dated tasks.
    Raises Invalid for words left out, NotFound for a record that is not open to this login.
    """
    missing = {name: say for name, say in NEEDED.items() if not getattr(answers, name).strip()}
    if missing:
        raise Invalid("Something is missing. Everything else is kept.", fields=missing)
    words = {name: value for name, value in asdict(answers).items() if name not in ("key", "team")}
    words |= {"team": answers.team or tray_of(by), "taken_at": at, "taken_by": by}
    contact: Contact | OpenContact
    if person is None:
        contact = OpenContact(id=answers.key, **words)
        contact.save(force_insert=True)
    else:
        _open_for(person=person, area=Area.STORY, purpose="contact", by=by, at=at)
        contact = Contact(id=answers.key, person_id=person, **words)
        contact.save(force_insert=True)
        _follow_up(contact, by=by, at=at)
    facts = {"outcome": contact.outcome, "how_soon": contact.how_soon}
    about = ("contact", contact.pk)
    write([event("casework.take_contact", by=by, at=at, person=person, about=about, facts=facts)])
    return contact


def _follow_up(contact: Contact, *, by: User, at: datetime) -> None:
    """Open what a contact about somebody on record leads to."""
    if contact.harm != Harm.NO:
        heard = ConcernHeard(
            person_id=contact.person_id,
            contact_id=contact.pk,
            heard_at=contact.taken_at,
            heard_by=by,
            danger=contact.harm == Harm.DANGER,
            words=contact.what_happened,
        )
        _file_for_safeguarding("concern", heard)
    task = _task(contact, by, at)
    if task:
        add_tasks(items=[task], by=by, at=at)


def _task(contact: Contact, by: User, at: datetime) -> NewTask | None:
    today, soon = at.astimezone(LONDON).date(), day_team_on(at)
    person, team = contact.person_id, contact.team
    if contact.outcome == Outcome.TONIGHT:
        return NewTask(
            person=person,
            what="Start support tonight, or say what was done instead",
            why=Why.PROMISE,
            because="You chose support tonight when you took the call",
            asked=START_TONIGHT,
            due_on=today,
            owner=by,
        )
    if contact.outcome == Outcome.ASSESSMENT:
        later = CALL_BACK.after(today)
        return NewTask(
            person=person,
            what="Ring to arrange the assessment",
            why=Why.LAW,
            because="They may need care and support: Care Act 2014, section 9",
            asked="assessment",
            for_person="We get in touch to arrange a time to talk about what you need.",
            due_on=later if contact.how_soon == HowSoon.NO_HURRY else soon,
            team=team,
        )
    if contact.outcome == Outcome.PASS_ON:
        return NewTask(
            person=person,
            what="Read the contact, and say what happens next",
            why=Why.PROMISE,
            because="A contact was passed to your team",
            asked="passed_on",
            due_on=soon,
            team=team,
        )
    return None
