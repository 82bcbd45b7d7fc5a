"""A worker's pages where interests part: of one record by itself, and what was taken up between the two."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse

from sayso.foundation.access.areas import Area
from sayso.foundation.access.permissions import Permission
from sayso.foundation.govuk.view import Shows
from sayso.journey.casework.pages.persons import PersonForm, PersonPage
from sayso.journey.partnership import actions, queries
from sayso.journey.partnership.models import Difference
from sayso.journey.partnership.models.apart_kinds import MatterKind, SeparateDone
from sayso.journey.partnership.pages import apart_forms as forms
from sayso.journey.partnership.pages.whose_shown import all_matters, of_matter
from sayso.journey.partnership.pages.working import OfTheTwo
from sayso.journey.partnership.statuses import called_short
from sayso.journey.people.statuses import StandingKind
from sayso.journey.planning import queries as planning
from sayso.journey.planning.models import PlanLine
from sayso.rules.partnership.impact import time_text


class _OfRecord(OfTheTwo):
    """Mixed into a page of this part, on one record."""

    request: Any

    def apart(self) -> str:
        """Return the address of the page of it."""
        return reverse("see_differently_of", args=[self.person])

    def must_hold_private(self) -> None:
        """Raise Http404 unless this record's private account is open."""
        if Area.PRIVATE not in self.areas:
            raise Http404

    def difference(self) -> Difference:
        """Return the one in the address."""
        if not {Area.WORK, Area.PLAN} <= self.areas:
            raise Http404
        found = queries.difference_of(self.header.person, self.kwargs["difference"], viewer=self.login)
        if found is None:
            raise Http404
        return found

    def lines(self) -> list[PlanLine]:
        """Return the lines of the plan that stands."""
        plan = planning.plan_of(self.header.person, StandingKind.ADULT, viewer=self.login)
        return planning.lines_of(plan, viewer=self.login) if plan else []


class SeeDifferentlyOfView(_OfRecord, PersonPage):
    """What one sees differently, from their own record; what was taken up of it; and what each was told."""

    permission = Permission.KEEP_PARTNERSHIP
    shows = Shows.PERSON
    template_name = "partnership/see_differently_of.html"
    title = "What is seen differently"

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Show it. Nothing of the other's own account is on this page."""
        person, areas, private = self.header.person, self.areas, Area.PRIVATE in self.areas
        taken = queries.differences_of(person, viewer=self.login) if {Area.WORK, Area.PLAN} <= areas else []
        ended = queries.endings_of(taken, viewer=self.login)
        shown = {
            "name": called_short(self.header.called),
            "holds_private": private,
            "sides": self.sides(),
            "views": queries.views_of(person, viewer=self.login) if private else [],
            "told": queries.told_of_it(person, viewer=self.login) if private else [],
            "times": self.times(private=private),
            "clashes": queries.clashes_of(person, viewer=self.login, on=self.today) if private else [],
            "taken": [self.taken(one, ended[one.pk]) for one in taken],
            "could_not": queries.could_not_decide(person, viewer=self.login) if taken else [],
            "may_take_up": {Area.WORK, Area.PLAN} <= areas,
        }
        return self.page(self.head() | shown, people=self.header.keys)

    def times(self, *, private: bool) -> list[Any]:
        """Return the times this one needs free."""
        free = queries.free_times_of(self.header.person, viewer=self.login) if private else []
        return [(queries.when_free(one), one) for one in free]

    def taken(self, one: Difference, endings: list[Any]) -> dict[str, Any]:
        """Return one that was taken up, with its ways on and what came of it."""
        options = queries.options_of(one, viewer=self.login)
        return {
            "difference": one,
            "options": [(way, _hours(way.carer_minutes), _hours(way.to_meet_minutes)) for way in options],
            "endings": endings,
            "for_both": queries.acts_for_both(one, viewer=self.login),
        } | self.whose(one)

    def whose(self, one: Difference) -> dict[str, Any]:
        """Return whose decision it is as the record says today, beside what was written then."""
        side = next((side for side in self.sides() if side.pair == one.pair), None)
        if side is None:
            return {}
        decisions = queries.whose_decisions(side, viewer=self.login, on=self.today)
        found = queries.whose_decision(MatterKind(one.matter), decisions)
        today = of_matter(found, self.spoken(side))
        return {"whose": today, "whose_moved": found.decides != one.decides}


def _hours(minutes: int | None) -> str:
    if minutes is None:
        return "not known"
    if not minutes:
        return "no change"
    return f"{time_text(abs(minutes))} {'less' if minutes < 0 else 'more'}"


class _Form(_OfRecord, PersonForm):
    """A worker's form of this part, that goes back to the page of it."""

    permission = Permission.KEEP_PARTNERSHIP
    shows = Shows.PERSON

    def context(self, form: Any) -> dict[str, Any]:
        """Return the head of the record, and the way back."""
        assert self.areas
        return super().context(form) | {"back": self.apart()}

    def act(self, form: Any) -> str:
        """Do it, and go back."""
        self.do(form)
        return self.apart()

    def do(self, form: Any) -> None:
        """Do what the page is for."""
        raise RuntimeError(f"{type(self).__name__} does not say what it does")

    @property
    def said(self) -> dict[str, Any]:
        """Return by whom and when."""
        return {"by": self.login, "at": self.request.at}


class WriteViewView(_Form):
    """Write down how one of the two sees it, as told."""

    form_class = forms.ViewForm
    title = "Write down how they see it"
    lead = "As they say it, with nobody else there. Only they, and whoever holds their account, can read it."
    button = "Keep this"

    def context(self, form: Any) -> dict[str, Any]:
        """Only for whoever holds the account."""
        self.must_hold_private()
        self.side()
        return super().context(form)

    def do(self, form: forms.ViewForm) -> None:
        """Keep it."""
        actions.see_one_differently(view=form.new(self.side()), **self.said)


class WriteOwnTimeView(_Form):
    """Write down a time that somebody needs free, as told."""

    form_class = forms.FreeTimeForm
    title = "Write down when they need to be free"
    button = "Keep this"

    def context(self, form: Any) -> dict[str, Any]:
        """Only for whoever holds the account."""
        self.must_hold_private()
        return super().context(form)

    def do(self, form: forms.FreeTimeForm) -> None:
        """Keep it."""
        actions.need_one_free(time_=form.new(self.header.person), **self.said)


class SettleClashView(_Form):
    """Write how it ended where a task meets a time somebody needs free."""

    form_class = forms.NoteForm
    title = "How did this end?"
    button = "Keep this"

    def context(self, form: Any) -> dict[str, Any]:
        """Say what meets."""
        self.must_hold_private()
        found = queries.clashes_of(self.header.person, viewer=self.login, on=self.today)
        asked = (self.kwargs["free"], self.kwargs["line"])
        clash = next((one for one in found if (one.free.pk, one.task.line) == asked), None)
        if clash is None:
            raise Http404
        return super().context(form) | {"lead": f"{clash.task.words} {clash.when}."}

    def do(self, form: forms.NoteForm) -> None:
        """Keep it."""
        ends = form.ends(self.header.person, self.kwargs["free"], self.kwargs["line"])
        actions.settle_clash(ends=ends, **self.said)


class TakeUpDifferenceView(_Form):
    """Take up what the two see differently."""

    form_class = forms.DifferenceForm
    template_name = "partnership/take_up_difference.html"
    title = "Take up what they see differently"
    lead = "Neither of them is told. What each says stays on their own record."
    button = "Take it up"

    def form_arguments(self) -> dict[str, Any]:
        """Offer the lines of the plan."""
        if not self.side().is_adults or not {Area.WORK, Area.PLAN} <= self.areas:
            raise Http404
        side = self.side()
        decisions = queries.whose_decisions(side, viewer=self.login, on=self.today)
        whose = all_matters(decisions, self.spoken(side))
        lines = [(str(one.line), one.aim) for one in self.lines()]
        return super().form_arguments() | {"lines": lines, "whose": whose}

    def context(self, form: Any) -> dict[str, Any]:
        """Show the records of single decisions, which stand above what is told under each answer."""
        could_not = queries.could_not_decide(self.header.person, viewer=self.login)
        return super().context(form) | {"could_not": could_not}

    def do(self, form: forms.DifferenceForm) -> None:
        """Keep it."""
        actions.take_up_difference(difference=form.new(self.side()), **self.said)


class _OfOne(_Form):
    """A form about one that was taken up."""

    def context(self, form: Any) -> dict[str, Any]:
        """Say what it is about."""
        return super().context(form) | {"lead": self.difference().get_matter_display()}

    @property
    def key(self) -> dict[str, Any]:
        """Return which one."""
        return {"person": self.header.person, "difference": self.kwargs["difference"]}


class PutOptionView(_OfOne):
    """Put a way on."""

    form_class = forms.OptionForm
    title = "A way on, and what it does to both"
    button = "Keep this"

    def do(self, form: forms.OptionForm) -> None:
        """Keep it."""
        actions.put_options(items=[form.new()], **self.key, **self.said)


class SettleDifferenceView(_OfOne):
    """Write what came of it."""

    form_class = forms.EndingForm
    title = "What came of it?"
    button = "Keep this"

    def form_arguments(self) -> dict[str, Any]:
        """Offer the lines that somebody other than a carer meets."""
        lines = [one for one in self.lines() if queries.is_met_by_others(one)]
        return super().form_arguments() | {"lines": [(str(one.line), one.aim) for one in lines]}

    def do(self, form: forms.EndingForm) -> None:
        """Keep it, or hold it."""
        actions.settle_difference(ending=form.new(**self.key), **self.said)


class TellOfItView(_OfOne):
    """Let this one of the two know what came of it."""

    form_class = forms.TellingForm
    title = "Tell them what came of it"
    button = "Let them read this"

    def context(self, form: Any) -> dict[str, Any]:
        """Only for whoever holds the account."""
        self.must_hold_private()
        return super().context(form)

    def do(self, form: forms.TellingForm) -> None:
        """Tell this one."""
        pair = self.difference().pair
        side = next((one for one in self.sides() if one.pair == pair), None)
        if side is None:
            raise Http404
        actions.tell_of_it(difference=self.kwargs["difference"], told=form.new(side), **self.said)


class KeepSeparateView(_OfOne):
    """Write what was done where one acts for both."""

    form_class = forms.SeparateForm
    title = "One worker or advocate acts for both"
    button = "Keep this"

    def do(self, form: forms.SeparateForm) -> None:
        """Keep it."""
        done, because = SeparateDone(form.cleaned_data["done"]), form.cleaned_data["because"]
        actions.keep_separate(done=done, because=because, **self.key, **self.said)
