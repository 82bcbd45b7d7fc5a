"""Questions about reviews. Every one answers by what the viewer may see."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from uuid import UUID

from django.db import connection

from sayso.foundation.access.asked_once import asked_once
from sayso.foundation.access.protection import must_look
from sayso.foundation.access.viewer import Viewer
from sayso.foundation.govuk.presenting import LONDON
from sayso.journey.assessment.models import NeedsAssessment, Wish
from sayso.journey.assessment.statuses import WishKind
from sayso.journey.budget.models import BudgetLine, PersonalBudget
from sayso.journey.partnership.queries import is_live, sides_of_people
from sayso.journey.people.models import Standing, Tie
from sayso.journey.people.queries import record_keys
from sayso.journey.people.statuses import CARING, StandingKind
from sayso.journey.planning.models import Plan
from sayso.journey.planning.statuses import Way
from sayso.journey.review.models import (
    Found,
    FoundApart,
    Review,
    ReviewRequest,
    TheirAnswers,
    WishLookedAt,
)
from sayso.journey.review.statuses import AskedFor, Outcome
from sayso.rules.review.due import Due, Known, due

Key = tuple[UUID, str]


@dataclass(frozen=True, kw_only=True)
class ReviewDue:
    """Whose support is to be looked at again, in which standing, by when and why."""

    person: UUID
    standing: StandingKind
    due: Due
    is_late: bool
    is_open: bool  # somebody has begun it


def standings_of(person: UUID, *, viewer: Viewer, on: date) -> list[StandingKind]:
    """Return in what standings somebody is on record on a day, the adult's first; never none of them."""
    rows = Standing.objects.visible_to(viewer).on(on).filter(person_id=person)
    found = [StandingKind(kind) for kind in sorted(set(rows.values_list("kind", flat=True)))]
    return found or [StandingKind.ADULT]


def reviews_due(people: Collection[UUID], *, viewer: Viewer, on: date) -> list[ReviewDue]:
    """Return what is due of these people, the soonest first, whatever the day; late ones say so."""
    reviews = list(Review.objects.visible_to(viewer).filter(person_id__in=people).order_by("begun_at"))
    begun = {(one.person_id, one.standing) for one in reviews if one.closed_at is None}
    known = _known(people, [one for one in reviews if one.closed_at], viewer=viewer)
    found = []
    for (person, standing), facts in known.items():
        when = due(facts)
        if when:
            found.append(
                ReviewDue(
                    person=person,
                    standing=StandingKind(standing),
                    due=when,
                    is_late=when.is_late(on),
                    is_open=(person, standing) in begun,
                )
            )
    return sorted(found, key=lambda one: (one.due.on, str(one.person)))


def due_of(person: UUID, standing: StandingKind, *, viewer: Viewer, on: date) -> ReviewDue | None:
    """Return when one person's support is next looked at; None while none has begun."""
    found = reviews_due([person], viewer=viewer, on=on)
    return next((one for one in found if one.standing == standing), None)


def _known(people: Collection[UUID], closed: Iterable[Review], *, viewer: Viewer) -> dict[Key, Known]:
    began, direct = _support(people, viewer=viewer)
    held: dict[Key, Review] = {}
    for one in sorted(closed, key=lambda one: (_day_of(one), _ended(one))):
        held[(one.person_id, one.standing)] = one
    promised: dict[Key, date] = {}
    answered = ReviewRequest.objects.visible_to(viewer).filter(person_id__in=people, about=AskedFor.OWN)
    for asked in answered.exclude(look_on=None):
        last = held.get((asked.person_id, asked.standing))
        if asked.look_on and (last is None or _ended(last) < asked.asked_at):
            key = (asked.person_id, asked.standing)
            promised[key] = min(promised.get(key, asked.look_on), asked.look_on)
    found = {}
    for key in {*began, *held, *promised}:
        last = held.get(key)
        days = [day for day in (promised.get(key), last.next_on if last else None) if day]
        found[key] = Known(
            began_on=began.get(key),
            direct_payment_since=direct.get(key),
            held_on=last.held_on if last else None,
            set_for=min(days, default=None),
        )
    return found


def _support(people: Collection[UUID], *, viewer: Viewer) -> tuple[dict[Key, date], dict[Key, date]]:
    """Return when the support that stands began, and since when money comes to them, by person and standing.

    A new sum for the same plan begins nothing anew. Where no budget is to be seen, it is the plan's own day.
    """
    rows = PersonalBudget.objects.visible_to(viewer).filter(person_id__in=people)
    budgets = list(rows.filter(state__in=("agreed", "ended")).order_by("starts_on"))
    first: dict[tuple[UUID, str, UUID], date] = {}
    for one in budgets:
        first.setdefault((one.person_id, one.standing, one.plan), one.starts_on)
    began: dict[Key, date] = {}
    plans = Plan.objects.visible_to(viewer).current().filter(person_id__in=people)
    for plan in plans.exclude(finished_at=None):
        began[(plan.person_id, plan.standing)] = plan.finished_at.date()
    for one in budgets:
        if one.state == "agreed":
            began[(one.person_id, one.standing)] = first[(one.person_id, one.standing, one.plan)]
    direct: dict[Key, date] = {}
    whose = {one.pk: (one.person_id, one.standing) for one in budgets}
    lines = BudgetLine.objects.visible_to(viewer).filter(budget__in=list(whose), way=Way.DIRECT_PAYMENT)
    for line in lines.order_by("starts_on"):
        direct.setdefault(whose[line.budget_id], line.starts_on)
    return began, direct


# -- one review ---------------------------------------------------------------------------------------------


def open_review(person: UUID, standing: StandingKind, *, viewer: Viewer) -> Review | None:
    """Return the review that somebody has begun and nobody closed."""
    rows = Review.objects.visible_to(viewer).filter(person_id=person, standing=standing, closed_at=None)
    found: Review | None = rows.select_related("begun_by").first()
    return found


def last_review(person: UUID, *, viewer: Viewer, standing: StandingKind | None = None) -> Review | None:
    """Return the last review that was closed, of either standing or of one."""
    return next(iter(reviews_of(person, viewer=viewer, standing=standing)), None)


@asked_once
def reviews_of(person: UUID, *, viewer: Viewer, standing: StandingKind | None = None) -> list[Review]:
    """Return the reviews that were closed, the newest first."""
    keys = record_keys(person, viewer=viewer) or (person,)
    rows = Review.objects.visible_to(viewer).filter(person_id__in=keys).exclude(closed_at=None)
    if standing:
        rows = rows.filter(standing=standing)
    return list(rows.select_related("closed_by").order_by("-held_on", "-closed_at"))


def review_of(person: UUID, key: UUID, *, viewer: Viewer) -> Review | None:
    """Return one review of this person."""
    found: Review | None = Review.objects.visible_to(viewer).filter(person_id=person, pk=key).first()
    return found


def found_in(review: Review, *, viewer: Viewer) -> dict[str, str | list[str]]:
    """Return the worker's answers as they stand, as far as the viewer may read them."""
    return found_in_all([review], viewer=viewer)[review.pk]


def found_in_all(reviews: Iterable[Review], *, viewer: Viewer) -> dict[UUID, dict[str, str | list[str]]]:
    """Return the worker's answers of each review, by its key, as `found_in` does."""
    told: dict[UUID, dict[str, str | list[str]]] = {review.pk: {} for review in reviews}
    for one in Found.objects.visible_to(viewer).current().filter(review__in=list(told)):
        told[one.review_id] |= one.answers
    for one in FoundApart.objects.visible_to(viewer).current().filter(review__in=list(told)):
        told[one.review] |= one.answers
    return told


def their_answers(
    person: UUID, standing: StandingKind, *, viewer: Viewer, review: UUID | None = None
) -> TheirAnswers | None:
    """Return what they say of their support: what waits for the next review, or what one review read."""
    rows = TheirAnswers.objects.visible_to(viewer).current()
    found: TheirAnswers | None = (
        rows.filter(person_id=person, standing=standing, review=review).select_related("recorded_by").first()
    )
    return found


@dataclass(frozen=True, kw_only=True)
class LookedAt:
    """A hope or a worry with how it is now; `now` is None until a review has looked at it."""

    wish: Wish
    looked: WishLookedAt | None = None


def hopes_and_worries(person: UUID, *, viewer: Viewer, review: Review | None = None) -> list[LookedAt]:
    """Return what somebody hopes and worries about and still stands, the oldest first.

    With a review: those it looked at too, though they stand no longer, each with how it was found.
    """
    return hopes_and_worries_of([(person, review)], viewer=viewer)[0]


def hopes_and_worries_of(
    asked: Sequence[tuple[UUID, Review | None]], *, viewer: Viewer
) -> list[list[LookedAt]]:
    """Return what each of these people hopes and worries about, in order, as `hopes_and_worries` does."""
    looked: dict[UUID, dict[UUID, WishLookedAt]] = defaultdict(dict)
    reviews = [review.pk for _, review in asked if review is not None]
    rows = WishLookedAt.objects.visible_to(viewer).current().filter(review__in=reviews)
    for one in rows if reviews else ():
        looked[one.review_id][one.wish] = one
    said: dict[UUID, list[Wish]] = defaultdict(list)
    kinds = (WishKind.WISH, WishKind.WORRY)
    wishes = Wish.objects.visible_to(viewer).filter(
        person_id__in=[person for person, _ in asked], kind__in=kinds
    )
    for wish in wishes.order_by("recorded_at"):
        said[wish.person_id].append(wish)
    return [
        _looked_at(
            said[person], looked[review.pk] if review else {}, closed=bool(review and review.closed_at)
        )
        for person, review in asked
    ]


def _looked_at(said: Iterable[Wish], looked: Mapping[UUID, WishLookedAt], *, closed: bool) -> list[LookedAt]:
    """Keep what still stands, and what was looked at; of a closed review only that."""
    return [
        LookedAt(wish=one, looked=looked.get(one.pk))
        for one in said
        if one.pk in looked or (one.replaced_at is None and not closed)
    ]


# -- outside the team ---------------------------------------------------------------------------------------


@dataclass(frozen=True)
class NotChosen:
    """Somebody did not choose their support, they said in a review. `called` is "" for a closed record."""

    review: UUID
    called: str
    answer: str
    words: str
    seen_alone: str
    answered_at: datetime


def not_chosen_outside(*, viewer: Viewer) -> list[NotChosen]:
    """Return who did not choose their support, the oldest first: for whoever stands outside their team.

    As `options.queries.choice_answers_outside` does of an order. For anybody else there is nothing.
    """
    must_look(viewer)
    with connection.cursor() as cursor:
        cursor.execute("select * from review_choices_outside()")
        return [NotChosen(*row) for row in cursor.fetchall()]


@dataclass(frozen=True)
class ChosenInTeam:
    """How often people whom a team leads said that they chose their support; None where too few to tell."""

    team: str
    answers: int | None
    chosen: int | None


def chosen_by_team(*, viewer: Viewer, since: date, until: date) -> list[ChosenInTeam]:
    """Return, by team, the answers given with nobody else there from one day to before another (S1-10).

    Of a team with fewer than five workers or thirty answers nothing is told. For who reads no answers of
    others there is nothing.
    """
    must_look(viewer)
    days = [datetime.combine(day, time(), tzinfo=LONDON) for day in (since, until)]
    with connection.cursor() as cursor:
        cursor.execute("select * from review_chosen_by_team(%s, %s)", days)
        return [ChosenInTeam(*row) for row in cursor.fetchall()]


# -- who asked, what is still to do -------------------------------------------------------------------------


def requests_of(person: UUID, *, viewer: Viewer) -> list[ReviewRequest]:
    """Return what was asked on this record, the newest first."""
    rows = ReviewRequest.objects.visible_to(viewer).filter(person_id=person)
    return list(rows.select_related("asked_by", "answered_by").order_by("-asked_at"))


def requests_waiting(people: Iterable[UUID], *, viewer: Viewer) -> list[ReviewRequest]:
    """Return what nobody has answered yet, the longest waiting first."""
    rows = ReviewRequest.objects.visible_to(viewer).filter(person_id__in=list(people), answered_at=None)
    return list(rows.order_by("asked_at"))


def led_to_and_not_done(people: Collection[UUID], *, viewer: Viewer) -> list[Review]:
    """Return the last reviews of these people whose outcome nobody has acted on yet, the oldest first.

    Needs to look at again: until an assessment after it is kept. A change or a new plan: until a plan of a
    later day stands.
    """
    last: dict[Key, Review] = {}
    closed = Review.objects.visible_to(viewer).filter(person_id__in=people).exclude(closed_at=None)
    for one in closed.order_by("closed_at"):
        last[(one.person_id, one.standing)] = one
    last = {key: one for key, one in last.items() if one.outcome != Outcome.GOES_ON}
    if not last:
        return []
    done: dict[tuple[type, UUID, str], list[datetime]] = defaultdict(list)
    for kept in NeedsAssessment.objects.visible_to(viewer).filter(person_id__in=people):
        done[(NeedsAssessment, kept.person_id, kept.standing)].append(kept.recorded_at)
    for plan in Plan.objects.visible_to(viewer).filter(person_id__in=people):
        if plan.finished_at:
            done[(Plan, plan.person_id, plan.standing)].append(plan.finished_at)
    asks = {Outcome.REASSESS: NeedsAssessment, Outcome.SMALL_CHANGE: Plan, Outcome.NEW_PLAN: Plan}
    waits = [
        one
        for key, one in last.items()
        if one.outcome in asks
        and not any(at > _ended(one) for at in done[(asks[Outcome(one.outcome)], *key)])
    ]
    return sorted(waits, key=_ended)


def _ended(review: Review) -> datetime:
    assert review.closed_at is not None, "only a review that was closed has an end"
    return review.closed_at


def partnership_of(person: UUID, *, viewer: Viewer, on: date) -> str:
    """Return what the person calls whoever cares for them, or whom they care for; "" where nobody is known.

    The page of the two of them says so, while it lives. Where there is none yet, a tie does: only somebody
    with a record of their own counts, for it is then that there are two voices.
    """
    return partnerships_of([person], viewer=viewer, on=on)[person]


def partnerships_of(people: Collection[UUID], *, viewer: Viewer, on: date) -> dict[UUID, str]:
    """Return what each of these people calls the other, as `partnership_of` does."""
    found = dict.fromkeys(people, "")
    ties = Tie.objects.visible_to(viewer).on(on).filter(person_id__in=list(people), kind__in=CARING)
    for tie in ties.exclude(other=None).order_by("-starts_on", "-recorded_at"):
        found[tie.person_id] = tie.other_called  # the first of them is written last
    for person, sides in sides_of_people(people, viewer=viewer).items():
        live = next((one for one in sides if is_live(one, on)), None)
        found[person] = live.other_called if live else found[person]
    return found


def _day_of(review: Review) -> date:
    assert review.held_on is not None, "only a review that was held has a day"
    return review.held_on
