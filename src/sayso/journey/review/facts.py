"""What the record knows before anybody is asked: the one door from this room to the rules of a review."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sayso.foundation.access.viewer import Viewer
from sayso.journey.budget.queries import budget_of
from sayso.journey.budget.queries import lines_of as lines_of_budget
from sayso.journey.people.statuses import StandingKind
from sayso.journey.planning.queries import lines_of as lines_of_plan
from sayso.journey.planning.queries import plan_of
from sayso.journey.planning.statuses import Way
from sayso.journey.purchasing.queries import kept_rate
from sayso.journey.review import queries
from sayso.journey.review.models import Review
from sayso.journey.review.statuses import ReviewKind
from sayso.rules.review.answers import PARTNERSHIP, WORKER, Answers, Life
from sayso.rules.review.closing import Hold, holds


def life_of(person: UUID, *, viewer: Viewer, on: date, review: Review | None = None) -> Life:
    """Return what decides which questions are asked at all."""
    return lives_of([(person, review)], viewer=viewer, on=on)[0]


def lives_of(asked: Sequence[tuple[UUID, Review | None]], *, viewer: Viewer, on: date) -> list[Life]:
    """Return, of each of these people, what decides which questions are asked at all, in order."""
    between = queries.partnerships_of({person for person, _ in asked}, viewer=viewer, on=on)
    wishes = queries.hopes_and_worries_of(asked, viewer=viewer)
    return [
        Life(has_wishes=bool(said), has_partnership=bool(between[person]))
        for (person, _), said in zip(asked, wishes, strict=True)
    ]


def held_by(closing: Sequence[tuple[Review, str]], *, viewer: Viewer, on: date) -> list[list[Hold]]:
    """Return what holds the end of each of these reviews, with what is to come of it, in order."""
    reviews = [review for review, _ in closing]
    lives = lives_of([(review.person_id, review) for review in reviews], viewer=viewer, on=on)
    answers = queries.found_in_all(reviews, viewer=viewer)
    return [
        holds(life, answers[review.pk] | ({"outcome": outcome} if outcome else {}))
        for life, (review, outcome) in zip(lives, closing, strict=True)
    ]


def kind_now(person: UUID, standing: StandingKind, *, viewer: Viewer, on: date) -> ReviewKind | None:
    """Return why a review would be held now, as far as the record knows; None where somebody must say why.

    It is asked for when somebody asked since the last; planned from six weeks before the day it is due.
    """
    last = queries.last_review(person, viewer=viewer, standing=standing)
    since = last.closed_at if last else None
    asked = [
        one
        for one in queries.requests_of(person, viewer=viewer)
        if one.about == "own" and one.standing == standing and (since is None or one.asked_at > since)
    ]
    if asked:
        return ReviewKind.REQUESTED
    when = queries.due_of(person, standing, viewer=viewer, on=on)
    if when and (when.due.on - on).days <= 42:
        return ReviewKind.PLANNED
    return None


@dataclass(frozen=True, kw_only=True)
class Beside:
    """What S0-13 asks to stand side by side: how the money does, and how it goes between the two."""

    money: str
    money_words: str
    between: str
    between_words: str
    has_partnership: bool


def beside(review: Review, answers: Answers, *, viewer: Viewer, on: date) -> Beside:
    """Return both, in words; "" for what nobody answered."""
    asked = {one.code: one for one in WORKER}

    def says(code: str) -> str:
        return asked[code].says(answers[code]) if answers.get(code) else ""

    lives = bool(queries.partnership_of(review.person_id, viewer=viewer, on=on)) or PARTNERSHIP in answers
    return Beside(
        money=says("budget"),
        money_words=says("budget_words"),
        between=says(PARTNERSHIP),
        between_words=says("partnership_words") or says("partnership_because"),
        has_partnership=lives,
    )


@dataclass(frozen=True, kw_only=True)
class KnownOfSupport:
    """What the record knows of the support that is looked at: nobody is asked it."""

    budget_pence_a_week: int | None = None
    ways: Sequence[str] = ()
    plan_aims: Sequence[str] = ()
    kept: int = 0
    kept_of: int = 0


def known_of(person: UUID, standing: StandingKind, *, viewer: Viewer, on: date) -> KnownOfSupport:
    """Return what stands: the budget of a week (None: none is to be seen), how it is held, the aims.

    And how often the wished time was kept in the last four weeks, of how many.
    """
    budget = budget_of(person, standing, viewer=viewer)
    plan = plan_of(person, standing, viewer=viewer)
    rate = kept_rate(person, viewer=viewer, on=on)
    held = lines_of_budget(budget, viewer=viewer) if budget else []
    return KnownOfSupport(
        budget_pence_a_week=budget.gross_pence_a_week if budget else None,
        ways=sorted({Way(line.way).label for line in held}),
        plan_aims=[line.aim for line in lines_of_plan(plan, viewer=viewer)] if plan else [],
        kept=rate.kept,
        kept_of=rate.of,
    )
