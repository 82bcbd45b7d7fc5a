"""Offer a story, read it for others before it is shown, and take it back."""

import uuid
from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID

from django.db import connection

from sayso.council.community.models import Story
from sayso.foundation.access.areas import Area
from sayso.foundation.access.models import User
from sayso.foundation.access.named_action import NOT_FOUND, Kind, authorise_on, event, named_action
from sayso.foundation.access.permissions import Permission
from sayso.foundation.audit.writing import write
from sayso.rules.refusals import Invalid, NotFound, WrongState

MOST = 4000
NO_WORDS = "Write your story. A few sentences are enough."
TOO_LONG = "Your story has more than 4,000 characters. Make it shorter, or tell it in two."
SAY_BACK = "Write to them what to change."
TAKEN_BACK = "You took it back already. Nobody reads it."
NOT_WAITING = "It waits for nobody: somebody read it, or it was taken back."


@dataclass(frozen=True, kw_only=True)
class NewStory:
    """A story in somebody's own words. `called`: the name they want under it; empty for none."""

    person: UUID
    words: str
    called: str = ""
    key: UUID = field(default_factory=uuid.uuid4)

    def check(self) -> None:
        """Raise Invalid for no words, or too many."""
        wrong = NO_WORDS if not self.words.strip() else TOO_LONG if len(self.words) > MOST else ""
        if wrong:
            raise Invalid(wrong, fields={"words": wrong})


@named_action(kind=Kind.RECORDS, permission=Permission.SEE_OWN_RECORD)
def tell_story(*, story: NewStory, by: User, at: datetime) -> Story:
    """Keep a story of one's own, to be shown once somebody read it. Raises NotFound and Invalid."""
    _own(story.person, by=by)
    story.check()
    row = Story(
        id=story.key,
        person_id=story.person,
        words=story.words.strip(),
        called=story.called.strip(),
        offered_at=at,
        offered_by=by,
    )
    row.save(force_insert=True)
    write([event("community.tell_story", by=by, at=at, person=story.person, about=("story", row.pk))])
    return row


@named_action(kind=Kind.RECORDS, permission=Permission.SEE_OWN_RECORD)
def take_back_story(*, person: UUID, story: UUID, by: User, at: datetime) -> Story:
    """Take a story of one's own back: it is shown, found and given to nobody from now on. No reason is asked.

    Raises NotFound, and WrongState for one that was taken back before.
    """
    _own(person, by=by)
    rows = Story.objects.visible_to(by).select_for_update(of=("self",))
    row: Story | None = rows.filter(person_id=person, pk=story).first()
    if row is None:
        raise NotFound(NOT_FOUND)
    if row.taken_back_at:
        raise WrongState(TAKEN_BACK)
    row.taken_back_at, row.taken_back_by = at, by
    row.save(update_fields=["taken_back_at", "taken_back_by"])
    write([event("community.take_back_story", by=by, at=at, person=person, about=("story", row.pk))])
    return row


@named_action(kind=Kind.DECIDES, permission=Permission.READ_STORIES)
def read_story(*, story: UUID, is_fit: bool, said_back: str = "", by: User, at: datetime) -> UUID:
    """Let a story be shown, or tell its author what to change. Whoever reads it does not learn who told it.

    Nobody reads their own. Raises Invalid for a no without words, and WrongState where it waits for nobody.
    """
    if not is_fit and not said_back.strip():
        raise Invalid(SAY_BACK, fields={"said_back": SAY_BACK})
    words = "" if is_fit else said_back.strip()
    with connection.cursor() as cursor:
        cursor.execute("select community_read_story(%s, %s, %s, %s)", [story, is_fit, words, at])
        (was_read,) = cursor.fetchone()
    if not was_read:
        raise WrongState(NOT_WAITING)
    write([event("community.read_story", by=by, at=at, about=("story", story), facts={"is_fit": is_fit})])
    return story


def _own(person: UUID, *, by: User) -> None:
    if person != by.subject_id:
        raise NotFound(NOT_FOUND)
    authorise_on(by, person=person, area=Area.PRIVATE)
