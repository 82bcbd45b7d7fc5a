"""Doors to children in the home: noted, passed on, answered, told. For those who work there alone."""

import uuid
from datetime import date, datetime
from uuid import UUID

from django.utils import timezone
from ninja import Field, Schema

from sayso.foundation.access.looking import looked_at
from sayso.foundation.access.permissions import Permission
from sayso.journey.people.queries import record_keys
from sayso.journey.safeguarding import actions, queries
from sayso.journey.safeguarding.actions.note_children import authorise_to_note
from sayso.journey.safeguarding.statuses import AgeBand, CarerToldKind, ChildTask, HarmLikely, Helps
from sayso.web.api.casework import ONCE, Kept
from sayso.web.api.once import once
from sayso.web.api.site import Asked, door

CHILDREN = "/people/{uuid:person}/children"


class PassedTold(Schema):
    """That a child was passed on: to which role, what was sent, and what came back."""

    row: UUID
    to_whom: str
    sent: str
    passed_at: datetime
    answered_at: datetime | None
    answer: str


class ChildTold(Schema):
    """A child in the home. `row` is what a change names as seen; `due` is what is owed next."""

    child: UUID
    row: UUID
    called: str
    age_band: AgeBand
    helps: Helps
    tasks: list[ChildTask]
    harm: HarmLikely
    harm_words: str
    passed: list[PassedTold]
    told: list[CarerToldKind]
    due: str
    due_on: date | None


class ChildGiven(Schema):
    """A child: a first name or initials, and no more. `child` and `seen` where one is changed."""

    model_config = {"extra": "forbid"}

    called: str = Field(max_length=40)
    age_band: AgeBand = AgeBand.NOT_KNOWN
    helps: Helps = Helps.NOT_KNOWN
    tasks: list[ChildTask] = []
    harm: HarmLikely = HarmLikely.NOT_KNOWN
    harm_words: str = Field("", max_length=3000)
    child: UUID | None = None
    seen: UUID | None = None
    key: UUID | None = Field(None, description=ONCE)


class PassingGiven(Schema):
    """Whom we told, by role, and what was sent, word for word."""

    to_whom: str = Field(max_length=200)
    sent: str = Field(max_length=20_000)
    key: UUID | None = Field(None, description=ONCE)


class AnswerGiven(Schema):
    """What children's services answered."""

    words: str = Field(max_length=5000)
    key: UUID | None = Field(None, description=ONCE)


class ToldGiven(Schema):
    """What a child who helps was told."""

    kind: CarerToldKind
    words: str = Field("", max_length=3000)
    key: UUID | None = Field(None, description=ONCE)


@door("GET", CHILDREN, Permission.WRITE_NOTE, summary="Children in the home", answers=list[ChildTold])
def children_of_home(request: Asked, person: UUID) -> list[ChildTold]:
    """Return them to those who work there; to others it is not there."""
    authorise_to_note(request.user, {person})
    looked_at(page="api_children", people=[person], by=request.user, at=request.at)
    found = queries.children_of(record_keys(person, viewer=request.user), viewer=request.user)
    return [_told(one) for one in found]


@door("POST", CHILDREN, Permission.WRITE_NOTE, summary="Note a child", answers=Kept, status=201)
def note_a_child(request: Asked, person: UUID, told: ChildGiven) -> Kept:
    """Keep a child, or what changed of one; return the row."""
    new = actions.NewChild(person=person, key=told.key or uuid.uuid4(), **told.model_dump(exclude={"key"}))
    act = lambda: actions.note_child(child=new, by=request.user, at=request.at).pk  # noqa: E731 - told once, by its name
    return Kept(key=once(request, told.key, act))


@door(
    "POST",
    CHILDREN + "/{uuid:child}/passed",
    Permission.WRITE_NOTE,
    summary="Pass a child to children’s services",
    answers=Kept,
    status=201,
)
def pass_a_child_on(request: Asked, person: UUID, child: UUID, told: PassingGiven) -> Kept:
    """Keep that they were told, and what was sent."""
    new = actions.NewPassing(
        person=person, child=child, to_whom=told.to_whom, sent=told.sent, key=told.key or uuid.uuid4()
    )
    act = lambda: actions.pass_child_on(passed=new, by=request.user, at=request.at).pk  # noqa: E731 - told once, by its name
    return Kept(key=once(request, told.key, act))


@door(
    "POST",
    CHILDREN + "/passed/{uuid:passing}/answer",
    Permission.WRITE_NOTE,
    summary="What children’s services answered",
    answers=Kept,
)
def keep_an_answer_of_childrens_services(
    request: Asked, person: UUID, passing: UUID, told: AnswerGiven
) -> Kept:
    """Keep what they answered."""

    def act() -> UUID:
        kept = actions.keep_childrens_answer(
            passing=passing, person=person, words=told.words, by=request.user, at=request.at
        )
        return kept.pk

    return Kept(key=once(request, told.key, act))


@door(
    "POST",
    CHILDREN + "/{uuid:child}/told",
    Permission.WRITE_NOTE,
    summary="A young carer was told of their right",
    answers=Kept,
    status=201,
)
def tell_a_young_carer(request: Asked, person: UUID, child: UUID, told: ToldGiven) -> Kept:
    """Keep that an assessment of their own was offered, or that they were told of it."""
    new = actions.NewTold(
        person=person, child=child, kind=told.kind, words=told.words, key=told.key or uuid.uuid4()
    )
    act = lambda: actions.tell_young_carer(told=new, by=request.user, at=request.at).pk  # noqa: E731 - told once, by its name
    return Kept(key=once(request, told.key, act))


def _told(one: queries.Child) -> ChildTold:
    row = one.row
    return ChildTold(
        child=row.child,
        row=row.pk,
        called=row.called,
        age_band=AgeBand(row.age_band),
        helps=Helps(row.helps),
        tasks=[ChildTask(code) for code in row.tasks],
        harm=HarmLikely(row.harm),
        harm_words=row.harm_words,
        passed=[
            PassedTold(
                row=sent.pk,
                to_whom=sent.to_whom,
                sent=sent.sent,
                passed_at=timezone.localtime(sent.passed_at),
                answered_at=timezone.localtime(sent.answered_at) if sent.answered_at else None,
                answer=sent.answer,
            )
            for sent in one.passed
        ],
        told=[CarerToldKind(said.kind) for said in one.told],
        due=one.next_due[0].name if one.next_due else "",
        due_on=one.next_due[1] if one.next_due else None,
    )
