"""Doors to what is held about somebody: ask for it, complain of it, and read what came of one's own."""

import uuid
from datetime import date
from uuid import UUID

from ninja import Field, Schema

from sayso.council.records import actions, queries
from sayso.council.records.statuses import Asker, Channel, Identity, PartKind
from sayso.foundation.access.named_action import NOT_FOUND
from sayso.foundation.access.permissions import Permission
from sayso.rules.refusals import NotFound
from sayso.web.api.casework import ONCE, Kept
from sayso.web.api.once import once
from sayso.web.api.records_told import (
    ToldComplaint,
    ToldPack,
    ToldRequest,
    told_complaint,
    told_request,
)
from sayso.web.api.site import Asked, door

MOST = 4000


class AskingForRecord(Schema):
    """A request as it came. From one's own sign-in only `part` and `words` count."""

    came_by: Channel = Channel.OTHER
    part: PartKind = PartKind.EVERYTHING
    asker: Asker = Asker.SELF
    asker_called: str = Field("", max_length=200)
    power: UUID | None = None
    words: str = Field("", max_length=MOST)
    asked_on: date | None = None
    identity: Identity | None = None
    key: UUID | None = Field(None, description=ONCE)


class Complaining(Schema):
    """A complaint as it came."""

    words: str = Field(max_length=MOST)
    came_by: Channel = Channel.OTHER
    came_on: date | None = None
    record_request: UUID | None = None
    key: UUID | None = Field(None, description=ONCE)


@door(
    "POST",
    "/people/{uuid:person}/record-requests",
    Permission.ASK_FOR_RECORD,
    summary="Keep that somebody asked for what we hold",
    answers=Kept,
    status=201,
)
def ask_for_record(request: Asked, person: UUID, said: AskingForRecord) -> Kept:
    """Keep it. No rule refuses it. From one's own sign-in it is about oneself."""
    new = actions.NewRequest(person=person, key=said.key or uuid.uuid4(), **said.model_dump(exclude={"key"}))

    def act() -> UUID:
        return actions.ask_for_record(asked=new, by=request.user, at=request.at).pk

    return Kept(key=once(request, said.key, act))


@door(
    "POST",
    "/people/{uuid:person}/record-complaints",
    Permission.ASK_FOR_RECORD,
    summary="Keep a complaint about what we hold",
    answers=Kept,
    status=201,
)
def complain_of_record(request: Asked, person: UUID, said: Complaining) -> Kept:
    """Keep it."""
    told = said.model_dump(exclude={"key"})
    new = actions.NewComplaint(person=person, key=said.key or uuid.uuid4(), **told)

    def act() -> UUID:
        return actions.complain_of_record(complaint=new, by=request.user, at=request.at).pk

    return Kept(key=once(request, said.key, act))


@door(
    "GET",
    "/my-record-requests",
    Permission.SEE_OWN_RECORD,
    summary="What I asked for of what you hold",
    answers=list[ToldRequest],
)
def my_record_requests(request: Asked) -> list[ToldRequest]:
    """Return one's own requests. What lies at the desk is no part of it."""
    if request.user.subject_id is None:
        return []
    found = queries.requests_of(request.user.subject_id, viewer=request.user)
    return [ToldRequest(**told_request(one, request)) for one in found if one.row.asker == Asker.SELF]


@door(
    "GET",
    "/my-record-requests/{uuid:record_request}/pack",
    Permission.SEE_OWN_RECORD,
    summary="What came of it",
    answers=ToldPack,
)
def my_record_pack(request: Asked, record_request: UUID) -> object:
    """Return the pack as it left. Before it left there is none."""
    pack = queries.pack_of(record_request, viewer=request.user)
    if pack.person_id != request.user.subject_id:
        raise NotFound(NOT_FOUND)
    return pack.content


@door(
    "GET",
    "/my-record-complaints",
    Permission.SEE_OWN_RECORD,
    summary="My complaints about what you hold",
    answers=list[ToldComplaint],
)
def my_record_complaints(request: Asked) -> list[ToldComplaint]:
    """Return them, the newest first."""
    if request.user.subject_id is None:
        return []
    found = queries.complaints_of(request.user.subject_id, viewer=request.user)
    return [told_complaint(*one) for one in found]
