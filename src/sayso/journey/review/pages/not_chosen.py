"""Who said in a review that they did not choose their support: for whoever stands outside their team."""

from datetime import date, timedelta
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse

from sayso.foundation.access.permissions import Permission
from sayso.foundation.govuk.fields import LongTextField
from sayso.foundation.govuk.forms import PlainForm
from sayso.foundation.govuk.pieces import Column, Row, Table
from sayso.foundation.govuk.presenting import LONDON, plain_day
from sayso.foundation.govuk.view import FormPage, PageView, Shows
from sayso.journey.review import actions, queries
from sayso.rules.review.answers import WORKER

CHOSE = next(one for one in WORKER if one.code == "chose")
SOMEBODY = "Somebody whose record is closed"


class TakeUpForm(PlainForm):
    """What was done about it."""

    did = LongTextField(label="What did you do?", rows=3, missing="Write what you did", max_length=2000)


class ReviewChoicesView(PageView):
    """Who said so and waits, the oldest first."""

    permission = Permission.READ_CHOICE_ANSWERS
    shows = Shows.PEOPLE
    template_name = "review/not_chosen.html"
    title = "They did not choose it: said in a review"

    def get(self, request: HttpRequest) -> HttpResponse:
        """Show them."""
        found = queries.not_chosen_outside(viewer=self.login)
        answers = [(one, CHOSE.says(one.answer)) for one in found]
        return self.page({"answers": answers, "today": self.request.at.astimezone(LONDON).date()})


class TakeUpReviewChoiceView(FormPage):
    """Write what was done about it. The team and the provider learn nothing from it."""

    permission = Permission.READ_CHOICE_ANSWERS
    shows = Shows.PEOPLE
    form_class = TakeUpForm
    title = "What did you do about it?"
    lead = "Talk with the person alone. Tell nobody who gives their help that they said so."
    button = "Keep this"

    def context(self, form: Any) -> dict[str, Any]:
        """Return whose it is, and the way back. Raises Http404 for what is not there for this sign-in."""
        waiting = {one.review: one for one in queries.not_chosen_outside(viewer=self.login)}
        if not (one := waiting.get(self.kwargs["review"])):
            raise Http404
        return {"back": reverse("review_choices"), "lead": f"{one.called or SOMEBODY}. {self.lead}"}

    def act(self, form: TakeUpForm) -> str:
        """Keep it."""
        did = form.cleaned_data["did"]
        actions.take_up_choice(review=self.kwargs["review"], did=did, by=self.login, at=self.request.at)
        return reverse("review_choices")


class ChosenByTeamView(PageView):
    """How often people say that they chose their support, by team; whole months, and no team too small."""

    permission = Permission.READ_CHOICE_ANSWERS
    shows = Shows.NOBODY
    template_name = "review/chosen_by_team.html"
    title = "How often people choose their own support"

    def get(self, request: HttpRequest) -> HttpResponse:
        """Show the twelve months that ended with last month."""
        until = self.request.at.astimezone(LONDON).date().replace(day=1)
        since = until.replace(year=until.year - 1)
        found = queries.chosen_by_team(viewer=self.login, since=since, until=until)
        columns = [Column("Team"), Column("Answers", number=True), Column("Chose it themselves")]
        table = Table("How often people chose, by team", columns, [_row(one) for one in found])
        return self.page({"table": table if found else None, "months": _months(since, until)})


def _row(one: queries.ChosenInTeam) -> Row:
    if one.answers is None or one.chosen is None:
        return Row.of(one.team, "", "Too few to tell")
    share = (200 * one.chosen + one.answers) // (2 * one.answers)  # to the nearest, a half upwards
    return Row.of(one.team, str(one.answers), f"{one.chosen}, which is {share}%")


def _months(since: date, until: date) -> str:
    return f"{plain_day(since)} to {plain_day(until - timedelta(days=1))}"
