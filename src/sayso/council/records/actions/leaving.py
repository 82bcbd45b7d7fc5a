"""The pack leaves once two named people decided each thing in it; and a request that ends another way."""

from datetime import datetime
from uuid import UUID

from django.conf import settings
from django.utils import timezone

from sayso.council.records.actions.desk import open_request, opened, why, words_told, wrote
from sayso.council.records.facts.printing import pack_pdf
from sayso.council.records.models import Pack, RecordRequest
from sayso.council.records.queries import content_of_pack, items_of, read_of
from sayso.council.records.statuses import Asker, Ended
from sayso.foundation.access import grants
from sayso.foundation.access.areas import Area
from sayso.foundation.access.models import User
from sayso.foundation.access.named_action import Kind, authorise_on, named_action
from sayso.foundation.access.permissions import Permission
from sayso.foundation.govuk.brand import brand
from sayso.foundation.letters.actions import send_letter, write_letter
from sayso.foundation.letters.outbox import WayKind
from sayso.foundation.letters.printing import sha256
from sayso.foundation.letters.writing import NewLetter
from sayso.journey.people.queries import header, ways_to_reach
from sayso.rules.refusals import Invalid, WrongState

NOT_WHOLE = "Two named people have not yet decided each thing. Nothing leaves before."
NOT_GATHERED = "Nothing is gathered yet. Gather it first."
HOW_IT_LEFT = "Write how it was given to whoever asked: into whose hands, and when."
TO_THE_PERSON = "A letter goes to the person. Whoever asks for them gets it in hand: write how."
NOT_SO = "Where we give it, it ends as the pack leaves."


@named_action(kind=Kind.DECIDES, permission=Permission.ANSWER_RECORD_REQUESTS)
def let_pack_go(
    *, record_request: UUID, way: WayKind | None = None, handed: str = "", by: User, at: datetime
) -> Pack:
    """Let the pack leave: onto the person's own page, with a letter the safe way, or in hand.

    The letter holds nothing of it. Raises NotFound, WrongState while anything is not decided by two, Invalid,
    and UnsafeWay for a way that is not safe; then nothing has left.
    """
    row = open_request(record_request, by=by)
    authorise_on(by, person=row.person_id, area=Area.GATHERED)
    items = items_of(row, viewer=by)
    if not items:
        raise WrongState(NOT_GATHERED)
    if not read_of(items).is_whole:
        raise WrongState(NOT_WHOLE)
    if row.asker != Asker.SELF:
        if way is not None:
            raise Invalid(TO_THE_PERSON, fields={"way": TO_THE_PERSON})
        words_told(handed, field="handed", say=HOW_IT_LEFT)
    on = timezone.localdate(at)
    content = content_of_pack(items, on=on, council=settings.COUNCIL["name"])
    pdf = pack_pdf(content, on=on)
    pack = Pack(
        person_id=row.person_id,
        request=row,
        made_on=on,
        content=content,
        pdf=pdf,
        pdf_sha256=sha256(pdf),
        left_at=at,
        left_by=by,
        letter=_told_by_letter(row, way, by=by, at=at) if way else None,
    )
    pack.save(force_insert=True)
    _ended(row, Ended.GIVEN, handed.strip(), by=by, at=at)
    wrote("let_pack_go", row, by=by, at=at, way=way.value if way else "", pack=str(pack.pk))
    return pack


@named_action(kind=Kind.RECORDS, permission=Permission.ANSWER_RECORD_REQUESTS)
def end_request(*, record_request: UUID, ended: Ended, words: str, by: User, at: datetime) -> RecordRequest:
    """Close a request without a pack. `words` say what we told whoever asked.

    Raises NotFound, WrongState, and Invalid by field.
    """
    row = open_request(record_request, by=by)
    if ended == Ended.GIVEN:
        raise Invalid(NOT_SO, fields={"ended": NOT_SO})
    if ended == Ended.TAKEN_ON and row.may_have is not False:
        say = "It was not taken on: whoever asks may have it, or nobody has decided."
        raise Invalid(say, fields={"ended": say})
    _ended(
        row, ended, words_told(words, field="words", say="Write what you told whoever asked."), by=by, at=at
    )
    wrote("end_request", row, by=by, at=at, ended=ended.value)
    return row


def _ended(row: RecordRequest, ended: Ended, words: str, *, by: User, at: datetime) -> None:
    row.ended, row.ended_words, row.ended_at, row.ended_by = ended.value, words, at, by
    row.save(update_fields=["ended", "ended_words", "ended_at", "ended_by"])
    grants.end(grants.live(person=row.person_id, because=why(row)), at=at)


def _told_by_letter(row: RecordRequest, way: WayKind, *, by: User, at: datetime) -> UUID:
    """Write that the copy is ready, and send it the way that is asked for if that is safe."""
    on = timezone.localdate(at)
    with opened([row.person_id], [Area.CONTACT, Area.PAPERS], because=why(row), by=by, at=at):
        head = header(row.person_id, by, on)
        asked = NewLetter(
            person=row.person_id,
            code="record_ready",
            called=head.called,
            our_number=head.council_number,
            fields={"asked_on": row.asked_on, "telephone": by.telephone or brand().telephone},
            about=("record request", row.pk),
        )
        letter = write_letter(asked=asked, by=by, at=at)
        send_letter(letter=letter, reach=ways_to_reach(row.person_id, by, on), way=way, by=by, at=at)
    return letter.pk
