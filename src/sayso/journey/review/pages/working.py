"""A worker's pages of reviews: what is due and was, and what was asked for."""

from typing import Any
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse

from sayso.foundation.access.areas import Area
from sayso.foundation.access.named_action import areas_open
from sayso.foundation.access.permissions import Permission
from sayso.foundation.govuk.presenting import plain_day
from sayso.foundation.govuk.view import Shows
from sayso.journey.assessment.statuses import SaidBy
from sayso.journey.casework.pages.persons import PersonForm, PersonPage
from sayso.journey.people.statuses import StandingKind
from sayso.journey.review import actions, facts, queries
from sayso.journey.review.models import Review, ReviewRequest
from sayso.journey.review.pages import shown
from sayso.journey.review.pages.forms import (
    SUPPORT,
    HeardRequestForm,
    RequestAnswerForm,
    TheirForm,
)
from sayso.rules.review.answers import missing


class Reviewing:
    """Mixed into a worker's page of reviews. It needs what a review stands in: health."""

    kwargs: dict[str, Any]
    login: Any
    today: Any
    header: Any

    @property
    def key(self) -> UUID:
        """Return whose record it is. Raises Http404 where a review is not open to the viewer."""
        key: UUID = self.header.person
        if not {Area.HEALTH, Area.STORY} <= areas_open(key):
            raise Http404
        return key

    @property
    def standing(self) -> StandingKind:
        """Return the standing in the address. Raises Http404 for a word that is none."""
        try:
            return StandingKind(self.kwargs["standing"])
        except ValueError:
            raise Http404 from None

    def reviews_url(self) -> str:
        """Return the address of the reviews of this person."""
        return reverse("reviews", args=[self.key])


class ReviewsView(Reviewing, PersonPage):
    """When their support is looked at next, what is open, who asked, and every review before."""

    permission = Permission.REVIEW_SUPPORT
    shows = Shows.PERSON
    template_name = "review/reviews.html"
    title = "Reviews"

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Show them."""
        key = self.key
        told = {
            "title": f"Looking at the support of {self.header.called} again",
            "standings": [
                self.of(one) for one in queries.standings_of(key, viewer=self.login, on=self.today)
            ],
            "requests": queries.requests_of(key, viewer=self.login),
            "reviews": queries.reviews_of(key, viewer=self.login),
        }
        return self.page(self.head() | told, people=self.header.keys)

    def of(self, standing: StandingKind) -> dict[str, Any]:
        """Return what stands of one standing."""
        opened = queries.open_review(self.key, standing, viewer=self.login)
        return {
            "standing": standing,
            "name": SUPPORT[standing],
            "due": queries.due_of(self.key, standing, viewer=self.login, on=self.today),
            "opened": opened,
            "left": len(self.left(opened)) if opened else 0,
            "said": shown.said(queries.their_answers(self.key, standing, viewer=self.login)),
        }

    def left(self, opened: Review) -> list[Any]:
        """Return what is still to be answered before the end."""
        life = facts.life_of(self.key, viewer=self.login, on=self.today, review=opened)
        open_now = missing(life, queries.found_in(opened, viewer=self.login))
        return [one for one in open_now if not one.at_the_end]


class ReviewView(Reviewing, PersonPage):
    """One review that was closed: what they said, what was found, what came of it."""

    permission = Permission.REVIEW_SUPPORT
    shows = Shows.PERSON
    template_name = "review/review.html"
    title = "A review"

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Show it."""
        one = queries.review_of(self.key, self.kwargs["review"], viewer=self.login)
        if one is None or one.closed_at is None or one.held_on is None:
            raise Http404
        answers = queries.found_in(one, viewer=self.login)
        theirs = queries.their_answers(self.key, StandingKind(one.standing), viewer=self.login, review=one.pk)
        told = {
            "title": f"Review of {plain_day(one.held_on)}",
            "review": one,
            "name": SUPPORT[StandingKind(one.standing)],
            "said": shown.said(theirs),
            "hopes": shown.hopes(queries.hopes_and_worries(self.key, viewer=self.login, review=one)),
            "found": shown.found(answers),
            "beside": facts.beside(one, answers, viewer=self.login, on=self.today),
        }
        return self.page(self.head() | told, people=self.header.keys)


class HearReviewView(Reviewing, PersonForm):
    """Write down what they say of their support."""

    permission = Permission.REVIEW_SUPPORT
    shows = Shows.PERSON
    form_class = TheirForm
    title = "What they say of their support"
    heading = "What does {called} say?"
    lead = "Five questions, in their own words. Leave empty what they do not answer."
    button = "Keep what they say"

    def initial(self) -> dict[str, Any]:
        """Start with what they said already."""
        found = queries.their_answers(self.key, self.standing, viewer=self.login)
        told: dict[str, Any] = {}
        if found:
            told = dict(found.answers) | {"said_by": found.said_by, "spoken_by": found.spoken_by}
        return told

    def context(self, form: Any) -> dict[str, Any]:
        """Return the way back to the reviews."""
        return super().context(form) | {"back": self.reviews_url()}

    def act(self, form: TheirForm) -> str:
        """Keep it, and go on to what the worker answers."""
        told = actions.NewTheirAnswers(
            person=self.key,
            standing=self.standing,
            answers=form.answers(),
            said_by=SaidBy(form.cleaned_data["said_by"]),
            spoken_by=form.cleaned_data["spoken_by"],
            key=form.cleaned_data["form_key"],
        )
        actions.answer_review(said=told, by=self.login, at=self.request.at)
        return reverse("hold_review", args=[self.key, self.standing.value])


class HearRequestView(Reviewing, PersonForm):
    """Write down that they ask us to look again."""

    permission = Permission.REVIEW_SUPPORT
    shows = Shows.PERSON
    form_class = HeardRequestForm
    title = "They ask us to look again"
    heading = "{called} asks us to look again"
    lead = "They need no reason. You answer with a day, or in writing why not."
    button = "Keep that they ask"

    def form_arguments(self) -> dict[str, Any]:
        """Tell the form in what standings they are known."""
        found = queries.standings_of(self.key, viewer=self.login, on=self.today)
        return super().form_arguments() | {"standings": found}

    def context(self, form: Any) -> dict[str, Any]:
        """Return the way back to the reviews."""
        return super().context(form) | {"back": self.reviews_url()}

    def act(self, form: HeardRequestForm) -> str:
        """Keep it."""
        said = form.cleaned_data
        asked = actions.NewRequest(
            person=self.key,
            standing=StandingKind(said["standing"]),
            words=said["words"],
            key=said["form_key"],
        )
        actions.ask_for_review(request=asked, by=self.login, at=self.request.at)
        return self.reviews_url()


class AnswerRequestView(Reviewing, PersonForm):
    """Answer somebody who asked: by when, or why not."""

    permission = Permission.REVIEW_SUPPORT
    shows = Shows.PERSON
    form_class = RequestAnswerForm
    title = "Answer who asked"
    heading = "When do we look again with {called}?"
    button = "Send this answer"

    def asked(self) -> ReviewRequest:
        """Return what was asked. Raises Http404 for what was not asked on this record."""
        found = queries.requests_of(self.key, viewer=self.login)
        one = next((one for one in found if one.pk == self.kwargs["asked"]), None)
        if one is None:
            raise Http404
        return one

    def context(self, form: Any) -> dict[str, Any]:
        """Say what they asked; and what of it the other must not learn."""
        one = self.asked()
        words = f"They say: “{one.words}” " if one.words else ""
        private = ""
        if one.about == "close":
            private = (
                "They ask about the support of somebody they care for. Do not say to the other who asked. "
            )
        lead = words + private + "They read your answer on their own page."
        return super().context(form) | {"back": self.reviews_url(), "lead": lead}

    def act(self, form: RequestAnswerForm) -> str:
        """Keep the answer."""
        said = form.cleaned_data
        answer = actions.NewAnswer(
            person=self.asked().person_id,
            request=self.kwargs["asked"],
            look_on=said["look_on"],
            not_because=said["not_because"],
        )
        actions.answer_request(answer=answer, by=self.login, at=self.request.at)
        return self.reviews_url()
