"""Somebody's own pages of what they pay: the sum, handing in their answers, asking us to look again."""

from collections.abc import Mapping
from typing import Any
from urllib.parse import urlencode
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase, HttpResponseRedirect
from django.shortcuts import redirect
from django.urls import reverse

from sayso.foundation.access.named_action import NOT_FOUND
from sayso.foundation.access.permissions import Permission
from sayso.foundation.govuk.fields import LongTextField, TicksField
from sayso.foundation.govuk.forms import PlainForm
from sayso.foundation.govuk.once import acted_once
from sayso.foundation.govuk.view import FormPage, PageView, Shows
from sayso.journey.charging import actions, queries
from sayso.journey.charging.facts.again import kept_sum
from sayso.journey.charging.facts.challenged import lines_to_ask
from sayso.journey.charging.facts.decided import ALLOWED, decided_costs
from sayso.journey.charging.models import FinancialAssessment
from sayso.journey.charging.pages.carrying import opened, sealed
from sayso.journey.charging.pages.kept import changed_shown, decided_by_line, looked, shown_kept, since_last
from sayso.journey.charging.pages.questions import still_asked
from sayso.journey.charging.pages.settling import told_by
from sayso.journey.charging.pages.trying import TryPage, told_rows
from sayso.journey.people.statuses import StandingKind
from sayso.rules.refusals import NotFound


class OfOneself(PageView):
    """Mixed into a page of one's own record. Nobody on record: there is no such page."""

    def whose(self) -> UUID:
        """Return the key of whoever looks."""
        key: UUID | None = self.login.subject_id
        if key is None:
            raise Http404
        return key


class MyChargeView(OfOneself, TryPage):
    """What I pay: in a sentence, as a picture, line by line, what would change it, and how to ask again."""

    permission = Permission.SEE_OWN_RECORD
    shows = Shows.OWN
    template_name = "charging/my_charge.html"
    title = "What you pay, and why"

    def get(self, request: HttpRequest) -> HttpResponse:
        """Show the sum that holds today; or the one that is to come; or that there is none."""
        key = self.whose()
        rows = queries.means_history(key, viewer=self.login)
        adult = [one for one in rows if one.standing == StandingKind.ADULT]
        holds = next((one for one in adult if one.starts_on <= self.today), adult[-1] if adult else None)
        more: dict[str, Any] = {
            "holds": holds,
            "to_come": [one for one in adult if one.starts_on > self.today and one is not holds],
            "handed_in": queries.handed_in(key, viewer=self.login),
            "waiting": [changed_shown(one) for one in queries.changes_waiting(key, viewer=self.login)],
            "looks": looked(queries.looks_of(key, viewer=self.login)),
            "within": queries.looked_at_within(self.today),
            "carers_charged": queries.carers_are_charged(on=self.today),
        }
        if holds:
            more["decided_lines"] = decided_by_line(holds.answers)
            more["ask_about_costs"] = _costs_in(holds)
            more["told_by"] = told_by(holds.answers, to_them=True)
            more |= shown_kept(holds) | since_last(holds, queries.sum_before(holds, viewer=self.login))
        return self.page(more)


def _costs_in(kept: FinancialAssessment) -> str:
    """Return the end of an address that names each cost of disability that does not count in full."""
    asked = [f"costs.{one.kind}" for one in decided_costs(kept.answers) if one.decision != ALLOWED]
    return f"?{urlencode([('line', step) for step in asked])}" if asked else ""


class LookForm(PlainForm):
    """Words are welcome, and not needed; nor is naming lines."""

    words = LongTextField(
        label="What is wrong, or not fair?",
        hint="You can leave this empty. You do not need the right words.",
        rows=4,
        required=False,
    )
    lines = TicksField(
        label="Is it about some lines only?",
        hint="Tick as many as you like. Leave them all empty, and we look at everything.",
        choices=[],
        required=False,
    )

    def __init__(self, *args: Any, lines: Mapping[str, str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.choose_among("lines", lines.items())


class AskLookAgainView(OfOneself, FormPage):
    """Ask us to look at my sum again."""

    permission = Permission.SEE_OWN_RECORD
    shows = Shows.OWN
    form_class = LookForm
    title = "Ask us to look again"
    lead = (
        "Somebody who did not do the sum looks at it afresh, and tells you why. Nothing gets worse by asking."
    )
    button = "Ask us to look again"

    def form_arguments(self) -> dict[str, Any]:
        """Return the lines of the sum, to be chosen from."""
        return {"lines": lines_to_ask(kept_sum(self.found()))}

    def initial(self) -> dict[str, Any]:
        """Return the lines that the address names, ticked."""
        return {"lines": self.request.GET.getlist("line")}

    def found(self) -> FinancialAssessment:
        """Return the sum in the address. Raises NotFound for one that is not one's own."""
        kept = queries.one_assessment(self.whose(), self.kwargs["means"], viewer=self.login)
        if kept is None:
            raise NotFound(NOT_FOUND)
        return kept

    def context(self, form: Any) -> dict[str, Any]:
        """Return the way back."""
        return super().context(form) | {"back": reverse("my_charge")}

    def act(self, form: LookForm) -> str:
        """Keep the wish."""
        asked = actions.NewLook(
            person=self.whose(),
            assessment=self.kwargs["means"],
            words=form.cleaned_data["words"],
            lines=form.cleaned_data["lines"],
            key=form.cleaned_data["form_key"],
        )
        actions.ask_to_look_again(asked=asked, by=self.login, at=self.request.at)
        return reverse("my_charge")


class HandInForm(PlainForm):
    """Nothing to fill in."""


class HandInAnswersView(OfOneself, TryPage):
    """Hand in the answers of a try-out, so that nobody types them twice. Only the button keeps them."""

    permission = Permission.SEE_OWN_RECORD
    shows = Shows.OWN
    template_name = "charging/hand_in.html"
    title = "Hand in these answers?"
    http_method_names = ["get", "head", "post", "options"]

    def get(self, request: HttpRequest) -> HttpResponseBase:
        """Go to the try-out: there are no answers here."""
        self.whose()
        return redirect("try_charge")

    def post(self, request: HttpRequest) -> HttpResponseBase:
        """Show what would be kept, and who would read it; or keep it."""
        self.whose()
        answers = still_asked(opened(request.POST.get("answers", "")))
        answers.pop("day", None)
        form = HandInForm(request.POST)
        if "hand_in" in request.POST and answers and form.is_valid():
            return HttpResponseRedirect(self.kept(answers, form), status=303)
        if not answers:
            return redirect("try_charge")
        context = {"form": HandInForm(), "rows": told_rows(answers), "answers": sealed(answers)}
        return self.page(context)

    def kept(self, answers: dict[str, dict[str, Any]], form: HandInForm) -> str:
        """Keep them, once; return where that is told. Raises Invalid."""
        told = actions.NewTold(person=self.whose(), answers=answers, key=form.cleaned_data["form_key"])

        def act() -> str:
            actions.hand_in_answers(told=told, by=self.login, at=self.request.at)
            return reverse("my_charge")

        return acted_once(told.key, self.login, self.request.at, act)
