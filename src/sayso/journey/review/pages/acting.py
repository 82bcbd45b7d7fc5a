"""Asking for a review, for whoever acts for somebody."""

from collections.abc import Collection, Iterator
from uuid import UUID

from sayso.foundation.access.models import User
from sayso.foundation.govuk.fields import LongTextField
from sayso.foundation.govuk.forms import PlainForm
from sayso.journey.people.statuses import StandingKind
from sayso.journey.powers.pages.holding import ActingForm
from sayso.journey.powers.pages.shown import ACTS_TELL, Done
from sayso.journey.review import actions, queries
from sayso.rules.powers import Act


class ReviewForm(PlainForm):
    """Words are welcome, and not needed."""

    words = LongTextField(
        label="What has changed, or does not work?",
        hint="You can leave this empty. You do not need a reason.",
        rows=4,
        required=False,
    )


class ActingReviewView(ActingForm):
    """Ask us to look again at the support of somebody for whom I act (Care Act 2014, section 27(1)(b))."""

    needs = Act.ASK_FOR_REVIEW
    form_class = ReviewForm
    title = "Ask us to look at the support again"
    lead = "We answer with a day, or we write why not. The person can read that you asked."
    button = "Ask"

    def act(self, form: ReviewForm) -> str:
        """Keep it."""
        asked = actions.NewRequest(
            person=self.person,
            standing=StandingKind.ADULT,
            words=form.cleaned_data["words"],
            key=form.cleaned_data["form_key"],
        )
        actions.ask_for_review_under_power(request=asked, by=self.login, at=self.request.at)
        return self.back


def asked_for_reviews(people: Collection[UUID], viewer: User) -> Iterator[Done]:
    """Tell which reviews were asked for under a power."""
    for person in people:
        for one in queries.requests_of(person, viewer=viewer):
            if one.under_power:
                what = "Asked us to look at the support again."
                yield Done(at=one.asked_at, power=one.under_power, what=what, words=one.words)


def tells_acts() -> None:
    """Tell it wherever what was done under a power is told."""
    ACTS_TELL.append(asked_for_reviews)
