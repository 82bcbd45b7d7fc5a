"""A worker holds a review: one page of answers, one more only where an answer opened it, and one to agree."""

from typing import Any

from django.http import Http404
from django.urls import reverse

from sayso.foundation.access.permissions import Permission
from sayso.foundation.govuk.presenting import plain_day
from sayso.foundation.govuk.view import Shows
from sayso.journey.casework.pages.persons import PersonForm
from sayso.journey.review import actions, facts, queries
from sayso.journey.review.models import Found, Review
from sayso.journey.review.pages import shown
from sayso.journey.review.pages.forms import SUPPORT, ClosingForm, DepthForm, FindingForm
from sayso.journey.review.pages.working import Reviewing
from sayso.journey.review.statuses import Outcome, ReviewKind, WishNow
from sayso.rules.refusals import Stale
from sayso.rules.review.answers import Question, asked_of_worker, missing
from sayso.rules.review.due import latest_next


class _Holding(Reviewing, PersonForm):
    """A page of the review that is open in one standing, or that is about to begin."""

    permission = Permission.REVIEW_SUPPORT
    shows = Shows.PERSON

    def opened(self) -> Review | None:
        """Return the review that is open."""
        return queries.open_review(self.key, self.standing, viewer=self.login)

    def now_open(self) -> Review:
        """Return it. Raises Http404 while nobody has begun one."""
        found = self.opened()
        if found is None:
            raise Http404
        return found

    def kept(self) -> dict[str, Any]:
        """Return the answers that stand."""
        found = self.opened()
        return dict(queries.found_in(found, viewer=self.login)) if found else {}

    def context(self, form: Any) -> dict[str, Any]:
        """Return what the record knows already, so that nobody asks it."""
        key, one = self.key, self.opened()
        theirs = queries.their_answers(key, self.standing, viewer=self.login)
        return super().context(form) | {
            "back": self.reviews_url(),
            "standing": self.standing.value,
            "support": SUPPORT[self.standing],
            "said": shown.said(theirs),
            "hopes": shown.hopes(queries.hopes_and_worries(key, viewer=self.login, review=one)),
            "known": facts.known_of(key, self.standing, viewer=self.login, on=self.today),
            "partner": queries.partnership_of(key, viewer=self.login, on=self.today),
        }

    def seen(self) -> dict[str, Any]:
        """Return which answers were seen, so that of two who write at once the second is told."""
        one = self.opened()
        rows = Found.objects.visible_to(self.login)
        return {"seen_version": rows.filter(review=one, person_id=self.key).count() if one else 0}

    def stale(self, form: Any, refusal: Stale) -> None:
        """Say that somebody was faster; the same answers can be kept after reading theirs."""
        super().stale(form, refusal)
        form.has_now_seen(self.seen()["seen_version"])

    def keep(self, form: Any, answers: dict[str, Any], **more: Any) -> str:
        """Keep answers of the open review; return where to go on: deeper, to the end, or back to the list."""
        one = self.now_open()
        held_on = more.pop("held_on", one.held_on) or self.today
        finding = actions.NewFinding(
            person=self.key, review=one.pk, held_on=held_on, answers=answers, looks=more.pop("looks", ())
        )
        kept = actions.hold_review(
            finding=finding, by=self.login, at=self.request.at, seen_version=form.cleaned_data["seen_version"]
        )
        return self.onward(kept, deeper=more.pop("deeper", True))

    def onward(self, kept: dict[str, Any], *, deeper: bool) -> str:
        """Return the next page."""
        to = [self.key, self.standing.value]
        life = facts.life_of(self.key, viewer=self.login, on=self.today, review=self.opened())
        left = [one for one in missing(life, kept) if not one.at_the_end]
        if deeper and (kept.get("wishes") == "moved" or any(one.opened_by for one in left)):
            return reverse("review_deeper", args=to)
        return self.reviews_url() if left else reverse("close_review", args=to)


class HoldReviewView(_Holding):
    """The answers that every review asks: twelve at most, with the day and what comes of it."""

    form_class = FindingForm
    template_name = "review/hold.html"
    title = "Look at support again"
    heading = "Look at the support of {called} again"
    button = "Keep these answers"

    def kind(self) -> ReviewKind | None:
        """Return why it is held, as far as the record knows."""
        return facts.kind_now(self.key, self.standing, viewer=self.login, on=self.today)

    def form_arguments(self) -> dict[str, Any]:
        """Tell the form what is asked of this life."""
        life = facts.life_of(self.key, viewer=self.login, on=self.today, review=self.opened())
        asked = [one for one in asked_of_worker(life) if not one.at_the_end and one.opened_by is None]
        asks_why = self.opened() is None and self.kind() is None
        return super().form_arguments() | {"questions": asked, "asks_why": asks_why} | self.seen()

    def initial(self) -> dict[str, Any]:
        """Start with what stands, and with today."""
        one = self.opened()
        return self.kept() | {"held_on": (one.held_on if one else None) or self.today}

    def act(self, form: FindingForm) -> str:
        """Begin it, if nobody has; keep the answers; go on."""
        said = form.cleaned_data
        one = self.opened()
        if one is None:
            due = queries.due_of(self.key, self.standing, viewer=self.login, on=self.today)
            new = actions.NewReview(
                person=self.key,
                standing=self.standing,
                kind=self.kind() or ReviewKind.UNPLANNED,
                because=said.get("because", ""),
                due_on=due.due.on if due else None,
                key=said["form_key"],
            )
            actions.begin_review(review=new, by=self.login, at=self.request.at)
        looks = [
            actions.NewLook(wish=found.wish.pk, now=WishNow(found.looked.now), words=found.looked.words)
            for found in queries.hopes_and_worries(self.key, viewer=self.login, review=one)
            if found.looked
        ]
        return self.keep(form, self.kept() | form.answers(), held_on=said["held_on"], looks=looks)


class ReviewDeeperView(_Holding):
    """What the answers opened, and nothing else."""

    form_class = DepthForm
    title = "A little more"
    heading = "A little more about {called}"
    lead = "Your answers opened these. Nothing else is asked."
    button = "Keep these answers"

    def asked(self) -> list[Question]:
        """Return what is open."""
        one = self.now_open()
        life = facts.life_of(self.key, viewer=self.login, on=self.today, review=one)
        return [asked for asked in asked_of_worker(life, self.kept()) if asked.opened_by]

    def form_arguments(self) -> dict[str, Any]:
        """Tell the form what is open, and which hopes and worries to go through."""
        one = self.now_open()
        moved = self.kept().get("wishes") == "moved"
        wishes = queries.hopes_and_worries(self.key, viewer=self.login, review=one) if moved else []
        return super().form_arguments() | {"questions": self.asked(), "wishes": wishes} | self.seen()

    def initial(self) -> dict[str, Any]:
        """Start with what stands."""
        return self.kept()

    def act(self, form: DepthForm) -> str:
        """Keep it, with the answers before."""
        return self.keep(form, self.kept() | form.answers(), looks=form.looks(), deeper=False)


class CloseReviewView(_Holding):
    """One page to agree: what was found beside what comes of it."""

    form_class = ClosingForm
    template_name = "review/close.html"
    title = "End this review"
    heading = "What comes of it for {called}?"
    button = "End this review"

    def form_arguments(self) -> dict[str, Any]:
        """Tell the form the last day there may be for the next time."""
        held_on = self.now_open().held_on or self.today
        return super().form_arguments() | {"latest": plain_day(latest_next(held_on))}

    def context(self, form: Any) -> dict[str, Any]:
        """Show what was found; how it goes between the two stands beside the money."""
        answers = self.kept()
        return super().context(form) | {
            "found": shown.found(answers),
            "beside": facts.beside(self.now_open(), answers, viewer=self.login, on=self.today),
            "back_label": "Go back to the reviews. It stays open",
        }

    def act(self, form: ClosingForm) -> str:
        """End it."""
        said = form.cleaned_data
        closing = actions.NewClosing(
            person=self.key,
            review=self.now_open().pk,
            outcome=Outcome(said["outcome"]),
            words=said["words"],
            next_on=said["next_on"],
        )
        actions.close_review(closing=closing, by=self.login, at=self.request.at)
        return self.reviews_url()
