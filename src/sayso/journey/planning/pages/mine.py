"""What the pages of one's own plan share: whose it is, which draft, which line."""

from datetime import date
from typing import Any
from uuid import UUID

from django.http import Http404
from django.urls import reverse

from sayso.foundation.access.permissions import Permission
from sayso.foundation.govuk.presenting import LONDON
from sayso.foundation.govuk.view import FormPage, Shows
from sayso.journey.people.queries import close_people
from sayso.journey.people.statuses import StandingKind
from sayso.journey.planning import queries
from sayso.journey.planning.models import Plan, PlanLine


class Mine:
    """Mixed into a page of one's own record. Nobody on record: there is no such page."""

    login: Any
    request: Any
    kwargs: dict[str, Any]

    def whose(self) -> UUID:
        """Return the key of whoever looks."""
        key: UUID | None = self.login.subject_id
        if key is None:
            raise Http404
        return key

    @property
    def today(self) -> date:
        """Return the day of the request in England."""
        on: date = self.request.at.astimezone(LONDON).date()
        return on

    @property
    def standing(self) -> StandingKind:
        """Return whose plan it is: of somebody who draws on support, or a carer's own."""
        return StandingKind.ADULT if "person" in self.login.role_codes else StandingKind.CARER

    def plan(self) -> Plan | None:
        """Return the plan that stands."""
        return queries.plan_of(self.whose(), self.standing, viewer=self.login)

    def draft(self) -> Plan | None:
        """Return the plan that is being written."""
        return queries.draft_of(self.whose(), self.standing, viewer=self.login)

    def open_draft(self) -> Plan:
        """Return the draft. Raises Http404 when there is none."""
        found = self.draft()
        if found is None:
            raise Http404
        return found

    def row(self) -> PlanLine:
        """Return the line in the address, as it was when the page was opened. Raises Http404."""
        found = queries.row_of_line(self.whose(), self.kwargs["row"], viewer=self.login)
        if found is None:
            raise Http404
        return found

    def near(self) -> list[tuple[str, str]]:
        """Return those close to whoever looks, as choices."""
        found = close_people(self.whose(), viewer=self.login, on=self.today)
        return [(str(one.key), one.called) for one in found]


class MyForm(Mine, FormPage):
    """A page that asks one thing about one's own plan, and goes back to it."""

    permission = Permission.SEE_OWN_RECORD
    shows = Shows.OWN
    goes_back = "my_draft"

    def context(self, form: Any) -> dict[str, Any]:
        """Return the way back. Nobody on record has no such page."""
        self.whose()
        return super().context(form) | {"back": reverse(self.goes_back)}
