"""Keep what somebody says when asked, alone, whether they chose their support; and take up a *no*."""

import uuid
from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID

from django.db import connection
from django.utils import timezone

from sayso.foundation.access.areas import Area
from sayso.foundation.access.models import User
from sayso.foundation.access.named_action import NOT_FOUND, Kind, authorise_on, event, named_action
from sayso.foundation.access.permissions import Permission
from sayso.foundation.audit.writing import write
from sayso.journey.casework.statuses import SeenAlone
from sayso.journey.options.actions.choose import line_standing
from sayso.journey.options.models import OwnChoiceAnswer
from sayso.journey.options.statuses import OwnAnswer
from sayso.journey.people.facts import Asked, Of, alone_of, keep_asked
from sayso.journey.people.statuses import AskedPlace, Means
from sayso.rules.refusals import Invalid, NotFound

ON_OWN_PAGE = "own"


@dataclass(frozen=True, kw_only=True)
class NewOwnAnswer:
    """An answer to "did you choose this?" about one line.

    `seen_alone` is said when a worker asked; on their own page they may say whether anybody is with them.
    """

    person: UUID
    line: UUID
    answer: OwnAnswer
    words: str = ""
    seen_alone: SeenAlone | None = None
    means: Means = Means.NOT_KNOWN
    who_there: str = ""
    key: UUID = field(default_factory=uuid.uuid4)


@named_action(kind=Kind.RECORDS, permission=Permission.CHOOSE_SUPPORT)
def answer_own_choice(*, answer: NewOwnAnswer, by: User, at: datetime) -> OwnChoiceAnswer:
    """Keep an answer in the person's own account. With somebody there it is kept, and asked again.

    Raises NotFound for a record that is not open, and Invalid when a worker does not say who was there.
    """
    own = not by.is_staff
    if own and answer.person != by.subject_id:
        raise NotFound(NOT_FOUND)
    authorise_on(by, person=answer.person, area=Area.PRIVATE)
    line_standing(answer.person, answer.line, by=by)
    if not own and answer.seen_alone is None:
        said = "Choose whether they were asked alone."
        raise Invalid(said, fields={"seen_alone": said})
    made = OwnChoiceAnswer(
        id=answer.key,
        person_id=answer.person,
        line=answer.line,
        answer=answer.answer,
        words=answer.words.strip(),
        seen_alone=ON_OWN_PAGE if own or answer.seen_alone is None else answer.seen_alone.value,
        answered_at=at,
        answered_by=by,
    )
    made.save(force_insert=True)
    asked = Asked(
        alone=alone_of(answer.seen_alone or ""),
        means=Means.OWN_PAGE if own else answer.means,
        who_there=answer.who_there,
    )
    of = Of(AskedPlace.CHOICE, made.pk, timezone.localdate(at))
    keep_asked(asked, person=answer.person, by=by, at=at, of=of)
    # The trail says that something of their own was kept, and not what.
    about = ("own_answer", made.pk)
    write([event("options.answer_own_choice", by=by, at=at, person=answer.person, about=about)])
    return made


@named_action(kind=Kind.RECORDS, permission=Permission.READ_CHOICE_ANSWERS)
def take_up_answer(*, answer: UUID, did: str, by: User, at: datetime) -> None:
    """Keep that somebody outside the team took up a *no*, and what they did.

    Raises Invalid without words, and NotFound when there is no such answer for them, or it is taken up.
    """
    if not did.strip():
        raise Invalid("Write what you did.", fields={"did": "Write what you did."})
    with connection.cursor() as cursor:
        cursor.execute("select take_up_choice_answer(%s, %s, %s)", [answer, did.strip(), at])
        (taken,) = cursor.fetchone()
    if not taken:
        raise NotFound("We cannot find that answer. Somebody may have taken it up already.")
    write([event("options.take_up_answer", by=by, at=at, about=("own_answer", answer))])
