"""One's own check-ins: how it is, as one says alone; how often to be asked; and help where it is not safe."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase, HttpResponseRedirect
from django.urls import reverse

from sayso.foundation.access.permissions import Permission
from sayso.foundation.govuk.view import FormPage, PageView, Shows
from sayso.journey.partnership import actions, queries
from sayso.journey.partnership.models import CheckIn, PartnershipSide
from sayso.journey.partnership.pages.check_in_forms import CheckInForm, TimesForm, as_answered, times_as_kept
from sayso.journey.partnership.pages.check_in_shown import over_time
from sayso.journey.partnership.pages.own import Ours
from sayso.rules.partnership import check_in as rules


class Alone(Ours):
    """Mixed into a page of one's own check-ins. While somebody may be looking there is no such page."""

    def side(self) -> PartnershipSide:
        """Return the side in the address."""
        if self.is_watched:
            raise Http404
        return super().side()

    def check_in(self) -> CheckIn:
        """Return the check-in in the address."""
        found = queries.check_in_one(self.side(), self.kwargs["check_in"], viewer=self.login)
        if found is None:
            raise Http404
        return found

    def leads_to(self, kept: CheckIn) -> str:
        """Return where to go after it was said: to help, to what it opened, or back."""
        if rules.is_unsafe(kept.answers):
            return self.url("check_in_help")
        side = rules.Side(kept.side.standing)
        if any(one.code not in kept.answers for one in rules.opened(side, kept.answers)):
            return self.url("say_more_alone", kept.pk)
        return self.url("my_check_ins")


class MyCheckInsView(Alone, PageView):
    """What I said alone of how it is, the latest and the ones before side by side."""

    permission = Permission.SEE_OWN_RECORD
    shows = Shows.OWN
    template_name = "partnership/my_check_ins.html"
    title = "How it is for you"

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Show it."""
        side = self.side()
        rows = queries.check_ins_of_side(side, viewer=self.login)
        asked = queries.asked_next([side], viewer=self.login, on=self.today).get(side.pk)
        shown = {
            "side": side,
            "other": side.short,
            "is_live": queries.is_live(side, self.today),
            "lines": over_time(side, rows),
            "last": rows[0] if rows else None,
            "next": asked,
            "is_due": asked is not None and asked.on <= self.today,
        }
        return self.page(shown)


class CheckInView(Alone, FormPage):
    """Say how it is: five questions at most, any of which may be left."""

    permission = Permission.SEE_OWN_RECORD
    shows = Shows.OWN
    form_class = CheckInForm
    template_name = "partnership/check_in.html"
    title = "How is it for you?"
    lead = "Five questions. Answer what you like, and leave the rest."
    button = "Keep my answers"

    def form_arguments(self) -> dict[str, Any]:
        """Ask the first page of this side."""
        side = self.side()
        questions = rules.FIRST[rules.Side(side.standing)]
        return super().form_arguments() | {"questions": questions, "side": side}

    def context(self, form: Any) -> dict[str, Any]:
        """Say who reads it, and the way back."""
        return super().context(form) | {"other": self.side().short, "back": self.url("my_check_ins")}

    def act(self, form: CheckInForm) -> str:
        """Keep it, and go on with what it opened."""
        side = self.side()
        said = actions.NewCheckIn(
            person=self.me,
            side=side.pk,
            answers=form.answers(),
            said_on=self.today,
            key=form.cleaned_data["form_key"],
        )
        return self.leads_to(actions.check_in_one(said=said, by=self.login, at=self.request.at))


class SayMoreAloneView(CheckInView):
    """Say more, or put it right: every question there is, with what was said."""

    title = "Say more, or change it"
    lead = "Answer what you like, and leave the rest. What you said before stays kept."

    def questions(self) -> list[rules.Question]:
        """Return what the answers opened first, then all the others."""
        kept = self.check_in()
        side = rules.Side(kept.side.standing)
        opened = rules.opened(side, kept.answers)
        return [*opened, *(one for one in rules.questions_of(side) if one not in opened)]

    def form_arguments(self) -> dict[str, Any]:
        """Ask all of it."""
        return super().form_arguments() | {"questions": self.questions()}

    def initial(self) -> dict[str, Any]:
        """Start with what was said."""
        return as_answered(self.questions(), self.check_in().answers)

    def act(self, form: CheckInForm) -> str:
        """Put it after the version before."""
        kept = self.check_in()
        to = actions.NewCheckIn(
            person=self.me,
            side=kept.side_id,
            answers=form.answers(),
            said_on=kept.said_on,
            key=form.cleaned_data["form_key"],
        )
        new = actions.change_check_in(check_in=kept.pk, to=to, by=self.login, at=self.request.at)
        was_safe = not rules.is_unsafe(kept.answers)
        return self.url("check_in_help" if rules.is_unsafe(new.answers) and was_safe else "my_check_ins")


class CheckInTimesView(Alone, FormPage):
    """How often I want to be asked, and in what way it is safe."""

    permission = Permission.SEE_OWN_RECORD
    shows = Shows.OWN
    form_class = TimesForm
    title = "When may we ask you?"
    lead = "Only you read this, and a worker whom you trusted with your private account."
    button = "Keep this"

    def initial(self) -> dict[str, Any]:
        """Start with what stands."""
        side = self.side()
        return times_as_kept(queries.check_in_times([side], viewer=self.login).get(side.pk))

    def context(self, form: Any) -> dict[str, Any]:
        """Return the way back."""
        self.side()
        return super().context(form) | {"back": self.url("my_check_ins")}

    def act(self, form: TimesForm) -> str:
        """Keep it."""
        actions.set_check_in_times(times=form.new(self.side()), by=self.login, at=self.request.at)
        return self.url("my_check_ins")


class NotNowView(Alone, PageView):
    """Not now: nobody asks for four weeks."""

    permission = Permission.SEE_OWN_RECORD
    shows = Shows.OWN
    http_method_names = ["post", "options"]

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Keep it, and go back to one's own page."""
        side = self.side()
        actions.not_now(person=self.me, side=side.pk, by=self.login, at=self.request.at)
        return HttpResponseRedirect(reverse("own_home"), status=303)


class CheckInHelpView(Alone, PageView):
    """Where to turn when it is not safe: now, today, and alone."""

    permission = Permission.SEE_OWN_RECORD
    shows = Shows.OWN
    template_name = "partnership/check_in_help.html"
    title = "Help, now and today"  # it stands in the tab and in the browser's history

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Show it."""
        return self.page({"side": self.side()})
