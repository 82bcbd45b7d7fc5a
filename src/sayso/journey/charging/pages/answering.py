"""The answer of the try-out: on a page, and as a letter to print. Neither is kept."""

from datetime import date
from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect

from sayso.foundation.access.permissions import Permission
from sayso.foundation.govuk.view import Shows
from sayso.foundation.letters.outbox import Layout
from sayso.foundation.policy.queries import figures
from sayso.journey.charging.facts import Sum, showing, sum_of
from sayso.journey.charging.facts.drawn import picture
from sayso.journey.charging.pages.carrying import Carried, sealed
from sayso.journey.charging.pages.lettering import FILE_NAME, paper
from sayso.journey.charging.pages.questions import BY_SLUG, still_asked
from sayso.journey.charging.pages.trying import TryPage, address, told_rows
from sayso.journey.powers.queries import Held, all_i_hold
from sayso.rules.powers import Act, may


class _AnswerPage(TryPage):
    """A page with a sum worked out from the answers that came with it."""

    http_method_names = ["get", "head", "post", "options"]

    def get(self, request: HttpRequest) -> HttpResponseBase:
        """Go to the first page: there are no answers here to work with."""
        return redirect("try_charge")

    def post(self, request: HttpRequest) -> HttpResponse:
        """Work out the sum and show it; or show what stands in the way."""
        answers, elsewhere = self.arrived()
        if elsewhere:
            return elsewhere
        told = still_asked(answers)
        return self.answered(told, sum_of(told, today=self.today, figures=figures()))

    def answered(self, answers: Carried, found: Sum) -> HttpResponse:
        """Show the sum, and the day it was made."""
        user = self.request.user
        own = user.is_authenticated and user.subject_id and user.may(Permission.TELL_MEANS)
        made = {"answers": sealed(answers), "told": told_rows(answers), "made_on": self.today}
        made["may_hand_in"] = bool(own)
        made["acts_for"] = _acts_for(user, self.today)
        return self.page(shown(found) | made)


def _acts_for(user: Any, on: date) -> list[Held]:
    """Return the powers by which whoever answers may hand in for somebody else, one a person."""
    if not (user.is_authenticated and user.may(Permission.ACT_UNDER_POWER)):
        return []
    held = [one for one in all_i_hold(viewer=user, on=on) if may([one.facts], Act.TELL_MEANS, on=on).is_yes]
    return list({one.row.person_id: one for one in held}.values())


class TryChargeAnswerView(_AnswerPage):
    """The sum: what would be paid, why, line by line, and what would change it."""

    permission = Permission.TRY_A_CHARGE
    shows = Shows.NOBODY
    template_name = "charging/try_charge_answer.html"
    title = "What you might pay, and why"


class TryChargeLetterView(_AnswerPage):
    """The same as a sheet to print."""

    permission = Permission.TRY_A_CHARGE
    shows = Shows.NOBODY
    template_name = "charging/try_charge_letter.html"
    title = "What you might pay"


class TryChargePaperView(_AnswerPage):
    """The same as a PDF, in plain words or in Easy Read. Without a charge the sheet is shown instead."""

    permission = Permission.TRY_A_CHARGE
    shows = Shows.NOBODY
    template_name = "charging/try_charge_letter.html"
    title = "What you might pay"

    def answered(self, answers: Carried, found: Sum) -> HttpResponse:
        """Send the PDF to the browser."""
        if found.charge_pence is None:
            return super().answered(answers, found)
        layout = Layout.EASY if self.request.POST.get("layout") == Layout.EASY else Layout.STANDARD
        made = paper(found, told_rows(answers), layout, today=self.today)
        sent = HttpResponse(made, content_type="application/pdf")
        sent["Content-Disposition"] = f'attachment; filename="{FILE_NAME}"'
        return sent


def shown(found: Sum) -> dict[str, Any]:
    """Everything that page and letter say about a sum."""
    return {
        "sum": found,
        "no_figure": bool(found.refusal),
        "headline": showing.headline(found),
        "reasons": showing.reasons(found) if found.refusal is None else [],
        "picture": picture(found) if found.refusal is None else None,
        "week": showing.week_by_line(found),
        "savings": showing.savings_by_line(found),
        "notes": showing.notes(found),
        "changes": showing.change_rows(found),
        "unanswered": [
            {"title": BY_SLUG[slug].title, "change": address(BY_SLUG[slug])}
            for slug in found.questions_missing
        ],
    }
