"""The pages of whoever acts for somebody: under which power, what it reaches and what not, until when."""

from functools import cached_property
from typing import Any, ClassVar
from uuid import UUID

from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.urls import reverse

from sayso.foundation.access.permissions import Permission
from sayso.foundation.govuk.presenting import LONDON
from sayso.foundation.govuk.view import FormPage, PageView, Shows
from sayso.journey.assessment import facts as assessing
from sayso.journey.assessment.queries import assessments_of, eligibility_of
from sayso.journey.people.statuses import StandingKind
from sayso.journey.powers import queries
from sayso.journey.powers.pages.shown import pages_for, shown
from sayso.journey.powers.queries import Held
from sayso.rules.powers import Act


class ActsFor(PageView):
    """Mixed into a page of somebody for whom whoever looks acts. `needs` says what the page is for.

    Without any power there is no such page; where none of theirs reaches it, it says which rule and what
    releases it.
    """

    permission = Permission.ACT_UNDER_POWER
    shows = Shows.PERSON
    needs: ClassVar[Act | None] = None

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Ask the powers after the sign-in and before anything else."""
        known = (request.method or "").lower() in self.http_method_names
        if known and request.user.is_authenticated and request.user.may(self.permission):
            self.ask()
        return super().dispatch(request, *args, **kwargs)

    def ask(self) -> None:
        """Raise NotFound without a power, OutsidePower where none reaches this page."""
        if self.needs:
            queries.under_power(self.person, self.needs, by=self.login, on=self.today)
        else:
            _ = self.mine

    @property
    def person(self) -> UUID:
        """Return the key in the address."""
        key: UUID = self.kwargs["person"]
        return key

    @property
    def today(self) -> Any:
        """Return the day of the request in England."""
        return self.request.at.astimezone(LONDON).date()

    @cached_property
    def mine(self) -> list[Held]:
        """Return the powers of whoever looks for this person. Raises NotFound without any."""
        return queries.i_hold(self.person, viewer=self.login, on=self.today)

    @property
    def called(self) -> str:
        """Return what the person is called, as it stands with the power."""
        return self.mine[0].row.person_called

    def head(self, **more: Any) -> dict[str, Any]:
        """Return what every such page is given."""
        acting = [one for one in self.mine if one.ready.is_yes] or self.mine
        return {"called": self.called, "person": self.person, "acting": acting, **more}


class ActingForm(ActsFor, FormPage):
    """A page on which somebody does one thing for another. `goes_back` names the address it goes back to."""

    permission = Permission.ACT_UNDER_POWER
    shows = Shows.PERSON
    template_name = "powers/acting_form.html"
    goes_back: ClassVar[str] = "acting_for"

    def people(self) -> list[UUID]:
        """Return whom the page shows."""
        return [self.person]

    @property
    def back(self) -> str:
        """Return the address to go back to."""
        return reverse(self.goes_back, args=[self.person])

    def context(self, form: Any) -> dict[str, Any]:
        """Return under which power it is, and the way back."""
        return super().context(form) | self.head(back=self.back)


class ActingForView(ActsFor):
    """Under which power I act for somebody, what it reaches and what not, and until when."""

    template_name = "powers/acting_for.html"

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Show it, and the pages that are open by it."""
        more = {
            "title": f"You act for {self.called}",
            "powers": shown(self.mine),
            "pages": pages_for(self.mine),
        }
        return self.page(self.head(**more), people=[self.person])


class ActingNeedsView(ActsFor):
    """What we found about the needs of somebody for whom I act: the copy that they have themself."""

    needs = Act.READ_NEEDS
    template_name = "powers/acting_needs.html"

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Show what stands, line by line."""
        found = []
        for made in assessments_of(self.person, viewer=self.login):
            if made.standing != StandingKind.ADULT:
                continue  # what they do as a carer is another matter
            standing = StandingKind(made.standing)
            decided = eligibility_of(self.person, standing, viewer=self.login)
            labels = {one.code: one.label for one in assessing.outcomes_asked(standing)}
            needs = [labels[code] for code in decided.outcomes] if decided else []
            found.append({"made": made, "decided": decided, "needs": needs})
        more = {"title": f"What we found about {self.called}’s needs", "found": found}
        return self.page(self.head(**more), people=[self.person])
