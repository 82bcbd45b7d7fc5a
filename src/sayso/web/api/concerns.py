"""A door for anybody to raise a concern. The answer is a reference, and the reference tells nothing."""

import uuid
from uuid import UUID

from ninja import Field, Schema

from sayso.foundation.access.permissions import Permission
from sayso.journey.safeguarding.actions import Told, raise_concern
from sayso.journey.safeguarding.statuses import Asked as AskedThem
from sayso.journey.safeguarding.statuses import Danger
from sayso.web.api.site import Asked, door


class Concern(Schema):
    """What worries somebody. Only what happened is needed. If somebody is in danger now, ring 999."""

    what_happened: str = Field(max_length=20_000)
    about: str = Field("", max_length=200)
    place: str = Field("", max_length=300)
    danger: Danger = Danger.NOT_SURE
    asked: AskedThem = AskedThem.NOT_ASKED
    wants: str = Field("", max_length=5000)
    teller: str = Field("", max_length=300)
    about_staff: bool = False
    key: UUID | None = Field(None, description="Sent twice with the same key, it is one concern")


class Reference(Schema):
    """What to quote. It does not say whether the person is known, and nothing can be looked up with it."""

    reference: str


@door(
    "POST",
    "/concerns",
    Permission.RAISE_CONCERN,
    summary="Raise a concern about an adult",
    answers=Reference,
    status=201,
)
def raise_a_concern(request: Asked, concern: Concern) -> Reference:
    """Take a concern from anybody, with or without a sign-in. It is never refused by a rule."""
    said = concern.model_dump(exclude={"key"})
    told = Told(**said, key=concern.key or uuid.uuid4())
    return Reference(reference=raise_concern(told=told, by=request.user, at=request.at))
