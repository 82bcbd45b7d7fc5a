"""One contact: what was said, what it led to, and, while it is about nobody on record, whom it is about."""

from typing import Any
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse

from sayso.foundation.access.permissions import Permission
from sayso.foundation.govuk.fields import LongTextField
from sayso.foundation.govuk.forms import PlainForm
from sayso.foundation.govuk.pieces import Fact
from sayso.foundation.govuk.presenting import LONDON, moment
from sayso.foundation.govuk.view import FormPage, PageView, Shows
from sayso.journey.casework import actions
from sayso.journey.casework.models import Contact, OpenContact
from sayso.journey.casework.queries import contact as contact_on_record
from sayso.journey.casework.queries import open_contact
from sayso.journey.people.queries.finding import find


def answers_of(contact: Contact | OpenContact, today: Any) -> list[Fact]:
    """Return the eight answers, to read."""
    return [
        Fact("Taken", f"{moment(contact.taken_at, today)}, by {contact.taken_by.name}"),
        Fact("Who rang", contact.caller),
        Fact("About", contact.about),
        Fact("Where, and how old", contact.whereabouts or "They did not say"),
        Fact("What has happened", contact.what_happened),
        Fact("How soon", contact.get_how_soon_display()),
        Fact("Do they know", contact.get_person_knows_display()),
        Fact("What we do", contact.get_outcome_display()),
    ]


class ContactView(PageView):
    """One contact. While it is about nobody on record: look for them, add them, or close it."""

    permission = Permission.RECORD_CONTACT
    shows = Shows.PEOPLE
    template_name = "casework/contact.html"
    title = "Contact"

    def get(self, request: HttpRequest, contact: UUID) -> HttpResponse:
        """Show it."""
        today = self.request.at.astimezone(LONDON).date()
        known = contact_on_record(contact, viewer=self.login)
        found = known or open_contact(contact)
        if found is None:
            raise Http404
        matches = [] if known else find(f"{found.about} {found.whereabouts}", viewer=self.login, on=today)[:4]
        shown = {"contact": found, "known": known, "answers": answers_of(found, today), "matches": matches}
        people = [known.person_id] if known else [one.person for one in matches]
        return self.page(shown, people=people)


class _OfContact(FormPage):
    """A page that does something with a contact about nobody on record."""

    permission = Permission.RECORD_CONTACT
    shows = Shows.NOBODY

    @property
    def contact(self) -> OpenContact:
        """Return the contact in the address."""
        found = open_contact(self.kwargs["contact"])
        if found is None:
            raise Http404
        return found

    def context(self, form: Any) -> dict[str, Any]:
        """Return a way back to the contact."""
        return {"back": reverse("contact", args=[self.contact.pk])}


class LinkForm(PlainForm):
    """Nothing to fill in: the button says whom it is about."""


class LinkContactView(_OfContact):
    """Say whom a contact was about. Nothing is typed again."""

    permission = Permission.RECORD_CONTACT
    shows = Shows.NOBODY
    form_class = LinkForm
    title = "Put this contact on their record"
    button = "Put it on their record"
    lead = "What was said moves to their record. You open it because somebody rang about them."

    def act(self, form: Any) -> str:
        """Move it."""
        linked = actions.link_contact(
            contact=self.contact.pk, person=self.kwargs["person"], by=self.login, at=self.request.at
        )
        return reverse("contact", args=[linked.pk])


class NewRecordForm(PlainForm):
    """Why none of those found is this person."""

    not_the_same_because = LongTextField(
        label="Why is none of the people found this person?",
        hint="Such as: other age, other street. Leave it empty if nobody was found.",
        rows=2,
        required=False,
    )


class AddFromContactView(_OfContact):
    """Make a record of whom a contact was about, from what was typed already."""

    permission = Permission.RECORD_CONTACT
    shows = Shows.NOBODY
    form_class = NewRecordForm
    title = "Make a record from this contact"
    button = "Make the record"
    lead = "The name and what was said are taken from the contact. You type nothing again."

    def act(self, form: Any) -> str:
        """Add them, and move the contact to their record."""
        because = form.cleaned_data["not_the_same_because"]
        person = actions.add_person_from_contact(
            contact=self.contact.pk, not_the_same_because=because, by=self.login, at=self.request.at
        )
        return reverse("person_record", args=[person])


class CloseForm(PlainForm):
    """What was done."""

    done = LongTextField(label="What was done?", rows=3, missing="Write what was done")


class CloseContactView(_OfContact):
    """Close a contact about nobody on record."""

    permission = Permission.RECORD_CONTACT
    shows = Shows.NOBODY
    form_class = CloseForm
    title = "Close this contact"
    button = "Close this contact"

    def act(self, form: Any) -> str:
        """Close it."""
        actions.close_contact(
            contact=self.contact.pk, done=form.cleaned_data["done"], by=self.login, at=self.request.at
        )
        return reverse("team_tray")
