"""Doors to the two of them: one's own side, what the other lets one read, and who decides what."""

import uuid
from datetime import date
from uuid import UUID

from django.utils import timezone
from ninja import Field, Schema

from sayso.foundation.access.areas import Area
from sayso.foundation.access.looking import looked_at
from sayso.foundation.access.named_action import NOT_FOUND, authorise_on
from sayso.foundation.access.permissions import Permission
from sayso.journey.partnership import actions, queries
from sayso.journey.partnership.models import PartnershipSide
from sayso.journey.partnership.statuses import Basis, DomainKind, Holder, Idea, Part, Ring
from sayso.rules.refusals import NotFound
from sayso.web.api.casework import ONCE, Kept
from sayso.web.api.once import once
from sayso.web.api.site import Asked, door


class OwnWords(Schema):
    """Words of one's own: `they_read` is what the other may read of it, and empty for nothing."""

    key: UUID
    part: Part
    words: str
    decision: str
    agrees: bool | None
    they_read: str


class TheirWords(Schema):
    """Words of the other, which they let one read."""

    part: Part
    words: str
    decision: DomainKind | None
    agrees: bool | None


class Pair(Schema):
    """One's own side of a pair, with one's own words and those that the other lets one read."""

    key: UUID
    with_whom: str
    kind: str
    since: date
    ended_before: date | None
    own: list[OwnWords]
    shared: list[TheirWords]


class Saying(Schema):
    """Something one says of the two. `decision` goes with the part `decision` alone."""

    side: UUID
    part: Part
    words: str = Field(max_length=5000)
    decision: DomainKind | None = None
    agrees: bool | None = None
    key: UUID | None = Field(None, description=ONCE)


class Decision(Schema):
    """One decision in somebody's life. `row` is the key of what stands; none while nobody has said."""

    domain: DomainKind
    holder: Holder
    since: date | None
    before: Holder | None
    row: UUID | None


class Moving(Schema):
    """Who decides one thing from a day on. `seen` is the `row` that was read, none for none."""

    side: UUID
    domain: DomainKind
    holder: Holder
    since: date
    idea_of: Idea = Idea.PERSON
    person_agrees: bool = True
    basis: Basis = Basis.OWN
    carer_told: bool | None = None
    adds_time: bool | None = None
    seen: UUID | None = None
    key: UUID | None = Field(None, description=ONCE)


class InCircle(Schema):
    """Somebody around the person, as the person calls them."""

    called: str
    ring: Ring


@door("GET", "/my-pairs", Permission.SEE_OWN_RECORD, summary="The two of us", answers=list[Pair])
def my_pairs(request: Asked) -> list[Pair]:
    """Return each pair of one's own: one's own words, and what the other lets one read now."""
    if request.user.subject_id is None:
        return []
    shared = queries.shared_with_me(viewer=request.user)
    return [_pair(request, side, shared) for side in queries.own_sides(viewer=request.user)]


@door(
    "POST",
    "/my-words",
    Permission.SEE_OWN_RECORD,
    summary="Say something of the two of us",
    answers=Kept,
    status=201,
)
def say_of_the_two(request: Asked, said: Saying) -> Kept:
    """Keep something in one's own words: private until one lets the other read it."""
    person = _own(request)
    new = actions.NewWords(person=person, key=said.key or uuid.uuid4(), **said.model_dump(exclude={"key"}))

    def act() -> UUID:
        return actions.say_one_of_us(words=new, by=request.user, at=request.at).pk

    return Kept(key=once(request, said.key, act))


@door(
    "POST",
    "/my-words/{uuid:words}/show",
    Permission.SEE_OWN_RECORD,
    summary="Let the other read my words",
    answers=Kept,
    status=201,
)
def let_them_read(request: Asked, words: UUID) -> Kept:
    """Let the other of the two read exactly this version. Nobody is told."""
    told = {"account": words, "person": _own(request), "by": request.user, "at": request.at}
    actions.release_words(**told)
    return Kept(key=words)


@door(
    "POST",
    "/my-words/{uuid:words}/take-back",
    Permission.SEE_OWN_RECORD,
    summary="Let the other read my words no more",
    answers=Kept,
    status=201,
)
def let_them_read_no_more(request: Asked, words: UUID) -> Kept:
    """Take them back, as if they had never been there. Nobody is told."""
    told = {"account": words, "person": _own(request), "by": request.user, "at": request.at}
    actions.take_back_words(**told)
    return Kept(key=words)


@door("GET", "/my-circle", Permission.SEE_OWN_RECORD, summary="The people around me", answers=list[InCircle])
def my_people(request: Asked, on: date | None = None) -> list[InCircle]:
    """Return who is how close, as one says oneself, today or on a past day."""
    person = request.user.subject_id
    if person is None:
        return []
    today = timezone.localdate(request.at)
    found = queries.circle_of(person, viewer=request.user, on=min(on or today, today))
    return [InCircle(called=one.called, ring=one.ring or Ring.OUTER) for one in found]


@door(
    "GET",
    "/people/{uuid:person}/pairs/{uuid:side}/decisions",
    Permission.KEEP_PARTNERSHIP,
    summary="Who decides what in somebody's life",
    answers=list[Decision],
)
def who_decides_what(request: Asked, person: UUID, side: UUID) -> list[Decision]:
    """Return every kind of decision, from the person's own side. Not open: as if there were no record."""
    found = _side(request, person, side)
    on = timezone.localdate(request.at)
    if person != request.user.subject_id:
        looked_at(page="api_who_decides", people=[person], by=request.user, at=request.at)
    return [
        Decision(
            domain=one.domain.kind,
            holder=one.holder,
            since=one.now.since if one.now else None,
            before=one.before,
            row=one.now.pk if one.now else None,
        )
        for one in queries.map_of(person, found.pair, viewer=request.user, on=on, every=True)
    ]


@door(
    "POST",
    "/people/{uuid:person}/decisions",
    Permission.KEEP_PARTNERSHIP,
    summary="Write who decides one thing",
    answers=Kept,
    status=201,
)
def move_who_decides(request: Asked, person: UUID, said: Moving) -> Kept:
    """Keep who decides, from a day on."""
    new = actions.NewHolder(person=person, key=said.key or uuid.uuid4(), **said.model_dump(exclude={"key"}))

    def act() -> UUID:
        return actions.move_decision(holder=new, by=request.user, at=request.at).pk

    return Kept(key=once(request, said.key, act))


def _own(request: Asked) -> UUID:
    person: UUID | None = request.user.subject_id
    if person is None:
        raise NotFound(NOT_FOUND)
    return person


def _side(request: Asked, person: UUID, side: UUID) -> PartnershipSide:
    """Return the adult's own side. Raises NotFound for what is not open, a carer's own record too."""
    if not request.user.is_staff and person != request.user.subject_id:
        raise NotFound(NOT_FOUND)
    authorise_on(request.user, person=person, area=Area.PLAN)
    found = queries.side_of(person, side, viewer=request.user)
    if found is None or not found.is_adults:
        raise NotFound(NOT_FOUND)
    return found


def _pair(request: Asked, side: PartnershipSide, shared: list[queries.Shared]) -> Pair:
    out = queries.released_of(side, viewer=request.user)
    return Pair(
        key=side.pk,
        with_whom=side.other_called,
        kind=side.kind,
        since=side.starts_on,
        ended_before=side.ends_before,
        own=[
            OwnWords(
                key=one.pk,
                part=Part(one.part),
                words=one.words,
                decision=one.decision,
                agrees=one.agrees,
                they_read=out[one.entry].words if one.entry in out else "",
            )
            for one in queries.words_of(side, viewer=request.user)
        ],
        shared=[
            TheirWords(part=one.part, words=one.words, decision=one.decision, agrees=one.agrees)
            for one in shared
            if one.side == side.pk
        ],
    )
