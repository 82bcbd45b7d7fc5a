"""Adding somebody: likely matches stand beside the form before anything is made."""

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from django.utils.http import urlencode

from sayso.foundation.access.permissions import Permission
from sayso.foundation.govuk.view import FormPage, Shows
from sayso.journey.people import actions, queries
from sayso.journey.people.actions.add_people import likeness
from sayso.journey.people.pages.finding import with_ways_in
from sayso.journey.people.pages.forms import AddPersonForm
from sayso.journey.people.pages.one_person import record_url
from sayso.journey.people.statuses import AddressKind, StandingKind

#: Another page may put here what is known already, and `then`, the address to go on to with `?person=`.
#: In the session, since an address is logged and names must not be.
START_WITH = "people.add_person"
STANDINGS = {
    "adult": (StandingKind.ADULT,),
    "carer": (StandingKind.CARER,),
    "both": (StandingKind.ADULT, StandingKind.CARER),
}


class AddPersonView(FormPage):
    """Add somebody who is not known yet."""

    permission = Permission.ADD_PERSON
    shows = Shows.PEOPLE
    template_name = "people/add_person.html"
    title = "Add a person"
    button = "Add this person"
    form_class = AddPersonForm

    def initial(self) -> dict[str, Any]:
        """Start with what another page knew."""
        known: dict[str, Any] = self.request.session.get(START_WITH, {})
        return {name: value for name, value in known.items() if name != "then"}

    def act(self, form: AddPersonForm) -> str:
        """Add the person and go to their record, or back to the page that asked."""
        person = actions.add_person(item=_new(form), by=self.login, at=self.request.at)
        then = self.request.session.pop(START_WITH, {}).get("then", "")
        return f"{then}?{urlencode({'person': str(person.pk)})}" if then else record_url(person.pk)

    def context(self, form: AddPersonForm) -> dict[str, Any]:
        """Put beside the form who may already be this person."""
        return {"matches": with_ways_in(self._matches(form), self.login)}

    def people(self) -> Iterable[UUID]:
        """Say who is shown beside the form."""
        return [match.person for match in self.__dict__.get("_found", [])]

    def _matches(self, form: AddPersonForm) -> list[queries.Found]:
        found: list[queries.Found] = []
        if form.is_bound and form.cleaned_data.get("called"):
            found = queries.likely(likeness(_new(form)), viewer=self.login)
        self.__dict__["_found"] = found
        return found


def _new(form: AddPersonForm) -> actions.NewPerson:
    given = form.cleaned_data
    nowhere = given.get("no_fixed_address")
    return actions.NewPerson(
        called=given["called"],
        born=form.born(),
        lines=given.get("lines", ""),
        postcode=given.get("postcode", ""),
        address_kind=AddressKind.NONE if nowhere else AddressKind.HOME,
        mobile=given.get("telephone", "") if _is_mobile(given.get("telephone", "")) else "",
        telephone="" if _is_mobile(given.get("telephone", "")) else given.get("telephone", ""),
        nhs_number=given.get("nhs_number", ""),
        standings=STANDINGS[given.get("standing") or "adult"],
        not_the_same_because=given.get("not_the_same_because", ""),
    )


def _is_mobile(number: str) -> bool:
    return number.replace(" ", "").startswith(("07", "+447"))
