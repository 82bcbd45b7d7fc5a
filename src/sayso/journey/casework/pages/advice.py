"""What was told on the telephone, in writing to the person."""

from typing import Any

from django.http import Http404
from django.urls import reverse

from sayso.foundation.access.permissions import Permission
from sayso.foundation.govuk.fields import LongTextField, TextField
from sayso.foundation.govuk.forms import PlainForm
from sayso.foundation.govuk.view import Shows
from sayso.journey.casework import actions
from sayso.journey.casework.pages.persons import PersonForm
from sayso.journey.casework.queries import contact as contact_on_record


class AdviceForm(PlainForm):
    """The words of the letter that only this contact can give."""

    answer = TextField(
        label="Our answer, in a few words",
        hint="It heads the letter. Such as: A bus pass, and how to ask for one",
        max_length=120,
        missing="Write our answer in a few words",
    )
    advice = LongTextField(
        label="What did you tell them?", hint="One thing a line.", rows=4, missing="Write what you told them"
    )
    places = LongTextField(
        label="Who else can help?", hint="One a line, with a telephone number.", rows=3, required=False
    )
    why = LongTextField(label="Why do we do no more now?", rows=2, missing="Write why we do no more now")


class GiveAdviceView(PersonForm):
    """Write the advice down. It goes to the person by the way that is safe for them."""

    permission = Permission.RECORD_CONTACT
    shows = Shows.PERSON
    form_class = AdviceForm
    title = "Put the advice in writing"
    heading = "Put the advice to {called} in writing"
    lead = "The letter goes to the person, the safe way. Whoever rang gets nothing."
    button = "Write it and send it"

    def context(self, form: Any) -> dict[str, Any]:
        """Refuse an address that leads nowhere before anything is typed."""
        found = contact_on_record(self.kwargs["contact"], viewer=self.login)
        if found is None:
            raise Http404
        return super().context(form)

    def act(self, form: AdviceForm) -> str:
        """Write and send."""
        said = form.cleaned_data
        actions.give_advice(
            contact=self.kwargs["contact"],
            answer=said["answer"],
            advice=said["advice"].splitlines(),
            places=said["places"].splitlines(),
            why=said["why"],
            by=self.login,
            at=self.request.at,
        )
        return reverse("contact", args=[self.kwargs["contact"]])
