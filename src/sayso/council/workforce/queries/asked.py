"""Who has to do a lesson, by when, and how they stand: worked out each day, never kept."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum
from uuid import UUID

from sayso.council.workforce.models import LessonDone
from sayso.council.workforce.queries.lessons import LESSONS, Lesson
from sayso.foundation.access.models import RoleHeld, User
from sayso.foundation.govuk.presenting import LONDON
from sayso.foundation.policy.declared.learning import again_key, days_key, roles_key
from sayso.foundation.policy.queries import InForce, in_force
from sayso.rules.calendar import add_months


class Place(StrEnum):
    """How somebody stands with a lesson on a day."""

    DONE = "done"
    DUE = "due"  # it is asked of them, and its day has not passed
    OVERDUE = "overdue"
    NOT_ASKED = "not_asked"  # nobody asks it of them; they may do it all the same


@dataclass(frozen=True)
class Choice:
    """What the council chose about one lesson: of whom it is asked, since when, how soon, how often.

    `months` is after how many it is asked again; nought: once is enough.
    """

    roles: frozenset[str]
    chosen_on: date | None
    days: int
    months: int


@dataclass(frozen=True)
class Asked:
    """One login and one lesson on a day. `due_on` is None while nobody asks it of them."""

    login: UUID
    name: str
    lesson: Lesson
    place: Place
    due_on: date | None
    done_at: datetime | None = None
    edition: int | None = None


@dataclass(frozen=True)
class Learnt:
    """One line of somebody's record of learning. The title is today's; None when the lesson is gone."""

    lesson: str
    title: str | None
    edition: int
    done_at: datetime


def first_due(*, started: date, lesson_since: date, chosen: date | None, days: int) -> date:
    """Return the first due day: so many days after whichever is last of role, lesson and choice began."""
    return max(started, lesson_since, chosen or started) + timedelta(days=days)


def place_of(*, done: date | None, first: date | None, months: int, on: date) -> tuple[Place, date | None]:
    """Return how somebody stands on a day, and the day by which it is due, or due again.

    `first` is None when nobody asks it of them. Done once stays done where nobody asks again.
    """
    if first is None:
        return (Place.DONE if done else Place.NOT_ASKED), None
    if done is None:
        return (Place.OVERDUE if first < on else Place.DUE), first
    if not months:
        return Place.DONE, None
    again = add_months(done, months)
    return (Place.OVERDUE if again < on else Place.DONE), again


def asked_of(login: User, *, on: date) -> list[Asked]:
    """Return how one login stands with each lesson."""
    return _asked([login], on)


def team_learning(*, viewer: User, on: date) -> list[Asked]:
    """Return how each of the viewer's own team stands with what is asked of them, or was done by them.

    By name; whoever has longest left it first. Nobody of another team, and nothing of what they answered.
    """
    if viewer.team_id is None:
        return []
    members = list(User.objects.filter(team=viewer.team_id, is_active=True))
    shown = [one for one in _asked(members, on) if one.place is not Place.NOT_ASKED]
    order = {Place.OVERDUE: 0, Place.DUE: 1, Place.DONE: 2, Place.NOT_ASKED: 3}
    return sorted(shown, key=lambda one: (order[one.place], one.due_on or date.max, one.name))


def done_by(login: User) -> list[Learnt]:
    """Return somebody's own record of learning, the newest first."""
    return [
        Learnt(
            lesson=row.lesson,
            title=LESSONS[row.lesson].title if row.lesson in LESSONS else None,
            edition=row.edition,
            done_at=row.done_at,
        )
        for row in LessonDone.objects.filter(login=login)
    ]


def _asked(logins: Iterable[User], on: date) -> list[Asked]:
    people = list(logins)
    choices = _choices(on)
    began = _roles_began(people)
    last = _last_done(people)
    found = []
    for login in people:
        for code, lesson in LESSONS.items():
            choice, done = choices[code], last.get((login.pk, code))
            since = [on_day for role, on_day in began.get(login.pk, ()) if role in choice.roles]
            first = None
            if since:
                first = first_due(
                    started=min(since),
                    lesson_since=lesson.since,
                    chosen=choice.chosen_on,
                    days=choice.days,
                )
            done_on = done.done_at.astimezone(LONDON).date() if done else None
            place, due_on = place_of(done=done_on, first=first, months=choice.months, on=on)
            found.append(
                Asked(
                    login.pk,
                    login.name,
                    lesson,
                    place,
                    due_on,
                    done.done_at if done else None,
                    done.edition if done else None,
                )
            )
    return found


def _choices(on: date) -> Mapping[str, Choice]:
    found = in_force(on=on, topic="learning")
    return {code: _choice(code, found) for code in LESSONS}


def _choice(code: str, found: Mapping[str, InForce]) -> Choice:
    roles, days, months = found[roles_key(code)], found[days_key(code)], found[again_key(code)]
    assert isinstance(roles.value, list)
    assert isinstance(days.value, int)
    assert isinstance(months.value, int)
    chosen = roles.row.starts_on if roles.row else None
    return Choice(frozenset(roles.value), chosen, days.value, months.value)


def _roles_began(people: Iterable[User]) -> Mapping[UUID, list[tuple[str, date]]]:
    """Return the roles that each holds now, each with the day on which it was given."""
    began: dict[UUID, list[tuple[str, date]]] = {}
    rows = RoleHeld.objects.filter(user__in=people, ended_at=None)
    for login, role, given_at in rows.values_list("user_id", "role", "given_at"):
        began.setdefault(login, []).append((role, given_at.astimezone(LONDON).date()))
    return began


def _last_done(people: Iterable[User]) -> Mapping[tuple[UUID, str], LessonDone]:
    rows = LessonDone.objects.filter(login__in=people).order_by("done_at")
    return {(row.login_id, row.lesson): row for row in rows}
