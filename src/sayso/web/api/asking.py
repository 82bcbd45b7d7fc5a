"""Doors at which it matters how somebody was asked: see alone, sharing, the yes to a plan, "your choice?"."""

import functools
import uuid
from datetime import date
from uuid import UUID

from django.db import transaction
from django.utils import timezone
from ninja import Field, Schema

from sayso.foundation.access.areas import Area
from sayso.foundation.access.looking import looked_at
from sayso.foundation.access.named_action import NOT_FOUND, authorise_on
from sayso.foundation.access.permissions import Permission
from sayso.journey.casework.statuses import SeenAlone
from sayso.journey.options import actions as options
from sayso.journey.options.statuses import OwnAnswer
from sayso.journey.people import actions, queries
from sayso.journey.people.facts import Asked as HowAsked
from sayso.journey.people.statuses import Alone, AskedPlace, Means, Shareable
from sayso.journey.planning import actions as planning
from sayso.rules.refusals import Held, NotFound, Refusal
from sayso.web.api.casework import ONCE, Kept
from sayso.web.api.once import once
from sayso.web.api.site import Asked, door

ALONE = "For a worker: were they asked alone? On one’s own page: is anybody with you? It may be left out."


class How(Schema):
    """How somebody was asked. What nobody knows is left out: nothing waits for it."""

    alone: Alone = Field(Alone.NOT_KNOWN, description=ALONE)
    means: Means = Means.NOT_KNOWN
    who_there: str = Field("", max_length=300, description="Who was there, or why it was not offered")

    def asked(self) -> HowAsked:
        """Return it as the actions take it."""
        return HowAsked(alone=self.alone, means=self.means, who_there=self.who_there)


class SaidHow(How):
    """How somebody was asked on a day; today if that is left out."""

    asked_on: date | None = None
    key: UUID | None = Field(None, description=ONCE)


class OnceAsked(Schema):
    """One time that somebody was asked: at what, when, and how."""

    place: AskedPlace
    asked_on: date
    alone: Alone
    means: Means
    who_there: str


class ToSee(Schema):
    """That somebody is to be seen alone: since when, and by when."""

    key: UUID
    place: AskedPlace
    since: date
    due_on: date


class AskedBefore(Schema):
    """Whether they are still to be seen alone, and how they were asked, the newest first."""

    to_see: ToSee | None
    asked: list[OnceAsked]


class Because(Schema):
    """Why somebody need not be seen alone any more."""

    because: str = Field(max_length=300)


class Near(Schema):
    """Somebody close, by what the person calls them, and what is shared with them."""

    key: UUID
    called: str
    shared: list[Shareable]


class Choice(How):
    """All that one other may see from now on: what is left out is shared no more."""

    other: UUID
    areas: list[Shareable]


class Chosen(How):
    """Whether they chose it themselves."""

    answer: OwnAnswer
    words: str = Field("", max_length=2000)
    key: UUID | None = Field(None, description=ONCE)


class YesGiven(Schema):
    """The person's own yes. `alone` is needed when others wrote the plan; the rest is for a worker."""

    plan: UUID
    alone: SeenAlone | None = None
    means: Means = Means.NOT_KNOWN
    who_there: str = Field("", max_length=300)
    words: str = Field("", max_length=5000)
    key: UUID | None = Field(None, description=ONCE)


SEEN = "/people/{uuid:person}/how-asked"
YES = "/people/{uuid:person}/plan/yes"
SHARING = "/people/{uuid:person}/sharing"


@door("GET", SEEN, Permission.CHANGE_PERSON, summary="How somebody was asked", answers=AskedBefore)
def how_asked(request: Asked, person: UUID) -> AskedBefore:
    """Return it, for those who work with them. Nobody close to them gets any of it."""
    authorise_on(request.user, person=person, area=Area.STORY)
    looked_at(page="how_asked", people=[person], by=request.user, at=request.at)
    task = queries.to_see_alone_one(person, viewer=request.user)
    names = ("place", "since", "due_on")
    to_see = ToSee(key=task.pk, **{name: getattr(task, name) for name in names}) if task else None
    asked = [OnceAsked.from_orm(one) for one in queries.how_asked(person, viewer=request.user)]
    return AskedBefore(to_see=to_see, asked=asked)


@door("POST", SEEN, Permission.CHANGE_PERSON, summary="Say how somebody was asked", answers=Kept, status=201)
def say_how_asked(request: Asked, person: UUID, said: SaidHow) -> Kept:
    """Keep it. Whoever was seen alone is not to be seen alone any more."""

    def act() -> UUID:
        on = said.asked_on or timezone.localdate(request.at)
        new = actions.NewAsked(person=person, asked=said.asked(), asked_on=on, key=said.key or uuid.uuid4())
        actions.record_asked(asked=new, by=request.user, at=request.at)
        return new.key

    return Kept(key=once(request, said.key, act))


@door(
    "POST",
    "/people/{uuid:person}/see-alone/{uuid:task}/close",
    Permission.CHANGE_PERSON,
    summary="Say why somebody need not be seen alone",
    answers=Kept,
)
def close_see_alone(request: Asked, person: UUID, task: UUID, why: Because) -> Kept:
    """Close it with the reason."""
    told = {"by": request.user, "at": request.at}
    return Kept(key=actions.close_see_alone(person=person, task=task, because=why.because, **told).pk)


@door("GET", SHARING, Permission.CHOOSE_SHARING, summary="Who may see what", answers=list[Near])
def sharing_choices(request: Asked, person: UUID) -> list[Near]:
    """Return everybody close, with what is shared with each."""
    _open(request, person)
    return _near(request, person)


@door("POST", SHARING, Permission.CHOOSE_SHARING, summary="Change what one other may see", answers=list[Near])
def change_sharing(request: Asked, person: UUID, choice: Choice) -> list[Near]:
    """Share what is newly named and stop the rest. A worker shares more only when they were asked alone."""
    _open(request, person)
    near = queries.close_people(person, viewer=request.user, on=timezone.localdate(request.at))
    close = next((one for one in near if one.key == choice.other), None)
    if close is None:
        raise NotFound(NOT_FOUND)
    told = {"person": person, "with_person": close.key, "by": request.user, "at": request.at}
    told |= {"asked": choice.asked()}
    try:
        with transaction.atomic():
            if more := sorted(set(choice.areas) - close.shared):
                actions.share_areas(areas=more, **told)
            if less := sorted(close.shared - set(choice.areas)):
                actions.stop_sharing(areas=less, **told)
    except Refusal:
        _see_alone(request, person, choice)
        raise
    return _near(request, person)


@door(
    "POST",
    "/people/{uuid:person}/lines/{uuid:line}/did-you-choose",
    Permission.CHOOSE_SUPPORT,
    summary="Did you choose this?",
    answers=Kept,
    status=201,
)
def did_you_choose(request: Asked, person: UUID, line: UUID, chosen: Chosen) -> Kept:
    """Keep what they say in their own account, and how they were asked."""
    new = options.NewOwnAnswer(
        person=person,
        line=line,
        answer=chosen.answer,
        words=chosen.words,
        seen_alone=SeenAlone(chosen.alone) if chosen.alone in SeenAlone.values else None,
        means=chosen.means,
        who_there=chosen.who_there,
        key=chosen.key or uuid.uuid4(),
    )

    def act() -> UUID:
        return options.answer_own_choice(answer=new, by=request.user, at=request.at).pk

    return Kept(key=once(request, chosen.key, act))


@door("POST", YES, Permission.WRITE_PLAN, summary="The person's own yes", answers=Kept)
def say_yes_to_a_plan(request: Asked, person: UUID, told: YesGiven) -> Kept:
    """Finish a plan by the person's own yes; held when they were not asked alone, and they are to be seen."""
    yes = planning.Yes(person=person, **told.model_dump(exclude={"key"}))
    try:
        act = functools.partial(planning.finish_plan, yes=yes, by=request.user, at=request.at)
        return Kept(key=once(request, told.key, lambda: act().pk))
    except Held:
        planning.was_not_alone(yes=yes, by=request.user, at=request.at)
        raise


def _near(request: Asked, person: UUID) -> list[Near]:
    looked_at(page="sharing_choices", people=[person], by=request.user, at=request.at)
    found = queries.close_people(person, viewer=request.user, on=timezone.localdate(request.at))
    return [Near(key=one.key, called=one.called, shared=sorted(one.shared)) for one in found]


def _open(request: Asked, person: UUID) -> None:
    """Raise NotFound unless it is one's own, or a worker may read who may see what."""
    if not request.user.is_staff and person != request.user.subject_id:
        raise NotFound(NOT_FOUND)
    authorise_on(request.user, person=person, area=Area.SHARING)


def _see_alone(request: Asked, person: UUID, choice: Choice) -> None:
    """Let them be seen alone, where a choice waits because somebody was there."""
    if request.user.is_staff and choice.alone in (Alone.NO, Alone.NOT_POSSIBLE):
        today = timezone.localdate(request.at)
        new = actions.NewAsked(person=person, asked=choice.asked(), asked_on=today, place=AskedPlace.SHARING)
        actions.record_asked(asked=new, by=request.user, at=request.at)
