"""The officer's pages: every setting, changing one, asking people, and telling them what came of it."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils import timezone

from sayso.council.openness.pages.asking import NOBODY, ChangeSettingForm, ConsultationForm, OutcomeForm
from sayso.council.openness.pages.showing import who_was_asked
from sayso.foundation.access.permissions import Permission
from sayso.foundation.govuk.pieces import Cell, Column, Link, Row, Table
from sayso.foundation.govuk.presenting import plain_day
from sayso.foundation.govuk.setting_fields import kept, say, typed
from sayso.foundation.govuk.view import FormPage, PageView, Shows
from sayso.foundation.policy import actions
from sayso.foundation.policy.declared import SETTINGS, TOPICS, setting
from sayso.foundation.policy.declaring import Setting
from sayso.foundation.policy.models import Consultation, SettingValue
from sayso.foundation.policy.queries import consultations, history, in_force, value
from sayso.rules.refusals import NotFound

HISTORY = [Column("From"), Column("Until"), Column("Value"), Column("Decided"), Column("Who was asked")]


class SettingsView(PageView):
    """Every setting in force, each with a link to change it, and the consultations."""

    permission = Permission.CHANGE_SETTINGS
    shows = Shows.NOBODY
    template_name = "openness/settings.html"
    title = "The council’s settings"

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Show what is in force today."""
        today = timezone.localdate(self.request.at)
        found = in_force(on=today)
        topics = []
        for topic, name in TOPICS.items():
            rows = [
                Row.of(
                    one.setting.label,
                    say(one.setting, one.value),
                    plain_day(one.row.starts_on) if one.row else "the law’s default",
                    Cell(link=Link("Change", reverse("change_setting", args=[key]), one.setting.label)),
                )
                for key, one in found.items()
                if one.setting.topic == topic
            ]
            columns = [Column("Setting"), Column("Now"), Column("Since"), Column("What to do", acts=True)]
            topics.append((name, Table(name, columns, rows)))
        asked = [(one, one.closes_on < today and not one.told_at) for one in consultations()]
        return self.page({"topics": topics, "consultations": asked, "today": today})


class ChangeSettingView(FormPage):
    """Set one setting from a day on, with where it was decided and who was asked."""

    permission = Permission.CHANGE_SETTINGS
    shows = Shows.NOBODY
    template_name = "openness/change_setting.html"
    form_class = ChangeSettingForm
    title = "Change a setting"
    button = "Set this"

    @property
    def setting(self) -> Setting:
        """Return the setting that the address names."""
        key = self.kwargs["key"]
        if key not in SETTINGS:
            raise NotFound("There is no such setting.")
        return setting(key)

    def form_arguments(self) -> dict[str, Any]:
        """Give the form its setting, and the consultations that have ended."""
        today = timezone.localdate(self.request.at)
        return {"setting": self.setting, "consultations": consultations().filter(closes_on__lt=today)}

    def initial(self) -> dict[str, Any]:
        """Start with today's value, from today."""
        today = timezone.localdate(self.request.at)
        return {"value": typed(self.setting, value(self.setting.key, on=today)), "starts_on": today}

    def act(self, form: ChangeSettingForm) -> str:
        """Set it."""
        given = form.cleaned_data
        cited = given["consultation"]
        row = actions.set_setting(
            key=self.setting.key,
            value=kept(self.setting, given["value"]),
            starts_on=given["starts_on"],
            source=given["source"],
            consultation=Consultation.objects.get(pk=cited) if cited not in ("", NOBODY) else None,
            not_consulted_because=given["not_consulted_because"],
            by=self.login,
            at=self.request.at,
        )
        told = f"{self.setting.label}: {say(self.setting, row.value)} from {plain_day(row.starts_on)}."
        messages.success(self.request, told)
        return reverse("settings")

    def context(self, form: Any) -> dict[str, Any]:
        """Add what the setting was, is and will be."""
        rows = [_past(self.setting, row) for row in history(self.setting.key)]
        table = Table("What it was, is and will be", HISTORY, rows, "The newest first.") if rows else None
        return {"setting": self.setting, "history": table, "law": say(self.setting, self.setting.default)}


def _past(declared: Setting, row: SettingValue) -> Row:
    until = plain_day(row.ends_before) if row.ends_before else "further notice"
    if row.withdrawn_at:
        until = "replaced the same day"
    decided = Cell(row.source, sub=f"Set by {row.set_by.name}")
    return Row.of(plain_day(row.starts_on), until, say(declared, row.value), decided, who_was_asked(row))


class OpenConsultationView(FormPage):
    """Put a question to people before a rule changes."""

    permission = Permission.CHANGE_SETTINGS
    shows = Shows.NOBODY
    form_class = ConsultationForm
    title = "Ask people before a rule changes"
    lead = "The question is on the public page as soon as you save it."
    button = "Ask this"

    def act(self, form: ConsultationForm) -> str:
        """Open it."""
        given = form.cleaned_data
        asked = actions.open_consultation(
            question=given["question"],
            opens_on=given["opens_on"],
            closes_on=given["closes_on"],
            by=self.login,
            at=self.request.at,
        )
        messages.success(self.request, f"People can answer until {plain_day(asked.closes_on)}.")
        return reverse("settings")


class TellOutcomeView(FormPage):
    """Say what people answered and what was done."""

    permission = Permission.CHANGE_SETTINGS
    shows = Shows.NOBODY
    form_class = OutcomeForm
    title = "You said, we did"
    lead = "This goes on the public page beside the question."
    button = "Tell people"

    @property
    def asked(self) -> Consultation:
        """Return the consultation that the address names."""
        key: UUID = self.kwargs["consultation"]
        return get_object_or_404(Consultation, pk=key)

    def act(self, form: OutcomeForm) -> str:
        """Tell it."""
        given = form.cleaned_data
        actions.tell_outcome(
            consultation=self.asked,
            answers=given["answers"],
            you_said=given["you_said"],
            we_did=given["we_did"],
            by=self.login,
            at=self.request.at,
        )
        return reverse("how_we_decide")

    def context(self, form: Any) -> dict[str, Any]:
        """Add the question."""
        return {"lead": f"The question was: {self.asked.question}", "back": reverse("settings")}
