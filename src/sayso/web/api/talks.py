"""Doors to talks with each of two people about how it goes. One's own, and a worker's."""

import uuid
from datetime import date
from uuid import UUID

from ninja import Field, Schema

from sayso.foundation.access.areas import Area
from sayso.foundation.access.looking import looked_at
from sayso.foundation.access.permissions import Permission
from sayso.journey.casework.statuses import SeenAlone
from sayso.journey.partnership import actions, queries
from sayso.journey.partnership.models import PairTalk
from sayso.journey.partnership.statuses import JobFact, Together
from sayso.rules.partnership.review_parts import Part
from sayso.web.api.casework import ONCE, Kept
from sayso.web.api.check_ins import own_key, side_for_a_worker
from sayso.web.api.once import once
from sayso.web.api.site import Asked, door


class TalkKept(Schema):
    """One talk: the day that was asked for, and what was written down by the code of a part."""

    talk: UUID
    side: UUID
    talk_on: date
    talked_on: date | None
    alone: str
    answers: dict[str, str]
    job: dict[str, bool | int]
    together: str
    agrees: bool | None
    disagrees_words: str
    is_open: bool


class Talking(Schema):
    """A talk with one of the two. Leave out the parts that they left."""

    side: UUID
    talked_on: date
    alone: SeenAlone
    not_alone_because: str = Field("", max_length=300)
    answers: dict[Part, str] = Field(default_factory=dict)
    job: dict[JobFact, bool | int] = Field(
        default_factory=dict, description="Yes or no of pay and hours; of leave, percent of a year's."
    )
    together: Together = Together.NOT_ASKED
    key: UUID | None = Field(None, description=ONCE)


class Ending(Schema):
    """The end of a review in which nothing is to be done. What is to be done is written as a change first."""

    side: UUID
    nothing_because: str = Field("", max_length=5000)


class Answering(Schema):
    """Whether what was written down is right; if it is not, what is wrong."""

    side: UUID
    agrees: bool
    words: str = Field("", max_length=5000)


class AskingBoth(Schema):
    """The side of either of the two."""

    side: UUID


@door("GET", "/my-talks", Permission.SEE_OWN_RECORD, summary="My talks, each alone", answers=list[TalkKept])
def talks_with_me(request: Asked) -> list[TalkKept]:
    """Return when one is asked for a talk, and one's copy of each. The other of the two has no door to it."""
    sides = queries.own_sides(viewer=request.user)
    return [_told(row) for side in sides for row in queries.talks_of(side, viewer=request.user)]


@door(
    "POST",
    "/my-talks/{uuid:talk}/right",
    Permission.SEE_OWN_RECORD,
    summary="Say whether it is right",
    answers=Kept,
    status=201,
)
def answer_a_talk(request: Asked, talk: UUID, said: Answering) -> Kept:
    """Keep it beside what was written down."""
    told = {"by": request.user, "at": request.at, "person": own_key(request), "talk": talk}
    return Kept(key=actions.answer_talk(**told, **said.model_dump()).review)


@door(
    "GET",
    "/people/{uuid:person}/pairs/{uuid:side}/talks",
    Permission.KEEP_PARTNERSHIP,
    summary="Talks with one of the two, alone",
    answers=list[TalkKept],
)
def talks_of_a_pair(request: Asked, person: UUID, side: UUID) -> list[TalkKept]:
    """Return them to who holds that one's private account. To others it is as if there were no record."""
    found = side_for_a_worker(request, person, side, Area.PRIVATE)
    looked_at(page="api_talks", people=[person], by=request.user, at=request.at)
    return [_told(row) for row in queries.talks_of(found, viewer=request.user)]


@door(
    "POST",
    "/people/{uuid:person}/talks/ask",
    Permission.KEEP_PARTNERSHIP,
    summary="Ask both of the two for a talk",
    answers=Kept,
    status=201,
)
def ask_both_for_talks(request: Asked, person: UUID, said: AskingBoth) -> Kept:
    """Ask them for the day that is theirs. Nobody chooses the day."""
    told = {"by": request.user, "at": request.at}
    return Kept(key=actions.ask_for_talks(person=person, side=said.side, **told)[0].review)


@door(
    "POST",
    "/people/{uuid:person}/talks",
    Permission.KEEP_PARTNERSHIP,
    summary="Write down a talk",
    answers=Kept,
    status=201,
)
def write_a_talk(request: Asked, person: UUID, said: Talking) -> Kept:
    """Keep it, in the review that is open, else in one of its own."""
    talk = actions.NewTalk(person=person, key=said.key or uuid.uuid4(), **said.model_dump(exclude={"key"}))

    def act() -> UUID:
        return actions.keep_talk(talk=talk, by=request.user, at=request.at).review

    return Kept(key=once(request, said.key, act))


@door(
    "POST",
    "/people/{uuid:person}/talks/end",
    Permission.KEEP_PARTNERSHIP,
    summary="End a review of the two",
    answers=Kept,
    status=201,
)
def end_a_review(request: Asked, person: UUID, said: Ending) -> Kept:
    """End it, once each was heard alone."""
    end = actions.NewEnd(person=person, side=said.side, nothing_because=said.nothing_because)
    return Kept(key=actions.end_review(end=end, by=request.user, at=request.at)[0].review)


def _told(row: PairTalk) -> TalkKept:
    return TalkKept(
        talk=row.review,
        side=row.side_id,
        talk_on=row.talk_on,
        talked_on=row.talked_on,
        alone=row.alone,
        answers=row.answers,
        job=row.job,
        together=row.together,
        agrees=row.agrees,
        disagrees_words=row.disagrees_words,
        is_open=row.ended_at is None,
    )
