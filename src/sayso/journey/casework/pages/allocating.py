"""Saying who works with whom, and handing over."""

from typing import Any
from uuid import UUID

from django.http import Http404
from django.urls import reverse

from sayso.foundation.access.models import User
from sayso.foundation.access.permissions import Permission
from sayso.foundation.govuk.fields import ChoiceField, LongTextField, RadiosField
from sayso.foundation.govuk.forms import PlainForm
from sayso.foundation.govuk.presenting import LONDON
from sayso.foundation.govuk.view import FormPage, Shows
from sayso.journey.casework import actions
from sayso.journey.casework import statuses as kinds
from sayso.journey.casework.models import Allocation, Transfer
from sayso.journey.casework.pages.persons import Named, PersonForm
from sayso.journey.casework.queries import colleagues, handed_to, working_with
from sayso.journey.people.queries import names_of


class AllocateForm(PlainForm):
    """Who, and in which role."""

    role = RadiosField(label="In which role?", choices=kinds.WorkerRole.choices, missing="Choose a role")
    worker = ChoiceField(label="Who?", missing="Choose who works with them")
    because = LongTextField(label="Why them?", hint="They may read this.", rows=2, required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.choose_among("worker", _colleagues())


def _colleagues() -> list[tuple[str, str]]:
    told = [(str(one.pk), f"{one.name}, {one.role_names}") for one in colleagues()]
    return [("", "Choose"), *told]


class AllocateView(FormPage):
    """Say who works with a person. The record of somebody in the tray need not be open."""

    permission = Permission.ALLOCATE
    shows = Shows.NOBODY
    form_class = AllocateForm
    title = "Say who works with them"
    button = "Allocate"

    def initial(self) -> dict[str, Any]:
        """Start with a lead."""
        return {"role": kinds.WorkerRole.LEAD.value}

    def context(self, form: Any) -> dict[str, Any]:
        """Name them, if the record is open."""
        name = names_of([self.kwargs["person"]], viewer=self.login, on=self.request.at.date()).get(
            self.kwargs["person"]
        )
        return {"title": f"Say who works with {name}" if name else self.title, "back": reverse("team_tray")}

    def act(self, form: AllocateForm) -> str:
        """Allocate."""
        said = form.cleaned_data
        item = actions.NewAllocation(
            person=self.kwargs["person"],
            role=kinds.WorkerRole(said["role"]),
            worker=User.objects.get(pk=said["worker"]),
            because=said["because"],
            key=said["form_key"],
        )
        actions.allocate(items=[item], by=self.login, at=self.request.at)
        return reverse("person_record", args=[item.person])


class HandOverForm(PlainForm):
    """To whom, what they must know, and how the person was told."""

    to_worker = ChoiceField(label="Who takes over?", missing="Choose who takes over")
    hand_over_note = LongTextField(
        label="What do they need to know?",
        hint="What matters to the person, what was promised, and what is due first.",
        missing="Write what they need to know",
    )
    goodbye = LongTextField(label="How did you tell the person, or how will you?", rows=2, required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.choose_among("to_worker", _colleagues())


class HandOverView(PersonForm):
    """Ask somebody to take a person over. They stay yours until the other says yes."""

    permission = Permission.TRANSFER
    shows = Shows.PERSON
    form_class = HandOverForm
    title = "Hand over"
    heading = "Hand {called} over to a colleague"
    lead = "They stay with you until your colleague says yes."
    button = "Ask them"

    @property
    def allocation(self) -> Allocation:
        """Return the allocation in the address."""
        key = self.kwargs["allocation"]
        found = next((one for one in working_with(self.person, viewer=self.login) if one.pk == key), None)
        if found is None:
            raise Http404
        return found

    def context(self, form: Any) -> dict[str, Any]:
        """Refuse an address that leads nowhere before anything is typed."""
        return super().context(form) | {"allocation": self.allocation}

    def act(self, form: HandOverForm) -> str:
        """Propose it."""
        said = form.cleaned_data
        actions.propose_transfer(
            allocation=self.allocation.pk,
            to_worker=User.objects.get(pk=said["to_worker"]),
            hand_over_note=said["hand_over_note"],
            goodbye=said["goodbye"],
            by=self.login,
            at=self.request.at,
        )
        return self.record_url


class AnswerForm(PlainForm):
    """Yes or no, and a few words."""

    answer = RadiosField(
        label="Do you take them on?",
        choices=[("accepted", "Yes, from now"), ("declined", "No")],
        missing="Choose yes or no",
    )
    words = LongTextField(
        label="What do you say?",
        hint="If yes: your first words to the person; they see them on their own page. If no: why.",
        rows=3,
        required=False,
    )


class AnswerHandOverView(FormPage):
    """Accept or decline a hand-over."""

    permission = Permission.TRANSFER
    shows = Shows.PERSON
    form_class = AnswerForm
    template_name = "casework/answer_hand_over.html"
    title = "A colleague asks you to take somebody on"
    button = "Answer"

    @property
    def transfer(self) -> Transfer:
        """Return the hand-over in the address, if it waits for this login."""
        key = self.kwargs["transfer"]
        found = next((one for one in handed_to(viewer=self.login) if one.pk == key), None)
        if found is None:
            raise Http404
        return found

    def people(self) -> list[UUID]:
        """Return whom it is about."""
        return [self.transfer.person_id]

    def context(self, form: Any) -> dict[str, Any]:
        """Return who, and the note."""
        found = self.transfer
        named = Named([found.person_id], self.login, self.request.at.astimezone(LONDON).date())
        return {
            "transfer": found,
            "name": named.name(found.person_id),
            "summary": named.summary(found.person_id),
            "caution": named.caution(found.person_id),
            "back": reverse("my_day"),
        }

    def act(self, form: AnswerForm) -> str:
        """Answer."""
        said, found = form.cleaned_data, self.transfer
        if said["answer"] == "accepted":
            actions.accept_transfer(transfer=found.pk, hello=said["words"], by=self.login, at=self.request.at)
            return reverse("person_record", args=[found.person_id])
        actions.decline_transfer(transfer=found.pk, because=said["words"], by=self.login, at=self.request.at)
        return reverse("my_day")
