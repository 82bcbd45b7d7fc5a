"""What somebody pays, for whoever acts for them about money: to read, to answer, to ask us to look again."""

from collections.abc import Collection, Iterator
from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse, HttpResponseBase, HttpResponseRedirect
from django.shortcuts import redirect
from django.urls import reverse

from sayso.foundation.access.models import User
from sayso.foundation.access.named_action import NOT_FOUND
from sayso.foundation.govuk.once import acted_once
from sayso.journey.charging import actions, queries
from sayso.journey.charging.facts.again import kept_sum
from sayso.journey.charging.facts.challenged import lines_to_ask
from sayso.journey.charging.models import FinancialAssessment
from sayso.journey.charging.pages.carrying import opened, sealed
from sayso.journey.charging.pages.kept import looked, shown_kept
from sayso.journey.charging.pages.own import HandInForm, LookForm
from sayso.journey.charging.pages.questions import still_asked
from sayso.journey.charging.pages.trying import TryPage, told_rows
from sayso.journey.people.statuses import StandingKind
from sayso.journey.powers.pages.holding import ActingForm, ActsFor
from sayso.journey.powers.pages.shown import ACTS_TELL, Done
from sayso.rules.powers import Act
from sayso.rules.refusals import NotFound


class ActingMoneyView(ActsFor, TryPage):
    """What somebody pays for whom I act about money: the sum as they read it, and the ways to ask."""

    needs = Act.READ_MONEY
    template_name = "charging/acting_money.html"

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Show the sum that holds today, or the one that is to come; or that there is none."""
        rows = queries.means_history(self.person, viewer=self.login)
        adult = [one for one in rows if one.standing == StandingKind.ADULT]
        holds = next((one for one in adult if one.starts_on <= self.today), adult[-1] if adult else None)
        more: dict[str, Any] = {
            "title": f"What {self.called} pays, and why",
            "holds": holds,
            "handed_in": queries.handed_in(self.person, viewer=self.login),
            "looks": looked(queries.looks_of(self.person, viewer=self.login)),
        }
        if holds:
            more |= shown_kept(holds, what_if=False)
        return self.page(self.head(**more), people=[self.person])


class ActingLookAgainView(ActingForm):
    """Ask us to look again at the sum of somebody for whom I act about money."""

    needs = Act.ASK_TO_LOOK_AGAIN
    form_class = LookForm
    goes_back = "acting_money"
    title = "Ask us to look again"
    lead = (
        "Somebody who did not do the sum looks at it afresh, and tells you why. Nothing gets worse by asking."
    )
    button = "Ask us to look again"

    def found(self) -> FinancialAssessment:
        """Return the sum in the address. Raises NotFound for another's."""
        kept = queries.one_assessment(self.person, self.kwargs["means"], viewer=self.login)
        if kept is None:
            raise NotFound(NOT_FOUND)
        return kept

    def form_arguments(self) -> dict[str, Any]:
        """Return the lines of the sum, to be chosen from."""
        return {"lines": lines_to_ask(kept_sum(self.found()))}

    def act(self, form: LookForm) -> str:
        """Keep the wish."""
        asked = actions.NewLook(
            person=self.person,
            assessment=self.found().pk,
            words=form.cleaned_data["words"],
            lines=form.cleaned_data["lines"],
            key=form.cleaned_data["form_key"],
        )
        actions.look_again_under_power(asked=asked, by=self.login, at=self.request.at)
        return self.back


class ActingHandInView(ActsFor, TryPage):
    """Hand in the answers of a try-out for somebody for whom I act about money."""

    needs = Act.TELL_MEANS
    template_name = "charging/acting_hand_in.html"
    http_method_names = ["get", "head", "post", "options"]

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Go to the try-out: there are no answers here."""
        return redirect("try_charge")

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Show what would be kept, and who would read it; or keep it."""
        answers = still_asked(opened(request.POST.get("answers", "")))
        answers.pop("day", None)
        form = HandInForm(request.POST)
        if "hand_in" in request.POST and answers and form.is_valid():
            return HttpResponseRedirect(self.kept(answers, form), status=303)
        if not answers:
            return redirect("try_charge")
        more = {
            "title": f"Hand in these answers for {self.called}?",
            "form": HandInForm(),
            "rows": told_rows(answers),
            "answers": sealed(answers),
        }
        return self.page(self.head(**more), people=[self.person])

    def kept(self, answers: dict[str, dict[str, Any]], form: HandInForm) -> str:
        """Keep them, once; return where that is told. Raises Invalid."""
        told = actions.NewTold(person=self.person, answers=answers, key=form.cleaned_data["form_key"])

        def act() -> str:
            actions.hand_in_under_power(told=told, by=self.login, at=self.request.at)
            return reverse("acting_money", args=[self.person])

        return acted_once(told.key, self.login, self.request.at, act)


def done_with_money(people: Collection[UUID], viewer: User) -> Iterator[Done]:
    """Tell what was handed in and asked about money under a power."""
    for told in queries.told_under_power(people, viewer=viewer):
        assert told.under_power is not None, "only such are asked for"
        yield Done(at=told.recorded_at, power=told.under_power, what="Answered our questions about money.")
    for look in queries.looks_under_power(people, viewer=viewer):
        assert look.under_power is not None, "only such are asked for"
        what = "Asked us to look at a sum again."
        yield Done(at=look.recorded_at, power=look.under_power, what=what, words=look.words)


def tells_acts() -> None:
    """Tell it wherever what was done under a power is told."""
    ACTS_TELL.append(done_with_money)
