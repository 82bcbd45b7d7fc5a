"""Doors to learning: the lessons, one's own record of them, and what a manager's team has done."""

import uuid
from datetime import date, datetime
from uuid import UUID

from django.utils import timezone
from ninja import Field, Schema

from sayso.council.workforce import actions, queries
from sayso.council.workforce.queries import Asked as AskedOf
from sayso.council.workforce.queries import Place
from sayso.foundation.access.permissions import Permission
from sayso.web.api.casework import ONCE, Kept
from sayso.web.api.once import once
from sayso.web.api.site import Asked, door


class HowItStands(Schema):
    """How somebody stands with one lesson. `due_on` is left out while nobody asks it of them."""

    lesson: str
    title: str
    name: str
    place: Place
    due_on: date | None
    done_at: datetime | None
    edition: int | None


class LessonKept(Schema):
    """One line of one's own record. `title` is empty when the lesson is no longer given."""

    lesson: str
    title: str
    edition: int
    done_at: datetime


class MyLearning(Schema):
    """What is asked of me, and what I did."""

    asked: list[HowItStands]
    done: list[LessonKept]


class AnswerTold(Schema):
    """An answer that can be chosen, whether it fits, and why."""

    say: str
    because: str
    fits: bool


class StepTold(Schema):
    """One step of a lesson. Without a question, `ask` is empty."""

    title: str
    say: list[str]
    story: list[str]
    points: list[str]
    after: list[str]
    law: str
    ask: str
    answers: list[AnswerTold]


class LessonTold(Schema):
    """A lesson whole, in its newest edition."""

    lesson: str
    edition: int
    title: str
    about: str
    minutes: int
    steps: list[StepTold]
    take_away: list[str]
    to_think_about: list[str]
    sources: list[dict[str, str]]


class Doing(Schema):
    """That I did it. Nothing else is asked."""

    key: UUID | None = Field(None, description=ONCE)


@door("GET", "/learning", Permission.TAKE_LESSONS, summary="My learning", answers=MyLearning)
def my_learning(request: Asked) -> MyLearning:
    """Return what is asked of this sign-in, and its record. Nobody else's."""
    asked = queries.asked_of(request.user, on=timezone.localdate(request.at))
    done = [
        LessonKept(lesson=one.lesson, title=one.title or "", edition=one.edition, done_at=one.done_at)
        for one in queries.done_by(request.user)
    ]
    return MyLearning(asked=[_told(one) for one in asked], done=done)


@door("GET", "/lessons/{lesson}", Permission.TAKE_LESSONS, summary="Read a lesson", answers=LessonTold)
def read_lesson(request: Asked, lesson: str) -> LessonTold:
    """Return it whole. Reading it leaves no trace."""
    found = queries.lesson_of(lesson)
    return LessonTold(
        lesson=found.code,
        edition=found.edition,
        title=found.title,
        about=found.about,
        minutes=found.minutes,
        steps=[_step(one) for one in found.steps],
        take_away=list(found.take_away),
        to_think_about=list(found.to_think_about),
        sources=[{"name": one.name, "says": one.says} for one in found.sources],
    )


@door(
    "POST",
    "/lessons/{lesson}/done",
    Permission.TAKE_LESSONS,
    summary="Keep that I did a lesson",
    answers=Kept,
    status=201,
)
def did_lesson(request: Asked, lesson: str, said: Doing) -> Kept:
    """Keep it for this sign-in, now. It is never refused, asked for or not."""

    def act() -> uuid.UUID:
        return actions.record_lesson(lesson=lesson, by=request.user, at=request.at).pk

    return Kept(key=once(request, said.key, act))


@door(
    "GET",
    "/team-learning",
    Permission.SEE_TEAM_LEARNING,
    summary="What my team has learnt",
    answers=list[HowItStands],
)
def what_my_team_has_learnt(request: Asked) -> list[HowItStands]:
    """Return each of the manager's own team by name; those who are late come first."""
    found = queries.team_learning(viewer=request.user, on=timezone.localdate(request.at))
    return [_told(one) for one in found]


def _told(one: AskedOf) -> HowItStands:
    return HowItStands(
        lesson=one.lesson.code,
        title=one.lesson.title,
        name=one.name,
        place=one.place,
        due_on=one.due_on,
        done_at=one.done_at,
        edition=one.edition,
    )


def _step(one: queries.Step) -> StepTold:
    question = one.question
    answers = question.answers if question else ()
    return StepTold(
        title=one.title,
        say=list(one.say),
        story=list(one.story),
        points=list(one.points),
        after=list(one.after),
        law=one.law,
        ask=question.ask if question else "",
        answers=[AnswerTold(say=it.say, because=it.because, fits=it.fits) for it in answers],
    )
