"""A review of how it goes between two: ask both for a day that says nothing, and talk with each alone."""

import uuid
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from uuid import UUID

from django.utils import timezone

from sayso.foundation.access.areas import Area
from sayso.foundation.access.models import User
from sayso.foundation.access.named_action import (
    NOT_FOUND,
    Kind,
    authorise_on,
    event,
    named_action,
    open_among,
)
from sayso.foundation.access.permissions import Permission
from sayso.foundation.audit.writing import Event, write
from sayso.journey.casework.statuses import SeenAlone
from sayso.journey.partnership import queries
from sayso.journey.partnership.actions.speaking import hold, own_voice, side_of
from sayso.journey.partnership.models import PairTalk, PartnershipSide
from sayso.journey.partnership.statuses import JobFact, Together
from sayso.rules.partnership.review_parts import ASKED, Part
from sayso.rules.refusals import Invalid, NotFound, NotPermitted, WrongState

A_WORKER = "A worker writes this down."
OPEN = "A review of the two is open. End it before you begin another."
TO_COME = "This day is still to come. Write the day you talked."
NOT_HELD = "Nothing is written down yet of this talk."
SAY_JOB = "Say yes or no of pay and hours, and of leave how many percent of the year's are taken."
WHOLE = 100
SAY_WHAT = "Write what is not right."
#: What a new version takes from the one before.
KEPT = (
    "person_id",
    "side_id",
    "review",
    "talk_on",
    "talked_on",
    "alone",
    "not_alone_because",
    "answers",
    "job",
    "written_by_id",
    "together",
)


@dataclass(frozen=True, kw_only=True)
class NewTalk:
    """A talk with one of the two. `answers`: words by part, of those that were asked; any may be left.

    `job`: what they say of a job between the two, by `JobFact`; nothing but what was said.
    """

    person: UUID
    side: UUID
    talked_on: date
    alone: SeenAlone
    not_alone_because: str = ""
    answers: Mapping[Part, str] = field(default_factory=dict)
    job: Mapping[JobFact, bool | int] = field(default_factory=dict)
    together: Together = Together.NOT_ASKED
    key: UUID = field(default_factory=uuid.uuid4)

    def check(self, *, today: date) -> None:
        """Raise Invalid for a day to come, and for a part that nobody answers."""
        if self.talked_on > today:
            raise Invalid(TO_COME, fields={"talked_on": TO_COME})
        for fact, told in self.job.items():
            fits = (
                isinstance(told, int) and not isinstance(told, bool) and 0 <= told <= WHOLE
                if fact == JobFact.LEAVE_TAKEN
                else isinstance(told, bool)
            )
            if fact not in JobFact.values or not fits:
                raise Invalid(SAY_JOB, fields={"job": SAY_JOB})
        unknown = [part for part in self.answers if part not in ASKED]
        if unknown:
            raise Invalid(f"Nobody answers the part “{unknown[0]}”.", fields={"answers": "Leave it out."})


@named_action(kind=Kind.RECORDS, permission=Permission.KEEP_PARTNERSHIP)
def ask_for_talks(*, person: UUID, side: UUID, by: User, at: datetime) -> list[PairTalk]:
    """Ask both for a talk alone, on the next day that is theirs in every four weeks. Nobody chooses the day.

    Each reads it on their own page, in the same words as every other pair. Where a colleague holds the
    other's account, only this one is asked. Raises NotFound, NotPermitted for whoever does not work here,
    and WrongState while a review is open.
    """
    sides = both_or_one(person, side, by=by)
    hold({one.person_id for one in sides}, by=by)
    if queries.open_talks(sides, viewer=by):
        raise WrongState(OPEN)
    day, review = queries.next_day(sides[0], on=timezone.localdate(at)), uuid.uuid4()
    rows = [_new(one, review=review, talk_on=day, by=by, at=at) for one in sides]
    PairTalk.objects.bulk_create(rows)
    write([_event("ask_for_talks", row, by=by, at=at) for row in rows])
    return rows


@named_action(kind=Kind.RECORDS, permission=Permission.KEEP_PARTNERSHIP)
def keep_talk(*, talk: NewTalk, by: User, at: datetime) -> PairTalk:
    """Keep what one of the two said, alone or not, in the review that is open; else in one of its own.

    Who holds this one's account is enough: where interests part, another worker talks with the other. What
    was kept before stays to be read. Raises NotFound, NotPermitted and Invalid.
    """
    side = held_side(talk.person, talk.side, by=by)
    talk.check(today=timezone.localdate(at))
    hold([side.person_id], by=by)
    before = queries.open_talk(side, viewer=by)
    row = (
        copy_of(before, by=by, at=at)
        if before
        else _new(side, review=talk.key, talk_on=talk.talked_on, by=by, at=at)
    )
    row.id = talk.key
    row.written_by = by
    row.talked_on, row.alone, row.together = talk.talked_on, talk.alone, talk.together
    row.not_alone_because = "" if talk.alone == SeenAlone.YES else talk.not_alone_because.strip()
    row.answers = {part.value: words.strip() for part, words in talk.answers.items() if words.strip()}
    row.job = {JobFact(fact).value: told for fact, told in talk.job.items()}
    return put_after(row, before, "keep_talk", by=by, at=at)


@named_action(kind=Kind.RECORDS, permission=Permission.KEEP_PARTNERSHIP)
def answer_talk(
    *, person: UUID, side: UUID, talk: UUID, agrees: bool, words: str = "", by: User, at: datetime
) -> PairTalk:
    """Keep whether what was written down of a talk is right, as this one says themself, by their own sign-in.

    It can be said after the review ended too. Raises NotFound, for anybody else as well, WrongState before
    the talk, and Invalid for a no that does not say what is wrong.
    """
    if person != by.subject_id:
        raise NotFound(NOT_FOUND)
    authorise_on(by, person=person, area=Area.PRIVATE)
    found = side_of(person, side, by=by)
    before = queries.talk_one(found, talk, viewer=by)
    if before is None:
        raise NotFound(NOT_FOUND)
    if before.talked_on is None:
        raise WrongState(NOT_HELD)
    if not agrees and not words.strip():
        raise Invalid(SAY_WHAT, fields={"words": SAY_WHAT})
    row = copy_of(before, by=by, at=at)
    row.agrees, row.disagrees_words = agrees, "" if agrees else words.strip()
    row.ended_at, row.ended_by_id = before.ended_at, before.ended_by_id
    return put_after(row, before, "answer_talk", by=by, at=at)


def held_side(person: UUID, side: UUID, *, by: User) -> PartnershipSide:
    """Return a side of which this worker holds the private account. Raises NotFound and NotPermitted."""
    if not by.is_staff:
        raise NotPermitted(A_WORKER)
    authorise_on(by, person=person, area=Area.PRIVATE)
    return own_voice(side_of(person, side, by=by), by=by)


def _both_sides(person: UUID, side: UUID, *, by: User) -> list[PartnershipSide]:
    """Return both sides of a pair of which both private accounts are held. Raises NotFound."""
    mine = held_side(person, side, by=by)
    authorise_on(by, person=mine.other_id, area=Area.PRIVATE)
    theirs = next((one for one in queries.sides_of(mine.other_id, viewer=by) if one.pair == mine.pair), None)
    if theirs is None:
        raise NotFound(NOT_FOUND)
    return [mine, own_voice(theirs, by=by)]


def both_or_one(person: UUID, side: UUID, *, by: User) -> list[PartnershipSide]:
    """Return both sides of a pair, or the one whose account alone is held. Raises NotFound, NotPermitted."""
    mine = held_side(person, side, by=by)
    if open_among([mine.other_id], Area.PRIVATE):
        return _both_sides(person, side, by=by)
    return [mine]


def _new(side: PartnershipSide, *, review: UUID, talk_on: date, by: User, at: datetime) -> PairTalk:
    told = {"side": side, "review": review, "talk_on": talk_on}
    return PairTalk(person_id=side.person_id, recorded_at=at, recorded_by=by, **told)


def copy_of(before: PairTalk, *, by: User, at: datetime) -> PairTalk:
    """Return the next version of a talk, not saved: what was kept, as it stands."""
    told = {name: getattr(before, name) for name in KEPT}
    return PairTalk(recorded_at=at, recorded_by=by, **told)


def put_after(row: PairTalk, before: PairTalk | None, name: str, *, by: User, at: datetime) -> PairTalk:
    """Keep a version in place of the one before, and say so in the trail of that one's record alone."""
    if before:
        before.be_replaced(by=by, at=at)
    row.save(force_insert=True)
    write([_event(name, row, by=by, at=at)])
    return row


def _event(name: str, row: PairTalk, *, by: User, at: datetime) -> Event:
    """Return the event: on that one's record alone, and never what was said."""
    return event(f"partnership.{name}", by=by, at=at, person=row.person_id, about=("talk", row.review))
