"""Taking a call: eight questions on one page, with the people it may be about after the third."""

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponseBase
from django.urls import reverse

from sayso.foundation.access.permissions import Permission
from sayso.foundation.govuk.presenting import LONDON
from sayso.foundation.govuk.view import FormPage, Shows
from sayso.journey.casework import actions
from sayso.journey.casework.pages.contact_form import ContactForm
from sayso.journey.casework.statuses import Harm, HowSoon, Outcome
from sayso.journey.people.queries.finding import Found, find

MOST_MATCHES = 4
ENOUGH = 3  # letters, before anybody is looked for


class FirstContactView(FormPage):
    """Eight answers. "Look for them" and "It is …" come back to the page with all that was typed."""

    permission = Permission.RECORD_CONTACT
    shows = Shows.PEOPLE
    form_class = ContactForm
    template_name = "casework/first_contact.html"
    title = "New contact"
    button = "Save this contact"

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        """Note what was looked for."""
        super().setup(request, *args, **kwargs)
        self.matches: list[Found] = []

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Look for people, take one of them, or save."""
        asked = {"look", "it_is"} & set(request.POST)
        form = ContactForm(initial=request.POST.dict()) if asked else None
        self.look(request.POST.get("about", ""), request.POST.get("whereabouts", ""))
        return self.shown(form) if form else super().post(request, *args, **kwargs)

    def look(self, about: str, whereabouts: str) -> None:
        """Look for whom it may be about: the name first, and where they are to tell two apart."""
        if len(about.strip()) >= ENOUGH:
            text = f"{about} {whereabouts}"
            found = find(text, viewer=self.login, on=self.request.at.astimezone(LONDON).date())
            self.matches = found[:MOST_MATCHES]

    @property
    def chosen(self) -> UUID | None:
        """Return the key of whoever it was said to be about; nobody when none of these."""
        try:
            return UUID(self.request.POST.get("it_is", self.request.POST.get("person", "")))
        except ValueError:
            return None

    def people(self) -> Iterable[UUID]:
        """Return everybody who stands beside the form."""
        return [found.person for found in self.matches]

    def context(self, form: Any) -> dict[str, Any]:
        """Return the likely matches, and which of them it is."""
        chosen = self.chosen
        return {
            "matches": self.matches,
            "chosen": chosen,
            "chosen_name": next((one.name for one in self.matches if one.person == chosen), ""),
            "looked": bool({"look", "it_is"} & set(self.request.POST)) or bool(self.matches),
            "now": self.request.at,
        }

    def act(self, form: Any) -> str:
        """Save the contact; go where its outcome leads."""
        said = form.cleaned_data
        answers = actions.Answers(
            caller=said["caller"],
            about=said["about"],
            whereabouts=said["whereabouts"],
            what_happened=said["what_happened"],
            how_soon=HowSoon(said["how_soon"]),
            person_knows=said["person_knows"],
            harm=Harm(said["harm"]),
            outcome=Outcome(said["outcome"]),
            key=said["form_key"],
        )
        person = self.chosen
        contact = actions.take_contact(answers=answers, person=person, by=self.login, at=self.request.at)
        if answers.outcome is Outcome.TONIGHT:
            return (
                f"{reverse('tonight', args=[person])}?contact={contact.pk}"
                if person
                else reverse("tonight_unknown", args=[contact.pk])
            )
        if answers.outcome is Outcome.ADVICE and person:
            return reverse("give_advice", args=[person, contact.pk])
        return reverse("contact", args=[contact.pk])
