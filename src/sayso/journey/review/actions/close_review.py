"""End a review with what comes of it, and say when we look again."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.utils import timezone

from sayso.foundation.access.areas import Area
from sayso.foundation.access.models import User
from sayso.foundation.access.named_action import Kind, authorise_on, event, named_action
from sayso.foundation.access.permissions import Permission
from sayso.foundation.audit.writing import write
from sayso.journey.review import facts
from sayso.journey.review.actions.hold_review import open_for
from sayso.journey.review.models import Review, TheirAnswers
from sayso.journey.review.statuses import Outcome
from sayso.rules.refusals import Held, Invalid
from sayso.rules.review.closing import Hold
from sayso.rules.review.due import latest_next

EMPTY = "Nothing is written down yet of this review."


@dataclass(frozen=True, kw_only=True)
class NewClosing:
    """What comes of it. `words` are for the person; no `next_on` means the last day there may be."""

    person: UUID
    review: UUID
    outcome: Outcome
    words: str = ""
    next_on: date | None = None

    def check(self, *, held_on: date | None) -> None:
        """Raise Invalid for a next day that is too late or not later, and for a change with no words."""
        wrong = {}
        if self.outcome != Outcome.GOES_ON and not self.words.strip():
            wrong["words"] = "Write for them what changes, and why."
        if self.next_on and held_on and not held_on < self.next_on <= latest_next(held_on):
            wrong["next_on"] = "Give a day after this review and within a year of it."
        if wrong:
            raise Invalid(next(iter(wrong.values())), fields=wrong)


@named_action(kind=Kind.DECIDES, permission=Permission.REVIEW_SUPPORT)
def close_review(*, closing: NewClosing, by: User, at: datetime) -> Review:
    """Close it; what they said is kept with it. It changes no plan and no budget: it says what is to be done.

    Raises NotFound, WrongState once it is closed, Invalid, and Held with the rule while something is missing:
    how it goes between the two of them, that each way to hold the money was offered, or another answer.
    """
    for area in (Area.HEALTH, Area.STORY):
        authorise_on(by, person=closing.person, area=area)
    review = open_for(by, person=closing.person, review=closing.review)
    closing.check(held_on=review.held_on)
    found = facts.held_by(review, viewer=by, on=timezone.localdate(at), outcome=closing.outcome)
    if review.held_on is None:
        raise Held(EMPTY, rule=EMPTY, releases="Answer the questions of the review.")
    if found:
        _hold(found)
    review.outcome, review.outcome_words = closing.outcome, closing.words.strip()
    review.next_on = closing.next_on or latest_next(review.held_on)
    review.closed_at, review.closed_by = at, by
    review.save(update_fields=["outcome", "outcome_words", "next_on", "closed_at", "closed_by"])
    said = TheirAnswers.objects.visible_to(by).current().filter(person_id=closing.person, review=None)
    heard = said.filter(standing=review.standing).update(review=review.pk)
    told = {"outcome": review.outcome, "their_answers": bool(heard), "kind": review.kind}
    about = ("review", review.pk)
    write([event("review.close_review", by=by, at=at, person=closing.person, about=about, facts=told)])
    return review


def _hold(found: list[Hold]) -> None:
    """Raise Held with every rule that holds it, the first of them at its head."""
    raise Held(
        " ".join(one.rule for one in found),
        rule=found[0].rule,
        releases=" ".join(one.releases for one in found),
        codes=[one.code for one in found],
    )
