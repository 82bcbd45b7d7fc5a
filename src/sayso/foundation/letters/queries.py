"""Letters to somebody: written, laid out, sent."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db import connection
from django.db.models import Q, QuerySet

from sayso.foundation.access.models import User
from sayso.foundation.access.named_action import NOT_FOUND
from sayso.foundation.access.viewer import Viewer
from sayso.foundation.letters import files
from sayso.foundation.letters.content import Content, from_json
from sayso.foundation.letters.files import UNDONE_AFTER
from sayso.foundation.letters.models import Letter, LetterCopy, Sending
from sayso.foundation.letters.outbox import Layout, WayKind
from sayso.foundation.letters.wording import wording
from sayso.foundation.policy.queries import value
from sayso.rules.refusals import NotFound

#: How far a letter that was sent has come, by its state.
SENDING_STATES = {
    "queued": "Waits to be carried",
    "out": "Left us",
    "returned": "Came back",
    "failed": "Could not be sent",
}


@dataclass(frozen=True)
class Written:
    """A letter with its sendings, for a list."""

    letter: Letter
    heading: str
    name: str
    sendings: list[Sending]


def letters_of(person: UUID, *, viewer: Viewer) -> list[Written]:
    """Return a person's letters that this viewer may see, the newest first, with how they were sent."""
    letters = list(Letter.objects.visible_to(viewer).filter(person_id=person).order_by("-written_at"))
    sent: dict[UUID, list[Sending]] = {}
    for sending in Sending.objects.visible_to(viewer).filter(letter__in=letters).order_by("sent_at"):
        sent.setdefault(sending.letter_id, []).append(sending)
    return [
        Written(letter, letter.content["heading"], _name(letter), sent.get(letter.pk, []))
        for letter in letters
    ]


def letter(key: UUID, *, viewer: Viewer, person: UUID) -> Letter:
    """Return one letter to this person. Raises NotFound when there is none, or none for this viewer."""
    found: Letter | None = Letter.objects.visible_to(viewer).filter(pk=key, person_id=person).first()
    if found is None:
        raise NotFound(NOT_FOUND)
    return found


def copy_of(found: Letter, layout: Layout, *, viewer: Viewer) -> LetterCopy | None:
    """Return a letter in one layout, as it was drawn; None when nobody has drawn it so."""
    copies = LetterCopy.objects.visible_to(viewer)
    drawn: LetterCopy | None = copies.filter(letter=found, layout=layout.value).first()
    return drawn


def sendings_of(found: Letter, *, viewer: Viewer) -> QuerySet[Sending]:
    """Return each time a letter was sent, the newest first."""
    return Sending.objects.visible_to(viewer).filter(letter=found).order_by("-sent_at")


def sent_to_self(person: UUID, *, viewer: Viewer) -> list[Written]:
    """Return the letters that a person was sent, for their own page: no drafts, nothing that came back."""
    return [
        written
        for written in letters_of(person, viewer=viewer)
        if any(_reached(sending) for sending in written.sendings)
    ]


def _reached(sending: Sending) -> bool:
    """Whether it was sent, as far as we know; that the word of it failed takes no letter off a page."""
    return sending.state != "returned" and (sending.state != "failed" or sending.out_at is not None)


def delivery_waits(*, at: datetime) -> bool:
    """Whether any letter is due to go out, or left staged for over a day: what the job asks each minute."""
    with connection.cursor() as cursor:
        cursor.execute("select exists (select 1 from letters_to_carry(%s, null, 1))", [at])
        (due,) = cursor.fetchone()
    return bool(due) or bool(files.staged_before(at - UNDONE_AFTER))


def to_ask_after(*, at: datetime, most: int = 100) -> list[tuple[UUID, str, datetime]]:
    """Return letters to ask a carrier after: key, receipt, and when it took them. On keys alone."""
    with connection.cursor() as cursor:
        cursor.execute("select id, receipt, out_at from letters_to_ask(%s, %s)", [at, most])
        return list(cursor.fetchall())


def came_back(person: UUID, to_key: UUID | None, *, viewer: Viewer) -> bool:
    """Whether the last letter posted to this address came back."""
    posted = Sending.objects.visible_to(viewer).filter(person_id=person, way=WayKind.POST, to_key=to_key)
    last = posted.order_by("-sent_at").first() if to_key else None
    return last is not None and last.state == "returned"


def lost_and_not_sent_again(people: Iterable[UUID], *, viewer: User) -> list[Sending]:
    """Return the last sending of each letter that came back or could not be sent, the longest waiting first.

    Of letters to these people, and of those that this login sent and could not be sent.
    """
    sendings = Sending.objects.visible_to(viewer)
    mine = sendings.filter(sent_by=viewer, state="failed").values("letter_id")
    asked = sendings.filter(Q(person_id__in=people) | Q(letter_id__in=mine))
    last = asked.order_by("letter", "-sent_at").distinct("letter")
    return sorted((one for one in last if one.is_lost), key=lambda one: one.lost_at)


def content_of(found: Letter) -> Content:
    """Return what a letter says."""
    return from_json(found.content)


def is_hard_to_read(found: Letter, *, on: date) -> bool:
    """Whether a letter's reading grade is above the ceiling that the council has set."""
    ceiling = value("letter_reading_grade_ceiling", on=on)
    return isinstance(ceiling, int) and found.reading_grade_tenths > ceiling * 10


def _name(found: Letter) -> str:
    return wording(found.code, found.version).name
