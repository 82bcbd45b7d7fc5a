"""A worker's pages of who acts for somebody: what was seen of each power, and each step with it."""

from typing import Any
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse

from sayso.foundation.access.areas import Area
from sayso.foundation.access.named_action import areas_open
from sayso.foundation.access.permissions import Permission
from sayso.foundation.govuk.view import Shows
from sayso.journey.assessment.queries import capacity_of
from sayso.journey.casework.pages.persons import PersonForm, PersonPage
from sayso.journey.powers import actions, queries
from sayso.journey.powers.pages import forms
from sayso.journey.powers.pages.shown import done_under, shown
from sayso.journey.powers.queries import Held
from sayso.journey.powers.statuses import (
    EndedBecause,
    Ground,
    PersonSaid,
    PowerKind,
    RegisterSays,
    Stands,
    Together,
    UsedFor,
)


class PowersView(PersonPage):
    """Who acts for somebody, under which power, what stands in the way, and what was done under it."""

    permission = Permission.KEEP_POWERS
    shows = Shows.PERSON
    template_name = "powers/powers.html"
    title = "Who acts for them"

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Show them, those that last first."""
        key = self.header.person
        areas = areas_open(key)
        if Area.SHARING not in areas:
            raise Http404
        powers = queries.powers_of(key, viewer=self.login, on=self.today)
        checks = queries.checks_of(key, viewer=self.login)
        done = done_under(self.header.keys, viewer=self.login)
        more = {
            "title": f"Who acts for {self.header.called}",
            "powers": shown(powers, checks=checks, done=done),
            "may_close": Area.STORY in areas,
        }
        return self.page(self.head() | more, people=self.header.keys)


class _PowerForm(PersonForm):
    permission = Permission.KEEP_POWERS
    shows = Shows.PERSON

    def context(self, form: Any) -> dict[str, Any]:
        """Return the way back to the powers. Raises NotFound for a power that is not on this record."""
        if "power" in self.kwargs:
            _ = self.power
        elif Area.SHARING not in areas_open(self.header.person):
            raise Http404
        return super().context(form) | {"back": self.goes_back}

    @property
    def power(self) -> Held:
        """Return the power in the address."""
        key: UUID = self.kwargs["power"]
        return queries.power_of(self.header.person, key, viewer=self.login, on=self.today)

    @property
    def row_keys(self) -> dict[str, Any]:
        """Return whose power it is, and which, as actions ask for them."""
        row = self.power.row
        return {"person": row.person_id, "power": row.pk}

    @property
    def hand(self) -> dict[str, Any]:
        """Return who acts, and when."""
        return {"by": self.login, "at": self.request.at}

    @property
    def goes_back(self) -> str:
        """Return the address of the powers."""
        return reverse("powers", args=[self.person])


class RecordPowerView(_PowerForm):
    """Write down that somebody holds a power."""

    form_class = forms.RecordPowerForm
    title = "Somebody acts for them"
    heading = "Who acts for {called}?"
    lead = "Write down what you were told or shown. It opens nothing by itself."
    button = "Write it down"

    def form_arguments(self) -> dict[str, Any]:
        """Offer the powers that last, as held together with this one."""
        held = queries.powers_of(self.header.person, viewer=self.login, on=self.today)
        others = [
            (str(one.row.pk), f"{one.row.holder_called}: {one.kind.label.lower()}")
            for one in held
            if not one.is_over
        ]
        return super().form_arguments() | {"others": others}

    def act(self, form: forms.RecordPowerForm) -> str:
        """Keep it."""
        said = form.cleaned_data
        other = said.get("with_power") or None
        power = actions.NewPower(
            person=self.header.person,
            kind=PowerKind(said["kind"]),
            holder_called=said["holder_called"],
            starts_on=said["starts_on"],
            email=said["email"],
            covers=said["covers"],
            limits=said["limits"],
            ground=Ground(said["ground"]) if said["ground"] else None,
            together=Together(said["together"]),
            with_power=UUID(other) if other else None,
            person_said=PersonSaid.NOT_ASKED,
            stands=Stands(said["stands"]),
            ends_before=said["ends_before"],
            paper_words=said["paper_words"],
            paper_seen_on=said["paper_seen_on"],
            key=said["form_key"],
        )
        actions.record_power(power=power, **self.hand)
        return self.goes_back


class SeePaperView(_PowerForm):
    """Write down that the paper was seen."""

    form_class = forms.PaperForm
    title = "The paper of a power"
    heading = "Which paper did you see?"
    button = "Write it down"

    def initial(self) -> dict[str, Any]:
        """Start from today."""
        return {"seen_on": self.today}

    def act(self, form: forms.PaperForm) -> str:
        """Keep it."""
        said = form.cleaned_data
        paper = actions.PaperSeen(**self.row_keys, seen_on=said["seen_on"], words=said["words"])
        actions.see_paper(paper=paper, **self.hand)
        return self.goes_back


class CheckRegisterView(_PowerForm):
    """Write down what the register of the Office of the Public Guardian says."""

    form_class = forms.RegisterForm
    title = "The register"
    heading = "What does the register say?"
    lead = "Look it up with the Office of the Public Guardian first. What no longer stands closes at once."
    button = "Write it down"

    def initial(self) -> dict[str, Any]:
        """Start from today."""
        return {"checked_on": self.today}

    def act(self, form: forms.RegisterForm) -> str:
        """Keep it."""
        said = form.cleaned_data
        check = actions.NewCheck(
            **self.row_keys,
            says=RegisterSays(said["says"]),
            reference=said["reference"],
            checked_on=said["checked_on"],
            key=said["form_key"],
        )
        actions.check_register(check=check, **self.hand)
        return self.goes_back


class HearPersonView(_PowerForm):
    """Write down what the person says to it."""

    form_class = forms.SaidForm
    title = "What they say to it"
    heading = "What does {called} say to it?"
    lead = "Ask them when nobody else is there."
    button = "Write it down"

    def act(self, form: forms.SaidForm) -> str:
        """Keep it."""
        said = form.cleaned_data
        actions.hear_person(
            **self.row_keys, said=PersonSaid(said["said"]), told_alone=said["told_alone"], **self.hand
        )
        return self.goes_back


class OpenPowerView(_PowerForm):
    """Open a power to its holder's own sign-in, when the rules let it be used."""

    form_class = forms.OpenForm
    title = "Open this power"
    heading = "Open this power to its holder?"
    lead = "Their own sign-in can then read and do what this power reaches, and no more, until it ends."
    button = "Open it"

    def form_arguments(self) -> dict[str, Any]:
        """Offer the records that let somebody else decide one thing."""
        found = capacity_of(self.header.person, viewer=self.login)
        records = [(str(one.pk), one.to_decide) for one in found if one.may_be_cited]
        return super().form_arguments() | {"records": records}

    def initial(self) -> dict[str, Any]:
        """Start from the sign-in that is known."""
        login = self.power.row.login
        return {"email": login.email if login else ""}

    def act(self, form: forms.OpenForm) -> str:
        """Open it."""
        said = form.cleaned_data
        record, used_for = said.get("capacity"), said.get("used_for")
        opening = actions.Opening(
            **self.row_keys,
            email=said["email"],
            capacity=UUID(record) if record else None,
            used_for=UsedFor(used_for) if used_for else None,
            key=said["form_key"],
        )
        actions.open_power(opening=opening, **self.hand)
        return self.goes_back


class EndPowerView(_PowerForm):
    """End a power, and with it what it opened."""

    form_class = forms.EndForm
    title = "End this power"
    heading = "Is this power over?"
    lead = "What it opened closes in the same minute. What was done under it stays, with its name."
    button = "End it now"

    def act(self, form: forms.EndForm) -> str:
        """End it."""
        because = EndedBecause(form.cleaned_data["because"])
        actions.end_power(**self.row_keys, because=because, **self.hand)
        return self.goes_back


class PausePowerView(_PowerForm):
    """Close a power at once, to keep somebody safe."""

    form_class = forms.SureForm
    title = "Close this power now"
    heading = "Close this power now?"
    lead = (
        "It closes in the same minute. Whoever holds it is told no reason, and sees only that it is not "
        "open. Then raise a concern, and say why there."
    )
    button = "Close it now"

    def act(self, form: forms.SureForm) -> str:
        """Close it."""
        actions.pause_power(**self.row_keys, key=form.cleaned_data["form_key"], **self.hand)
        return self.goes_back


class LiftPauseView(_PowerForm):
    """Say that a power need not stay closed."""

    form_class = forms.LiftForm
    title = "It need not stay closed"
    heading = "Need this power not stay closed?"
    lead = "It opens nothing yet: open it anew after this, by the rules."
    button = "Write it down"

    def act(self, form: forms.LiftForm) -> str:
        """Keep it."""
        actions.lift_pause(**self.row_keys, because=form.cleaned_data["because"], **self.hand)
        return self.goes_back
