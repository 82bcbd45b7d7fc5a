"""Doors to choosing and buying: the list and the choice, feeds, orders, visits and the kept rate."""

import uuid
from datetime import date, time
from typing import Any
from uuid import UUID

from django.utils import timezone
from ninja import Field, Schema

from sayso.foundation.access.areas import Area
from sayso.foundation.access.looking import looked_at
from sayso.foundation.access.named_action import NOT_FOUND, authorise_on, may_see
from sayso.foundation.access.permissions import Permission
from sayso.foundation.gateways.open_referral import read_bytes
from sayso.journey.options import actions as options
from sayso.journey.options import facts
from sayso.journey.options.models import FeedImport
from sayso.journey.options.queries import lines_to_choose
from sayso.journey.purchasing import actions as purchasing
from sayso.journey.purchasing import queries
from sayso.journey.purchasing.statuses import PriceUnit, SaidBy, VisitOutcome
from sayso.rules.choice import ORDER
from sayso.rules.refusals import Held, Invalid, NotFound
from sayso.web.api.casework import ONCE, Kept
from sayso.web.api.once import once
from sayso.web.api.site import Asked, door


class Listed(Schema):
    """One service of a list: why it is left out, or "" when it fits. A price that is not known is null."""

    key: UUID
    name: str
    organisation: str
    left_out_because: str
    can_come: bool | None
    pence_a_week: int | None


class OfferList(Schema):
    """The list for one line, in its stated order, what fits first; and how many are known to fit."""

    order: str
    mark: str
    real_number: int
    services: list[Listed]


class Chosen(Schema):
    """A choice; `offer` null: none of these suits me. `seen` is the mark of the list that was seen."""

    offer: UUID | None = None
    none_words: str = Field("", max_length=2000)
    may_tell: bool = False
    seen: str = Field("", max_length=16)
    key: UUID | None = Field(None, description=ONCE)


class FeedGiven(Schema):
    """A feed in the form of Open Referral UK, as the text of its pages."""

    feed: str = Field(max_length=60)
    pages: list[str] = Field(min_length=1, max_length=500)
    key: UUID | None = Field(None, description=ONCE)


class FeedTaken(Kept):
    """What became of a feed. Only `taken` changed what there is to choose from; `says` tells it in words."""

    state: str
    says: str
    added: int
    changed: int
    ended: int


class OrderGiven(Schema):
    """An order for one line; the aim and the wished time come from the plan."""

    line: UUID
    starts_on: date
    offer: UUID | None = None
    provider: str = Field("", max_length=200)
    ends_before: date | None = None
    price_pence: int | None = Field(None, ge=0, le=10_000_000)
    unit: PriceUnit | None = None
    visitor_must_know: str = Field("", max_length=2000)
    urgent_because: str = Field("", max_length=500)
    key: UUID | None = Field(None, description=ONCE)


class VisitGiven(Schema):
    """One visit of an order."""

    order: UUID
    planned_on: date
    outcome: VisitOutcome
    planned_at: time | None = None
    came_at: time | None = None
    left_at: time | None = None
    because: str = Field("", max_length=500)
    said_by: SaidBy = SaidBy.PROVIDER


class Counted(Schema):
    """How many were new."""

    new: int


class KeptTold(Schema):
    """How often the wished times were kept in the last four weeks."""

    kept: int
    of: int


@door(
    "GET",
    "/people/{uuid:person}/choices/{uuid:line}",
    Permission.CHOOSE_SUPPORT,
    summary="The list for one line of a plan",
    answers=OfferList,
)
def offers_to_choose(request: Asked, person: UUID, line: UUID) -> OfferList:
    """Return what fits in its order, and what was left out with the reason."""
    if not request.user.is_staff and person != request.user.subject_id:
        raise NotFound(NOT_FOUND)
    authorise_on(request.user, person=person, area=Area.PLAN)
    on = timezone.localdate(request.at)
    lines = {one.line: one for one in lines_to_choose(person, viewer=request.user, on=on)}
    if line not in lines:
        raise NotFound(NOT_FOUND)
    looked_at(page="api_offers_to_choose", people=[person], by=request.user, at=request.at)
    shown = facts.offers_for(lines[line], viewer=request.user, on=on)
    services = [
        Listed(
            key=shown.offer(one).pk,
            name=shown.offer(one).name,
            organisation=shown.offer(one).organisation,
            left_out_because=one.reason,
            can_come=one.comes,
            pence_a_week=one.pence_a_week,
        )
        for one in (*shown.weighed.fits, *shown.weighed.left_out)
    ]
    return OfferList(
        order=ORDER,
        mark=shown.mark,
        real_number=shown.weighed.real_number,
        services=services,
    )


@door(
    "POST",
    "/people/{uuid:person}/choices/{uuid:line}",
    Permission.CHOOSE_SUPPORT,
    summary="Choose, or say that none suits",
    answers=Kept,
    status=201,
)
def choose_one(request: Asked, person: UUID, line: UUID, chosen: Chosen) -> Kept:
    """Keep what somebody chose."""
    told = chosen.model_dump(exclude={"key"})
    new = options.NewChoice(person=person, line=line, key=chosen.key or uuid.uuid4(), **told)
    act = lambda: options.choose(choice=new, by=request.user, at=request.at).pk  # noqa: E731 - told once, by its name
    return Kept(key=once(request, chosen.key, act))


@door(
    "POST",
    "/services",
    Permission.IMPORT_OFFERS,
    summary="Bring in a list of services",
    answers=FeedTaken,
    status=201,
)
def bring_in_services(request: Asked, given: FeedGiven) -> FeedTaken:
    """Take a feed whole or not at all. A service that cannot be read is named, and nothing is kept.

    A feed that drops more than half is `held` until somebody else says that it is right.
    """
    read = read_bytes([page.encode() for page in given.pages])
    if read.wrong:
        wrong = {one.place: one.says for one in read.wrong}
        raise Invalid(f"{read.wrong[0].place}: {read.wrong[0].says}", fields=wrong)
    new = options.NewFeed(feed=given.feed, named="by program", read=read, key=given.key or uuid.uuid4())
    act = lambda: options.import_offers(new=new, by=request.user, at=request.at).pk  # noqa: E731 - told once, by its name
    made = FeedImport.objects.get(pk=once(request, given.key, act))
    counts = {"added": made.added, "changed": made.changed, "ended": made.ended}
    return FeedTaken(key=made.pk, state=made.state, says=made.get_state_display(), **counts)


@door(
    "POST",
    "/people/{uuid:person}/orders",
    Permission.ORDER_SUPPORT,
    summary="Place an order",
    answers=Kept,
    status=201,
)
def place_an_order(request: Asked, person: UUID, given: OrderGiven) -> Kept:
    """Place an order; held while no money is agreed and nobody says why it cannot wait."""
    told: dict[str, Any] = given.model_dump(exclude={"key"})
    new = purchasing.NewOrder(person=person, key=given.key or uuid.uuid4(), **told)
    act = lambda: purchasing.place_order(order=new, by=request.user, at=request.at).pk  # noqa: E731 - told once, by its name
    try:
        return Kept(key=once(request, given.key, act))
    except Held as refusal:
        if refusal.rule == purchasing.PAUSED_RULE and may_see(person=person, area=Area.SHARING):
            purchasing.keep_waiting(order=new, by=request.user, at=request.at)
        raise


@door("POST", "/visits", Permission.RECORD_VISITS, summary="Tell of visits", answers=Counted, status=201)
def tell_of_visits(request: Asked, visits: list[VisitGiven]) -> Counted:
    """Keep visits, all or none; told again they change nothing."""
    items = [purchasing.NewVisit(**one.model_dump()) for one in visits]
    return Counted(new=len(purchasing.record_visits(items=items, by=request.user, at=request.at)))


@door(
    "GET",
    "/my-kept-times",
    Permission.SEE_OWN_RECORD,
    summary="How often my times were kept",
    answers=KeptTold,
)
def my_kept_times(request: Asked) -> KeptTold:
    """Return how often the times that one asked for were kept."""
    mine: UUID | None = request.user.subject_id
    if mine is None:
        return KeptTold(kept=0, of=0)
    found = queries.kept_rate(mine, viewer=request.user, on=timezone.localdate(request.at))
    return KeptTold(kept=found.kept, of=found.of)
