"""Answer somebody who asked us to look again: by when, or in writing why not."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.utils import timezone

from sayso.foundation.access.areas import Area
from sayso.foundation.access.models import User
from sayso.foundation.access.named_action import NOT_FOUND, Kind, authorise_on, event, named_action
from sayso.foundation.access.permissions import Permission
from sayso.foundation.audit.writing import write
from sayso.journey.review.models import ReviewRequest
from sayso.rules.refusals import Invalid, NotFound, WrongState


@dataclass(frozen=True, kw_only=True)
class NewAnswer:
    """The answer: `look_on` is a day by which we look again, or `not_because` says why we do not."""

    person: UUID
    request: UUID
    look_on: date | None = None
    not_because: str = ""

    def check(self, *, today: date) -> None:
        """Raise Invalid unless it has either a day to come or reasons, and not both."""
        reasons, wrong = self.not_because.strip(), {}
        if self.look_on and reasons:
            wrong["not_because"] = "Give a day, or write why not. Not both."
        elif not self.look_on and not reasons:
            wrong["look_on"] = "Give the day by which we look again. If we do not, write why not."
        elif self.look_on and self.look_on < today:
            wrong["look_on"] = "This day is past. Give a day to come."
        if wrong:
            raise Invalid(next(iter(wrong.values())), fields=wrong)


@named_action(kind=Kind.DECIDES, permission=Permission.REVIEW_SUPPORT)
def answer_request(*, answer: NewAnswer, by: User, at: datetime) -> ReviewRequest:
    """Keep the answer, which the person reads. Raises NotFound, Invalid, and WrongState when it has one."""
    authorise_on(by, person=answer.person, area=Area.HEALTH)
    answer.check(today=timezone.localdate(at))
    rows = ReviewRequest.objects.visible_to(by).select_for_update(of=("self",))
    asked: ReviewRequest | None = rows.filter(person_id=answer.person, pk=answer.request).first()
    if asked is None:
        raise NotFound(NOT_FOUND)
    if asked.answered_at:
        raise WrongState("A colleague has answered this already. Open the reviews to read the answer.")
    asked.look_on, asked.not_because = answer.look_on, answer.not_because.strip()
    asked.answered_at, asked.answered_by = at, by
    asked.save(update_fields=["look_on", "not_because", "answered_at", "answered_by"])
    facts = {"yes": bool(asked.look_on)}
    about = ("review_request", asked.pk)
    write([event("review.answer_request", by=by, at=at, person=answer.person, about=about, facts=facts)])
    return asked
