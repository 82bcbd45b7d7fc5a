"""What goes on in the lives of the crowd: the visits of the last weeks, and support looked at again."""

from collections.abc import Iterator, Sequence
from datetime import date, datetime, time, timedelta

from sayso.journey.people.statuses import StandingKind
from sayso.journey.purchasing import actions as purchasing
from sayso.journey.purchasing.models import Order
from sayso.journey.purchasing.statuses import VisitOutcome
from sayso.journey.review import actions as review
from sayso.journey.review import queries
from sayso.journey.review.statuses import Outcome, ReviewKind
from sayso.web.demo.cases.reviews import SETTLED, Answers
from sayso.web.demo.chance import Chance
from sayso.web.demo.council import Council, acting
from sayso.web.demo.days import work_day
from sayso.web.demo.lives import Life, lives_of
from sayso.web.demo.living import AGREED

REVIEW_LATE = 0.07
FIRST_REVIEW, YEARLY = timedelta(days=49), timedelta(days=350)
#: How many say in a review that they did not choose their support, and how long that waits at most.
NOT_CHOSEN, WAITS = 0.06, timedelta(days=28)
LISTENS = "Ngozi Eze"
WEEKS_OF_VISITS = 8
LATE, MISSED = 0.07, 0.015

# -- every week ---------------------------------------------------------------------------------------------


def visit_all(council: Council) -> None:
    """Tell of the visits of the last weeks."""
    for worker in sorted({life.worker for life in lives_of(council)}):
        visit(council, worker)


def visit(council: Council, worker: str) -> None:
    """Tell of the visits of the last weeks to one worker's people, as their providers told them."""
    by, at = council.logins[worker], council.at("08:30")
    with acting(by, at):
        orders = Order.objects.visible_to(by).current().filter(recorded_by=by, ends_before=None)
        items = [one for order in orders.order_by("number") for one in _visits(order, council)]
        if items:
            purchasing.record_visits(items=items, by=by, at=at)


def _visits(order: Order, council: Council) -> Iterator[purchasing.NewVisit]:
    chance = Chance(f"visits {order.person_id} {order.line}")
    times = min(order.times_a_week or 0, 7)
    first = max(order.starts_on, council.day - timedelta(weeks=WEEKS_OF_VISITS))
    for ahead in range((council.day - first).days):
        on = first + timedelta(days=ahead)
        if on.weekday() * times // 7 == (on.weekday() + 1) * times // 7:
            continue  # spread over the week, as many as were ordered
        if chance.happens(MISSED):
            yield purchasing.NewVisit(
                order=order.pk, planned_on=on, outcome=VisitOutcome.MISSED, because="Nobody came"
            )
            continue
        wished = order.wished_at or time(chance.randint(9, 16))
        off = chance.randint(25, 70) if chance.happens(LATE) else chance.randint(-9, 12)
        came = datetime.combine(on, wished) + timedelta(minutes=off)
        left = came + timedelta(minutes=order.minutes_each or 30)
        yield purchasing.NewVisit(
            order=order.pk,
            planned_on=on,
            planned_at=order.wished_at,
            outcome=VisitOutcome.CAME,
            came_at=came.time(),
            left_at=left.time(),
        )


# -- looking again ------------------------------------------------------------------------------------------


def look_again_at_all(council: Council) -> None:
    """Look again at everybody's support, on the last day on which that was due; late for a few."""
    found: dict[tuple[date, str], list[Life]] = {}
    for life in lives_of(council):
        since = life.begins + timedelta(days=AGREED)
        due = since + (YEARLY if since + YEARLY < council.day else FIRST_REVIEW)
        if due < council.day - timedelta(days=3) and life.chance < 1 - REVIEW_LATE:
            # A worker's week of reviews is told as one set.
            found.setdefault((work_day(due - timedelta(days=due.weekday())), life.worker), []).append(life)
    for (on, worker), some in sorted(found.items(), key=lambda one: one[0]):
        look_again(council, worker, on, some)
    _hear_who_did_not_choose(council)


def look_again(council: Council, worker: str, on: date, lives: Sequence[Life]) -> None:
    """Look at the support of some people again, in one day of one worker: it goes on as it is."""
    by, at = council.logins[worker], council.at("13:00", on=on)
    new = [
        review.NewReview(person=life.key, standing=StandingKind.ADULT, kind=ReviewKind.PLANNED)
        for life in lives
    ]
    with acting(by, at):
        begun = review.begin_reviews(items=new, by=by, at=at)
        found = [
            review.NewFinding(person=one.person_id, review=one.pk, held_on=on, answers=_answers(life))
            for one, life in zip(begun, lives, strict=True)
        ]
        review.hold_reviews(items=found, by=by, at=at)
        closing = [
            review.NewClosing(
                person=one.person_id, review=one.pk, outcome=Outcome.GOES_ON, words="It goes on as it is."
            )
            for one in begun
        ]
        review.close_reviews(items=closing, by=by, at=at)


def _answers(life: Life) -> Answers:
    """Return what is found: a few say that they did not choose."""
    if life.chance < NOT_CHOSEN:
        return SETTLED | {"chose": "no", "chose_words": "The agency with room that week. Nobody asked."}
    return SETTLED


def _hear_who_did_not_choose(council: Council) -> None:
    """Take up what was said longer ago; the newest still waits."""
    by = council.logins[LISTENS]
    at = council.at("16:00", on=work_day(council.day - WAITS))
    with acting(by, at):
        for one in queries.not_chosen_outside(viewer=by):
            if one.answered_at < at:
                did = "We met, the two of us, and looked at the list again."
                review.take_up_choice(review=one.review, did=did, by=by, at=at)
