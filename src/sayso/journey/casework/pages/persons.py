"""What the pages of one person's record share: who it is about, at the head, and one trace of who looked."""

from collections.abc import Iterable, Mapping
from datetime import date
from functools import cached_property
from typing import Any
from uuid import UUID

from django.urls import reverse
from django.views import View

from sayso.foundation.access.models import User
from sayso.foundation.access.permissions import Permission
from sayso.foundation.govuk.pieces import Caution, Link
from sayso.foundation.govuk.presenting import LONDON
from sayso.foundation.govuk.view import Asked, FormPage, PageView
from sayso.journey.casework.queries.found import AsFound, as_found
from sayso.journey.people.queries import Header, header, headers

ON_PERSON = "casework/on_person.html"


class OfPerson(View):
    """Mixed into a page of one person's record. Raises NotFound when it is not open to whoever asks."""

    request: Asked
    kwargs: dict[str, Any]

    @property
    def person(self) -> UUID:
        """Return the key in the address."""
        key: UUID = self.kwargs["person"]
        return key

    @property
    def today(self) -> date:
        """Return the day of the request in England."""
        on: date = self.request.at.astimezone(LONDON).date()
        return on

    @cached_property
    def header(self) -> Header:
        """Return the head of the record."""
        return header(self.person, self.request.user, self.today)

    def head(self) -> dict[str, Any]:
        """Return what the page's head is given."""
        record_url = reverse("person_record", args=[self.header.person])
        return {"header": self.header, "record_url": record_url, "person": self.person, "today": self.today}


class PersonPage(OfPerson, PageView):
    """A page that shows one person's record."""


class PersonForm(OfPerson, FormPage):
    """A page that asks something about one person. `heading` may name them with {called}."""

    heading = ""
    goes_to = "person_record"

    def people(self) -> Iterable[UUID]:
        """Return whom the page shows."""
        return self.header.keys

    def context(self, form: Any) -> dict[str, Any]:
        """Return the head of the record, and a way back to it."""
        title = self.heading.format(called=self.header.called) if self.heading else self.title
        return self.head() | {"layout": ON_PERSON, "title": title, "back": self.record_url}

    @property
    def record_url(self) -> str:
        """Return the address of the person's record."""
        return reverse("person_record", args=[self.person])


class Named:
    """The names and warnings of people on a list, as far as the viewer may see; else their record's door."""

    def __init__(self, people: Iterable[UUID], viewer: User, on: date) -> None:
        asked = set(people)
        self.opens = viewer.may(Permission.SEE_PERSON)  # else a name is a name, and no link
        self.heads: Mapping[UUID, Header] = headers(asked, viewer, on)
        self.found: Mapping[UUID, AsFound] = as_found(asked - set(self.heads), viewer=viewer)

    @property
    def shown(self) -> set[UUID]:
        """Return whom the list names, for the trace of who looked."""
        return {*self.heads, *self.found}

    def name(self, person: UUID) -> str:
        """Return what somebody is called: on their record if it is open, else as a search would show it."""
        if person in self.heads:
            return self.heads[person].called
        return self.found[person].name if person in self.found else "A record that is not open to you"

    def link(self, person: UUID) -> Link:
        """Return the way to a record: open already, or with a purpose first."""
        to = "person_record" if person in self.heads else "open_record"
        return Link(self.name(person), reverse(to, args=[person]))

    def caution(self, person: UUID) -> Caution | None:
        """Return what to do to reach them safely, to stand at the name."""
        if person in self.found and self.found[person].warning:
            return Caution("Safe contact", self.found[person].warning)
        head = self.heads.get(person)
        return head.cautions[0] if head and head.cautions else None

    def summary(self, person: UUID) -> str:
        """Return age, birth, address and number, on one line."""
        return self.heads[person].summary if person in self.heads else ""
