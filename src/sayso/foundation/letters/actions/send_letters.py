"""Send letters the safe way: files to the outbox, and a row that shows it."""

from collections.abc import Sequence
from datetime import datetime
from functools import partial
from uuid import UUID, uuid4

from django.db import transaction

from sayso.foundation.access.areas import Area
from sayso.foundation.access.models import User
from sayso.foundation.access.named_action import Kind, authorise_on, event, named_action
from sayso.foundation.access.permissions import Permission
from sayso.foundation.access.viewer import viewing
from sayso.foundation.audit.writing import Event, write
from sayso.foundation.gateways.carriers.chosen import binds
from sayso.foundation.letters import files
from sayso.foundation.letters.actions.deliver_letters import deliver_letters
from sayso.foundation.letters.models import Letter, LetterCopy, Sending
from sayso.foundation.letters.outbox import Layout, Reach, Way, WayKind
from sayso.foundation.letters.queries import came_back, content_of, copy_of
from sayso.foundation.letters.safe import safe_way
from sayso.foundation.letters.sending import ToSend, manifest, papers
from sayso.foundation.letters.writing import draw
from sayso.rules.refusals import Invalid, WrongState


@named_action(kind=Kind.DECIDES, permission=Permission.SEND_LETTER)
def send_letter(
    *,
    letter: Letter,
    reach: Reach,
    way: WayKind,
    by: User,
    at: datetime,
    layout: Layout | None = None,
    key: UUID | None = None,
) -> Sending:
    """Send one letter. See `send_letters`."""
    asked = ToSend(letter=letter, reach=reach, way=way, layout=layout, key=key or uuid4())
    (sent,) = send_letters(items=[asked], by=by, at=at)
    return sent


@named_action(kind=Kind.DECIDES, permission=Permission.SEND_LETTER)
def send_letters(*, items: Sequence[ToSend], by: User, at: datetime) -> list[Sending]:
    """Send letters, each in its layout, at the first safe time.

    A way that is not safe raises UnsafeWay, which offers the safe ones; then none of them is sent. The same
    key again returns what was sent before. The files stand in the outbox once this is committed: until then,
    if the machine stops between, or if somebody outside carries it, the row says `queued`, and the job
    `letters.deliver` finishes it. Raises
    NotFound, Invalid and WrongState.
    """
    sent = []
    for asked in items:
        authorise_on(by, person=asked.letter.person_id, area=Area.PAPERS)
        before = Sending.objects.visible_to(by).filter(pk=asked.key).first()
        sent.append(_same(before, asked) if before else _send(asked, by=by, at=at))
    write([_event(sending, by=by, at=at) for sending in sent])
    due = [sending.pk for sending in sent if sending.state == "queued" and sending.not_before <= at]
    if due:
        transaction.on_commit(partial(_deliver, due, by=by, at=at))
    return sent


def _same(before: Sending, asked: ToSend) -> Sending:
    if (before.letter_id, before.way) != (asked.letter.pk, asked.way.value):
        raise WrongState("This was used to send something else. Open the page again.")
    return before


def _send(asked: ToSend, *, by: User, at: datetime) -> Sending:
    letter, reach = asked.letter, asked.reach
    if reach.person != letter.person_id:
        raise Invalid("This letter is to somebody else. Open the page again.")
    returned = _returned(asked, by)
    way = safe_way(reach, asked.way, came_back=returned)
    copy = _copy(letter, asked.layout or reach.layout, by=by, at=at)
    sending = Sending(
        id=asked.key,
        person_id=letter.person_id,
        letter=letter,
        copy=copy,
        way=way.kind.value,
        to_key=way.to_key,
        not_before=way.times.next_safe(at) if way.times else at,
        pdf_sha256=copy.pdf_sha256,
        sent_at=at,
        sent_by=by,
    )
    sending.save(force_insert=True)
    _stage(sending, way, reach, at=at)
    return sending


def _returned(asked: ToSend, by: User) -> bool:
    way = asked.reach.by(asked.way)
    return way is not None and came_back(asked.letter.person_id, way.to_key, viewer=by)


def _copy(letter: Letter, layout: Layout, *, by: User, at: datetime) -> LetterCopy:
    found = copy_of(letter, layout, viewer=by)
    if found is None:
        found = draw(letter, content_of(letter), layout, at=at)
        found.save(force_insert=True)
    return found


def _stage(sending: Sending, way: Way, reach: Reach, *, at: datetime) -> None:
    frame = content_of(sending.letter).frame
    made = papers(sending, way, reach, frame, bound=binds())
    files.stage(sending.pk, made, manifest(sending, way, reach, at=at))


def _event(sending: Sending, *, by: User, at: datetime) -> Event:
    facts = {"way": sending.way, "layout": sending.copy.layout, "sha256": sending.pdf_sha256}
    about = ("letter", sending.letter_id)
    return event("letters.send_letter", by=by, at=at, person=sending.person_id, about=about, facts=facts)


def _deliver(keys: Sequence[UUID], *, by: User, at: datetime) -> None:
    with transaction.atomic(), viewing(by, at=at):
        deliver_letters(keys=keys, by=by, at=at)
