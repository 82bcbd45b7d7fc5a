"""A person's or carer's own pages of reviews. Their own record, and nobody else's."""

from typing import Any
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse

from sayso.foundation.access.permissions import Permission
from sayso.foundation.govuk.presenting import LONDON
from sayso.foundation.govuk.view import FormPage, PageView, Shows
from sayso.journey.people.statuses import StandingKind
from sayso.journey.review import actions, queries
from sayso.journey.review.models import Review
from sayso.journey.review.pages import shown
from sayso.journey.review.pages.forms import MY_SUPPORT, OwnAnswersForm, OwnRequestForm
from sayso.journey.review.statuses import TO_THE_PERSON, Outcome
from sayso.rules.review.answers import WORKER

#: What a worker found that the person reads of their own support; the rest stands in the story.
OPEN_TO_ME = tuple(one for one in WORKER if not one.private and not one.at_the_end and one.choices)


class MineToReview:
    """Mixed into a page of one's own reviews. Nobody on record: there is no such page."""

    login: Any
    request: Any

    def whose(self) -> UUID:
        """Return the key of whoever looks."""
        key: UUID | None = self.login.subject_id
        if key is None:
            raise Http404
        return key

    @property
    def today(self) -> Any:
        """Return the day of the request in England."""
        return self.request.at.astimezone(LONDON).date()

    def standing(self) -> StandingKind:
        """Return in what standing they answer: of their own care and support first."""
        return queries.standings_of(self.whose(), viewer=self.login, on=self.today)[0]


class MyReviewsView(MineToReview, PageView):
    """When my support is looked at next, what I asked and said, and what came of it before."""

    permission = Permission.SEE_OWN_RECORD
    shows = Shows.OWN
    template_name = "review/my_reviews.html"
    title = "Looking at your support again"

    def get(self, request: HttpRequest) -> HttpResponse:
        """Show it."""
        key, standing = self.whose(), self.standing()
        told = {
            "support": MY_SUPPORT[standing],
            "due": queries.due_of(key, standing, viewer=self.login, on=self.today),
            "said": shown.said(queries.their_answers(key, standing, viewer=self.login)),
            "requests": queries.requests_of(key, viewer=self.login),
            "reviews": [self.of(one) for one in queries.reviews_of(key, viewer=self.login)],
        }
        return self.page(told)

    def of(self, one: Review) -> dict[str, Any]:
        """Return what I read of one review: never who was there, and never what was asked of that."""
        key = self.whose()
        answers = queries.found_in(one, viewer=self.login)
        theirs = queries.their_answers(key, StandingKind(one.standing), viewer=self.login, review=one.pk)
        return {
            "review": one,
            "comes": TO_THE_PERSON[Outcome(one.outcome)],
            "said": shown.said(theirs),
            "hopes": shown.hopes(queries.hopes_and_worries(key, viewer=self.login, review=one)),
            "found": shown.to_the_person(OPEN_TO_ME, answers),
        }


class AnswerMyReviewView(MineToReview, FormPage):
    """Five questions about my support. One answer is enough."""

    permission = Permission.SEE_OWN_RECORD
    shows = Shows.OWN
    form_class = OwnAnswersForm
    title = "How is your support?"
    lead = "Five questions. Answer what you like, and leave the rest. You can change it until we meet."
    button = "Send my answers"

    def initial(self) -> dict[str, Any]:
        """Start with what I said already."""
        found = queries.their_answers(self.whose(), self.standing(), viewer=self.login)
        return dict(found.answers) if found else {}

    def context(self, form: Any) -> dict[str, Any]:
        """Return the way back."""
        return super().context(form) | {"back": reverse("my_reviews")}

    def act(self, form: OwnAnswersForm) -> str:
        """Keep it."""
        said = actions.NewTheirAnswers(
            person=self.whose(),
            standing=self.standing(),
            answers=form.answers(),
            key=form.cleaned_data["form_key"],
        )
        actions.answer_review(said=said, by=self.login, at=self.request.at)
        return reverse("my_reviews")


class AskForMyReviewView(MineToReview, FormPage):
    """Ask us to look again."""

    permission = Permission.SEE_OWN_RECORD
    shows = Shows.OWN
    form_class = OwnRequestForm
    title = "Ask us to look again"
    lead = "You can ask at any time. We answer with a day, or we write why not."
    button = "Ask"

    def form_arguments(self) -> dict[str, Any]:
        """Tell the form in what standing they ask."""
        return super().form_arguments() | {"standing": self.standing()}

    def context(self, form: Any) -> dict[str, Any]:
        """Return the way back."""
        return super().context(form) | {"back": reverse("my_reviews")}

    def act(self, form: OwnRequestForm) -> str:
        """Keep it."""
        asked = actions.NewRequest(
            person=self.whose(),
            standing=self.standing(),
            about=form.about_what(),
            words=form.cleaned_data["words"],
            key=form.cleaned_data["form_key"],
        )
        actions.ask_for_review(request=asked, by=self.login, at=self.request.at)
        return reverse("my_reviews")
