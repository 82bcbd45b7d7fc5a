"""A worker's pages of a first figure: what stands, and working it out from what the record knows."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse

from sayso.foundation.access.areas import Area
from sayso.foundation.access.named_action import areas_open
from sayso.foundation.access.permissions import Permission
from sayso.foundation.govuk.fields import RadiosField
from sayso.foundation.govuk.forms import PlainForm
from sayso.foundation.govuk.view import Shows
from sayso.journey.allocation import actions, facts, queries
from sayso.journey.allocation.models import IndicativeBudget, PublishedTable
from sayso.journey.allocation.pages.showing import shown
from sayso.journey.assessment.queries import assessment_of
from sayso.journey.casework.pages.persons import PersonForm, PersonPage
from sayso.journey.people.statuses import StandingKind
from sayso.rules.refusals import Stale

LEVEL = "level_"
NOT_ASKED = ("", "Not asked yet")
OPEN = frozenset({Area.MONEY, Area.HEALTH, Area.PLAN})


class FirstFigureView(PersonPage):
    """The first figure that stands, with its working."""

    permission = Permission.WORK_OUT_FIRST_FIGURE
    shows = Shows.PERSON
    template_name = "allocation/first_figure.html"
    title = "A first figure to plan with"

    def get(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        """Show it, and the way to work it out."""
        key = self.header.person
        if not areas_open(key) >= OPEN:
            raise Http404
        found = queries.first_figure_of(key, viewer=self.login)
        more = {"work_out": reverse("work_out_first_figure", args=[key])}
        return self.page(self.head() | more | (shown(found) if found else {}), people=self.header.keys)


class LevelsForm(PlainForm):
    """How much help is needed in each domain of the council's table. What is left open is named."""

    def __init__(self, *args: Any, table: PublishedTable | None, found: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        read = queries.read(table) if table else None
        for domain, words in (read.domains if read else {}).items():
            assert read is not None
            about = facts.found_about(found, domain, read)
            self.fields[LEVEL + domain] = RadiosField(
                label=words,
                hint=f"The assessment says: {'; '.join(about)}." if about else "",
                choices=[NOT_ASKED, *read.levels.items()],
                required=False,
            )

    def levels(self) -> dict[str, str | None]:
        """Return what was answered, by domain; None for what was not asked."""
        return {
            name.removeprefix(LEVEL): answer or None
            for name, answer in self.cleaned_data.items()
            if name.startswith(LEVEL)
        }


class WorkOutView(PersonForm):
    """Answer what the record does not know yet, and keep the figure."""

    permission = Permission.WORK_OUT_FIRST_FIGURE
    shows = Shows.PERSON
    form_class = LevelsForm
    title = "Work out a first figure"
    heading = "How much help does {called} need?"
    lead = (
        "Answer as if nobody helped. What the assessment settles is filled in. "
        "Only hours that a carer agreed to come off, and nothing else ever does."
    )
    button = "Work it out, and keep it"

    def form_arguments(self) -> dict[str, Any]:
        """Give the form the council's table and what the assessment found."""
        key = self.header.person
        if not areas_open(key) >= OPEN:
            raise Http404
        found = assessment_of(key, StandingKind.ADULT, viewer=self.login)
        seen = IndicativeBudget.objects.visible_to(self.login).version_of(key)
        table = queries.table_on(self.today)
        return super().form_arguments() | {"table": table, "found": found, "seen_version": seen}

    def initial(self) -> dict[str, Any]:
        """Start with the answers that stand; else with what the assessment settles."""
        key, table = self.header.person, queries.table_on(self.today)
        if table is None:
            return {}
        found = assessment_of(key, StandingKind.ADULT, viewer=self.login)
        standing = queries.first_figure_of(key, viewer=self.login)
        known = facts.known_levels(found, queries.read(table)) | dict(standing.levels if standing else {})
        return {LEVEL + domain: level or "" for domain, level in known.items()}

    def context(self, form: Any) -> dict[str, Any]:
        """Return the way back; without a table, say that there is none."""
        more: dict[str, Any] = {"back": reverse("first_figure", args=[self.person])}
        if queries.table_on(self.today) is None:
            more["lead"] = (
                "The council has no points table in force. You can keep that no figure is known yet."
            )
        return super().context(form) | more

    def stale(self, form: LevelsForm, refusal: Stale) -> None:
        """Say that somebody was faster; the same answers can be kept after reading theirs."""
        super().stale(form, refusal)
        form.has_now_seen(IndicativeBudget.objects.visible_to(self.login).version_of(self.header.person))

    def act(self, form: LevelsForm) -> str:
        """Keep it, and show it."""
        figure = actions.NewFirstFigure(
            person=self.header.person,
            levels=form.levels(),
            worked_on=self.today,
            key=form.cleaned_data["form_key"],
        )
        seen = form.cleaned_data["seen_version"]
        actions.work_out_first_figure(figure=figure, by=self.login, at=self.request.at, seen_version=seen)
        return reverse("first_figure", args=[self.person])
