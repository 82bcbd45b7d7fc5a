"""Doors to stories in people's own words: everybody reads, each tells and takes back their own."""

import uuid
from datetime import date, datetime
from uuid import UUID

from ninja import Field, Schema

from sayso.council.community import actions, queries
from sayso.foundation.access.permissions import Permission
from sayso.web.api.casework import ONCE, Kept
from sayso.web.api.check_ins import own_key
from sayso.web.api.once import once
from sayso.web.api.site import Asked, door


class StoryShown(Schema):
    """A story as everybody reads it. `month` is the first day of the month in which it came."""

    key: UUID
    words: str
    called: str
    month: date


class StoryOfMine(Schema):
    """A story of one's own. `is_fit` is none until somebody read it."""

    key: UUID
    words: str
    called: str
    offered_at: datetime
    is_fit: bool | None
    said_back: str
    taken_back_at: datetime | None


class StoryWaiting(Schema):
    """A story that waits to be read. It does not say who told it."""

    key: UUID
    words: str
    called: str
    offered_at: datetime


class Telling(Schema):
    """A story, and the name to stand under it; none for none."""

    words: str
    called: str = Field("", max_length=60)
    key: UUID | None = Field(None, description=ONCE)


class Fit(Schema):
    """Whether it can be shown; if not, what its author should change."""

    is_fit: bool
    said_back: str = Field("", max_length=1000)


@door(
    "GET",
    "/stories",
    Permission.READ_PUBLIC_PAGES,
    summary="Stories, in people's own words",
    answers=list[StoryShown],
)
def read_stories(request: Asked, q: str = "") -> list[StoryShown]:
    """Return the stories that are shown, and hold these words. One that was taken back is not among them."""
    return [StoryShown(**vars(one)) for one in queries.stories_shown(q[:100])]


@door("GET", "/my-stories", Permission.SEE_OWN_RECORD, summary="My stories", answers=list[StoryOfMine])
def stories_of_mine(request: Asked) -> list[StoryOfMine]:
    """Return one's own, the newest first, with how each stands."""
    if request.user.subject_id is None:
        return []
    return [
        StoryOfMine(
            key=row.pk,
            words=row.words,
            called=row.called,
            offered_at=row.offered_at,
            is_fit=row.is_fit,
            said_back=row.said_back,
            taken_back_at=row.taken_back_at,
        )
        for row in queries.stories_of(request.user.subject_id, viewer=request.user)
    ]


@door("POST", "/my-stories", Permission.SEE_OWN_RECORD, summary="Tell a story", answers=Kept, status=201)
def tell_a_story(request: Asked, said: Telling) -> Kept:
    """Offer it. Somebody reads it before it is shown."""
    story = actions.NewStory(
        person=own_key(request), words=said.words, called=said.called, key=said.key or uuid.uuid4()
    )

    def act() -> UUID:
        return actions.tell_story(story=story, by=request.user, at=request.at).pk

    return Kept(key=once(request, said.key, act))


@door(
    "POST",
    "/my-stories/{uuid:story}/back",
    Permission.SEE_OWN_RECORD,
    summary="Take a story back",
    answers=Kept,
    status=201,
)
def take_a_story_back(request: Asked, story: UUID) -> Kept:
    """Take it back: gone from page, search and API in the same minute."""
    told = {"person": own_key(request), "by": request.user, "at": request.at}
    return Kept(key=actions.take_back_story(story=story, **told).pk)


@door(
    "GET",
    "/stories-to-read",
    Permission.READ_STORIES,
    summary="Stories that wait to be read",
    answers=list[StoryWaiting],
)
def stories_that_wait(request: Asked) -> list[StoryWaiting]:
    """Return them, the longest waiting first."""
    return [StoryWaiting(**vars(one)) for one in queries.stories_to_read(viewer=request.user)]


@door(
    "POST",
    "/stories/{uuid:story}/read",
    Permission.READ_STORIES,
    summary="Say whether a story can be shown",
    answers=Kept,
    status=201,
)
def say_if_a_story_is_fit(request: Asked, story: UUID, said: Fit) -> Kept:
    """Let it be shown, or tell its author what to change."""
    told = {"by": request.user, "at": request.at}
    return Kept(key=actions.read_story(story=story, **said.model_dump(), **told))
