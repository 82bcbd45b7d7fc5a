"""Keep what a carer says to a task. Only a yes makes it theirs, in the same moment, and for so long."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db import connection
from django.utils import timezone

from sayso.foundation.access.models import User
from sayso.foundation.access.named_action import NOT_FOUND, Kind, event, named_action
from sayso.foundation.access.permissions import Permission
from sayso.foundation.audit.writing import Event, write
from sayso.journey.planning.actions.offer_tasks import MOST_MINUTES_A_WEEK
from sayso.journey.planning.models import TaskOffer
from sayso.journey.planning.statuses import CarerAnswer, ShownHow
from sayso.rules.clocks.promises import CARER_ASKED_AGAIN
from sayso.rules.refusals import Invalid, NotFound, WrongState

#: A yes is asked again at least once a year.
YES_ALREADY = "This has a yes already. It can be stopped at any moment."
IS_OVER = "This question is over. Ask again if the task is still wanted."


@dataclass(frozen=True, kw_only=True)
class CarersAnswer:
    """What a carer says to one offer. A yes says how many minutes a week, from when, until when.

    `shown`: whether they were shown how to lift, wash or give medicines. Nothing said changes nothing.
    """

    offer: UUID
    answer: CarerAnswer
    words: str = ""
    minutes_a_week: int | None = None
    holds_from: date | None = None
    ends_before: date | None = None
    shown: ShownHow = ShownHow.NOT_SAID

    def check(self) -> None:
        """Raise Invalid, by field, unless it is an answer and a yes says how much and how long."""
        wrong = {}
        if self.shown not in ShownHow.values:
            wrong["shown"] = "Choose one of the answers, or leave it."
        if self.answer not in CarerAnswer.values or not self.answer:
            wrong["answer"] = "Choose one of the answers."
        elif self.answer != CarerAnswer.NO:
            if self.minutes_a_week is None or not 1 <= self.minutes_a_week <= MOST_MINUTES_A_WEEK:
                wrong["minutes_a_week"] = "Say how many minutes a week."
            if self.holds_from is None:
                wrong["holds_from"] = "Say from which day."
            wrong |= self._too_long()
        if wrong:
            raise Invalid(next(iter(wrong.values())), fields=wrong)

    def _too_long(self) -> dict[str, str]:
        if self.ends_before is None:
            return {"ends_before": "Say on which day to ask again."}
        if self.holds_from and self.ends_before <= self.holds_from:
            return {"ends_before": "Choose a day after the first."}
        if self.holds_from and self.ends_before > CARER_ASKED_AGAIN.after(self.holds_from):
            return {"ends_before": "Choose a day within a year of the first."}
        return {}


@named_action(kind=Kind.RECORDS, permission=Permission.ANSWER_TASK)
def answer_tasks(*, items: Sequence[CarersAnswer], by: User, at: datetime) -> list[TaskOffer]:
    """Keep answers, by the carer or by a worker who holds the carer's private account.

    A yes puts the carer down for the line in the same moment. A yes with help does not: it becomes a yes when
    the help is there and the carer says so. A no leaves the line to be met another way. An answer can be
    given again until it is a yes. Raises NotFound, Invalid and WrongState.
    """
    for item in items:
        item.check()
    answered = [_answered(item, by=by, at=at) for item in items]
    write([_event(one, by=by, at=at) for one in answered])
    return answered


@named_action(kind=Kind.RECORDS, permission=Permission.ANSWER_TASK)
def answer_task(*, answer: CarersAnswer, by: User, at: datetime) -> TaskOffer:
    """Keep one. Refuses as `answer_tasks` does."""
    return answer_tasks(items=[answer], by=by, at=at)[0]


def _answered(item: CarersAnswer, *, by: User, at: datetime) -> TaskOffer:
    offer = held_offer(item.offer, by=by)
    if offer.stopped_at:
        raise WrongState(IS_OVER)
    today = timezone.localdate(at)
    if offer.answer == CarerAnswer.YES and offer.ends_before and offer.ends_before > today:
        raise WrongState(YES_ALREADY)
    yes = item.answer != CarerAnswer.NO
    offer.answer, offer.answer_words = item.answer, item.words.strip()
    offer.answered_at, offer.answered_by = at, by
    offer.agreed_minutes_a_week = item.minutes_a_week if yes else None
    offer.holds_from = item.holds_from if yes else None
    offer.ends_before = item.ends_before if yes else None
    offer.shown = item.shown or offer.shown
    offer.save(
        update_fields=[
            "answer",
            "answer_words",
            "agreed_minutes_a_week",
            "holds_from",
            "ends_before",
            "shown",
            "answered_at",
            "answered_by",
        ]
    )
    settle(offer, at=at)
    return offer


def held_offer(key: UUID, *, by: User) -> TaskOffer:
    """Return an offer that this login may answer, held until the transaction ends. Raises NotFound.

    That is the carer's own login, or a worker to whom the carer's private account is open.
    """
    found: TaskOffer | None = TaskOffer.objects.visible_to(by).select_for_update().filter(pk=key).first()
    if found is None or not (by.is_staff or by.subject_id == found.person_id):
        raise NotFound(NOT_FOUND)
    return found


def settle(offer: TaskOffer, *, at: datetime) -> None:
    """Put down on the adult's record what this offer now says, and nothing else of it."""
    with connection.cursor() as cursor:
        cursor.execute("select planning_settle(%s, %s)", [offer.pk, at])


def _event(offer: TaskOffer, *, by: User, at: datetime) -> Event:
    """Return the event, on the carer's record alone. What was answered is private: it is not in the trail."""
    about = ("task offer", offer.pk)
    return event("planning.answer_task", by=by, at=at, person=offer.person_id, about=about)
