"""Keep that a worker and a person talked, whether they were alone, and what was said."""

import uuid
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from uuid import UUID

from django.utils import timezone

from sayso.foundation.access.areas import Area
from sayso.foundation.access.models import User
from sayso.foundation.access.named_action import Kind, authorise_on, event, named_action
from sayso.foundation.access.permissions import Permission
from sayso.foundation.audit.writing import write
from sayso.journey.assessment.actions.say_wishes import NewWish, said
from sayso.journey.assessment.models import Conversation, Wish
from sayso.journey.assessment.statuses import Way
from sayso.journey.casework.statuses import SeenAlone
from sayso.journey.people.facts import Asked, Of, alone_of, keep_asked
from sayso.journey.people.statuses import AskedPlace, Means
from sayso.rules.refusals import Invalid

#: By what means somebody was asked who was talked with in each way.
MEANS = {
    Way.VISIT: Means.FACE,
    Way.ELSEWHERE: Means.FACE,
    Way.CALL: Means.TELEPHONE,
    Way.VIDEO: Means.VIDEO,
}


@dataclass(frozen=True, kw_only=True)
class NewConversation:
    """A conversation with one person. `wishes` are what they said in it, each about the same person."""

    person: UUID
    held_on: date
    way: Way
    seen_alone: SeenAlone
    not_alone_because: str = ""
    who_was_there: str = ""
    wishes: Sequence[NewWish] = ()
    key: UUID = field(default_factory=uuid.uuid4)

    @property
    def asked(self) -> Asked:
        """How they were asked in it: whoever was watched is to be seen alone."""
        who = "; ".join(
            words for words in (self.who_was_there.strip(), self.not_alone_because.strip()) if words
        )
        return Asked(alone=alone_of(self.seen_alone), means=MEANS[self.way], who_there=who)

    def check(self, *, today: date) -> None:
        """Raise Invalid for a day to come, or for no reason why nobody was seen alone."""
        wrong = {}
        if self.held_on > today:
            wrong["held_on"] = "This day is still to come. Write the day on which you talked."
        if self.seen_alone is SeenAlone.NOT_POSSIBLE and not self.not_alone_because.strip():
            wrong["not_alone_because"] = "Write why it was not possible to see them alone."
        if wrong:
            raise Invalid(next(iter(wrong.values())), fields=wrong)


@named_action(kind=Kind.RECORDS, permission=Permission.ASSESS)
def hold_conversation(*, conversation: NewConversation, by: User, at: datetime) -> Conversation:
    """Keep a conversation with what was said in it, all or nothing. Raises NotFound and Invalid."""
    person = conversation.person
    for area in (Area.STORY, Area.PLAN):
        authorise_on(by, person=person, area=area)
    conversation.check(today=timezone.localdate(at))
    for item in conversation.wishes:
        item.check()
        assert item.person == person, "what was said in a conversation is of whom it was held with"
    held = Conversation(
        id=conversation.key,
        person_id=person,
        held_on=conversation.held_on,
        way=conversation.way,
        seen_alone=conversation.seen_alone,
        not_alone_because=conversation.not_alone_because.strip(),
        who_was_there=conversation.who_was_there.strip(),
        recorded_at=at,
        recorded_by=by,
    )
    held.save(force_insert=True)
    wishes = [item.made(by=by, at=at, conversation=held.pk) for item in conversation.wishes]
    Wish.objects.bulk_create(wishes)
    of = Of(AskedPlace.TALK, held.pk, held.held_on)
    keep_asked(conversation.asked, person=person, by=by, at=at, of=of)
    facts = {"way": held.way, "seen_alone": held.seen_alone, "wishes": len(wishes)}
    about = ("conversation", held.pk)
    whole = event("assessment.hold_conversation", by=by, at=at, person=person, about=about, facts=facts)
    write([whole, *(said(wish, by=by, at=at) for wish in wishes)])
    return held
