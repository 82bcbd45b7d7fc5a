"""A worker's pages of what somebody pays: what stands, the questions, the sum, and keeping it."""

from typing import Any
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase, HttpResponseRedirect
from django.shortcuts import redirect
from django.urls import reverse

from sayso.foundation.access.areas import Area
from sayso.foundation.access.named_action import NOT_FOUND, areas_open
from sayso.foundation.access.permissions import Permission
from sayso.foundation.govuk.forms import PlainForm
from sayso.foundation.govuk.once import acted_once
from sayso.foundation.govuk.view import Shows
from sayso.foundation.policy.queries import figures
from sayso.journey.casework.pages.persons import PersonPage
from sayso.journey.charging import actions, queries
from sayso.journey.charging.facts import sum_of
from sayso.journey.charging.facts.cases import day_of
from sayso.journey.charging.facts.changed import Begins, begins
from sayso.journey.charging.facts.decided import undecided
from sayso.journey.charging.models import FinancialAssessment, MoneyChange, ToldMeans
from sayso.journey.charging.pages.answering import shown
from sayso.journey.charging.pages.carrying import Carried, sealed
from sayso.journey.charging.pages.kept import (
    begins_shown,
    changed_shown,
    compared,
    decided_table,
    history,
    in_short,
    looked,
    shown_kept,
    since,
    since_last,
    to_be_changed,
)
from sayso.journey.charging.pages.questions import QUESTIONS, still_asked
from sayso.journey.charging.pages.settling import settled, told_by
from sayso.journey.charging.pages.trying import (
    SentOn,
    TryChargeCheckView,
    TryChargeQuestionView,
)
from sayso.journey.charging.pages.walking import Walk
from sayso.rules.refusals import NotFound, Refusal


class MeansView(PersonPage):
    """What somebody pays: the sum that holds today, what waits, and every sum before it."""

    permission = Permission.ASSESS_MEANS
    shows = Shows.PERSON
    template_name = "charging/means.html"

    def get(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        """Show it."""
        key = self.header.person
        if not {Area.MEANS, Area.MONEY} <= areas_open(key):
            raise Http404
        rows = queries.means_history(key, viewer=self.login)
        holds = next((one for one in rows if one.starts_on <= self.today), None)
        before = queries.sum_before(holds, viewer=self.login) if holds else None
        context = (
            self.head()
            | self._waiting(key, holds)
            | {
                "title": f"What {self.header.called} pays",
                "holds": holds,
                "headline_now": in_short(holds) if holds else "",
                "since": since(holds, before) if holds and before else "",
                "compared": compared(holds, before) if holds and before else None,
                "history": history(rows),
                "carers_charged": queries.carers_are_charged(on=self.today),
                "first": reverse("means_question", args=[key, QUESTIONS[0].slug]),
                "last_answers": sealed(_without_day(holds)) if holds else "",
                "answers_before": sealed(_with_no_day_chosen(holds)) if holds else "",
                "papers_open": Area.PAPERS in areas_open(key),
            }
        )
        if holds:
            context |= shown_kept(holds) | since_last(holds, before)
        return self.page(context, people=self.header.keys)

    def _waiting(self, key: UUID, holds: FinancialAssessment | None) -> dict[str, Any]:
        handed_in = queries.handed_in(key, viewer=self.login)
        looks = queries.looks_of(key, viewer=self.login)
        return {
            "handed_in": handed_in,
            "waiting": [changed_shown(one) for one in queries.changes_waiting(key, viewer=self.login)],
            "handed_answers": sealed(_answers_of(handed_in)) if handed_in else "",
            "looks": looked(looks),
            "to_change": to_be_changed(looks, holds),
        }


class OneMeansView(PersonPage):
    """One sum as it was kept, whether it still holds or not."""

    permission = Permission.ASSESS_MEANS
    shows = Shows.PERSON
    template_name = "charging/one_means.html"
    title = "A sum as it was kept"

    def get(self, request: HttpRequest, means: UUID, **kwargs: Any) -> HttpResponse:
        """Show it, with what was told."""
        found = queries.one_assessment(self.header.person, means, viewer=self.login)
        if found is None:
            raise NotFound(NOT_FOUND)
        title = f"What {self.header.called} pays, from {found.starts_on:%-d %B %Y}"
        more = {
            "title": title,
            "told_by": told_by(found.answers, to_them=False),
            "back": _means(self.header.person),
        }
        more |= since_last(found, queries.sum_before(found, viewer=self.login))
        return self.page(self.head() | more | shown_kept(found), people=self.header.keys)


class MeansQuestionView(Walk, TryChargeQuestionView):
    """One question about somebody's money, in the words that they read themselves."""

    permission = Permission.ASSESS_MEANS
    shows = Shows.PERSON


class CheckMeansView(Walk, TryChargeCheckView):
    """All answers on one page, before the sum."""

    permission = Permission.ASSESS_MEANS
    shows = Shows.PERSON
    title = "Check what we were told"

    def next_after(self, answers: Carried) -> str:
        """Return where the sum is; first where costs are decided on, while nobody has decided one."""
        return reverse("settle_answers", args=[self.person]) if undecided(answers) else self.to_sum


class KeepForm(PlainForm):
    """Nothing to fill in."""


class KeepMeansView(Walk):
    """The sum of these answers, before it counts; and the button that keeps it."""

    permission = Permission.ASSESS_MEANS
    shows = Shows.PERSON
    template_name = "charging/keep_means.html"
    title = "The sum, before it counts"
    http_method_names = ["get", "head", "post", "options"]

    def get(self, request: HttpRequest, **kwargs: Any) -> HttpResponseBase:
        """Go to where the questions begin: there are no answers here to work with."""
        return redirect(self.start)

    def post(self, request: HttpRequest, **kwargs: Any) -> HttpResponseBase:
        """Show the sum, or keep it."""
        answers, elsewhere = self.arrived()
        if elsewhere:
            return elsewhere
        told = settled(request.POST, still_asked(answers))
        if told is None:
            return SentOn(reverse("settle_answers", args=[self.person]))
        seen = FinancialAssessment.objects.visible_to(self.login).version_of(self.header.person)
        if "keep" not in request.POST:
            return self.sum_shown(told, KeepForm(seen_version=seen))
        form = KeepForm(request.POST)
        if not form.is_valid():
            return self.sum_shown(told, form, status=422)
        try:
            return HttpResponseRedirect(self.kept(told, form), status=303)
        except Refusal as refusal:
            again = KeepForm(seen_version=seen)
            return self.sum_shown(told, again, status=409, refused=refusal.message)

    def kept(self, told: dict[str, dict[str, Any]], form: KeepForm) -> str:
        """Keep the sum, once; return where it stands."""
        handed_in, change = self.began_with(), self.change()
        holds = self.begins(told, change)
        means = actions.NewMeans(
            person=self.header.person,
            answers=told,
            assessed_on=self.today,
            starts_on=holds.on if holds else day_of(told, today=self.today),
            told=handed_in,
            change=change.pk if change else None,
            key=form.cleaned_data["form_key"],
        )

        def act() -> str:
            seen = form.cleaned_data["seen_version"]
            actions.assess_one(means=means, by=self.login, at=self.request.at, seen_version=seen)
            return _means(self.header.person)

        return acted_once(means.key, self.login, self.request.at, act)

    def began_with(self) -> UUID | None:
        """Return the key of what the person handed in, where the answers began with that."""
        handed_in = queries.handed_in(self.header.person, viewer=self.login)
        return handed_in.pk if handed_in and str(handed_in.pk) == self.request.POST.get("told") else None

    def change(self) -> MoneyChange | None:
        """Return what changed, where the answers began with that."""
        waiting = queries.changes_waiting(self.header.person, viewer=self.login)
        return next((one for one in waiting if str(one.pk) == self.request.POST.get("told")), None)

    def begins(self, told: Carried, change: MoneyChange | None) -> Begins | None:
        """Return from which day it holds by the rules; None where a day was chosen, or nothing says."""
        if change is None or told.get("day", {}).get("on"):
            return None
        person, on = self.header.person, change.changed_on
        before = queries.means_of(person, viewer=self.login, on=on)
        later = queries.later_sums(person, viewer=self.login, on=on)
        return begins(change, told, before, later=later, figures=figures(), today=self.today)

    def sum_shown(
        self, told: dict[str, dict[str, Any]], form: KeepForm, *, refused: str = "", status: int = 200
    ) -> HttpResponse:
        """Show the sum with its button."""
        holds = self.begins(told, self.change())
        day = {"day": {"on": holds.on.isoformat()}} if holds else {}
        found = sum_of(told | day, today=self.today, figures=figures())
        more = {
            "form": form,
            "refused": refused,
            "answers": sealed(told),
            "told": self.request.POST.get("told", ""),
            "to_check": self.address(None),
            "to_settle": reverse("settle_answers", args=[self.person]),
            "decided": decided_table(told),
            "begins": begins_shown(holds.working) if holds else None,
            "replaces": queries.later_sums(self.header.person, viewer=self.login, on=found.on),
            "here": self.to_sum,
        }
        unanswered = [
            {"title": question.title, "change": self.address(question)}
            for question in QUESTIONS
            if question.slug in found.questions_missing
        ]
        return self.page(shown(found) | more | {"unanswered": unanswered}, status=status)


def _means(person: UUID) -> str:
    return reverse("means", args=[person])


def _without_day(kept: FinancialAssessment) -> dict[str, Any]:
    """Return the answers of a kept sum without its day: a new one holds from a day of its own."""
    return {slug: answer for slug, answer in kept.answers.items() if slug != "day"}


def _with_no_day_chosen(kept: FinancialAssessment) -> dict[str, Any]:
    """Return the answers of a kept sum with its day left open: from which day a change counts is a rule's."""
    return _without_day(kept) | {"day": {"on": None}}


def _answers_of(told: ToldMeans) -> dict[str, Any]:
    return {slug: answer for slug, answer in told.answers.items() if slug != "day"}
