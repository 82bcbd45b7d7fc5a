"""What every page about one person has: their header, the way back, and the form that changes one thing."""

from collections.abc import Iterable
from datetime import date
from typing import Any
from uuid import UUID

from django.urls import NoReverseMatch, reverse
from django.utils import timezone

from sayso.foundation.access.permissions import Permission
from sayso.foundation.govuk.view import FormPage, PageView, Shows
from sayso.journey.people import queries


def record_url(person: UUID) -> str:
    """Return the address of somebody's record: the whole of it, or their details where there is no more."""
    try:
        return reverse("person_record", args=[person])
    except NoReverseMatch:
        return reverse("person_details", args=[person])


class OnePerson:
    """Mixed into a page whose address holds `person`. NotFound where the viewer may not see who it is."""

    kwargs: dict[str, Any]
    request: Any
    login: Any

    @property
    def person(self) -> UUID:
        """Return the key in the address."""
        key: UUID = self.kwargs["person"]
        return key

    @property
    def today(self) -> date:
        """Return the day of this request, in England."""
        return timezone.localdate(self.request.at)

    def header(self) -> queries.Header:
        """Return the head of the record, read once a page."""
        kept: queries.Header | None = self.__dict__.get("_header")
        if kept is None:
            kept = queries.header(self.person, self.login, self.today)
            self.__dict__["_header"] = kept
        return kept

    def framed(self, **context: Any) -> dict[str, Any]:
        """Return a page's context with the header."""
        return {"header": self.header(), "today": self.today, **context}


class PersonPage(OnePerson, PageView):
    """A page that shows one person's record."""

    permission = Permission.SEE_PERSON
    shows = Shows.PERSON


class ChangePage(OnePerson, FormPage):
    """A page that changes one thing about one person. Subclasses say `form_class` and `record`."""

    permission = Permission.CHANGE_PERSON
    shows = Shows.PERSON
    template_name = "people/change.html"

    def record(self, answers: dict[str, Any]) -> None:
        """Make the change by one action."""
        raise NotImplementedError

    def act(self, form: Any) -> str:
        """Make the change, and go back to the details."""
        self.record(form.cleaned_data)
        return reverse("person_details", args=[self.person])

    def context(self, form: Any) -> dict[str, Any]:
        """Frame the form with the person's header."""
        return self.framed(back=reverse("person_details", args=[self.person]))

    def people(self) -> Iterable[UUID]:
        """Say whose record is on the page."""
        return self.header().keys
