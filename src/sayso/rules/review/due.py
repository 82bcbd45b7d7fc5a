"""When somebody's support is next looked at: the first time soon after it begins, then within a year.

Dates in, a date out. How long each takes stands among the clocks (`rules/clocks/reviews.py`): six to eight
weeks, six months of a direct payment, a year. A day that was set counts where it is sooner; no day can be set
that is later than these.
"""

from dataclasses import dataclass
from datetime import date, timedelta

from sayso.rules.authority import Authority
from sayso.rules.clocks.reviews import (
    FIRST_DIRECT_PAYMENT_REVIEW,
    FIRST_REVIEW,
    FIRST_REVIEW_AT_LATEST,
    ON_REQUEST,
    YEARLY_REVIEW,
)

THE_DAY_AFTER = timedelta(days=1)


@dataclass(frozen=True, kw_only=True)
class Known:
    """What is known of one person's support in one standing. None: there is no such day.

    `began_on` is when the support that stands began; `direct_payment_since` when money first came to them;
    `held_on` when it was last looked at; `set_for` a day that was promised, then or since.
    """

    began_on: date | None = None
    direct_payment_since: date | None = None
    held_on: date | None = None
    set_for: date | None = None


@dataclass(frozen=True, order=True)
class Due:
    """The day a review is due, the first day on which it is late, and why, with its authority."""

    on: date
    late_from: date
    why: str
    authority: Authority

    def is_late(self, today: date) -> bool:
        """Whether it is late on a day."""
        return today >= self.late_from


def due(known: Known) -> Due | None:
    """Return when to look again; None while no support has begun and no day is promised."""
    found = []
    if known.set_for:
        found.append(_by(known.set_for, "We said we would look again by this day", ON_REQUEST))
    if known.began_on and _not_since(known.began_on, known.held_on):
        late = FIRST_REVIEW_AT_LATEST.after(known.began_on) + THE_DAY_AFTER
        first, chapter = FIRST_REVIEW.after(known.began_on), FIRST_REVIEW.authority
        found.append(Due(first, late, "Six to eight weeks after support began", chapter))
    if known.direct_payment_since and _not_since(known.direct_payment_since, known.held_on):
        last, law = FIRST_DIRECT_PAYMENT_REVIEW.after(known.direct_payment_since), FIRST_DIRECT_PAYMENT_REVIEW
        found.append(_by(last, "Within six months of the first direct payment", law.authority))
    if known.held_on:
        found.append(_by(latest_next(known.held_on), "A year after the last time", YEARLY_REVIEW.authority))
    return min(found, key=lambda one: (one.on, one.late_from), default=None)


def latest_next(held_on: date) -> date:
    """Return the last day that may be set for the next time."""
    return YEARLY_REVIEW.after(held_on)


def _not_since(began: date, held_on: date | None) -> bool:
    return held_on is None or held_on < began


def _by(on: date, why: str, authority: Authority) -> Due:
    return Due(on, on + THE_DAY_AFTER, why, authority)
